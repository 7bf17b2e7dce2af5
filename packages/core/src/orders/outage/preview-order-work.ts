import { and, asc, desc, eq, inArray, isNotNull } from 'drizzle-orm';
import type { Clock } from '../../clock.ts';
import type { Drizzle } from '../../database/connect.ts';
import type { OrderId } from '../../ids.ts';
import { type WixOrderName, waitsForPerson } from '../not-taken/orders-not-taken.ts';
import { ordersNotTaken } from '../not-taken/tables.ts';
import { orderRetry, type RetryRefusal } from '../support/order-retry.ts';
import { orderEvents, orders } from '../tables.ts';
import { isOpen, notTakenOf, type OutageFilter, ordersOf } from './outage-filter.ts';
import { addUp, type Worth } from './worths.ts';

/** What support does to many orders at once: each by the use case of one order. */
export type OrderWork = 'settle' | 'resend';

export interface OrderWorkPreview {
  readonly orders: readonly OrderId[];
  /** Settling alone: orders that the bridge did not take. */
  readonly notTaken: readonly WixOrderName[];
  readonly worth: readonly Worth[];
  /** Resending alone: what the rules of a single order leave as it is, and why. */
  readonly refused: readonly { readonly id: OrderId; readonly why: RetryRefusal }[];
  /** There are more than a person can oversee: the filter has to be narrower. */
  readonly tooMany: boolean;
}

const mostAtOnce = 1_000;

/** Which orders of a filter would be settled, or sent again, now. It changes nothing. */
export async function previewOrderWork(
  deps: { readonly db: Drizzle; readonly clock: Clock },
  work: OrderWork,
  filter: OutageFilter,
): Promise<OrderWorkPreview> {
  switch (work) {
    case 'settle':
      return previewSettle(deps.db, filter);
    case 'resend':
      return previewResend(deps, filter);
    default:
      return work satisfies never;
  }
}

/** What a person is called for. */
async function previewSettle(db: Drizzle, filter: OutageFilter): Promise<OrderWorkPreview> {
  const raised = await db
    .select({ id: orders.id, total: orders.total, currency: orders.currency })
    .from(orders)
    .where(and(ordersOf(filter), isNotNull(orders.attention)))
    .orderBy(desc(orders.id))
    .limit(mostAtOnce + 1);
  const reachesNotTaken = filter.show === undefined || filter.show === 'open';
  const notTaken = reachesNotTaken ? await openNotTaken(db, filter) : [];
  return {
    orders: raised.map(({ id }) => id),
    notTaken,
    worth: addUp(raised),
    refused: [],
    tooMany: raised.length + notTaken.length > mostAtOnce,
  };
}

const openNotTaken = (db: Drizzle, filter: OutageFilter): Promise<WixOrderName[]> =>
  db
    .select({ instanceId: ordersNotTaken.instanceId, wixOrderId: ordersNotTaken.wixOrderId })
    .from(ordersNotTaken)
    .where(and(notTakenOf(filter), waitsForPerson))
    .orderBy(desc(ordersNotTaken.seenAt), desc(ordersNotTaken.wixOrderId))
    .limit(mostAtOnce + 1);

/**
 * Open ones alone: what was refused and nobody is called for, no guest counts on. Who wants such an order
 * cooked all the same sends it again from its own page.
 */
async function previewResend(
  { db, clock }: { readonly db: Drizzle; readonly clock: Clock },
  filter: OutageFilter,
): Promise<OrderWorkPreview> {
  const open = await db
    .select({
      id: orders.id,
      state: orders.state,
      uncertain: orders.uncertain,
      leaseUntil: orders.leaseUntil,
      wixStatus: orders.wixStatus,
      attention: orders.attention,
      personalErasedAt: orders.personalErasedAt,
      total: orders.total,
      currency: orders.currency,
    })
    .from(orders)
    .where(and(ordersOf(filter), isOpen))
    .orderBy(desc(orders.id))
    .limit(mostAtOnce + 1);
  const raisings = await raisingsOf(
    db,
    open.map(({ id }) => id),
  );
  const now = clock.now();
  const judged = open.map((order) => ({
    order,
    retry: orderRetry(order, raisings.get(order.id) ?? [], now),
  }));
  const taken = judged.filter(({ retry }) => retry.way !== 'none').map(({ order }) => order);
  return {
    orders: taken.map(({ id }) => id),
    notTaken: [],
    worth: addUp(taken),
    refused: judged.flatMap(({ order: { id }, retry }) =>
      retry.way === 'none' ? [{ id, why: retry.why }] : [],
    ),
    tooMany: open.length > mostAtOnce,
  };
}

type Raising = Pick<typeof orderEvents.$inferSelect, 'kind' | 'detail'>;

/** Of what happened to an order, that is all that {@link orderRetry} looks at. */
async function raisingsOf(
  db: Drizzle,
  ids: readonly OrderId[],
): Promise<ReadonlyMap<OrderId, readonly Raising[]>> {
  if (ids.length === 0) return new Map();
  const events = await db
    .select({ orderId: orderEvents.orderId, kind: orderEvents.kind, detail: orderEvents.detail })
    .from(orderEvents)
    .where(and(inArray(orderEvents.orderId, [...ids]), eq(orderEvents.kind, 'raised')))
    .orderBy(asc(orderEvents.id));
  return Map.groupBy(events, ({ orderId }) => orderId);
}
