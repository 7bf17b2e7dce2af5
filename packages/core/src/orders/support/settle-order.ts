import { eq } from 'drizzle-orm';
import type { Clock } from '../../clock.ts';
import type { Drizzle } from '../../database/connect.ts';
import { notify } from '../../database/notifications.ts';
import type { OrderId } from '../../ids.ts';
import type { AuditActor } from '../../staff/audit-entry.ts';
import { recordAudit } from '../../staff/record-audit.ts';
import { settle } from '../attention/attention.ts';
import { orders } from '../tables.ts';

/**
 * A person has taken care of an order that was raised: it leaves the work list. It is raised again only
 * for something new; nobody waits for the kitchen's word on it any more.
 */
export async function settleOrder(
  deps: { readonly db: Drizzle; readonly clock: Clock },
  id: OrderId,
  by: { readonly author: AuditActor; readonly reason: string },
): Promise<{ readonly outcome: 'settled' | 'not-raised' | 'order-not-found' }> {
  return deps.db.transaction(async (tx) => {
    const [order] = await tx.select().from(orders).where(eq(orders.id, id)).for('update');
    if (order === undefined) return { outcome: 'order-not-found' };
    const { attention } = order;
    if (attention === null) return { outcome: 'not-raised' };
    const now = deps.clock.now();
    await tx.update(orders).set({ acceptBy: null }).where(eq(orders.id, id));
    await settle(tx, id, attention, now);
    await recordAudit(tx, {
      actor: by.author,
      action: 'order.settled',
      subject: { type: 'order', id },
      accountId: order.accountId,
      reason: by.reason,
      before: { attention },
      after: { attention: null },
      at: now,
    });
    await notify(tx, 'orders_changed', id);
    return { outcome: 'settled' };
  });
}
