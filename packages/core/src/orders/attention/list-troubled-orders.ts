import type { InstanceId } from '@pos-bridge/wix';
import { and, desc, eq, gte, inArray, isNotNull, or } from 'drizzle-orm';
import { accounts } from '../../accounts/tables.ts';
import type { Drizzle } from '../../database/connect.ts';
import { firstOrderIdAt, firstValidationIdAt } from '../../ids.ts';
import { orders, orderValidations } from '../tables.ts';

/**
 * What went wrong at an instance since a moment, newest first, at most `limit` of each: orders that did
 * not go as they should, and checkouts that the bridge or the POS stopped before there was an order.
 * Nothing in it is the customer's.
 */
export async function listTroubles(
  db: Drizzle,
  query: { readonly instanceId: InstanceId; readonly since: Date; readonly limit: number },
) {
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
      /** Why a person should look at it; null where nobody need any more. */
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
      /** Why it was refused; each once. */
      codes: [...new Set((refusals ?? []).map(({ code }) => code))],
    })),
    checkouts: stopped,
  };
}
