import { and, desc, eq, gte } from 'drizzle-orm';
import { notify } from '../database/notifications.ts';
import type { EndpointId } from '../ids.ts';
import type { Authorship } from '../staff/authorship.ts';
import { recordAudit } from '../staff/record-audit.ts';
import { lockEndpoint } from './claim-deliveries.ts';
import { wake } from './deliver-event.ts';
import type { InventoryDeps } from './inventory-deps.ts';
import { makeAllDue } from './make-all-due.ts';
import { reopen } from './retry-deliveries.ts';
import { deliveries, endpoints } from './tables.ts';

export type ResumedEndpoint =
  /** `replayed`: deliveries that had been given up since it began to fail. */
  | { readonly outcome: 'resumed'; readonly replayed: number }
  | { readonly outcome: 'not-paused' | 'endpoint-not-found' };

/**
 * Lets a paused target have its messages again, in the order in which they were made: those that were
 * kept, and those that were given up since it began to fail.
 */
export async function resumeEndpoint(
  deps: InventoryDeps,
  endpointId: EndpointId,
  by: Authorship,
): Promise<ResumedEndpoint> {
  return deps.db.transaction(async (tx): Promise<ResumedEndpoint> => {
    const endpoint = await lockEndpoint(tx, endpointId);
    if (endpoint === undefined) return { outcome: 'endpoint-not-found' };
    if (endpoint.state !== 'paused') return { outcome: 'not-paused' };
    const given = await tx
      .select({ position: deliveries.position })
      .from(deliveries)
      .where(
        and(
          eq(deliveries.endpointId, endpointId),
          eq(deliveries.state, 'dead'),
          endpoint.failingSince === null
            ? undefined
            : gte(deliveries.finishedAt, endpoint.failingSince),
        ),
      )
      .orderBy(desc(deliveries.position));
    let replayed = 0;
    for (const { position } of given) {
      if ((await reopen(deps, tx, position)) === 'retried') replayed += 1;
    }
    await makeAllDue(tx, endpointId, deps.clock.now());
    await tx
      .update(endpoints)
      .set({
        state: 'active',
        failuresInRow: 0,
        failingSince: null,
        pausedAt: null,
        notBefore: null,
      })
      .where(eq(endpoints.id, endpointId));
    await wake(deps, tx, endpoint);
    await recordAudit(tx, {
      actor: by.author,
      reason: by.reason,
      action: 'target.resumed',
      subject: { type: 'delivery', id: endpointId },
      accountId: endpoint.accountId,
      before: { pausedAt: endpoint.pausedAt, lastFailure: endpoint.lastFailure },
      after: { replayed },
      at: deps.clock.now(),
    });
    await notify(tx, 'deliveries_changed', endpoint.accountId);
    return { outcome: 'resumed', replayed };
  });
}
