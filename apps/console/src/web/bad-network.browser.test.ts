import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { type Visit, visit } from '../../testing/browser-console.ts';
import { type FurnishedConsole, openFurnishedConsole } from '../../testing/furnished-console.ts';

// The console over a network that is slow, breaks off, or leads to a server that hangs.
let setup: FurnishedConsole;
let inside: Visit;

beforeAll(async () => {
  setup = await openFurnishedConsole();
  inside = await visit(setup.console_, {
    staff: await setup.console_.addStaff('support'),
  });
});
afterEach(async () => {
  await inside.context.setOffline(false);
  await inside.page.unrouteAll({ behavior: 'ignoreErrors' });
});
afterAll(async () => {
  await inside.context.close();
  await setup.close();
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
  ['/syncs', 'Merchant', 'nobody', /\/syncs\/[^/?]+$/],
  ['/stock', 'Merchant or location', 'main', /\/stock\/[^/?]+$/],
  ['/webhook-events', 'Merchant', 'nobody', /\/webhook-events\/[^/?]+$/],
  ['/drifts', 'Merchant or location', 'nobody', /\/stock\/[^/?]+$/],
  // Beside the list, at an address of its own.
  ['/deliveries', 'Merchant', 'nobody', /\/deliveries\?delivery=[^&]+$/],
  ['/endpoints', 'Merchant', 'nobody', /\/endpoints\?endpoint=[^&]+$/],
  ['/spi-calls', 'Merchant', 'nobody', /\/spi-calls\?call=\d+$/],
  ['/audit', 'Merchant', 'nobody', /\/audit\?entry=\d+$/],
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

/** Answers nothing, as a server that hangs. */
const hang = (page: Page) => page.route('**/trpc/**', () => new Promise<void>(() => {}));
const endlessAnimations = (page: Page) =>
  page.evaluate(
    () =>
      document
        .getAnimations()
        .filter(({ effect }) => effect?.getComputedTiming().iterations === Number.POSITIVE_INFINITY)
        .length,
  );
const oldRows = 'main[data-old] tbody tr';

test('under another filter no row of before is shown, and a server that hangs is told', async () => {
  const { page } = inside;
  await page.goto('/orders');
  await page.getByRole('row', { name: /wix-good/ }).waitFor();
  await hang(page);
  await page.getByRole('combobox', { name: 'State' }).click();
  await page.getByRole('option', { name: 'Refused' }).click();
  await page.waitForURL('**/orders?state=rejected');
  await page.getByRole('row', { name: /wix-good/ }).waitFor({ state: 'hidden' });
  // Whoever asks for less motion is shown at rest that the list loads.
  await page.locator('.mantine-Skeleton-root').first().waitFor();
  expect(await endlessAnimations(page)).toBe(0);
  await page
    .getByText('The console’s server does not answer. This page may be out of date.')
    .waitFor();
});

test('offline is told, what is shown is dimmed, and both end by themselves', async () => {
  const { page, context } = inside;
  await page.goto('/orders');
  await page.getByRole('row', { name: /wix-good/ }).waitFor();
  expect(await page.locator(oldRows).count()).toBe(0);
  await context.setOffline(true);
  await page.getByText('You are offline. This page may be out of date').waitFor();
  expect(await page.locator(oldRows).count()).toBeGreaterThan(0);
  await page.getByRole('combobox', { name: 'State' }).click();
  await page.getByRole('option', { name: 'Refused' }).click();
  await page.getByRole('row', { name: /wix-good/ }).waitFor({ state: 'hidden' });
  await context.setOffline(false);
  await page.getByText('You are offline').waitFor({ state: 'hidden' });
  await page.getByRole('row', { name: /wix-refused/ }).waitFor();
});

/** Notes how long after a click the page tells that another one is under way. */
const clockProgress = (page: Page) =>
  page.evaluate(() => {
    const begun = { at: 0 };
    document.addEventListener('click', () => (begun.at = performance.now()), { capture: true });
    new MutationObserver((_changes, observer) => {
      if (!document.body.textContent.includes('Loading the page')) return;
      document.documentElement.dataset['shownAfter'] = String(performance.now() - begun.at);
      observer.disconnect();
    }).observe(document.body, { subtree: true, childList: true });
  });

test('a page whose code cannot be fetched is told within the frame, and loads once it can be', async () => {
  // A profile of its own: what another test has visited would come from its cache.
  const { page, context } = await visit(setup.console_, {
    staff: await setup.console_.addStaff('support'),
  });
  await page.goto('/own-sessions');
  await page.getByRole('heading', { name: 'Your sessions' }).waitFor();
  await context.setOffline(true);
  await clockProgress(page);
  await page.getByRole('link', { name: 'Menu syncs' }).click();
  await page.getByText('Loading the page').waitFor({ state: 'attached' });
  // 100 ms on a quiet machine.
  expect(Number(await page.locator('html').getAttribute('data-shown-after'))).toBeLessThan(1_000);
  await page.getByText('This page could not be loaded.').waitFor();
  await page.getByRole('navigation', { name: 'Pages' }).waitFor();
  // Still offline: asked again, and no page of the browser’s own.
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByText('This page could not be loaded.').waitFor();
  await context.setOffline(false);
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('heading', { name: 'Menu syncs', level: 1 }).waitFor();
});

test('a short break of the network while a page’s code is fetched is not noticed', async () => {
  const { page } = inside;
  await page.goto('/own-sessions');
  await page.getByRole('heading', { name: 'Your sessions' }).waitFor();
  let broken = 0;
  await page.route(/assets\/audit-page/, async (route) => {
    broken += 1;
    await (broken === 1 ? route.abort('connectionreset') : route.continue());
  });
  await page.getByRole('link', { name: 'Audit trail' }).click();
  await page.getByRole('heading', { name: 'Audit trail', level: 1 }).waitFor();
  expect(broken).toBeGreaterThan(1);
});

test('a period is edited by keyboard, month 10 too, and takes effect once it is applied', async () => {
  const { page } = inside;
  await page.goto('/orders?from=2020-01-31T10:00:00.000Z');
  await page.getByRole('row', { name: /wix-good/ }).waitFor();
  await page.getByText('Times in Europe/Madrid').waitFor();
  await page.getByRole('button', { name: 'Period: Since 31 Jan 2020 11:00' }).press('Enter');
  const from = page.getByLabel('From', { exact: true });
  expect(await from.inputValue()).toBe('2020-01-31T11:00');
  await from.focus();
  // Day and month in whichever order the browser has them; after two digits it goes on by itself.
  for (const digit of '1010') await page.keyboard.press(digit);
  expect(new URL(page.url()).search).toContain('from=2020-01-31');
  await page.keyboard.press('Enter');
  await page.waitForURL(/from=2020-10-10T09/);
  await page.getByRole('button', { name: 'Period: Since 10 Oct 2020 11:00' }).click();
  await page.getByLabel('Until', { exact: true }).fill('2020-10-11T08:30');
  await page.getByRole('button', { name: 'Apply' }).click();
  await page.waitForURL(/until=2020-10-11T06%3A30/);
  await page.getByText('No orders match').waitFor();
});

test('a period is chosen by its name, and begins at a moment that a link keeps', async () => {
  const { page } = inside;
  await page.goto('/orders?until=2020-10-10T09:00:00.000Z');
  await page.getByText('No orders match').waitFor();
  await page.getByRole('button', { name: 'Period: Until 10 Oct 2020 11:00' }).click();
  const before = Date.now();
  await page.getByRole('button', { name: 'Last hour' }).click();
  await page.getByRole('row', { name: /wix-good/ }).waitFor();
  const { searchParams } = new URL(page.url());
  const from = Date.parse(searchParams.get('from') ?? '');
  expect(from).toBeGreaterThanOrEqual(before - 3_600_000);
  expect(from).toBeLessThanOrEqual(Date.now() - 3_600_000);
  expect(searchParams.get('until')).toBeNull();
  await page.getByRole('button', { name: /^Period: Since/ }).click();
  await page.getByRole('button', { name: 'Any time' }).click();
  await page.getByRole('button', { name: 'Period: Any time' }).waitFor();
  expect(new URL(page.url()).search).toBe('');
});

interface Opened {
  readonly at: (names: FurnishedConsole['names']) => string;
  readonly by: (page: Page) => Promise<void>;
  /** Where one types, and what. */
  readonly field: string | RegExp;
  readonly typed: string;
}

/** One of each look that dialogs have. */
const dialogs: Record<string, Opened> = {
  'above the page': {
    at: ({ orderId }) => `/orders/${orderId}`,
    by: (page) => page.getByRole('button', { name: 'Mark as resolved' }).click(),
    field: 'Reason',
    typed: 'ok called',
  },
  'beside the list': {
    at: ({ configurationId }) => `/stock/${configurationId}`,
    by: async (page) => {
      await page.getByRole('checkbox', { name: 'Choose Dish 2', exact: true }).check();
      await page.getByRole('button', { name: 'Send 1 to Wix…' }).click();
    },
    field: 'Quantity left',
    typed: '12',
  },
  'the search box': {
    at: () => '/own-sessions',
    by: (page) => page.getByRole('button', { name: 'Find any id or name' }).click(),
    field: /Any id/,
    typed: 'ok called',
  },
};

test.each(Object.entries(dialogs))(
  'a dialog %s begins at its first field, and a click outside closes it only while nothing was typed',
  async (_which, { at, by, field, typed }) => {
    const { page } = inside;
    await page.goto(at(setup.names));
    await page.getByRole('heading', { level: 1 }).waitFor();
    const dialog = page.getByRole('dialog');
    await by(page);
    await dialog.waitFor();
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.matches('input, textarea, select')))
      .toBe(true);
    await page.mouse.click(5, 5);
    await dialog.waitFor({ state: 'hidden' });
    await by(page);
    await dialog.getByLabel(field).fill(typed);
    await page.mouse.click(5, 5);
    await page.mouse.click(5, 895);
    expect(await dialog.getByLabel(field).inputValue()).toBe(typed);
  },
);

test.each([
  ['a section of a page', 'accounts.timeline', 'Trattoria Test'],
  ['what opens beside a list', 'deliveries.get', 'Stock'],
])('an answer that %s does not expect leaves the rest, with an id to quote', async (...given) => {
  const [, procedure, heading] = given;
  const { accountId, deliveryId } = setup.names;
  const { page, complaints } = inside;
  await page.route(new RegExp(`/trpc/.*${procedure}`), async (route) => {
    const names = new URL(route.request().url()).pathname.split(/[/,]/).slice(2);
    const response = await route.fetch();
    const answers = z.array(z.unknown()).parse(await response.json());
    const json = answers.map((answer, at) =>
      names[at] === procedure ? { result: { data: { entries: [7] } } } : answer,
    );
    await route.fulfill({ response, json });
  });
  await page.goto(
    heading === 'Stock' ? `/deliveries?delivery=${deliveryId}` : `/accounts/${accountId}`,
  );
  await page.getByText('This section cannot be shown: a fault of the console.').waitFor();
  await page.getByRole('heading', { name: heading, level: 1 }).waitFor();
  expect(await page.locator('code').first().textContent()).toMatch(/^[a-z0-9]{8}$/);
  complaints.length = 0;
});
