import { wixOrderSchema } from '@pos-bridge/wix';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { sampleOrder } from '../../testing/index.ts';
import { listAudit } from '../staff/list-audit.ts';
import { eraseOlderThan } from './erase-personal-data.ts';
import { recallOrder } from './keep-order.ts';
import { type OrderStage, setOrderStage } from './order-stage.fixture.ts';
import { orders } from './tables.ts';

let stage: OrderStage;
let now: Date;
beforeEach(async () => {
  now = new Date('2026-01-05T11:00:00.000Z');
  stage = await setOrderStage({ clock: { now: () => now } });
});
afterEach(async () => {
  await stage[Symbol.asyncDispose]();
});

const by = {
  actor: { kind: 'command-line', name: 'engineer' },
  reason: 'the customer asked for it',
} as const;

const orderOf = (id: string, phone: string) =>
  wixOrderSchema.parse({
    ...sampleOrder(1),
    id,
    customer: { firstName: 'Maria', phone, email: `${id}@example.com` },
  });
const take = async (id: string, phone: string) => {
  await stage.orders.validate(stage.request(orderOf(id, phone)));
  await stage.orders.create(stage.request(orderOf(id, phone)));
};

it('a customer is erased from orders and validations, found by a phone however spelled', async () => {
  await take('order-1', '+34 600 000 001');
  await take('order-2', '+34 600 000 002');
  const contact = { kind: 'phone', value: '٠٠٣٤ 600000001' } as const;
  const counts = { orders: 1, validations: 1, ordersLeft: 0 };
  expect(await stage.orders.customerData(contact)).toEqual(counts);
  expect(await stage.orders.eraseCustomer(contact, by)).toMatchObject({ ...counts, erasedAt: now });
  expect(await stage.orders.customerData(contact)).toMatchObject({ orders: 0, validations: 0 });

  const gone = await stage.row('order-1');
  expect(gone).toMatchObject({ orderSealed: null, contactKeys: [], personalErasedAt: now });
  const left = await recallOrder(stage.core.deps.sealer, gone);
  expect(left.customer).toBeUndefined();
  expect(left.lineItems).toHaveLength(1);
  expect(await recallOrder(stage.core.deps.sealer, await stage.row('order-2'))).toEqual(
    orderOf('order-2', '+34 600 000 002'),
  );
});

it('the erasure is written down, and the contact is not', async () => {
  await take('order-1', '+34 600 000 001');
  await stage.orders.eraseCustomer({ kind: 'email', value: 'ORDER-1@example.com' }, by);
  const trail = JSON.stringify(await listAudit(stage.database.db, { limit: 10 }));
  expect(trail).toContain('customer.erased');
  expect(trail).toContain(by.reason);
  expect(trail.toLowerCase()).not.toContain('order-1@example.com');
});

it('an order that the kitchen may still need keeps its customer', async () => {
  await take('order-1', '+34 600 000 001');
  await stage.database.db.update(orders).set({ state: 'unknown' });
  expect(
    await stage.orders.eraseCustomer({ kind: 'phone', value: '+34600000001' }, by),
  ).toMatchObject({ orders: 0, ordersLeft: 1 });
  expect((await stage.row('order-1')).orderSealed).not.toBeNull();
});

it('what is old enough is erased, and nothing else, in however many turns', async () => {
  await take('order-1', '+34 600 000 001');
  now = new Date('2026-03-05T11:00:00.000Z');
  await take('order-2', '+34 600 000 002');
  const { core, database } = stage;
  const deps = { database, sealer: core.deps.sealer, clock: { now: () => now } };
  await eraseOlderThan(deps, new Date('2026-02-01T00:00:00.000Z'));
  await eraseOlderThan(deps, new Date('2026-02-01T00:00:00.000Z'));
  expect(await stage.row('order-1')).toMatchObject({ orderSealed: null, contactKeys: [] });
  expect((await stage.row('order-2')).orderSealed).not.toBeNull();
  expect((await stage.validations()).map(({ orderSealed }) => orderSealed === null)).toEqual([
    true,
    false,
  ]);
  await eraseOlderThan(deps, new Date('2026-04-01T00:00:00.000Z'));
  expect(await stage.row('order-2')).toMatchObject({ orderSealed: null });
});

it('an erased order still gives every repeat its answer', async () => {
  await take('order-1', '+34 600 000 001');
  await stage.orders.eraseCustomer({ kind: 'phone', value: '+34600000001' }, by);
  expect(
    await stage.orders.create(stage.request(orderOf('order-1', '+34 600 000 001'))),
  ).toMatchObject({ outcome: 'created', posOrderId: 'pos-order-1' });
});
