import { randomUUID } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { z } from 'zod';
import type { SandboxClock } from '../stage/clock.ts';
import type { SeededRandom } from '../stage/seeded-random.ts';
import type { PosOrder } from './pos-order.ts';
import type { WebhookTarget } from './pos-state.ts';
import type { StockLevel } from './stock.ts';

/** What the POS tells the outside, in its own words. */
export type PosWebhookEvent =
  | { readonly type: 'menu.updated'; readonly locationId: string }
  | { readonly type: 'location.updated'; readonly locationId: string }
  | {
      readonly type: 'stock.updated';
      readonly locationId: string;
      readonly levels: readonly StockLevel[];
    }
  | {
      readonly type: 'order.updated';
      readonly locationId: string;
      readonly order: Pick<PosOrder, 'id' | 'locationId' | 'status' | 'updatedAt'> & {
        readonly reference: string;
      };
    }
  | { readonly type: 'authorization.revoked' };

export interface WebhookDelivery {
  readonly messageId: string;
  readonly merchantId: string;
  readonly type: PosWebhookEvent['type'];
  readonly body: string;
  /** Of the last attempt, as they were sent. */
  readonly headers: Readonly<Record<string, string>>;
  readonly attempts: readonly { readonly at: Date; readonly result: number | string }[];
  readonly state: 'waiting' | 'delivered' | 'given_up' | 'dropped';
}

/** How the network between POS and bridge misbehaves. */
export const webhookDisorderSchema = z.object({
  /** Of first attempts that never leave. */
  dropRate: z.number().min(0).max(1).default(0),
  /** Of deliveries that are made twice. */
  duplicateRate: z.number().min(0).max(1).default(0),
  /** Each delivery waits between 0 and this long, so that they overtake each other. */
  maxDelayMs: z.number().int().nonnegative().default(0),
});
export type WebhookDisorder = z.infer<typeof webhookDisorderSchema>;

export interface WebhookSender {
  send(merchantId: string, event: PosWebhookEvent): void;
  /** Sends a past message once more, as it was but freshly signed. @returns false where unknown */
  resend(messageId: string): boolean;
  deliveries(): readonly WebhookDelivery[];
  target(): WebhookTarget;
  aim(target: WebhookTarget): void;
  disturb(disorder: z.input<typeof webhookDisorderSchema>): void;
  /** Nothing is sent after this. */
  close(): void;
}

const keptDeliveries = 5_000;

/**
 * Signs by Standard Webhooks with every secret of the target, and tries again after each of
 * `retryDelaysMs` until it is answered 2xx. Messages that wait are forgotten with the process.
 */
export function createWebhookSender(deps: {
  readonly clock: SandboxClock;
  readonly random: SeededRandom;
  readonly target: WebhookTarget;
  readonly retryDelaysMs?: readonly number[];
  readonly timeoutMs?: number;
}): WebhookSender {
  const retryDelaysMs = deps.retryDelaysMs ?? [500, 2_000, 10_000, 30_000];
  const closing = new AbortController();
  const waiting = new Set<NodeJS.Timeout>();
  let deliveries: Delivery[] = [];
  let target = deps.target;
  let disorder = webhookDisorderSchema.parse({});

  const later = (ms: number, act: () => Promise<void>): void => {
    if (closing.signal.aborted) return;
    const timer = setTimeout(() => {
      waiting.delete(timer);
      // `attempt` records its own failures; nothing else in it throws.
      void act();
    }, ms);
    waiting.add(timer);
  };

  const attempt = async (delivery: Delivery): Promise<void> => {
    if (target.url === null) return;
    const at = deps.clock.now();
    delivery.headers = sign(delivery.messageId, at, delivery.body, target.secrets);
    const result = await post(target.url, delivery, [
      closing.signal,
      AbortSignal.timeout(deps.timeoutMs ?? 5_000),
    ]);
    const failures = delivery.attempts.length;
    delivery.attempts.push({ at, result });
    if (typeof result === 'number' && result >= 200 && result < 300) {
      delivery.state = 'delivered';
      return;
    }
    const retryIn = retryDelaysMs[failures];
    if (retryIn === undefined) delivery.state = 'given_up';
    else later(retryIn * (0.75 + deps.random.next() / 2), () => attempt(delivery));
  };

  return {
    send: (merchantId, event) => {
      if (target.url === null) return;
      const occurredAt = deps.clock.now().toISOString();
      const delivery: Delivery = {
        messageId: `msg_${randomUUID()}`,
        merchantId,
        type: event.type,
        body: JSON.stringify({ ...event, merchantId, occurredAt }),
        headers: {},
        attempts: [],
        state: 'waiting',
      };
      deliveries.push(delivery);
      if (deliveries.length > keptDeliveries * 1.1) deliveries = deliveries.slice(-keptDeliveries);
      if (deps.random.chance(disorder.dropRate)) {
        delivery.state = 'dropped';
        return;
      }
      const copies = deps.random.chance(disorder.duplicateRate) ? 2 : 1;
      for (let copy = 0; copy < copies; copy += 1)
        later(deps.random.next() * disorder.maxDelayMs, () => attempt(delivery));
    },
    resend: (messageId) => {
      const delivery = deliveries.find((candidate) => candidate.messageId === messageId);
      if (delivery) later(0, () => attempt(delivery));
      return delivery !== undefined;
    },
    deliveries: () => deliveries,
    target: () => target,
    aim: (next) => {
      target = next;
    },
    disturb: (next) => {
      disorder = webhookDisorderSchema.parse(next);
    },
    close: () => {
      closing.abort();
      for (const timer of waiting) clearTimeout(timer);
      waiting.clear();
    },
  };
}

interface Delivery extends WebhookDelivery {
  headers: Record<string, string>;
  attempts: { at: Date; result: number | string }[];
  state: WebhookDelivery['state'];
}

function sign(
  messageId: string,
  at: Date,
  body: string,
  secrets: readonly string[],
): Record<string, string> {
  return {
    'content-type': 'application/json',
    'webhook-id': messageId,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': secrets
      .map((secret) => new Webhook(secret).sign(messageId, at, body))
      .join(' '),
  };
}

/** @returns the status, or the name of what went wrong */
async function post(
  url: string,
  delivery: WebhookDelivery,
  signals: AbortSignal[],
): Promise<number | string> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: delivery.headers,
      body: delivery.body,
      redirect: 'error',
      signal: AbortSignal.any(signals),
    });
    await response.body?.cancel();
    return response.status;
  } catch (error) {
    return error instanceof Error ? error.name : 'unknown error';
  }
}
