import { fileURLToPath } from 'node:url';
import type { BrowserContext, Page } from 'playwright-core';
import { onTestFinished, TestRunner } from 'vitest';
import { browser, complaintsOf } from '../../../testing/browser.ts';
import type { TestConsole, TestStaff } from './test-console.ts';

/** Where `build-web.ts` puts the pages. */
export const builtWeb = fileURLToPath(new URL('../dist/web', import.meta.url));

export interface Visit {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What the page reported: uncaught errors, and what the content security policy refused. */
  readonly complaints: string[];
}

/** Pages that no test uses, by their console's address: a new one has a process to start and all scripts to compile. */
const idle = new Map<string, Visit[]>();

/**
 * A browser profile on the console with nothing in it; with `staff`, already signed in. In a test it is the
 * test's own until that ends; elsewhere whoever asks closes its context.
 */
export async function visit(
  console_: TestConsole,
  options: {
    readonly staff?: TestStaff;
    readonly width?: number;
  } = {},
): Promise<Visit> {
  const { url } = console_;
  const visited = idle.get(url)?.pop() ?? (await open(url));
  const { page, context, complaints } = visited;
  if (TestRunner.getCurrentTest() !== undefined) {
    onTestFinished(async () => {
      if (await leave(visited)) idle.set(url, [...(idle.get(url) ?? []), visited]);
    });
  }
  await context.setOffline(false);
  await page.setViewportSize({ width: options.width ?? 1440, height: 900 });
  if (options.staff !== undefined) {
    const cookie = await console_.signIn(options.staff);
    await context.addCookies(
      cookie.split('; ').map((pair) => {
        const [name = '', value = ''] = pair.split(/=(.*)/s);
        return { name, value, url };
      }),
    );
  }
  complaints.length = 0;
  return visited;
}

async function open(url: string): Promise<Visit> {
  const context = await (await browser()).newContext({
    baseURL: url,
    colorScheme: 'light',
    timezoneId: 'Europe/Madrid',
    locale: 'en-GB',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  return { page, context, complaints: complaintsOf(page) };
}

/**
 * Leaves nothing of a test to the next one; false where that cannot be. The page itself stays until the next
 * test goes elsewhere with it: a blank one would be another process.
 */
async function leave({ page, context }: Visit): Promise<boolean> {
  if (page.isClosed()) return false;
  await context.clearCookies();
  await context.setOffline(true);
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await page.emulateMedia({ colorScheme: 'light' });
  if (page.url() !== 'about:blank')
    await page.evaluate('localStorage.clear(), sessionStorage.clear()');
  for (const other of context.pages()) if (other !== page) await other.close();
  return true;
}

/**
 * Goes to another page of the console as its links do, without loading all of it anew: what the page has
 * loaded stays, and with it what judges it (see `expectAccessible`).
 */
export async function goWithin(page: Page, path: string): Promise<void> {
  await page.evaluate(`history.pushState(null, '', ${JSON.stringify(path)})`);
}

export { expectAccessible } from '../../../testing/expect-accessible.ts';
