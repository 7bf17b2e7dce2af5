import type { AccountId, ConfigurationId, OrderErrorCode, WixOrderId } from '@pos-bridge/wix';
import { and, eq, gte, isNotNull, lt, sql } from 'drizzle-orm';
import { accounts } from '../../accounts/tables.ts';
import { configurations } from '../../configurations/tables.ts';
import type { Drizzle } from '../../database/connect.ts';
import { type Span, seekBy } from '../../database/keyset.ts';
import { given, is } from '../../database/narrow.ts';
import { firstOrderIdAt, type OrderId } from '../../ids.ts';
import type { OrderAttention, OrderState } from '../order-state.ts';
import { worthOf } from '../site-order/classic/worth-of.ts';
import { orders } from '../tables.ts';

/** What is missing does not narrow the list. */
export interface OrderFilter {
  readonly state?: OrderState | undefined;
  /** Only orders that a person has to look at, or only those raised for this reason. */
  readonly attention?: OrderAttention | 'any' | undefined;
  readonly accountId?: AccountId | undefined;
  readonly configurationId?: ConfigurationId | undefined;
  /** One of the POS's refusals. */
  readonly code?: OrderErrorCode | undefined;
  readonly wixOrderId?: WixOrderId | undefined;
  readonly posOrderId?: string | undefined;
  readonly from?: Date | undefined;
  readonly until?: Date | undefined;
}

export type OrderQuery = OrderFilter & Span<OrderId>;

/** A line of the list: nothing in it is the customer's. */
export type OrderSummary = Awaited<ReturnType<typeof listOrders>>[number];

/** Newest first. */
export async function listOrders(db: Drizzle, query: OrderQuery) {
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
      posOrderId: orders.posOrderId,
      posOrderStatus: orders.posOrderStatus,
      wixStatus: orders.wixStatus,
      refusals: orders.refusals,
      attention: orders.attention,
      attentionDue: orders.attentionDue,
      orderOpen: orders.orderOpen,
    })
    .from(orders)
    .innerJoin(accounts, eq(accounts.id, orders.accountId))
    .innerJoin(configurations, eq(configurations.id, orders.configurationId))
    .where(and(matches(query), page.where))
    .orderBy(...page.orderBy)
    .limit(query.limit);
  return page.inOrder(rows).map(({ refusals, orderOpen, ...order }) => ({
    ...order,
    ...worthOf(orderOpen),
    codes: [...new Set((refusals ?? []).map(({ code }) => code))],
  }));
}

const matches = (filter: OrderFilter) =>
  and(
    is(orders.state, filter.state),
    filter.attention === undefined
      ? undefined
      : filter.attention === 'any'
        ? isNotNull(orders.attention)
        : eq(orders.attention, filter.attention),
    is(orders.accountId, filter.accountId),
    is(orders.configurationId, filter.configurationId),
    given(filter.code, isRefusedWith),
    is(orders.wixOrderId, filter.wixOrderId),
    is(orders.posOrderId, filter.posOrderId),
    given(filter.from, (from) => gte(orders.id, firstOrderIdAt(from))),
    given(filter.until, (until) => lt(orders.id, firstOrderIdAt(until))),
  );

/** Looked for in the text as it was written, since a refusal's words may be none of PostgreSQL's JSON. */
const isRefusedWith = (code: OrderErrorCode) =>
  and(
    eq(orders.state, 'rejected'),
    sql`position(${`"code":"${code}"`} in ${orders.refusals}::text) > 0`,
  );
