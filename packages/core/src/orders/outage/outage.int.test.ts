import { accountIdSchema, wixOrderIdSchema, wixOrderSchema } from '@pos-bridge/wix';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleOrder } from '../../../testing/index.ts';
import type { OrderId } from '../../ids.ts';
import { auditLog } from '../../staff/tables.ts';
import { ordersNotTaken } from '../not-taken/tables.ts';
import { orderEvents, orders } from '../tables.ts';
import { createTestOrders, type TestOrders } from '../test-orders.fixture.ts';

let setup: TestOrders;
let now = new Date('2026-01-05T12:00:00.000Z');
const ids = new Map<string, OrderId>();
const idOf = (name: string): OrderId => {
  const id = ids.get(name);
  if (id === undefined) throw new Error(`no order ${name}`);
  return id;
};
const namesOf = (found: readonly OrderId[]) =>
  found.map((id) => [...ids].find(([, known]) => known === id)?.[0]);

const at = (minute: number) => new Date(Date.parse('2026-01-05T12:00:00.000Z') + minute * 60_000);
/** From 12:05 until 12:30: the order of 12:00 came before, that of 12:40 after. */
const window = { from: at(5), until: at(30) };
const by = { author: { kind: 'bridge', name: 'test' }, reason: 'After it.' } as const;

const change = (name: string, changes: Partial<typeof orders.$inferInsert>) =>
  setup.database.db
    .update(orders)
    .set(changes)
    .where(eq(orders.id, idOf(name)));
const raised = (attention: NonNullable<(typeof orders.$inferInsert)['attention']>) => ({
  attention,
  attentionSince: now,
  attentionDue: now,
});

beforeAll(async () => {
  setup = await createTestOrders({ clock: { now: () => now } });
  for (const [name, minute] of [
    ['before', 0],
    ['fast', 5],
    ['slow', 10],
    ['not-accepted', 12],
    ['refused', 14],
    ['never-reached', 16],
    ['known-to-pos', 18],
    ['unknown', 20],
    ['under-way', 22],
    ['canceled', 24],
    ['after', 30],
  ] as const) {
    now = at(minute);
    await setup.orders.create(
      setup.request(wixOrderSchema.parse({ ...sampleOrder(), id: wixOrderIdSchema.parse(name) })),
    );
    ids.set(name, (await setup.row(name)).id);
  }
  now = at(60);
  await change('slow', { finishedAt: at(13) });
  await change('not-accepted', raised('not_accepted'));
  await change('refused', { state: 'rejected' });
  await change('never-reached', { state: 'rejected', ...raised('never_reached_pos') });
  await change('known-to-pos', { state: 'rejected', ...raised('status_conflict') });
  await setup.database.db.insert(orderEvents).values({
    orderId: idOf('known-to-pos'),
    at: now,
    kind: 'raised',
    detail: { attention: 'status_conflict' },
  });
  await change('unknown', { state: 'unknown', uncertain: true, ...raised('outcome_unknown') });
  await change('under-way', { state: 'received', finishedAt: null });
  await change('canceled', {
    state: 'rejected',
    wixStatus: 'CANCELED',
    ...raised('never_reached_pos'),
  });
  await change('canceled', { total: null });
  await setup.database.db.insert(ordersNotTaken).values(
    [
      { name: 'not-taken', seenAt: at(15), raisedAt: at(16) },
      { name: 'not-taken-settled', seenAt: at(15), raisedAt: at(16), settledAt: at(17) },
      { name: 'not-taken-later', seenAt: at(31), raisedAt: at(32) },
    ].map(({ name, ...times }) => ({
      ...setup.address,
      ...times,
      wixOrderId: wixOrderIdSchema.parse(name),
      code: 'ACCOUNT_NOT_CONNECTED' as const,
    })),
  );
});
afterAll(() => setup[Symbol.asyncDispose]());

it('the orders of a window are summed up by what became of them', async () => {
  const told = await setup.orders.support.readOutage(window);
  // Each order of the sample menu comes to 76.25.
  expect(told).toMatchObject({
    all: { orders: 9, worth: [{ currency: 'EUR', total: '610' }] },
    withoutTotal: 1,
    atPos: { orders: 3, worth: [{ currency: 'EUR', total: '228.75' }] },
    late: 1,
    slowest: { orderId: idOf('slow'), ms: 180_000 },
    refused: { orders: 1 },
    open: { orders: 6, worth: [{ currency: 'EUR', total: '381.25' }] },
    notTaken: { orders: 2, open: 1 },
  });
  expect(new Map(told.openBy.map(({ attention, orders: count }) => [attention, count]))).toEqual(
    new Map([
      ['not_accepted', 1],
      ['never_reached_pos', 2],
      ['status_conflict', 1],
      ['outcome_unknown', 1],
      [null, 1],
    ]),
  );
  expect(told.notTaken.newest.map(({ wixOrderId, state }) => [wixOrderId, state])).toEqual([
    ['not-taken-settled', 'settled'],
    ['not-taken', 'waits_for_person'],
  ]);
});

it('another merchant’s window is empty', async () => {
  const accountId = accountIdSchema.parse('somebody-else');
  expect(await setup.orders.support.readOutage({ ...window, accountId })).toMatchObject({
    all: { orders: 0, worth: [] },
    slowest: null,
    open: { orders: 0 },
    openBy: [],
    notTaken: { orders: 0, open: 0, newest: [] },
  });
});

it('each order says when the POS had it, newest first, and what is shown can be chosen', async () => {
  const list = (filter: object = {}) =>
    setup.orders.support.listOutageOrders({ ...window, ...filter, limit: 100 });
  const all = await list();
  expect(namesOf(all.map(({ id }) => id))).toEqual([
    'canceled',
    'under-way',
    'unknown',
    'known-to-pos',
    'never-reached',
    'refused',
    'not-accepted',
    'slow',
    'fast',
  ]);
  expect(all[7]).toMatchObject({ atPosAt: at(13), toKitchenMs: 180_000, total: '76.25' });
  expect(all[2]).toMatchObject({ atPosAt: null, toKitchenMs: null });

  const shown = async (show: string) => namesOf((await list({ show })).map(({ id }) => id));
  expect(await shown('open')).toHaveLength(6);
  expect(await shown('under_way')).toEqual(['under-way']);
  expect(await shown('created')).toEqual(['not-accepted', 'slow', 'fast']);
  expect(await shown('rejected')).toEqual(['canceled', 'known-to-pos', 'never-reached', 'refused']);
  expect(await shown('outcome_unknown')).toEqual(['unknown']);
});

it('all orders of one cause are summed up for the work list, whenever they came', async () => {
  const sums = await setup.core.core.support.sumWork();
  const one = { orders: 1, since: at(60), worth: [{ currency: 'EUR', total: '76.25' }] };
  expect(sums).toHaveLength(5);
  expect(sums).toEqual(
    expect.arrayContaining([
      { kind: 'order', attention: 'not_accepted', ...one },
      { kind: 'order', attention: 'never_reached_pos', ...one, orders: 2 },
      { kind: 'order', attention: 'status_conflict', ...one },
      { kind: 'order', attention: 'outcome_unknown', ...one },
      {
        kind: 'order-not-taken',
        code: 'ACCOUNT_NOT_CONNECTED',
        orders: 2,
        since: at(16),
        worth: [],
      },
    ]),
  );
});

describe('a preview of work on many orders', () => {
  const preview = (work: 'settle' | 'resend', filter: object = {}) =>
    setup.orders.support.previewOrderWork(work, { ...window, ...filter });

  it('settles what a person is called for, orders not taken as well', async () => {
    const settle = await preview('settle');
    expect(namesOf(settle.orders)).toEqual([
      'canceled',
      'unknown',
      'known-to-pos',
      'never-reached',
      'not-accepted',
    ]);
    expect(settle).toMatchObject({
      notTaken: [{ wixOrderId: 'not-taken' }],
      worth: [{ currency: 'EUR', total: '305' }],
      refused: [],
      tooMany: false,
    });
    expect(await preview('settle', { show: 'outcome_unknown' })).toMatchObject({
      orders: [idOf('unknown')],
      notTaken: [],
    });
  });

  it('resends nothing that the POS may have, that is canceled, or that no guest counts on', async () => {
    const { orders: taken, refused, worth } = await preview('resend');
    expect(namesOf(taken)).toEqual(['under-way', 'unknown', 'never-reached']);
    expect(worth).toEqual([{ currency: 'EUR', total: '228.75' }]);
    expect(refused.map(({ id, why }) => [namesOf([id])[0], why])).toEqual([
      ['canceled', 'canceled-on-wix'],
      ['known-to-pos', 'known-to-pos'],
      ['not-accepted', 'created'],
    ]);
    expect(await preview('resend', { show: 'rejected' })).toMatchObject({
      orders: [idOf('never-reached')],
    });
  });

  it('says what the single order’s use case then does, and changes nothing itself', async () => {
    const { orders: taken, refused } = await preview('resend');
    const trail = () => setup.database.db.select({ count: sql`count(*)` }).from(auditLog);
    expect(await trail()).toEqual([{ count: '0' }]);
    for (const { id, why } of refused) {
      expect(await setup.orders.support.retry(id, by)).toEqual({ outcome: 'refused', why });
    }
    const outcomes = [];
    for (const id of taken) outcomes.push((await setup.orders.support.retry(id, by)).outcome);
    expect(outcomes).toEqual(['sent', 'asked', 'resubmitted']);
    expect(await trail()).toEqual([{ count: '3' }]);
  });
});
