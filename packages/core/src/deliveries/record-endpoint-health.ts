import { eq } from 'drizzle-orm';
import type { Transaction } from '../database/connect.ts';
import type { EndpointHealth } from './attempt-result.ts';
import type { Endpoint } from './claim-deliveries.ts';
import { failuresBeforeRest, isFailingForGood, restAfterFailures } from './delivery-schedule.ts';
import type { InventoryDeps } from './inventory-deps.ts';
import { makeAllDue } from './make-all-due.ts';
import { endpoints } from './tables.ts';

/**
 * Counts a target's failures, lets it rest while it fails, pauses it when it only fails, and makes
 * what waits due at once when it works again.
 */
export async function recordEndpointHealth(
  deps: Pick<InventoryDeps, 'clock' | 'settings' | 'log'>,
  tx: Transaction,
  endpoint: Endpoint,
  health: EndpointHealth,
): Promise<void> {
  const hasChanged =
    health.succeeded || health.failuresInRow > 0 || health.retryAfterMs !== null || health.isGone;
  if (!hasChanged) return;
  const now = deps.clock.now();
  const before = health.succeeded ? 0 : endpoint.failuresInRow;
  const failuresInRow = before + health.failuresInRow;
  const failingSince = failuresInRow === 0 ? null : before === 0 ? now : endpoint.failingSince;
  const rest = restAfterFailures(failuresInRow, health.retryAfterMs);
  const isPaused =
    endpoint.state === 'active' &&
    (health.isGone || isFailingForGood({ failuresInRow, failingSince }, deps.settings, now));

  await tx
    .update(endpoints)
    .set({
      failuresInRow,
      failingSince,
      lastFailure: failuresInRow === 0 ? null : (health.lastFailure ?? endpoint.lastFailure),
      notBefore: rest === 0 ? null : new Date(now.getTime() + rest),
      ...(health.succeeded && { lastSuccessAt: now }),
      ...(isPaused && { state: 'paused', pausedAt: now }),
    })
    .where(eq(endpoints.id, endpoint.id));

  if (isPaused) {
    deps.log.error(
      { endpointId: endpoint.id, accountId: endpoint.accountId, failingSince },
      'endpoint paused: its deliveries only fail',
    );
  }
  if (health.succeeded && endpoint.failuresInRow >= failuresBeforeRest) {
    await makeAllDue(tx, endpoint.id, now);
  }
}
