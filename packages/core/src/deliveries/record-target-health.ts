import { eq } from 'drizzle-orm';
import type { Transaction } from '../database/connect.ts';
import type { TargetHealth } from './attempt-result.ts';
import type { DeliveryTarget } from './claim-deliveries.ts';
import { failuresBeforeRest, isFailingForGood, restAfterFailures } from './delivery-schedule.ts';
import type { InventoryDeps } from './inventory-deps.ts';
import { makeAllDue } from './make-all-due.ts';
import { deliveryTargets } from './tables.ts';

/**
 * Counts a target's failures, lets it rest while it fails, pauses it when it only fails, and makes
 * what waits due at once when it works again.
 */
export async function recordTargetHealth(
  deps: Pick<InventoryDeps, 'clock' | 'settings' | 'log'>,
  tx: Transaction,
  target: DeliveryTarget,
  health: TargetHealth,
): Promise<void> {
  const hasNews =
    health.succeeded || health.failuresInRow > 0 || health.retryAfterMs !== null || health.isGone;
  if (!hasNews) return;
  const now = deps.clock.now();
  const before = health.succeeded ? 0 : target.failuresInRow;
  const failuresInRow = before + health.failuresInRow;
  const failingSince = failuresInRow === 0 ? null : before === 0 ? now : target.failingSince;
  const rest = restAfterFailures(failuresInRow, health.retryAfterMs);
  const isPaused =
    target.state === 'active' &&
    (health.isGone || isFailingForGood({ failuresInRow, failingSince }, deps.settings, now));

  await tx
    .update(deliveryTargets)
    .set({
      failuresInRow,
      failingSince,
      lastFailure: failuresInRow === 0 ? null : (health.lastFailure ?? target.lastFailure),
      notBefore: rest === 0 ? null : new Date(now.getTime() + rest),
      ...(health.succeeded && { lastSuccessAt: now }),
      ...(isPaused && { state: 'paused', pausedAt: now }),
    })
    .where(eq(deliveryTargets.id, target.id));

  if (isPaused) {
    deps.log.error(
      { targetId: target.id, accountId: target.accountId, failingSince },
      'delivery target paused: its deliveries only fail',
    );
  }
  if (health.succeeded && target.failuresInRow >= failuresBeforeRest) {
    await makeAllDue(tx, target.id, now);
  }
}
