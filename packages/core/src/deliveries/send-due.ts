import { setTimeout as pause } from 'node:timers/promises';
import { eq } from 'drizzle-orm';
import type { DeliveryTargetId } from '../ids.ts';
import { type ClaimOutcome, claimDeliveries } from './claim-deliveries.ts';
import { wake } from './deliver-message.ts';
import type { InventoryDeps } from './inventory-deps.ts';
import { wakeTarget } from './jobs.ts';
import { type SubscriberSendingDeps, sendToSubscriberUrl } from './send-to-subscriber.ts';
import { type SentDeliveries, sendToWixSite, type WixSendingDeps } from './send-to-wix.ts';
import { settleDeliveries } from './settle-deliveries.ts';
import { deliveryTargets } from './tables.ts';

export type SendingDeps = InventoryDeps & WixSendingDeps & SubscriberSendingDeps;

/** A run ends after so long even where more is due, so that every target gets its turn. */
const longestRunMs = 30_000;
/** What is due and yet cannot be taken is in another worker's hand: not worth asking at once. */
const shortestWaitMs = 50;
/** A job for a later moment is picked up seconds late: what is due sooner is waited for. */
const longestWaitMs = 3_000;
const atATime = { wix: 20, subscriber: 10 } as const;

/** Sends everything that is due at a target, and has it woken up for what is due later. */
export async function sendDue(
  deps: SendingDeps,
  targetId: DeliveryTargetId,
  signal: AbortSignal,
): Promise<void> {
  const [target] = await deps.db
    .select({ id: deliveryTargets.id, kind: deliveryTargets.kind })
    .from(deliveryTargets)
    .where(eq(deliveryTargets.id, targetId));
  if (target === undefined) return;
  const endAt = deps.clock.now().getTime() + longestRunMs;
  for (;;) {
    const claimed = await claimDeliveries(deps, targetId, atATime[target.kind]);
    switch (claimed.outcome) {
      case 'not-active':
        return;
      case 'nothing-due': {
        const { lookAgainAt } = claimed;
        if (lookAgainAt === null) return;
        const waitMs = lookAgainAt.getTime() - deps.clock.now().getTime();
        if (waitMs > longestWaitMs) return wakeLater(deps, targetId, lookAgainAt);
        await pause(Math.max(waitMs, shortestWaitMs));
        break;
      }
      case 'claimed':
        await send(deps, claimed);
        break;
    }
    if (signal.aborted || deps.clock.now().getTime() >= endAt) return wake(deps, deps.db, target);
  }
}

async function send(
  deps: SendingDeps,
  { target, claim, deliveries }: Extract<ClaimOutcome, { outcome: 'claimed' }>,
): Promise<void> {
  // A call that begins at the last moment, and the proof after it, still end before the claim does.
  const forMs = deps.settings.claimMs - 3 * deps.settings.callMs;
  const stopAt = new Date(deps.clock.now().getTime() + forMs);
  const sent: SentDeliveries =
    target.kind === 'wix'
      ? await sendToWixSite(deps, target, deliveries, stopAt)
      : await sendToSubscriberUrl(deps, target, deliveries, stopAt);
  for (const { items } of sent.results) {
    const results = [...items.values()];
    if (results.every((result) => result === 'untried' || result === 'not-on-site')) continue;
    const succeeded = !results.some((result) => result === 'failed' || result === 'refused');
    deps.observer?.attempted({ kind: target.kind, succeeded });
  }
  await settleDeliveries(deps, { targetId: target.id, claim, ...sent });
}

async function wakeLater(
  deps: SendingDeps,
  targetId: DeliveryTargetId,
  startAfter: Date,
): Promise<void> {
  const second = Math.ceil(startAfter.getTime() / 1_000);
  await deps.jobs.enqueue(
    deps.db,
    wakeTarget,
    { targetId },
    { startAfter, singletonKey: `${targetId}@${second}` },
  );
}
