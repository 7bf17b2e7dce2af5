import { and, desc, eq, gte } from 'drizzle-orm';
import { notify } from '../database/notifications.ts';
import type { DeliveryTargetId } from '../ids.ts';
import type { Authorship } from '../staff/authorship.ts';
import { recordAudit } from '../staff/record-audit.ts';
import { lockTarget } from './claim-deliveries.ts';
import { wake } from './deliver-message.ts';
import type { InventoryDeps } from './inventory-deps.ts';
import { makeAllDue } from './make-all-due.ts';
import { reopen } from './retry-deliveries.ts';
import { deliveries, deliveryTargets } from './tables.ts';

export type ResumedTarget =
  /** `replayed`: deliveries that had been given up since it began to fail. */
  | { readonly outcome: 'resumed'; readonly replayed: number }
  | { readonly outcome: 'not-paused' | 'target-not-found' };

/**
 * Lets a paused target have its messages again, in the order in which they were made: those that were
 * kept, and those that were given up since it began to fail.
 */
export async function resumeTarget(
  deps: InventoryDeps,
  targetId: DeliveryTargetId,
  by: Authorship,
): Promise<ResumedTarget> {
  return deps.db.transaction(async (tx): Promise<ResumedTarget> => {
    const target = await lockTarget(tx, targetId);
    if (target === undefined) return { outcome: 'target-not-found' };
    if (target.state !== 'paused') return { outcome: 'not-paused' };
    const given = await tx
      .select({ position: deliveries.position })
      .from(deliveries)
      .where(
        and(
          eq(deliveries.targetId, targetId),
          eq(deliveries.state, 'dead'),
          target.failingSince === null
            ? undefined
            : gte(deliveries.finishedAt, target.failingSince),
        ),
      )
      .orderBy(desc(deliveries.position));
    let replayed = 0;
    for (const { position } of given) {
      if ((await reopen(deps, tx, position)) === 'retried') replayed += 1;
    }
    await makeAllDue(tx, targetId, deps.clock.now());
    await tx
      .update(deliveryTargets)
      .set({
        state: 'active',
        failuresInRow: 0,
        failingSince: null,
        pausedAt: null,
        notBefore: null,
      })
      .where(eq(deliveryTargets.id, targetId));
    await wake(deps, tx, target);
    await recordAudit(tx, {
      actor: by.author,
      reason: by.reason,
      action: 'target.resumed',
      subject: { type: 'delivery', id: targetId },
      accountId: target.accountId,
      before: { pausedAt: target.pausedAt, lastFailure: target.lastFailure },
      after: { replayed },
      at: deps.clock.now(),
    });
    await notify(tx, 'deliveries_changed', target.accountId);
    return { outcome: 'resumed', replayed };
  });
}
