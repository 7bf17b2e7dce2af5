import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../../../../testing/browser.ts';
import { type Visit, visit } from '../../testing/browser-console.ts';
import { type FurnishedConsole, openFurnishedConsole } from '../../testing/furnished-console.ts';

// The console over a network that is slow, breaks off, or leads to a server that hangs.
let browser: Browser;
let house: FurnishedConsole;
let inside: Visit;

beforeAll(async () => {
  [browser, house] = await Promise.all([launchBrowser(), openFurnishedConsole()]);
  inside = await visit(browser, house.console_, {
    staff: await house.console_.addStaff('support'),
  });
});
afterEach(async () => {
  await inside.context.setOffline(false);
  await inside.page.unrouteAll({ behavior: 'ignoreErrors' });
});
afterAll(async () => {
  await browser.close();
  await house.close();
});

/** Holds everything that fits until it is let go. */
async function hold(page: Page, url: string | RegExp): Promise<() => void> {
  let letGo = () => {};
  const gone = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route(url, async (route) => {
    await gone;
    await route.continue();
  });
  return letGo;
}

/** A list with a typed filter, and where a click on its first result leads. */
const lists: readonly (readonly [at: string, filter: string, text: string, leadsTo: RegExp])[] = [
  ['/accounts', 'Merchant', 'trat', /\/accounts\/[^/?]+$/],
  ['/orders', 'Wix order', 'wix-good', /\/orders\/[^/?]+$/],
  ['/validations', 'Wix order', 'wix-good', /\/validations\/[^/?]+$/],
  ['/syncs', 'Account', 'nobody', /\/syncs\/[^/?]+$/],
  ['/stock', 'Merchant or location', 'main', /\/stock\/[^/?]+$/],
  ['/messages', 'Account', 'nobody', /\/messages\/[^/?]+$/],
];

test.each(lists)('%s: a click right after typing a filter is not lost', async (...list) => {
  const [at, filter, text, leadsTo] = list;
  const { page, complaints } = inside;
  await page.goto(at);
  const link = page.getByRole('table').getByRole('link').first();
  await link.waitFor();
  const letGo = await hold(page, /\/(trpc\/|assets\/.*-page)/);
  await page.getByRole('search').getByLabel(filter, { exact: true }).pressSequentially(text);
  await link.click();
  await page.waitForURL(leadsTo);
  // Long after the filter would have taken effect: the page’s own clock says when.
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 800)));
  letGo();
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(page.url()).toMatch(leadsTo);
  expect(complaints).toEqual([]);
});

test('what was typed and not yet in effect goes with the cleared filters', async () => {
  const { page } = inside;
  await page.goto('/orders?state=created');
  await page.getByRole('table').getByRole('link').first().waitFor();
  const box = page.getByLabel('Wix order', { exact: true });
  await box.pressSequentially('wix-refused');
  await page.getByRole('button', { name: 'Clear', exact: true }).click();
  await expect.poll(() => box.inputValue()).toBe('');
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 800)));
  expect(new URL(page.url()).search).toBe('');
});
