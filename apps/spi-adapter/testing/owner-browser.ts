import type { BrowserContext, Page } from 'playwright-core';
import { browser, complaintsOf, endWithTest } from '../../../testing/browser.ts';
import type { TestOwner } from './test-owner.ts';

export interface OwnerVisit {
  readonly context: BrowserContext;
  readonly page: Page;
  /** What the page reported: uncaught errors, and what a content security policy refused. */
  readonly complaints: string[];
}

/** A browser of a site owner, with nothing in it. */
export async function openBrowser(
  options: { readonly width?: number; readonly locale?: string } = {},
): Promise<OwnerVisit> {
  const context = await (await browser()).newContext({
    viewport: { width: options.width ?? 1024, height: 900 },
    locale: options.locale ?? 'en-GB',
    timezoneId: 'America/Los_Angeles',
    reducedMotion: 'reduce',
  });
  endWithTest(context);
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  return { context, page, complaints: complaintsOf(page) };
}

/** The page's address as Wix's dashboard gives it to its frame. */
export function settingsAddress(
  setup: TestOwner,
  merchant: { readonly instanceId: string; readonly ownerId: string },
  more: Readonly<Record<string, string>> = {},
): string {
  const address = new URL(`${setup.adapter.url}/settings`);
  const { instanceId, ownerId } = merchant;
  const instance = setup.wix.signer.signInstanceParameter({ instanceId, uid: ownerId });
  for (const [name, value] of Object.entries({ instance, ...more })) {
    address.searchParams.set(name, value);
  }
  return address.href;
}

/** Says yes at the POS, in the window that the page has opened. */
export async function consentAtPos(popup: Page, merchant: string): Promise<void> {
  await popup.getByRole('button', { name: /^Go on to/ }).click();
  await popup.getByLabel(merchant).check();
  await popup.getByRole('button', { name: 'Allow', exact: true }).click();
}
