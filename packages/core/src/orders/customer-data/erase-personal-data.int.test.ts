import { wixOrderSchema } from '@pos-bridge/wix';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createProgrammablePos, sampleOrder } from '../../../testing/index.ts';
import { accounts } from '../../accounts/tables.ts';
import { packJson } from '../../database/packed-json.ts';
import { listAudit } from '../../staff/list-audit.ts';
import { orders, orderValidations } from '../tables.ts';
import { createTestOrders, type TestOrders } from '../test-orders.fixture.ts';
import { eraseOlderThan } from './erase-personal-data.ts';
import { recallOrder } from './seal-order.ts';

let setup: TestOrders;
let now: Date;
beforeEach(async () => {
  now = new Date('2026-01-05T11:00:00.000Z');
  const pos = createProgrammablePos({ validatesOrders: true });
  setup = await createTestOrders({ pos, clock: { now: () => now } });
});
afterEach(async () => {
  await setup[Symbol.asyncDispose]();
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
  await setup.orders.validate(setup.request(orderOf(id, phone)));
  await setup.orders.create(setup.request(orderOf(id, phone)));
};

it('a customer is erased from orders and validations, found by a phone however spelled', async () => {
  await take('order-1', '+34 600 000 001');
  await take('order-2', '+34 600 000 002');
  const contact = { kind: 'phone', value: '٠٠٣٤ 600000001' } as const;
  const counts = { orders: 1, validations: 1, ordersLeft: 0 };
  expect(await setup.orders.customerData(contact)).toEqual(counts);
  expect(await setup.orders.eraseCustomer(contact, by)).toMatchObject({ ...counts, erasedAt: now });
  expect(await setup.orders.customerData(contact)).toMatchObject({ orders: 0, validations: 0 });

  const gone = await setup.row('order-1');
  expect(gone).toMatchObject({ orderSealed: null, contactKeys: [], personalErasedAt: now });
  const left = await recallOrder(setup.core.deps.sealer, gone);
  expect(left.customer).toBeNull();
  expect(left.lines).toHaveLength(1);
  const other = await recallOrder(setup.core.deps.sealer, await setup.row('order-2'));
  expect(other.source.raw).toEqual(orderOf('order-2', '+34 600 000 002'));
});

it('a POS’s words about an order are sealed, and go with the customer’s data', async () => {
  const words = 'Maria owes us for Tuesday';
  const refusals = [{ code: 'CUSTOMER_BLOCKED' as const, message: words, lineIndex: null }];
  setup.pos.opinion = { valid: false, posOrderStatus: 'invalid', refusals };
  setup.pos.tricks.create.push({ does: 'refuse', refusals });
  await take('order-1', '+34 600 000 001');
  const kept = async () => [await setup.row('order-1'), ...(await setup.validations())];
  expect(JSON.stringify(await kept())).not.toContain(words);

  const { support } = setup.orders;
  const [order] = await support.listOrders({ limit: 1 });
  const [validation] = await support.listValidations({ limit: 1 });
  const told = async (readsPosWords: boolean) => [
    (order && (await support.order(order.id, { readsPosWords })))?.refusals,
    (validation && (await support.validation(validation.id, { readsPosWords })))?.posOpinion,
  ];
  const with_ = (message: string | null) => [
    [{ code: 'CUSTOMER_BLOCKED', lineIndex: null, message }],
    expect.objectContaining({
      kind: 'said',
      refusals: [{ code: 'CUSTOMER_BLOCKED', lineIndex: null, message }],
    }),
  ];
  expect(await told(true)).toEqual(with_(words));
  expect(await told(false)).toEqual(with_(null));

  await setup.orders.eraseCustomer({ kind: 'phone', value: '+34600000001' }, by);
  expect(await told(true)).toEqual(with_(null));
  expect((await kept()).map(({ refusalWordsSealed }) => refusalWordsSealed)).toEqual([null, null]);
  expect(
    await setup.orders.create(setup.request(orderOf('order-1', '+34 600 000 001'))),
  ).toMatchObject({ outcome: 'rejected', code: 'CUSTOMER_BLOCKED' });
});

it('the words by which a POS failed at an order are not kept', async () => {
  const words = 'no oven is free for Maria';
  setup.pos.tricks.create.push({ does: 'fail', kind: 'server_error', message: words });
  await setup.orders.create(setup.request(orderOf('order-1', '+34 600 000 001')));
  const [order] = await setup.orders.support.listOrders({ limit: 1 });
  const story = order && (await setup.orders.support.order(order.id, { readsPosWords: true }));
  expect(JSON.stringify(story?.events)).toContain('server_error: the POS failed');
  expect(JSON.stringify([story, await setup.row('order-1')])).not.toContain(words);
});

it('the erasure is written down, and the contact is not', async () => {
  await take('order-1', '+34 600 000 001');
  await setup.orders.eraseCustomer({ kind: 'email', value: 'ORDER-1@example.com' }, by);
  const trail = JSON.stringify(await listAudit(setup.database.db, { limit: 10 }));
  expect(trail).toContain('customer.erased');
  expect(trail).toContain(by.reason);
  expect(trail.toLowerCase()).not.toContain('order-1@example.com');
});

it('an order that the kitchen may still need keeps its customer', async () => {
  await take('order-1', '+34 600 000 001');
  await setup.database.db.update(orders).set({ state: 'unknown' });
  expect(
    await setup.orders.eraseCustomer({ kind: 'phone', value: '+34600000001' }, by),
  ).toMatchObject({ orders: 0, ordersLeft: 1 });
  expect((await setup.row('order-1')).orderSealed).not.toBeNull();
});

it('what is old enough is erased, and nothing else, in however many turns', async () => {
  await take('order-1', '+34 600 000 001');
  now = new Date('2026-03-05T11:00:00.000Z');
  await take('order-2', '+34 600 000 002');
  const { core, database } = setup;
  const deps = { database, sealer: core.deps.sealer, clock: { now: () => now } };
  await eraseOlderThan(deps, new Date('2026-02-01T00:00:00.000Z'));
  await eraseOlderThan(deps, new Date('2026-02-01T00:00:00.000Z'));
  expect(await setup.row('order-1')).toMatchObject({ orderSealed: null, contactKeys: [] });
  expect((await setup.row('order-2')).orderSealed).not.toBeNull();
  expect((await setup.validations()).map(({ orderSealed }) => orderSealed === null)).toEqual([
    true,
    false,
  ]);
  await eraseOlderThan(deps, new Date('2026-04-01T00:00:00.000Z'));
  expect(await setup.row('order-2')).toMatchObject({ orderSealed: null });
});

it('of an order that was not taken nothing personal is kept, and nothing at all once it is old', async () => {
  const { database } = setup;
  await database.db.update(accounts).set({ state: 'inactive' });
  await take('order-1', '+34 600 000 001');
  now = new Date('2026-03-05T11:00:00.000Z');
  await take('order-2', '+34 600 000 002');
  const kept = () =>
    database.sql`select t::text as row, data::text as job from orders_not_taken t
      left join jobs.job on data ->> 'wixOrderId' = wix_order_id order by wix_order_id`;
  const rows = await kept();
  expect(rows).toHaveLength(2);
  expect(JSON.stringify(rows)).not.toMatch(/Maria|600 ?000|example/);
  const deps = { database, sealer: setup.core.deps.sealer, clock: { now: () => now } };
  await eraseOlderThan(deps, new Date('2026-02-01T00:00:00.000Z'));
  expect(await kept()).toMatchObject([{ row: expect.stringContaining('order-2') }]);
});

it('an erased order still gives every repeat its answer', async () => {
  await take('order-1', '+34 600 000 001');
  await setup.orders.eraseCustomer({ kind: 'phone', value: '+34600000001' }, by);
  expect(
    await setup.orders.create(setup.request(orderOf('order-1', '+34 600 000 001'))),
  ).toMatchObject({ outcome: 'created', posOrderId: 'pos-order-1' });
});

it.each(['by age', 'of the customer'] as const)(
  'words that a POS said before they were sealed go with the erasure %s',
  async (how) => {
    const { db, sql } = setup.database;
    const words = 'Maria owes us for Tuesday';
    const refusals = [{ code: 'CUSTOMER_BLOCKED' as const, message: words, lineIndex: null }];
    setup.pos.opinion = { valid: false, posOrderStatus: 'invalid', refusals };
    setup.pos.tricks.create.push({ does: 'refuse', refusals });
    await take('order-1', '+34 600 000 001');
    // As rows held them once.
    await sql`update orders set refusal_words_sealed = null, refusals = ${JSON.stringify(refusals)}::text::json`;
    const [validation] = await db.select().from(orderValidations);
    if (validation === undefined) throw new Error('there is no validation');
    const opinion = { kind: 'said', valid: false, posOrderStatus: 'invalid', refusals };
    const record = packJson({ ...validation.record, posOpinion: opinion });
    await sql`update order_validations set refusal_words_sealed = null, record = ${record}`;
    const kept = async () => [
      await setup.row('order-1'),
      ...(await db.select().from(orderValidations)),
    ];
    expect(JSON.stringify(await kept()).split(words)).toHaveLength(3);

    const deps = {
      database: setup.database,
      sealer: setup.core.deps.sealer,
      clock: { now: () => now },
    };
    if (how === 'by age') await eraseOlderThan(deps, new Date('2020-01-01T00:00:00.000Z'));
    else await setup.orders.eraseCustomer({ kind: 'phone', value: '+34600000001' }, by);
    expect(JSON.stringify(await kept())).not.toContain(words);
    expect(await setup.row('order-1')).toMatchObject({
      refusals: [{ code: 'CUSTOMER_BLOCKED', lineIndex: null, sentence: null }],
    });
    expect((await setup.validations())[0]?.orderOpen).toEqual(validation.record.order);
  },
);
