import { and, eq } from 'drizzle-orm';
import { accounts } from '../../accounts/tables.ts';
import { configurations } from '../../configurations/tables.ts';
import type { Drizzle } from '../../database/connect.ts';
import { type Span, seekBy } from '../../database/keyset.ts';
import type { OrderId } from '../../ids.ts';
import { orderTimes } from '../order-times.ts';
import { worthOf } from '../site-order/classic/worth-of.ts';
import { orders } from '../tables.ts';
import { type OutageFilter, ordersOf } from './outage-filter.ts';

/** A line of the list: nothing in it is the customer's. */
export type OutageOrder = Awaited<ReturnType<typeof listOutageOrders>>[number];

/** The orders of a window, newest first, with when the POS had each. */
export async function listOutageOrders(db: Drizzle, query: OutageFilter & Span<OrderId>) {
  const page = seekBy(orders.id, query);
  const rows = await db
    .select({
      id: orders.id,
      receivedAt: orders.receivedAt,
      accountId: orders.accountId,
      merchantName: accounts.merchantName,
      configurationId: orders.configurationId,
      locationName: configurations.locationName,
      wixOrderId: orders.wixOrderId,
      state: orders.state,
      wixStatus: orders.wixStatus,
      posOrderId: orders.posOrderId,
      attention: orders.attention,
      refusals: orders.refusals,
      finishedAt: orders.finishedAt,
      orderOpen: orders.orderOpen,
    })
    .from(orders)
    .innerJoin(accounts, eq(accounts.id, orders.accountId))
    .innerJoin(configurations, eq(configurations.id, orders.configurationId))
    .where(and(ordersOf(query), page.where))
    .orderBy(...page.orderBy)
    .limit(query.limit);
  return page.inOrder(rows).map(({ refusals, orderOpen, finishedAt, ...order }) => {
    const atPosAt = order.state === 'created' ? finishedAt : null;
    const toKitchenMs = atPosAt && atPosAt.getTime() - order.receivedAt.getTime();
    return {
      ...order,
      ...worthOf(orderOpen),
      codes: [...new Set((refusals ?? []).map(({ code }) => code))],
      /** When the POS had it; null while it has it not. */
      atPosAt,
      /** From Wix's call until then. */
      toKitchenMs,
      isLate: toKitchenMs !== null && toKitchenMs > orderTimes.late,
    };
  });
}
