import { timingSafeEqual } from 'node:crypto';
import type { PosEvent, PosStockLevel, PosWebhooks } from '@pos-bridge/pos';
import { Webhook } from 'standardwebhooks';
import { z } from 'zod';
import { type SandboxLevel, type SandboxWebhook, webhookSchema } from './messages.ts';
import { orderStateOf } from './translate-order.ts';

/** How old, or how far ahead, a message may be. */
const toleranceSeconds = 5 * 60;

const knownTypes: ReadonlySet<string> = new Set([
  'menu.updated',
  'location.updated',
  'stock.updated',
  'order.updated',
  'authorization.revoked',
]);
const anyMessage = z.object({ type: z.string() });

/**
 * Standard Webhooks. Several secrets while one is being replaced: a message is good if any of its
 * signatures was made with any of them.
 * @throws Error when a secret is not base64: a mistake in the set-up, found at the start
 */
export function createWebhooks(secrets: readonly string[]): PosWebhooks {
  const keys = secrets.map((secret) => new Webhook(secret));
  return {
    receive: ({ headers, rawBody, now }) => {
      const id = headers['webhook-id'];
      const timestamp = headers['webhook-timestamp'];
      const signatures = headers['webhook-signature'];
      if (!id || !timestamp || !signatures)
        return rejected('a Standard Webhooks header is missing');
      const seconds = /^\d{1,12}$/.test(timestamp) ? Number(timestamp) : Number.NaN;
      const age = Math.floor(now.getTime() / 1000) - seconds;
      if (Number.isNaN(age)) return rejected('the timestamp is none');
      if (Math.abs(age) > toleranceSeconds) return rejected('the timestamp is out of tolerance');
      const sentAt = new Date(seconds * 1000);
      const given = signatures.split(' ');
      const genuine = keys.some((key) => {
        const expected = key.sign(id, sentAt, rawBody);
        return given.some((signature) => isEqual(signature, expected));
      });
      if (!genuine) return rejected('no signature matches');
      return read(id, rawBody);
    },
  };
}

const rejected = (reason: string) => ({ outcome: 'rejected', reason }) as const;

function isEqual(given: string, expected: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(expected)];
  return left.length === right.length && timingSafeEqual(left, right);
}

function read(messageId: string, rawBody: string): ReturnType<PosWebhooks['receive']> {
  let body: unknown;
  try {
    body = JSON.parse(rawBody);
  } catch {
    return rejected('the body is not JSON');
  }
  const type = anyMessage.safeParse(body).data?.type;
  if (type === undefined) return rejected('the body names no type');
  // A kind of message that came after this provider: genuine, and of no use to us.
  if (!knownTypes.has(type)) return { outcome: 'accepted', messageId, events: [] };
  const parsed = webhookSchema.safeParse(body);
  if (!parsed.success) return rejected(`a ${type} that cannot be read`);
  return { outcome: 'accepted', messageId, events: [eventOf(parsed.data)] };
}

function eventOf(message: SandboxWebhook): PosEvent {
  const posMerchantId = message.merchantId;
  const at = message.occurredAt;
  switch (message.type) {
    case 'menu.updated':
      return { type: 'menu_changed', posMerchantId, posLocationId: message.locationId, at };
    case 'location.updated':
      return { type: 'location_changed', posMerchantId, posLocationId: message.locationId, at };
    case 'stock.updated':
      return {
        type: 'stock_changed',
        posMerchantId,
        posLocationId: message.locationId,
        levels: message.levels.map(stockLevelOf),
      };
    case 'order.updated':
      return { type: 'order_changed', posMerchantId, order: orderStateOf(message.order) };
    case 'authorization.revoked':
      return { type: 'authorization_revoked', posMerchantId, at };
  }
}

export const stockLevelOf = (level: SandboxLevel): PosStockLevel => ({
  itemPosId: level.itemId,
  inStock: level.available,
  quantity: level.quantity,
  outUntil: level.outUntil,
  observedAt: level.observedAt,
});
