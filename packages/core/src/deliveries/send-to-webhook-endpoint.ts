import type { GuardedPost, PostOutcome } from '@pos-bridge/guarded-post';
import { mendedText, readHttpDate } from '@pos-bridge/storable';
import { eq } from 'drizzle-orm';
import { posLocations } from '../accounts/tables.ts';
import { withoutSecrets } from '../catalog/runs/without-secrets.ts';
import type { Sealer } from '../encryption.ts';
import type { AttemptResult, CallRecord, EndpointHealth, ItemResult } from './attempt-result.ts';
import type { ClaimedDelivery, Endpoint } from './claim-deliveries.ts';
import type { InventoryDeps } from './inventory-deps.ts';
import { inventoryWebhook } from './inventory-webhook.ts';
import type { SentDeliveries } from './send-to-wix.ts';
import { signMessage } from './signing-secrets.ts';
import { webhookEndpoints } from './tables.ts';

export interface WebhookSendingDeps extends Pick<InventoryDeps, 'db' | 'clock' | 'settings'> {
  readonly sealer: Sealer;
  readonly post: GuardedPost;
}

/** Posts the messages to the webhook endpoint, one after another, and stops at the first that fails. */
export async function sendToWebhookEndpoint(
  deps: WebhookSendingDeps,
  endpoint: Endpoint,
  claimed: readonly ClaimedDelivery[],
  stopAt: Date,
): Promise<SentDeliveries> {
  const results: AttemptResult[] = [];
  let health: EndpointHealth = {
    succeeded: false,
    failuresInRow: 0,
    lastFailure: null,
    retryAfterMs: null,
    isGone: false,
  };
  for (const delivery of claimed) {
    const isOver = health.failuresInRow > 0 || deps.clock.now() >= stopAt;
    if (isOver || delivery.items.length === 0) {
      results.push(resultOf(delivery, 'untried', [], isOver ? 'not tried' : 'superseded', null));
      continue;
    }
    const { verdict, call } = await postOne(deps, endpoint, delivery);
    results.push(
      resultOf(delivery, verdict.result, [call], call.problem ?? 'accepted', verdict.retryAfterMs),
    );
    health =
      verdict.result === 'accepted'
        ? { ...health, succeeded: true }
        : {
            ...health,
            failuresInRow: 1,
            lastFailure: call.problem,
            retryAfterMs: verdict.retryAfterMs,
            isGone: verdict.isGone,
          };
  }
  return { results, health };
}

const resultOf = (
  delivery: ClaimedDelivery,
  result: ItemResult,
  calls: readonly CallRecord[],
  outcome: string,
  retryAfterMs: number | null,
): AttemptResult => ({
  delivery,
  items: new Map(delivery.items.map(({ itemPosId }) => [itemPosId, result])),
  calls,
  outcome,
  retryAfterMs,
});

interface Verdict {
  readonly result: 'accepted' | 'failed';
  readonly problem: string | null;
  readonly retryAfterMs: number | null;
  readonly isGone: boolean;
}

async function postOne(
  deps: WebhookSendingDeps,
  endpoint: Endpoint,
  delivery: ClaimedDelivery,
): Promise<{ readonly verdict: Verdict; readonly call: CallRecord }> {
  const { webhookEndpointId } = endpoint;
  if (webhookEndpointId === null) throw new Error(`target ${endpoint.id} has no subscriber`);
  const [webhookEndpoint] = await deps.db
    .select({ url: webhookEndpoints.url })
    .from(webhookEndpoints)
    .where(eq(webhookEndpoints.id, webhookEndpointId));
  if (webhookEndpoint === undefined)
    throw new Error(`subscriber ${webhookEndpointId} is not there`);
  const now = deps.clock.now();
  const body = await bodyOf(deps, delivery);
  const { id } = delivery.message;
  const signature = await signMessage(deps, deps.db, { webhookEndpointId, id, body, now });
  const since = performance.now();
  const outcome = await deps.post({
    url: webhookEndpoint.url,
    headers: { 'content-type': 'application/json', 'user-agent': 'WixPosBridge', ...signature },
    body,
    timeoutMs: deps.settings.callMs,
  });
  const verdict = judge(outcome, now);
  const call: CallRecord = {
    startedAt: now,
    durationMs: performance.now() - since,
    request: `POST ${webhookEndpoint.url}`,
    requestBody: body,
    status: outcome.outcome === 'answered' ? outcome.status : null,
    // Some endpoints repeat what they are sent.
    answer:
      outcome.outcome === 'answered'
        ? mendedText(
            withoutSecrets(outcome.answer, (signature['webhook-signature'] ?? '').split(' ')),
          )
        : null,
    problem: verdict.problem,
  };
  return { verdict, call };
}

async function bodyOf(deps: WebhookSendingDeps, delivery: ClaimedDelivery): Promise<string> {
  const { message, items } = delivery;
  const [location] = await deps.db
    .select({ posLocationId: posLocations.posLocationId })
    .from(posLocations)
    .where(eq(posLocations.id, message.locationId));
  return JSON.stringify(
    inventoryWebhook({ ...message, posLocationId: location?.posLocationId ?? '', items }),
  );
}

/** 2xx is a yes, 410 a no for ever; everything else may be better later. */
function judge(outcome: PostOutcome, now: Date): Verdict {
  const failed = (
    problem: string,
    more: { readonly retryAfterMs?: number | null; readonly isGone?: boolean } = {},
  ): Verdict => ({ result: 'failed', problem, retryAfterMs: null, isGone: false, ...more });
  switch (outcome.outcome) {
    case 'refused':
      return failed(`not sent: ${outcome.reason}`);
    case 'failed':
      return failed(`${outcome.kind}: ${outcome.hint}`);
    case 'answered': {
      const { status } = outcome;
      if (status >= 200 && status < 300) {
        return { result: 'accepted', problem: null, retryAfterMs: null, isGone: false };
      }
      if (status >= 300 && status < 400)
        return failed(`HTTP ${status}: redirects are not followed`);
      return failed(`HTTP ${status}`, {
        retryAfterMs: readRetryAfter(outcome.retryAfter, now),
        isGone: status === 410,
      });
    }
  }
}

/** Longer waits than a day are not waited out. */
const longestRetryAfterMs = 86_400_000;

/** Reads a Retry-After header, seconds or a date; null where it is neither. */
function readRetryAfter(header: string | null, now: Date): number | null {
  if (header === null) return null;
  const seconds = /^\d{1,9}$/.test(header.trim()) ? Number(header.trim()) : null;
  const at = seconds === null ? readHttpDate(header)?.getTime() : now.getTime() + seconds * 1_000;
  return at === undefined ? null : Math.min(Math.max(0, at - now.getTime()), longestRetryAfterMs);
}
