import { ordersNotTaken } from '@pos-bridge/core/tables';
import { wixOrderIdSchema } from '@pos-bridge/wix';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { builtWeb, expectAccessible, visit } from '../../../../testing/browser-console.ts';
import { openTestRestaurant, type TestRestaurant } from '../../../../testing/test-restaurant.ts';

let restaurant: TestRestaurant;

beforeAll(async () => {
  restaurant = await openTestRestaurant(builtWeb);
  const { console_, pos, address } = restaurant;
  const { sql } = console_.database;
  for (const name of ['wix-slow', 'wix-gone-1', 'wix-gone-2', 'wix-stuck']) {
    if (name.startsWith('wix-gone')) {
      pos.tricks.create.push({
        does: 'refuse',
        refusals: [{ code: 'CLOSED', message: 'The kitchen is closed.', lineIndex: null }],
      });
    }
    await console_.core.orders.create(restaurant.request({ id: wixOrderIdSchema.parse(name) }));
  }
  await sql`update orders set finished_at = received_at + interval '185 seconds'
    where wix_order_id = 'wix-slow'`;
  await sql`update orders set attention_since = now(), attention_due = now(),
    attention = case when state = 'rejected' then 'never_reached_pos' else 'not_accepted' end
    where wix_order_id <> 'wix-slow'`;
  await console_.database.db.insert(ordersNotTaken).values({
    instanceId: address.instanceId,
    accountId: address.accountId,
    configurationId: address.configurationId,
    wixOrderId: wixOrderIdSchema.parse('wix-not-taken'),
    code: 'ACCOUNT_NOT_CONNECTED',
    seenAt: new Date(),
    raisedAt: new Date(),
  });
  await sql`insert into catalog_sync_states (configuration_id, status, last_requested_at)
    values (${address.configurationId}, 'FAILED', now())
    on conflict (configuration_id) do update set status = 'FAILED'`;
});
afterAll(() => restaurant.console_.close());

const dialog = (page: Page) => page.getByRole('dialog');

test('after an outage, what is open is sent again and settled in bulk, and menus are synced', async () => {
  const { page, complaints } = await visit(restaurant.console_, {
    staff: await restaurant.console_.addStaff('support'),
  });
  await page.goto('/');
  await page.getByRole('link', { name: 'After an outage' }).click();
  const sums = page.getByRole('region', { name: 'Summary' });
  await sums.getByText('4 orders').waitFor();
  await sums.getByRole('link', { name: '3 min 5 s' }).waitFor();
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Send again…' }).click();
  await dialog(page).getByText('2 orders, 152.50 EUR').waitFor();
  await dialog(page).getByText('Not sent again: 1').waitFor();
  await dialog(page).getByText('The order is in the kitchen.').waitFor();
  await expectAccessible(page);
  await dialog(page).getByLabel('Reason').fill('The POS was down.');
  await dialog(page).getByRole('button', { name: 'Send again' }).click();
  await dialog(page).getByText('2 orders on the way again').waitFor();
  await dialog(page).getByRole('button', { name: 'Done' }).click();

  // What a figure or a reason counts is what the list then shows.
  await sums.getByRole('button', { name: '1 · Not accepted in time' }).click();
  await page.waitForURL('**/outages?show=not_accepted');
  await expect.poll(() => page.getByRole('row', { name: /wix-(stuck|slow|gone)/ }).count()).toBe(1);
  await page.getByRole('button', { name: 'Clear' }).click();

  await page.getByRole('button', { name: 'Mark as resolved…' }).click();
  await dialog(page).getByText('2 orders, 76.25 EUR, 1 of them not taken by the bridge').waitFor();
  await dialog(page).getByLabel('Reason').fill('The restaurant was called.');
  await dialog(page).getByRole('button', { name: 'Mark as resolved' }).click();
  await dialog(page).getByText('2 orders marked as resolved').waitFor();
  await dialog(page).getByRole('button', { name: 'Done' }).click();
  await sums.getByText('Every order was taken').waitFor({ state: 'hidden' });

  await page.getByRole('button', { name: 'Sync menus…' }).click();
  await dialog(page).getByText('1 location', { exact: true }).waitFor();
  await dialog(page).getByLabel('Reason').fill('The POS was down.');
  await dialog(page).getByRole('button', { name: 'Sync', exact: true }).click();
  await dialog(page).getByText('1 sync queued').waitFor();
  await dialog(page).getByRole('button', { name: 'Done' }).click();
  expect(complaints).toEqual([]);

  const trail = await restaurant.console_.database.sql`
    select action, reason from audit_log order by id`;
  expect(trail.map(({ action }) => action)).toEqual([
    'order.resubmitted',
    'order.resubmitted',
    'order.settled',
    'order-not-taken.settled',
    'sync.requested',
  ]);
});

test('a viewer sees a window without anything to do, at 390 px as well', async () => {
  const { page } = await visit(restaurant.console_, {
    staff: await restaurant.console_.addStaff('viewer'),
    width: 390,
  });
  await page.goto('/outages?from=2020-01-01T10:00:00.000Z&until=2020-01-01T12:00:00.000Z');
  await page.getByText('Choose another time, or show other orders.').waitFor();
  await page.getByText('Nothing to do').waitFor();
  expect(await page.getByRole('button', { name: 'Send again…' }).count()).toBe(0);
  await expectAccessible(page);
});
