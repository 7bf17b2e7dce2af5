import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { endWithTest } from '../../../testing/browser.ts';
import type { TestConsole, TestStaff } from './test-console.ts';

/** Where `build-web.ts` puts the pages. */
export const builtWeb = fileURLToPath(new URL('../dist/web', import.meta.url));

export interface Visit {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What the page reported: uncaught errors, and what the content security policy refused. */
  readonly complaints: string[];
}

/** A fresh browser profile on the console; with `staff`, already signed in. */
export async function visit(
  browser: Browser,
  console_: TestConsole,
  options: {
    readonly staff?: TestStaff;
    readonly width?: number;
  } = {},
): Promise<Visit> {
  const context = await browser.newContext({
    baseURL: console_.url,
    colorScheme: 'light',
    viewport: { width: options.width ?? 1440, height: 900 },
    timezoneId: 'Europe/Madrid',
    locale: 'en-GB',
    reducedMotion: 'reduce',
  });
  endWithTest(context);
  if (options.staff !== undefined) {
    const cookie = await console_.signIn(options.staff);
    await context.addCookies(
      cookie.split('; ').map((pair) => {
        const [name = '', value = ''] = pair.split(/=(.*)/s);
        return { name, value, url: console_.url };
      }),
    );
  }
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    // A refused call is told by the page; the browser's own line about it is no news.
    const alert = message.text().startsWith('Failed to load resource');
    if (message.type() === 'error' && !alert) complaints.push(message.text());
  });
  return { page, context, complaints };
}

/**
 * Goes to another page of the console as its links do, without loading all of it anew: what the page has
 * loaded stays, and with it what judges it (see `expectAccessible`).
 */
export async function goWithin(page: Page, path: string): Promise<void> {
  await page.evaluate(`history.pushState(null, '', ${JSON.stringify(path)})`);
}

export { expectAccessible } from '../../../testing/expect-accessible.ts';
