import { runJobs } from '@pos-bridge/core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  builtWeb,
  expectAccessible,
  goWithin,
  visit,
} from '../../../../testing/browser-console.ts';
import { openTestRestaurant, type TestRestaurant } from '../../../../testing/test-restaurant.ts';
import { openTestSite, type TestSite } from '../../../../testing/test-site.ts';

let site: TestSite;
let restaurant: TestRestaurant;

beforeEach(async () => {
  site = await openTestSite();
  restaurant = await openTestRestaurant(builtWeb, { site });
});
afterEach(async () => {
  await restaurant.console_.close();
  await site.close();
});

const person = (role: 'viewer' | 'support') => restaurant.console_.addStaff(role);

/** What support says of one dish, without a page. */
const say = (itemPosId: string) =>
  restaurant.console_.core.inventory.send({
    configurationId: restaurant.address.configurationId,
    items: [{ itemPosId, inStock: false }],
    author: { kind: 'bridge', name: 'test' },
    reason: 'Sold out.',
  });

test('support says that a dish is out, sees the exact message first, and sees it arrive on Wix', async () => {
  const { core, database, log } = restaurant.console_;
  const { page, complaints } = await visit(restaurant.console_, {
    staff: await person('support'),
  });
  await page.goto('/stock');
  await page.getByLabel('Merchant or location').fill('trattoria');
  await page.getByRole('link', { name: 'Main Street' }).click();
  await page.getByRole('button', { name: 'Check stock' }).click();
  await page
    .getByText(/^Stock is the same for all \d+ items. Prices and names are not compared.$/)
    .waitFor();
  await page.getByRole('textbox', { name: 'Item' }).fill('Dish 3');
  await page.getByRole('checkbox', { name: 'Choose Dish 3' }).click();
  await page.getByRole('button', { name: 'Send 1 to Wix…' }).click();

  const drawer = page.getByRole('dialog', { name: /Send stock of/ });
  // Choosing says nothing: what is known is preset, and only a choice changes it.
  await drawer.getByText('Now in stock').waitFor();
  expect(await drawer.getByRole('radio', { name: 'In stock' }).isChecked()).toBe(true);
  await drawer.getByRole('button', { name: 'Preview' }).click();
  await drawer.getByText('Dish 3: in stock').waitFor();
  await drawer.getByText('Out', { exact: true }).click();
  await drawer.getByText('Item goes out of stock').waitFor();
  await drawer.getByRole('button', { name: 'Preview' }).click();
  await drawer.getByText('Dish 3: out of stock').waitFor();
  await drawer.getByText('"inventory.updated"').waitFor();
  expect(await drawer.getByRole('button', { name: 'Send' }).isDisabled()).toBe(true);
  await drawer.getByLabel('Reason').fill('The kitchen called: it is sold out.');
  await drawer.getByRole('button', { name: 'Send' }).click();

  await page.getByRole('heading', { name: 'Webhook event', level: 1 }).waitFor();
  await page.getByRole('status').getByText('Waiting').waitFor();
  expect(site.shows('dish-3')).toBe(true);
  const jobs = await runJobs(database.url, core.jobHandlers, log);
  try {
    await page.getByRole('status').getByText('Delivered').waitFor();
    await page.getByText('Proven').waitFor();
    expect(site.shows('dish-3')).toBe(false);
  } finally {
    await jobs.stop(5_000);
  }
  expect(complaints).toEqual([]);
});

test('telling a counted dish again keeps its count, and the POS’s last word stays beside support’s', async () => {
  const { locationId, address, console_ } = restaurant;
  const observation = (observer: string, inStock: boolean, quantity: number | null) => ({
    ...{ id: observer, observer, observedAt: new Date(), inStock, quantity, outUntil: null },
  });
  const pos = JSON.stringify({ observation: observation('pos', true, 12), takes: [] });
  await console_.database
    .sql`insert into stock_levels (location_id, item_pos_id, in_stock, quantity,
      source, observed_at, knowledge, updated_at)
    values (${locationId}, 'dish-1', true, 12, 'pos', now(), ${pos}::text::jsonb, now())`;
  const { page } = await visit(console_, { staff: await person('support') });
  await page.goto(`/stock/${address.configurationId}`);
  await page.getByRole('checkbox', { name: 'Choose Dish 1', exact: true }).click();
  await page.getByRole('button', { name: 'Send 1 to Wix…' }).click();
  const drawer = page.getByRole('dialog', { name: /Send stock of/ });
  await drawer.getByText('Now in stock, 12 left, from POS').waitFor();
  expect(await drawer.getByLabel('Quantity left').inputValue()).toBe('12');
  await drawer.getByRole('button', { name: 'Preview' }).click();
  await drawer.getByText('Dish 1: in stock').waitFor();
  await drawer.getByLabel('Reason').fill('The site lost it: tell it again.');
  await drawer.getByRole('button', { name: 'Send' }).click();
  await page.getByRole('heading', { name: 'Webhook event', level: 1 }).waitFor();

  await say('dish-1');
  await page.goto(`/stock/${address.configurationId}`);
  const row = page.getByRole('row', { name: /Dish 1 / });
  await row.getByText('Out', { exact: true }).waitFor();
  await row.getByText('Last from the POS: in stock, 12 left').waitFor();
});

test('a viewer sees stock and deliveries, and finds nothing to send with', async () => {
  await say('dish-1');
  const { page } = await visit(restaurant.console_, { staff: await person('viewer') });
  await page.goto(`/stock/${restaurant.address.configurationId}?outOnly=true`);
  await page.getByRole('row', { name: /Dish 1/ }).waitFor();
  expect(await page.getByRole('checkbox').count()).toBe(0);
  expect(await page.getByRole('button', { name: /Send|Check stock/ }).count()).toBe(0);
  await page.goto('/deliveries');
  await page
    .getByRole('row', { name: /Waiting/ })
    .getByRole('link')
    .first()
    .click();
  await page.getByRole('dialog').getByText('No attempts yet.').waitFor();
  expect(await page.getByRole('button', { name: /Cancel|Retry/ }).count()).toBe(0);
});

test('a paused target is shown on top, and resumed with a reason', async () => {
  await say('dish-1');
  await restaurant.console_.database.sql`
    update delivery_targets set state = 'paused', paused_at = now(), failing_since = now(),
      failures_in_row = 7, last_failure = 'Wix answered 500.'`;
  const { page } = await visit(restaurant.console_, { staff: await person('support') });
  await page.goto('/deliveries');
  await page.getByText('Wix, Main Street is paused').waitFor();
  await page.getByRole('button', { name: 'Resume and replay' }).click();
  await page.getByLabel('Reason').fill('Wix works again.');
  await page.getByRole('dialog').getByRole('button', { name: 'Resume and replay' }).click();
  await page.getByText('Wix, Main Street is paused').waitFor({ state: 'hidden' });
});

test('what has been out for long is listed with the way to its stock, and can be taken along', async () => {
  await say('dish-1');
  await say('dish-2');
  await restaurant.console_.database.sql`
    update stock_levels set out_since = now() - interval '3 days' where item_pos_id = 'dish-2'`;
  const { page, context } = await visit(restaurant.console_, {
    staff: await person('viewer'),
  });
  await page.goto('/stock');
  await page.getByRole('link', { name: 'Long outages' }).click();
  const row = page.getByRole('row', { name: /dish-2/ });
  await row.getByText('for 3 days').waitFor();
  expect(await page.getByRole('row').count()).toBe(2);
  await expectAccessible(page);
  const file = await context.request.get('/export/long-outages.csv');
  expect((await file.text()).split('\r\n')[1]).toMatch(/^"dish-2",.*,"support",/);
  await row.getByRole('link', { name: 'dish-2' }).click();
  await page.getByRole('row', { name: /Dish 2/ }).waitFor();
});

test('axe finds nothing on stock and deliveries, in light and dark', async () => {
  const { database } = restaurant.console_;
  const { configurationId } = restaurant.address;
  const staff = await person('support');
  const { page, complaints } = await visit(restaurant.console_, { staff });
  await page.goto('/deliveries');
  await page.getByText('No deliveries yet').waitFor();
  await expectAccessible(page);

  await say('dish-1');
  await database.sql`
      update delivery_targets set state = 'paused', paused_at = now(), failing_since = now(),
        failures_in_row = 7, last_failure = 'Wix answered 500.'`;
  await goWithin(page, `/stock/${configurationId}`);
  await page.getByRole('checkbox', { name: 'Choose Dish 2' }).click();
  await page.getByRole('button', { name: 'Send 1 to Wix…' }).click();
  await page.getByRole('dialog').getByText('Out', { exact: true }).click();
  await page.getByRole('button', { name: 'Preview' }).click();
  await page.getByText('Dish 2: out of stock').waitFor();
  await expectAccessible(page);

  await page.goto('/deliveries');
  await page
    .getByRole('row', { name: /Waiting/ })
    .getByRole('link')
    .first()
    .click();
  await page.getByText('No attempts yet.').waitFor();
  await expectAccessible(page);
  expect(complaints).toEqual([]);
});
