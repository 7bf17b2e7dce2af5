import type { Clock } from '../../clock.ts';
import type { Drizzle } from '../../database/connect.ts';
import type { AuditActor } from '../../staff/audit-entry.ts';
import { recordAudit } from '../../staff/record-audit.ts';
import { named, type WixOrderName } from '../not-taken/orders-not-taken.ts';
import { ordersNotTaken } from '../not-taken/tables.ts';

/**
 * A person has taken care of an order that the bridge did not take: it leaves the work list for good. A
 * Create Order that comes later still creates it.
 */
export async function settleNotTaken(
  deps: { readonly db: Drizzle; readonly clock: Clock },
  order: WixOrderName,
  by: { readonly author: AuditActor; readonly reason: string },
): Promise<{ readonly outcome: 'settled' | 'not-raised' | 'order-not-found' }> {
  return deps.db.transaction(async (tx) => {
    const [row] = await tx.select().from(ordersNotTaken).where(named(order)).for('update');
    if (row === undefined) return { outcome: 'order-not-found' };
    if (row.raisedAt === null || row.settledAt !== null) return { outcome: 'not-raised' };
    const now = deps.clock.now();
    await tx.update(ordersNotTaken).set({ settledAt: now }).where(named(order));
    await recordAudit(tx, {
      actor: by.author,
      action: 'order-not-taken.settled',
      // By Wix's name: the bridge has none for it.
      subject: { type: 'order', id: order.wixOrderId },
      accountId: row.accountId,
      reason: by.reason,
      before: { raised: true, code: row.code },
      after: { raised: false },
      at: now,
    });
    return { outcome: 'settled' };
  });
}
