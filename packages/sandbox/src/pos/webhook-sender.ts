import { randomUUID } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import type { SandboxClock } from '../simulation/clock.ts';
import { createOutbox, type Delivery, type Disorder } from '../simulation/outbox.ts';
import type { SeededRandom } from '../simulation/seeded-random.ts';
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

export interface WebhookSender {
  send(merchantId: string, event: PosWebhookEvent): void;
  /** Sends a past message once more, freshly signed. @returns false where it is not known */
  resend(messageId: string): boolean;
  deliveries(): readonly Delivery[];
  target(): WebhookTarget;
  aim(target: WebhookTarget): void;
  disturb(disorder: Disorder): void;
  close(): void;
}

/**
 * Signs by Standard Webhooks with every secret of the target, and tries again after each of
 * `retryDelaysMs` until it is answered 2xx.
 */
export function createWebhookSender(deps: {
  readonly clock: SandboxClock;
  readonly random: SeededRandom;
  readonly target: WebhookTarget;
  readonly retryDelaysMs?: readonly number[];
}): WebhookSender {
  let target = deps.target;
  const outbox = createOutbox({
    clock: deps.clock,
    random: deps.random,
    retryDelaysMs: deps.retryDelaysMs ?? [500, 2_000, 10_000, 30_000],
    timeoutMs: 5_000,
    isTaken: (status) => status >= 200 && status < 300,
  });
  return {
    send: (merchantId, event) => {
      if (target.url === null) return;
      const id = `msg_${randomUUID()}`;
      const occurredAt = deps.clock.now().toISOString();
      const body = JSON.stringify({ ...event, merchantId, occurredAt });
      outbox.send({
        id,
        tenant: merchantId,
        type: event.type,
        compose: (at) =>
          target.url === null
            ? null
            : { url: target.url, headers: sign(id, at, body, target.secrets), body },
      });
    },
    resend: outbox.resend,
    deliveries: outbox.deliveries,
    target: () => target,
    aim: (next) => {
      target = next;
    },
    disturb: outbox.disturb,
    close: outbox.close,
  };
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
