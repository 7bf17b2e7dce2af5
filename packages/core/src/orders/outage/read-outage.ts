import { and, desc, eq, sql } from 'drizzle-orm';
import { accounts } from '../../accounts/tables.ts';
import { configurations } from '../../configurations/tables.ts';
import type { Drizzle } from '../../database/connect.ts';
import { notTakenState, waitsForPerson } from '../not-taken/orders-not-taken.ts';
import { ordersNotTaken } from '../not-taken/tables.ts';
import { isFinal, type OrderAttention } from '../order-state.ts';
import { orderTimes } from '../order-times.ts';
import { orders } from '../tables.ts';
import { notTakenOf, type OutageFilter, ordersOf } from './outage-filter.ts';
import { addUp, type Worth } from './worths.ts';

/** Some orders of a window: how many, and what they come to. */
export interface OrderSum {
  readonly orders: number;
  readonly worth: readonly Worth[];
}

const notTakenShown = 100;

/** What became of the orders of a window, in sums; what the filter shows of them does not narrow it. */
export async function readOutage(db: Drizzle, { show: _show, ...window }: OutageFilter) {
  const [groups, slowest, notTaken] = await Promise.all([
    sumUp(db, window),
    slowestOf(db, window),
    listNotTaken(db, window),
  ]);
  const sumOf = (fits: (group: Group) => boolean): OrderSum => {
    const fitting = groups.filter(fits);
    return { orders: fitting.reduce((sum, group) => sum + group.orders, 0), worth: addUp(fitting) };
  };
  const reasons = new Set(groups.filter(isOpenGroup).map(({ attention }) => attention));
  return {
    all: sumOf(() => true),
    /** Of all, those whose total is not readable: they are in no sum. */
    withoutTotal: groups.reduce((sum, group) => sum + group.withoutTotal, 0),
    atPos: sumOf(({ state }) => state === 'created'),
    late: groups.reduce((sum, group) => sum + group.late, 0),
    /** The one that took longest to the kitchen; null where none reached it. */
    slowest,
    refused: sumOf(({ state, attention }) => state === 'rejected' && attention === null),
    open: sumOf(isOpenGroup),
    /** The open ones by why a person is called; null: nobody is called yet. */
    openBy: [...reasons].map((attention) => ({
      attention,
      ...sumOf((group) => isOpenGroup(group) && group.attention === attention),
    })),
    notTaken,
  };
}

type Group = Awaited<ReturnType<typeof sumUp>>[number];

const isOpenGroup = ({ attention, state }: Group): boolean => attention !== null || !isFinal(state);

const toKitchenMs = sql<number>`extract(epoch from ${orders.finishedAt} - ${orders.receivedAt}) * 1000`;

const sumUp = (db: Drizzle, filter: OutageFilter) =>
  db
    .select({
      state: orders.state,
      attention: sql<OrderAttention | null>`${orders.attention}`,
      currency: orders.currency,
      orders: sql<number>`count(*)`.mapWith(Number),
      total: sql<string | null>`sum(${orders.total})`,
      withoutTotal: sql<number>`count(*) filter (where ${orders.total} is null)`.mapWith(Number),
      late: sql<number>`count(*) filter (where ${orders.state} = 'created' and ${toKitchenMs} > ${orderTimes.late})`.mapWith(
        Number,
      ),
    })
    .from(orders)
    .where(ordersOf(filter))
    .groupBy(orders.state, orders.attention, orders.currency);

async function slowestOf(db: Drizzle, filter: OutageFilter) {
  const [slowest] = await db
    .select({ orderId: orders.id, ms: toKitchenMs.mapWith(Number) })
    .from(orders)
    .where(and(ordersOf(filter), eq(orders.state, 'created')))
    .orderBy(desc(toKitchenMs))
    .limit(1);
  return slowest ?? null;
}

/** Those that the bridge did not take; their number, how many are open, and the newest of them. */
async function listNotTaken(db: Drizzle, filter: OutageFilter) {
  const [[counted], rows] = await Promise.all([
    db
      .select({
        orders: sql<number>`count(*)`.mapWith(Number),
        open: sql<number>`count(*) filter (where ${waitsForPerson})`.mapWith(Number),
      })
      .from(ordersNotTaken)
      .where(notTakenOf(filter)),
    db
      .select({
        instanceId: ordersNotTaken.instanceId,
        wixOrderId: ordersNotTaken.wixOrderId,
        accountId: ordersNotTaken.accountId,
        merchantName: accounts.merchantName,
        locationName: configurations.locationName,
        code: ordersNotTaken.code,
        seenAt: ordersNotTaken.seenAt,
        raisedAt: ordersNotTaken.raisedAt,
        settledAt: ordersNotTaken.settledAt,
      })
      .from(ordersNotTaken)
      .innerJoin(accounts, eq(accounts.id, ordersNotTaken.accountId))
      .innerJoin(configurations, eq(configurations.id, ordersNotTaken.configurationId))
      .where(notTakenOf(filter))
      .orderBy(desc(ordersNotTaken.seenAt), desc(ordersNotTaken.wixOrderId))
      .limit(notTakenShown),
  ]);
  return {
    orders: counted?.orders ?? 0,
    open: counted?.open ?? 0,
    newest: rows.map(({ raisedAt, settledAt, ...row }) => ({
      ...row,
      state: notTakenState({ raisedAt, settledAt }),
    })),
  };
}
