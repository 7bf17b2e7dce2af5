import { wixOrderIdSchema } from '@pos-bridge/wix';
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

const id = (name: string) => ({ id: wixOrderIdSchema.parse(name) });

/** As Wix asks about an order whose second line has an old price. */
function withOldPrice(name: string) {
  const asked = restaurant.request(id(name));
  const lines = (asked.order.lineItems ?? []).map((line, index) =>
    index === 1 ? { ...line, price: '7.00' } : line,
  );
  return { ...asked, order: { ...asked.order, lineItems: lines } };
}

/** An order with an old price, first asked about and then refused by the POS. */
async function failAnOrder(): Promise<void> {
  const { core } = restaurant.console_;
  const asked = withOldPrice('wix-failed');
  await core.orders.validate(asked);
  restaurant.pos.tricks.create.push({
    does: 'refuse',
    refusals: [
      { code: 'AVAILABILITY_CHANGED', message: 'Dish 2 is sold out.', lineIndex: 2 },
      { code: 'CLOSED', message: 'The kitchen is closed.', lineIndex: null },
    ],
  });
  await core.orders.create(asked);
}

/** When, how much and where. */
const titleOfOrder = /\d\d:\d\d · \d+\.\d\d [A-Z]{3} · Main Street$/;

const person = (role: 'viewer' | 'support') => restaurant.console_.addStaff(role);

test('support sees why an order failed, at its line, and what the bridge had found before', async () => {
  await failAnOrder();
  await restaurant.console_.core.orders.create(restaurant.request(id('wix-good')));
  const { page, complaints } = await visit(restaurant.console_, {
    staff: await person('support'),
  });
  await page.goto('/orders');
  await page.getByRole('combobox', { name: 'State' }).click();
  await page.getByRole('option', { name: 'Refused' }).click();
  await page.waitForURL('**/orders?state=rejected');
  await expect.poll(() => page.getByRole('row').count()).toBe(2);
  await page
    .getByRole('row', { name: /CLOSED/ })
    .getByRole('link')
    .first()
    .click();

  await page.getByRole('heading', { level: 1, name: titleOfOrder }).waitFor();
  await page.getByText('Sold out or off the menu, Closed or paused').waitFor();
  // Ids are for engineers, who open them.
  expect(await page.getByText('wix-failed').count()).toBe(0);
  await page.getByRole('button', { name: 'Details' }).click();
  await page.getByText('wix-failed', { exact: true }).waitFor();
  const reason = page.getByRole('button', { name: /Dish 2 is sold out/ });
  const row = page.getByRole('list', { name: 'Lines' }).getByRole('listitem').nth(2);
  await reason.hover();
  await expect.poll(() => row.getAttribute('data-pointed')).toBe('true');
  // From the row back to the reason, by the keyboard alone.
  await row.getByRole('button').focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => reason.evaluate((one) => one === document.activeElement)).toBe(true);

  await page.getByRole('link', { name: 'Findings' }).click();
  const finding = page.getByRole('button', { name: /Unit prices Price changed PRICE_CHANGED/ });
  await finding.getByText('9.00', { exact: true }).waitFor();
  await finding.getByText('7.00', { exact: true }).waitFor();
  await page.getByText('No changes.').waitFor();

  await page.getByRole('button', { name: 'Validate again' }).click();
  await page.getByText('No changes since then.').waitFor();
  expect(complaints).toEqual([]);
});

test('orders that come in wait above the list, while those that are shown follow where they stand', async () => {
  const { core, database } = restaurant.console_;
  await core.orders.create(restaurant.request(id('wix-first')));
  const { page, complaints } = await visit(restaurant.console_, {
    staff: await person('viewer'),
  });
  const followed = page.waitForResponse(/orders\.changes/);
  await page.goto('/orders');
  await followed;
  const first = page.getByRole('row', { name: /wix-first/ });
  await first.waitFor();

  await core.orders.create(restaurant.request(id('wix-second')));
  await core.orders.create(restaurant.request(id('wix-third')));
  const news = page.getByRole('button', { name: '2 new orders' });
  await news.waitFor();
  expect(await page.getByRole('row').count()).toBe(2);

  const [moved] = await database.sql`
    update orders set state = 'unknown' where wix_order_id = 'wix-first' returning id`;
  await database.sql`select pg_notify('orders_changed', ${moved?.['id']})`;
  await first.getByText('Outcome unknown').waitFor();
  expect(await page.getByRole('row').count()).toBe(2);

  await news.click();
  await page.getByRole('row', { name: /wix-third/ }).waitFor();
  expect(await page.getByRole('row').count()).toBe(4);
  await news.waitFor({ state: 'hidden' });
  expect(complaints).toEqual([]);
});

test('an order’s page follows by itself', async () => {
  const { core, database } = restaurant.console_;
  await core.orders.create(restaurant.request(id('wix-first')));
  const { page } = await visit(restaurant.console_, { staff: await person('viewer') });
  const [order] = await database.sql`select id from orders`;
  const followed = page.waitForResponse(/orders\.changes/);
  await page.goto(`/orders/${order?.['id']}`);
  await followed;
  await page.getByRole('heading', { level: 1, name: titleOfOrder }).waitFor();
  await database.sql`update orders set wix_status = 'FULFILLED'`;
  await database.sql`select pg_notify('orders_changed', ${order?.['id']})`;
  await page.getByText('On Wix: fulfilled').waitFor();
});

test('what is the customer’s is masked until support says why, and that stands in the trail', async () => {
  await failAnOrder();
  const [failed] = await restaurant.console_.core.orders.support.listOrders({ limit: 1 });
  const path = `/orders/${failed?.id}`;
  const viewer = await visit(restaurant.console_, { staff: await person('viewer') });
  await viewer.page.goto(path);
  const customer = viewer.page.getByRole('region', { name: 'Customer' });
  await customer.getByText('M••• S•••').waitFor();
  expect(await viewer.page.getByRole('button', { name: 'Show', exact: true }).count()).toBe(0);
  expect(await viewer.page.getByRole('button', { name: 'Send again' }).count()).toBe(0);
  expect(await viewer.page.content()).not.toMatch(/Maria|600 000|Ring twice/);

  const { page } = await visit(restaurant.console_, { staff: await person('support') });
  await page.goto(path);
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await page.getByLabel('Reason').fill('The guest called about a refund.');
  await page.getByRole('dialog').getByRole('button', { name: 'Show' }).click();
  await page.getByRole('region', { name: 'Customer' }).getByText('Maria Sample').waitFor();
  await page.getByText('“well done, please”').waitFor();

  await page.goto('/audit');
  await page.getByRole('cell', { name: 'The guest called about a refund.' }).waitFor();
  await page.goto(path);
  await page.getByText('M••• S•••').waitFor();
});

test('an administrator sees what a customer’s erasure would erase, gives a reason, and gets a certificate', async () => {
  const { console_ } = restaurant;
  const asked = restaurant.request(id('wix-good'));
  await console_.core.orders.validate(asked);
  await console_.core.orders.create(asked);
  const { page, complaints } = await visit(console_, {
    staff: await console_.addStaff('administrator'),
  });
  await page.goto('/erasure');
  await page.getByLabel('Phone or e-mail').fill('٠٠٣٤ 600 000 001');
  await page.getByRole('button', { name: 'Search', exact: true }).click();
  await page.getByRole('heading', { name: 'Data to erase' }).waitFor();
  await page.getByRole('button', { name: 'Erase' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Reason').fill('asked by letter');
  await dialog.getByRole('button', { name: 'Erase' }).click();
  await page.getByRole('heading', { name: 'Certificate' }).waitFor();
  await page.getByText('asked by letter').waitFor();
  await page.goto('/audit');
  await page.getByRole('cell', { name: 'Customer data erased' }).waitFor();
  expect(complaints).toEqual([]);
  const [order] = await console_.core.orders.support.listOrders({ limit: 1 });
  if (order === undefined) throw new Error('the order is gone');
  const story = await console_.core.orders.support.order(order.id, { readsPosWords: true });
  expect(story?.customer).toMatchObject({ name: null, phone: null, email: null });
  expect(story?.erasedAt).not.toBeNull();
});

test('an order that the POS refused is sent again from its page', async () => {
  await failAnOrder();
  const [failed] = await restaurant.console_.core.orders.support.listOrders({ limit: 1 });
  const { page } = await visit(restaurant.console_, { staff: await person('support') });
  await page.goto(`/orders/${failed?.id}`);
  await page.getByRole('button', { name: 'Send again' }).click();
  await page.getByLabel('Reason').fill('The kitchen has opened.');
  await page.getByRole('dialog').getByRole('button', { name: 'Send again' }).click();
  await page.getByText('Support sent the order again').waitFor();
  await page.getByText('Waiting', { exact: true }).waitFor();
});

test('prices that stop one checkout after the other are raised on Home, with a sync to mend them', async () => {
  const { core } = restaurant.console_;
  for (const n of [1, 2, 3, 4]) await core.orders.validate(withOldPrice(`wix-old-${n}`));
  const { page, complaints } = await visit(restaurant.console_, {
    staff: await person('support'),
  });
  await page.goto('/');
  const item = page.getByRole('row', { name: /4 checkouts in a row were stopped/ });
  await item.getByRole('link').click();
  await page.waitForURL('**/validations?code=PRICE_CHANGED&configurationId=*');
  await expect.poll(() => page.getByRole('row').count()).toBe(5);

  await page.goBack();
  await item.getByRole('button', { name: 'Sync…' }).click();
  await page.getByLabel('Reason').click();
  await page.getByLabel('Reason').fill('Guests are shown old prices');
  await page.getByRole('button', { name: 'Sync now' }).click();
  await page.waitForURL('**/syncs/sync_*');
  expect(complaints).toEqual([]);
});

/** An order that came to the kitchen with the sixth attempt, twelve minutes after Wix had sent it. */
async function bringLate(): Promise<string> {
  const { core, database } = restaurant.console_;
  await core.orders.create(restaurant.request(id('wix-late')));
  const [order] = await database.sql`
    update orders set received_at = received_at - interval '12 minutes'
    where wix_order_id = 'wix-late' returning id`;
  const orderId: string = order?.['id'];
  await database.sql`delete from order_events where order_id = ${orderId} and kind <> 'created'`;
  await database.sql`
    insert into order_events (id, order_id, at, kind, detail)
    select -20 + 2 * n + step, ${orderId}, now() - (12 - 2 * n) * interval '1 minute',
      case step when 0 then 'submitting' else 'not_sent' end,
      case step when 0 then json_build_object('attempt', n + 1)
        else json_build_object('fault', 'unreachable: no connection') end
    from generate_series(0, 4) as n, generate_series(0, 1) as step`;
  return orderId;
}

test('an order that came late says by how much, its attempts in one line that can be unfolded', async () => {
  const orderId = await bringLate();
  const staff = await person('support');
  const { page, complaints } = await visit(restaurant.console_, { staff, width: 390 });
  await page.goto(`/orders/${orderId}`);
  await page.getByText('Reached the kitchen 12 min after Wix sent it.').waitFor();
  const story = page.getByRole('region', { name: 'What happened' });
  await story.getByText('Sent to the POS → It did not reach the POS').waitFor();
  expect(await story.getByText('Sent to the POS', { exact: true }).count()).toBe(0);
  await story.getByRole('button', { name: '5 times in 8 min' }).click();
  await expect.poll(() => story.getByText('Sent to the POS', { exact: true }).count()).toBe(5);
  await expectAccessible(page);
  expect(complaints).toEqual([]);
});

test('axe finds nothing on orders and validations, in light and dark', async () => {
  const { core, database } = restaurant.console_;
  const staff = await person('support');
  const { page, complaints } = await visit(restaurant.console_, { staff });
  await page.goto('/orders');
  await page.getByText('No orders yet').waitFor();
  await expectAccessible(page);
  await goWithin(page, '/validations');
  await page.getByText('No validations yet').waitFor();
  await expectAccessible(page);

  await failAnOrder();
  await database.sql`update orders set attention = 'not_accepted', attention_due = now()`;
  const [order] = await core.orders.support.listOrders({ limit: 1 });
  const [validation] = await core.orders.support.listValidations({ limit: 1 });
  await goWithin(page, `/orders/${order?.id}`);
  await page.getByRole('button', { name: 'Details' }).click();
  await page.getByRole('button', { name: 'As Wix sent it' }).click();
  await page.getByRole('region', { name: 'raw order' }).waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Mark as resolved' }).click();
  await page.getByLabel('Reason').waitFor();
  await expectAccessible(page);

  await goWithin(page, `/validations/${validation?.id}`);
  await page.getByRole('button', { name: 'Validate again' }).click();
  await page.getByText('Nothing was stored').waitFor();
  await page.getByRole('button', { name: /checks passed/ }).click();
  await expectAccessible(page);

  expect(complaints).toEqual([]);
});
