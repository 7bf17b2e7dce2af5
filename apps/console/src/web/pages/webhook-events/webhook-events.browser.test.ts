import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  builtWeb,
  expectAccessible,
  goWithin,
  visit,
} from '../../../../testing/browser-console.ts';
import { openTestRestaurant, type TestRestaurant } from '../../../../testing/test-restaurant.ts';

let restaurant: TestRestaurant;

beforeEach(async () => {
  restaurant = await openTestRestaurant(builtWeb);
});
afterEach(() => restaurant.console_.close());

async function say(itemPosId: string): Promise<string> {
  const sent = await restaurant.console_.core.inventory.send({
    configurationId: restaurant.address.configurationId,
    items: [{ itemPosId, inStock: false }],
    author: { kind: 'bridge', name: 'test' },
    reason: 'Sold out.',
  });
  return sent.outcome === 'sent' ? sent.eventId : '';
}

test('the id of a webhook event leads from the search to its page, and the list to the same page', async () => {
  const id = await say('dish-1');
  const { page, complaints } = await visit(restaurant.console_, {
    staff: await restaurant.console_.addStaff('viewer'),
  });
  await page.goto('/');
  await page.getByRole('button', { name: /Find any id/ }).click();
  await page.getByRole('combobox', { name: /Any id/ }).fill(id);
  await page.getByRole('option', { name: /Webhook event/ }).waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/webhook-events/${id}`);
  await page.getByRole('cell', { name: 'Out' }).waitFor();

  await page.getByRole('link', { name: 'Stock', exact: true }).click();
  await page.getByRole('link', { name: 'Webhook events', exact: true }).click();
  await page.waitForURL('**/webhook-events');
  await page
    .getByRole('row', { name: /Sold out/ })
    .getByRole('link')
    .first()
    .click();
  await page.waitForURL(`**/webhook-events/${id}`);
  expect(complaints).toEqual([]);
});

test('a filter lives in the address, and the list goes on page by page', async () => {
  for (let n = 0; n < 55; n += 1) await say('dish-1');
  await restaurant.console_.database.sql`
    update inventory_messages set cause = '{"kind":"poll"}' where sequence <= 3`;
  const staff = await restaurant.console_.addStaff('viewer');
  const { page } = await visit(restaurant.console_, { staff });
  await page.goto('/webhook-events');
  await page.getByRole('combobox', { name: 'Cause' }).click();
  await page.getByRole('option', { name: 'Support' }).click();
  await page.waitForURL('**/webhook-events?cause=support');
  await expect.poll(() => page.getByRole('row').count()).toBe(51);
  await page.getByRole('button', { name: 'Older' }).click();
  await expect.poll(() => page.getByRole('row').count()).toBe(3);

  const other = await visit(restaurant.console_, { staff });
  await other.page.goto(page.url());
  await expect.poll(() => other.page.getByRole('row').count()).toBe(3);
});

test('webhooks and deliveries that are made meanwhile wait above their lists', async () => {
  await say('dish-1');
  const staff = await restaurant.console_.addStaff('viewer');
  for (const [path, word] of [
    ['/webhook-events', '1 new webhook event'],
    ['/deliveries', '1 new delivery'],
  ] as const) {
    const { page } = await visit(restaurant.console_, { staff });
    const followed = page.waitForResponse(/webhookEvents\.changes/);
    await page.goto(path);
    await followed;
    await page.getByRole('row').nth(1).waitFor();
    // While a list loads it has rows of its own, which are not to be counted.
    await page.locator('[aria-busy=true]').first().waitFor({ state: 'hidden' });
    const before = await page.getByRole('row').count();
    await say('dish-2');
    await page.getByRole('button', { name: word }).click();
    await expect.poll(() => page.getByRole('row').count()).toBe(before + 1);
  }
});

test('axe finds nothing on an empty list, in light and dark', async () => {
  const staff = await restaurant.console_.addStaff('viewer');
  const { page, complaints } = await visit(restaurant.console_, { staff });
  await page.goto('/webhook-events');
  await page.getByText('No webhook events yet').waitFor();
  await expectAccessible(page);

  await goWithin(page, '/webhook-events?accountId=another');
  await page.getByText('No webhook events match').waitFor();
  await expectAccessible(page);
  expect(complaints).toEqual([]);
});
