import { createProgrammablePos } from '@pos-bridge/core/testing';
import { type WixOrderId, wixOrderIdSchema } from '@pos-bridge/wix';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  builtWeb,
  expectAccessible,
  goWithin,
  visit,
} from '../../../../testing/browser-console.ts';
import { openTestRestaurant, type TestRestaurant } from '../../../../testing/test-restaurant.ts';

let restaurant: TestRestaurant;

beforeAll(async () => {
  const pos = createProgrammablePos({ validatesOrders: true });
  pos.opinion = { valid: true, posOrderStatus: 'valid', refusals: [] };
  restaurant = await openTestRestaurant(builtWeb, { pos });
});
afterAll(async () => {
  await restaurant.console_.close();
});

/** As Wix's webhook says it. */
const acceptOnWix = (orderId: WixOrderId) =>
  restaurant.console_.core.orders.eventHandlers.order_accepted?.({
    kind: 'order_accepted',
    instanceId: restaurant.address.instanceId,
    orderId,
    occurredAt: new Date(),
    sequence: null,
  });

test('a POS that is away and a worker that is away stand on the home page, in the lists and at the account, in light and dark', async () => {
  const { console_, pos, address, request } = restaurant;
  const { core } = console_;
  pos.tricks.create.push(
    ...Array.from({ length: 9 }, () => ({ does: 'fail', kind: 'unreachable' }) as const),
  );
  await core.orders.create(request({ id: wixOrderIdSchema.parse(`away`) }));
  await core.health.flush();

  const { page, complaints } = await visit(console_, {
    staff: await console_.addStaff('viewer'),
  });
  await page.goto('/');
  const banner = page.getByRole('region', { name: 'Health' });
  await banner.getByText('Programmable POS does not answer').waitFor();
  await banner.getByText(/\d of \d calls failed in the last 10 minutes/).waitFor();
  await banner.getByText('No worker is running').waitFor();
  await expectAccessible(page);
  await core.health.beat('worker');
  await page.reload();
  await banner.getByText('Programmable POS does not answer').waitFor();
  expect(await banner.getByText('No worker is running').count()).toBe(0);

  await goWithin(page, '/accounts');
  const row = page.getByRole('row', { name: /Trattoria Test/ });
  await row.getByText('POS does not answer').waitFor();
  await row.getByRole('link', { name: 'Trattoria Test' }).click();
  await page.waitForURL(`**/accounts/${address.accountId}`);
  await page.getByText('The POS does not answer').waitFor();
  await page.getByRole('listitem').getByText('POS does not answer').waitFor();
  await expectAccessible(page);

  await goWithin(page, '/stock');
  await page.getByRole('row').getByText('POS does not answer').waitFor();
  await goWithin(page, `/sites/${address.instanceId}`);
  await page
    .getByRole('listitem')
    .filter({ hasText: 'Trattoria Test' })
    .getByText('POS does not answer')
    .waitFor();
  await expectAccessible(page);
  expect(complaints).toEqual([]);
  await console_.database.sql`delete from process_beats`;
});

test('refused by the POS and accepted on Wix: on top of the home page at once, and an order whose acceptance was not heard is not', async () => {
  const { console_, pos, request } = restaurant;
  const { core, database } = console_;
  pos.tricks.create.length = 0;
  pos.tricks.create.push({
    does: 'refuse',
    refusals: [{ code: 'CLOSED', message: 'The kitchen is closed.', lineIndex: null }],
  });
  const refused = wixOrderIdSchema.parse('refused');
  await core.orders.create(request({ id: refused }));
  await acceptOnWix(refused);

  const unheard = wixOrderIdSchema.parse('unheard');
  await core.orders.create(request({ id: unheard }));
  const atPos = pos.orders.at(-1);
  if (atPos === undefined) throw new Error('the POS has no order');
  const updatedAt = new Date(atPos.updatedAt.getTime() + 1);
  pos.orders[pos.orders.length - 1] = { ...atPos, posOrderStatus: 'accepted', updatedAt };
  const [row] = await database.sql`update orders set accept_by = now() - interval '1 second'
    where wix_order_id = ${unheard} returning id`;
  for (const [name, payload] of [
    ['orders-sweep', {}],
    ['orders-poll', { orderId: row?.['id'] }],
    ['orders-sweep', {}],
  ] as const) {
    const handler = core.jobHandlers.find(({ job }) => job.name === name);
    const signal = new AbortController().signal;
    await handler?.handle(payload, { jobId: 'test', attempt: 1, isLastAttempt: false, signal });
  }

  const { page } = await visit(console_, { staff: await console_.addStaff('support') });
  await page.goto('/');
  const work = page.getByRole('table', { name: 'Needs attention' });
  await work.getByText('Accepted on Wix, not in the kitchen').waitFor();
  expect(await work.getByText('has not accepted this order in time').count()).toBe(0);
  await work.getByRole('link', { name: /not in the kitchen/ }).click();
  await page.getByText('Not in the kitchen').first().waitFor();
});

test('paused: nothing is taken, whatever the POS says; what Wix holds as accepted is on the home page until it is created or settled', async () => {
  const { console_, pos, address, request } = restaurant;
  const { core, database } = console_;
  pos.tricks.create.length = 0;
  const { page, complaints } = await visit(console_, {
    staff: await console_.addStaff('support'),
  });
  const dialog = page.getByRole('dialog');
  await page.goto(`/accounts/${address.accountId}`);
  await page.getByRole('button', { name: 'Pause ordering' }).click();
  await dialog.getByLabel('Reason').fill('The kitchen floods.');
  await dialog.getByRole('button', { name: 'Pause', exact: true }).click();
  await page.getByText('Ordering is paused').waitFor();

  const atPos = pos.orders.length;
  const [later, byHand] = ['paused-later', 'paused-by-hand'].map((id) =>
    wixOrderIdSchema.parse(id),
  );
  if (later === undefined || byHand === undefined) throw new Error('two ids');
  for (const id of [later, byHand]) {
    expect(await core.orders.validate(request({ id }))).toMatchObject({ valid: false });
    expect(await core.orders.create(request({ id }))).toMatchObject({ code: 'CLOSED' });
    await acceptOnWix(id);
  }
  expect(pos.orders).toHaveLength(atPos);

  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: /Any id/ }).fill(byHand);
  await page
    .getByRole('option', { name: /Order not taken/ })
    .getByText('Not in the kitchen')
    .waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Home' }).waitFor();
  const work = page.getByRole('table', { name: 'Needs attention' });
  await work.getByText(`Wix order ${byHand}`).waitFor();
  const untaken = work.getByRole('link', { name: /the location was not ready \(CLOSED\)/ });
  await untaken.first().waitFor();
  expect(await untaken.count()).toBe(2);
  await expectAccessible(page);
  await work.getByRole('button', { name: `Mark as resolved: Wix order ${byHand}` }).click();
  await page.keyboard.type('They cook from paper.');
  await dialog.getByRole('button', { name: 'Mark as resolved' }).click();
  await page.getByText('Order removed from the work list.').waitFor();
  await work.getByRole('button', { name: `Mark as resolved: Wix order ${byHand}` }).waitFor({
    state: 'detached',
  });
  expect(
    await database.sql`
      select account_id, reason from audit_log where action = 'order-not-taken.settled'`,
  ).toEqual([{ account_id: address.accountId, reason: 'They cook from paper.' }]);

  await untaken.click();
  await page.getByRole('button', { name: 'Pause ordering' }).click();
  await dialog.getByLabel('Reason').fill('The kitchen is dry.');
  await dialog.getByRole('button', { name: 'Resume ordering' }).click();
  await page.getByText('Ordering is paused').waitFor({ state: 'detached' });
  expect(await core.orders.create(request({ id: later }))).toMatchObject({ outcome: 'created' });
  await page.goto('/');
  await page.locator('table[aria-label="Needs attention"][aria-busy="false"]').waitFor();
  expect(await untaken.count()).toBe(0);
  expect(complaints).toEqual([]);
});
