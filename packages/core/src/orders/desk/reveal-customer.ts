import type { WixOrder } from '@pos-bridge/wix';
import { eq } from 'drizzle-orm';
import type { Clock } from '../../clock.ts';
import type { Drizzle } from '../../database/connect.ts';
import type { Sealer } from '../../encryption.ts';
import type { AuditActor } from '../../staff/audit-entry.ts';
import { recordAudit } from '../../staff/record-audit.ts';
import type { OrderId, ValidationId } from '../ids.ts';
import { recallOrder } from '../keep-order.ts';
import { type RevealedCustomer, revealCustomer } from '../personal-data/mask.ts';
import { orders, orderValidations } from '../tables.ts';

/** Whose order is meant: that of a Create Order, or that of a Validate Order. */
export type OrderSubject =
  | { readonly type: 'order'; readonly id: OrderId }
  | { readonly type: 'validation'; readonly id: ValidationId };

export interface RevealedOrder {
  readonly customer: RevealedCustomer;
  /** As Wix sent it, whole. */
  readonly order: WixOrder;
}

/**
 * Shows a customer's data to a person who has said why; the audit row is written before anything is
 * shown, and holds nothing of it. Undefined where there is no such order.
 */
export async function revealOrder(
  deps: { readonly db: Drizzle; readonly sealer: Sealer; readonly clock: Clock },
  subject: OrderSubject,
  by: { readonly author: AuditActor; readonly reason: string },
): Promise<RevealedOrder | undefined> {
  const kept = await deps.db.transaction(async (tx) => {
    const table = subject.type === 'order' ? orders : orderValidations;
    const [row] = await tx
      .select({
        accountId: table.accountId,
        orderOpen: table.orderOpen,
        orderSealed: table.orderSealed,
      })
      .from(table)
      .where(eq(table.id, subject.id));
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
  return { customer: revealCustomer(order), order };
}
