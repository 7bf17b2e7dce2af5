import type { ConfigurationId, InstanceId, OrderErrorCode, WixOrderId } from '@pos-bridge/wix';
import { and, desc, eq, gte, inArray, isNotNull, or } from 'drizzle-orm';
import { accounts } from '../../accounts/tables.ts';
import type { Drizzle } from '../../database/connect.ts';
import { firstOrderIdAt, firstValidationIdAt, type OrderId, type ValidationId } from '../../ids.ts';
import type { OrderAttention, OrderState } from '../order-state.ts';
import { orders, orderValidations } from '../tables.ts';

/** An order that did not go as it should, without anything of the customer's. */
export interface TroubledOrder {
  readonly id: OrderId;
  readonly receivedAt: Date;
  readonly configurationId: ConfigurationId;
  readonly provider: string;
  readonly wixOrderId: WixOrderId;
  readonly state: OrderState;
  /** Why a person should look at it; null where nobody need any more. */
  readonly attention: OrderAttention | null;
  /** Why it was refused; each once. */
  readonly codes: readonly OrderErrorCode[];
}

/** A checkout that the bridge or the POS stopped before there was an order. */
export interface StoppedCheckout {
  readonly id: ValidationId;
  readonly validatedAt: Date;
  readonly configurationId: ConfigurationId;
  readonly codes: readonly OrderErrorCode[];
}

export interface Troubles {
  readonly orders: readonly TroubledOrder[];
  readonly checkouts: readonly StoppedCheckout[];
}

/** What went wrong at an instance since a moment, newest first, at most `limit` of each. */
export async function listTroubles(
  db: Drizzle,
  query: { readonly instanceId: InstanceId; readonly since: Date; readonly limit: number },
): Promise<Troubles> {
  const { instanceId, since, limit } = query;
  // By account, as both tables are indexed; an instance has one or two.
  const own = await db
    .select({ id: accounts.id })
    .from(accounts)
    .where(eq(accounts.instanceId, instanceId));
  const accountIds = own.map(({ id }) => id);
  if (accountIds.length === 0) return { orders: [], checkouts: [] };
  const troubled = await db
    .select({
      id: orders.id,
      receivedAt: orders.receivedAt,
      configurationId: orders.configurationId,
      provider: orders.provider,
      wixOrderId: orders.wixOrderId,
      state: orders.state,
      attention: orders.attention,
      refusals: orders.refusals,
    })
    .from(orders)
    .where(
      and(
        inArray(orders.accountId, accountIds),
        gte(orders.id, firstOrderIdAt(since)),
        or(eq(orders.state, 'rejected'), isNotNull(orders.attention)),
      ),
    )
    .orderBy(desc(orders.id))
    .limit(limit);
  const stopped = await db
    .select({
      id: orderValidations.id,
      validatedAt: orderValidations.validatedAt,
      configurationId: orderValidations.configurationId,
      codes: orderValidations.codes,
    })
    .from(orderValidations)
    .where(
      and(
        inArray(orderValidations.accountId, accountIds),
        gte(orderValidations.id, firstValidationIdAt(since)),
        inArray(orderValidations.outcome, ['invalid', 'no_verdict']),
      ),
    )
    .orderBy(desc(orderValidations.id))
    .limit(limit);
  return {
    orders: troubled.map(({ refusals, ...order }) => ({
      ...order,
      codes: [...new Set((refusals ?? []).map(({ code }) => code))],
    })),
    checkouts: stopped,
  };
}
