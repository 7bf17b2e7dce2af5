import { setTimeout as pause } from 'node:timers/promises';
import { eq } from 'drizzle-orm';
import type { EndpointId } from '../ids.ts';
import { type ClaimOutcome, claimDeliveries } from './claim-deliveries.ts';
import { wake } from './deliver-event.ts';
import type { InventoryDeps } from './inventory-deps.ts';
import { wakeEndpoint } from './jobs.ts';
import { sendToWebhookEndpoint, type WebhookSendingDeps } from './send-to-webhook-endpoint.ts';
import { type SentDeliveries, sendToWixSite, type WixSendingDeps } from './send-to-wix.ts';
import { settleDeliveries } from './settle-deliveries.ts';
import { endpoints } from './tables.ts';

export type SendingDeps = InventoryDeps & WixSendingDeps & WebhookSendingDeps;

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
  endpointId: EndpointId,
  signal: AbortSignal,
): Promise<void> {
  const [endpoint] = await deps.db
    .select({ id: endpoints.id, kind: endpoints.kind })
    .from(endpoints)
    .where(eq(endpoints.id, endpointId));
  if (endpoint === undefined) return;
  const endAt = deps.clock.now().getTime() + longestRunMs;
  for (;;) {
    const claimed = await claimDeliveries(deps, endpointId, atATime[endpoint.kind]);
    switch (claimed.outcome) {
      case 'not-active':
        return;
      case 'nothing-due': {
        const { lookAgainAt } = claimed;
        if (lookAgainAt === null) return;
        const waitMs = lookAgainAt.getTime() - deps.clock.now().getTime();
        if (waitMs > longestWaitMs) return wakeLater(deps, endpointId, lookAgainAt);
        await pause(Math.max(waitMs, shortestWaitMs));
        break;
      }
      case 'claimed':
        await send(deps, claimed);
        break;
    }
    if (signal.aborted || deps.clock.now().getTime() >= endAt) return wake(deps, deps.db, endpoint);
  }
}

async function send(
  deps: SendingDeps,
  { endpoint, claim, deliveries }: Extract<ClaimOutcome, { outcome: 'claimed' }>,
): Promise<void> {
  // A call that begins at the last moment, and the proof after it, still end before the claim does.
  const forMs = deps.settings.claimMs - 3 * deps.settings.callMs;
  const stopAt = new Date(deps.clock.now().getTime() + forMs);
  const sent: SentDeliveries =
    endpoint.kind === 'wix'
      ? await sendToWixSite(deps, endpoint, deliveries, stopAt)
      : await sendToWebhookEndpoint(deps, endpoint, deliveries, stopAt);
  for (const { items } of sent.results) {
    const results = [...items.values()];
    if (results.every((result) => result === 'untried' || result === 'not-on-site')) continue;
    const succeeded = !results.some((result) => result === 'failed' || result === 'refused');
    deps.observer?.attempted({ kind: endpoint.kind, succeeded });
  }
  await settleDeliveries(deps, { endpointId: endpoint.id, claim, ...sent });
}

async function wakeLater(
  deps: SendingDeps,
  endpointId: EndpointId,
  startAfter: Date,
): Promise<void> {
  const second = Math.ceil(startAfter.getTime() / 1_000);
  await deps.jobs.enqueue(
    deps.db,
    wakeEndpoint,
    { targetId: endpointId },
    { startAfter, singletonKey: `${endpointId}@${second}` },
  );
}
