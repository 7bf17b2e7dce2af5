import { and, eq } from 'drizzle-orm';
import type { Transaction } from '../../database/connect.ts';
import type { OrderId } from '../../ids.ts';
import type { OrderEvent, OrderRow } from '../order-row.ts';
import { recordEvents } from '../order-row.ts';
import { isFinal, type OrderAttention } from '../order-state.ts';
import { orders } from '../tables.ts';

type Ground = Pick<OrderRow, 'state' | 'posPhase' | 'wixStatus' | 'acceptBy'>;

/**
 * Whether there is still something to do about what an order was raised for. Pure: it decides before
 * an order is raised, and again in the sweep, which settles what has lost its ground.
 */
export function hasGround(order: Ground, attention: OrderAttention): boolean {
  const isCanceledOnWix = order.wixStatus === 'CANCELED';
  switch (attention) {
    case 'outcome_unknown':
      return !isFinal(order.state);
    case 'not_at_pos_yet':
      return !isFinal(order.state) && !isCanceledOnWix;
    case 'never_reached_pos':
      return order.state === 'rejected' && !isCanceledOnWix;
    case 'not_accepted':
      return order.state === 'created' && order.posPhase === 'received' && order.acceptBy !== null;
    case 'status_conflict':
      return !(isCanceledOnWix && order.posPhase === 'canceled');
    case 'gone_from_pos':
      return !isCanceledOnWix;
    case 'duplicate_at_pos':
      return true;
    default:
      return attention satisfies never;
  }
}

/** Wix has taken the order for the restaurant: the guest counts on it. */
export const isAcceptedOnWix = ({ wixStatus }: Pick<OrderRow, 'wixStatus'>): boolean =>
  wixStatus === 'ACCEPTED' || wixStatus === 'FULFILLED';

/**
 * What a person is called for where Wix holds an order as accepted and the kitchen has it not; null
 * where the kitchen has it, where Wix does not hold it so, and while nobody knows (see `nextStep`).
 */
export function missingInKitchen(
  order: Pick<OrderRow, 'state' | 'lastFault' | 'wixStatus'>,
): Extract<OrderAttention, 'not_at_pos_yet' | 'never_reached_pos'> | null {
  if (!isAcceptedOnWix(order)) return null;
  if (order.state === 'rejected') return 'never_reached_pos';
  const isTriedAgain = order.state === 'received' || order.state === 'submitting';
  return isTriedAgain && order.lastFault !== null ? 'not_at_pos_yet' : null;
}

/**
 * Calls a person: the order turns up in the console's work list, by the moment at which somebody is
 * harmed. Decided on the order's row as it is now, under its lock: without ground nobody is called.
 * Raised again for another reason, the new one stands; for the same, the first moment counts. That a
 * kitchen is late is the mildest reason, and takes the place of no other.
 */
export async function raise(
  tx: Transaction,
  orderId: OrderId,
  attention: OrderAttention,
  at: Date,
  due: Date,
  detail: OrderEvent['detail'] = {},
): Promise<void> {
  const [order] = await tx.select().from(orders).where(eq(orders.id, orderId)).for('update');
  if (order === undefined || order.attention === attention) return;
  if (attention === 'not_accepted' && order.attention !== null) return;
  if (!hasGround(order, attention)) return;
  await tx
    .update(orders)
    .set({ attention, attentionSince: at, attentionDue: due })
    .where(eq(orders.id, orderId));
  await recordEvents(tx, orderId, at, [{ kind: 'raised', detail: { attention, ...detail } }]);
}

/** What a person was called for has settled by itself. */
export async function settle(
  tx: Transaction,
  orderId: OrderId,
  attention: OrderAttention,
  at: Date,
): Promise<void> {
  const settled = await tx
    .update(orders)
    .set({ attention: null, attentionSince: null, attentionDue: null })
    .where(and(eq(orders.id, orderId), eq(orders.attention, attention)))
    .returning({ id: orders.id });
  if (settled.length > 0) {
    await recordEvents(tx, orderId, at, [{ kind: 'settled', detail: { attention } }]);
  }
}

/**
 * After the order has moved, on whichever side, in the same transaction. What it was raised for settles
 * where its ground has gone; a person is called where Wix has come to count on a kitchen that has it not,
 * once: who has taken care of it is not called for every further try.
 */
export async function followMove(
  tx: Transaction,
  before: Pick<OrderRow, 'id' | 'state' | 'lastFault' | 'wixStatus'>,
  now: Date,
): Promise<void> {
  const [order] = await tx.select().from(orders).where(eq(orders.id, before.id)).for('update');
  if (order === undefined) return;
  await settleGroundless(tx, order, now);
  const missing = missingInKitchen(order);
  const stands = order.attention !== null && hasGround(order, order.attention);
  if (stands || missing === missingInKitchen(before)) return;
  await raiseMissing(tx, order, now);
}

/** Harm is done once it is too late to cook; what was refused is late already. */
export async function raiseMissing(
  tx: Transaction,
  order: Pick<OrderRow, 'id' | 'state' | 'lastFault' | 'wixStatus' | 'submitBy'>,
  now: Date,
  detail: OrderEvent['detail'] = {},
): Promise<void> {
  const missing = missingInKitchen(order);
  if (missing === null) return;
  const due = missing === 'not_at_pos_yet' ? order.submitBy : now;
  await raise(tx, order.id, missing, now, due, detail);
}

export async function settleGroundless(
  tx: Transaction,
  order: Ground & Pick<OrderRow, 'id' | 'attention'>,
  now: Date,
): Promise<void> {
  const { attention } = order;
  if (attention !== null && !hasGround(order, attention)) {
    await settle(tx, order.id, attention, now);
  }
}
