import type { AccountId, ConfigurationId, OrderErrorCode, WixOrderId } from '@pos-bridge/wix';
import { and, eq, gte, isNotNull, lt, sql } from 'drizzle-orm';
import { accounts } from '../../accounts/tables.ts';
import { configurations } from '../../configurations/tables.ts';
import type { Drizzle } from '../../database/connect.ts';
import { type Span, seekBy } from '../../database/keyset.ts';
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
export interface OrderSummary {
  readonly id: OrderId;
  readonly receivedAt: Date;
  readonly accountId: AccountId;
  readonly merchantName: string | null;
  readonly configurationId: ConfigurationId;
  readonly locationName: string | null;
  readonly wixOrderId: WixOrderId;
  readonly state: OrderState;
  readonly posOrderId: string | null;
  readonly posOrderStatus: string | null;
  readonly wixStatus: string | null;
  readonly codes: readonly OrderErrorCode[];
  readonly attention: OrderAttention | null;
  readonly attentionDue: Date | null;
  /** As Wix wrote it; null where it wrote none. */
  readonly total: string | null;
  readonly currency: string | null;
}

/** Newest first. */
export async function listOrders(db: Drizzle, query: OrderQuery): Promise<OrderSummary[]> {
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
    filter.state === undefined ? undefined : eq(orders.state, filter.state),
    filter.attention === undefined
      ? undefined
      : filter.attention === 'any'
        ? isNotNull(orders.attention)
        : eq(orders.attention, filter.attention),
    filter.accountId === undefined ? undefined : eq(orders.accountId, filter.accountId),
    filter.configurationId === undefined
      ? undefined
      : eq(orders.configurationId, filter.configurationId),
    filter.code === undefined ? undefined : isRefusedWith(filter.code),
    filter.wixOrderId === undefined ? undefined : eq(orders.wixOrderId, filter.wixOrderId),
    filter.posOrderId === undefined ? undefined : eq(orders.posOrderId, filter.posOrderId),
    filter.from === undefined ? undefined : gte(orders.id, firstOrderIdAt(filter.from)),
    filter.until === undefined ? undefined : lt(orders.id, firstOrderIdAt(filter.until)),
  );

/** Looked for in the text as it was written, since a refusal's words may be none of PostgreSQL's JSON. */
const isRefusedWith = (code: OrderErrorCode) =>
  and(
    eq(orders.state, 'rejected'),
    sql`position(${`"code":"${code}"`} in ${orders.refusals}::text) > 0`,
  );
