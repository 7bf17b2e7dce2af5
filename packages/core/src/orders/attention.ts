import { and, eq } from 'drizzle-orm';
import type { Transaction } from '../database/connect.ts';
import type { OrderId } from './ids.ts';
import type { OrderEvent, OrderRow } from './order-row.ts';
import { recordEvents } from './order-row.ts';
import type { OrderAttention } from './order-state.ts';
import { orders } from './tables.ts';

/**
 * Calls a person: the order turns up in the console's work list, by the moment at which somebody is
 * harmed. Raised again for another reason, the new one stands; for the same, the first moment counts.
 */
export async function raise(
  tx: Transaction,
  order: Pick<OrderRow, 'id' | 'attention'>,
  attention: OrderAttention,
  at: Date,
  due: Date,
  detail: OrderEvent['detail'] = {},
): Promise<void> {
  if (order.attention === attention) return;
  await tx
    .update(orders)
    .set({ attention, attentionSince: at, attentionDue: due })
    .where(eq(orders.id, order.id));
  await recordEvents(tx, order.id, at, [{ kind: 'raised', detail: { attention, ...detail } }]);
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
