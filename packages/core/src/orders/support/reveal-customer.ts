import type { Clock } from '../../clock.ts';
import type { Drizzle } from '../../database/connect.ts';
import type { Sealer } from '../../encryption.ts';
import type { AuditActor } from '../../staff/audit-entry.ts';
import { recordAudit } from '../../staff/record-audit.ts';
import { revealCustomer } from '../customer-data/mask.ts';
import { recallOrder } from '../customer-data/seal-order.ts';
import { type OrderSubject, readSubject } from './read-subject.ts';
import { receiptOf } from './receipt.ts';

/**
 * Shows a customer's data to a person who has said why; the audit row is written before anything is
 * shown, and holds nothing of it. Undefined where there is no such order.
 */
export async function revealOrder(
  deps: { readonly db: Drizzle; readonly sealer: Sealer; readonly clock: Clock },
  subject: OrderSubject,
  by: { readonly author: AuditActor; readonly reason: string },
) {
  const kept = await deps.db.transaction(async (tx) => {
    const row = await readSubject(tx, subject);
    if (row === undefined) return undefined;
    await recordAudit(tx, {
      actor: by.author,
      action: 'customer.revealed',
      subject,
      accountId: row.accountId,
      reason: by.reason,
      at: deps.clock.now(),
    });
    return row;
  });
  if (kept === undefined) return undefined;
  const order = await recallOrder(deps.sealer, kept);
  return {
    customer: revealCustomer(order),
    /** As Wix sent it, whole. */
    order: order.source.raw,
    receipt: receiptOf(order),
  };
}
