import { Webhook } from 'standardwebhooks';
import { expect, test } from 'vitest';
import { createWebhooks } from './webhooks.ts';

const secret = 'whsec_dGhlLXNlY3JldC1vZi10aGUtdGVzdHM=';
const nextSecret = 'whsec_dGhlLW5leHQtc2VjcmV0LW9mLXRoZS10ZXN0cw==';
const sentAt = new Date('2026-03-01T12:00:00.000Z');
const common = { merchantId: 'merchant-1', occurredAt: '2026-03-01T11:59:59.000Z' };

function delivery(body: unknown, secrets = [secret]) {
  const rawBody = typeof body === 'string' ? body : JSON.stringify(body);
  const signatures = secrets.map((one) => new Webhook(one).sign('msg_1', sentAt, rawBody));
  const headers: Record<string, string> = {
    'webhook-id': 'msg_1',
    'webhook-timestamp': String(sentAt.getTime() / 1000),
    'webhook-signature': signatures.join(' '),
  };
  return { headers, rawBody, now: sentAt };
}
const menuUpdated = { type: 'menu.updated', locationId: 'location-1', ...common };

test.each([
  [
    menuUpdated,
    { type: 'menu_changed', posLocationId: 'location-1', at: new Date(common.occurredAt) },
  ],
  [
    { type: 'location.updated', locationId: 'location-1', ...common },
    { type: 'location_changed', posLocationId: 'location-1', at: new Date(common.occurredAt) },
  ],
  [
    {
      type: 'stock.updated',
      locationId: 'location-1',
      levels: [
        {
          itemId: 'soup',
          available: false,
          quantity: 0,
          outUntil: '2026-03-02T00:00:00.000Z',
          observedAt: common.occurredAt,
        },
      ],
      ...common,
    },
    {
      type: 'stock_changed',
      posLocationId: 'location-1',
      levels: [
        {
          itemPosId: 'soup',
          inStock: false,
          quantity: 0,
          outUntil: new Date('2026-03-02T00:00:00.000Z'),
          observedAt: new Date(common.occurredAt),
        },
      ],
    },
  ],
  [
    {
      type: 'order.updated',
      locationId: 'location-1',
      order: {
        id: 'order-1',
        locationId: 'location-1',
        status: 'accepted',
        reference: 'ref-1',
        updatedAt: common.occurredAt,
      },
      ...common,
    },
    {
      type: 'order_changed',
      order: {
        posOrderId: 'order-1',
        posLocationId: 'location-1',
        posOrderStatus: 'accepted',
        reference: 'ref-1',
        updatedAt: new Date(common.occurredAt),
      },
    },
  ],
  [
    { type: 'authorization.revoked', ...common },
    { type: 'authorization_revoked', at: new Date(common.occurredAt) },
  ],
])('$type becomes the event of the port', (message, event) => {
  expect(createWebhooks([secret]).receive(delivery(message))).toEqual({
    outcome: 'accepted',
    messageId: 'msg_1',
    events: [{ posMerchantId: 'merchant-1', ...event }],
  });
});

test('while secrets rotate, any of ours with any of theirs is enough', () => {
  const both = createWebhooks([secret, nextSecret]);
  for (const signedWith of [[secret], [nextSecret], [nextSecret, secret]])
    expect(both.receive(delivery(menuUpdated, signedWith)).outcome).toBe('accepted');
  const strange = ['whsec_YW5vdGhlci1zZWNyZXQtYWx0b2dldGhlcg=='];
  expect(both.receive(delivery(menuUpdated, strange)).outcome).toBe('rejected');
});

test('a genuine message of a kind that is not known is taken, and means nothing', () => {
  const receipt = createWebhooks([secret]).receive(
    delivery({ type: 'weather.changed', ...common }),
  );
  expect(receipt).toEqual({ outcome: 'accepted', messageId: 'msg_1', events: [] });
});

test.each([
  ['no JSON', 'soup'],
  ['no type', { ...common }],
  ['a known kind without its fields', { type: 'stock.updated', ...common }],
])('a genuine message with %s is rejected', (_what, body) => {
  expect(createWebhooks([secret]).receive(delivery(body)).outcome).toBe('rejected');
});

test.each(['webhook-id', 'webhook-timestamp', 'webhook-signature'])(
  '%s cannot be missing',
  (name) => {
    const { headers, ...rest } = delivery(menuUpdated);
    const receipt = createWebhooks([secret]).receive({
      ...rest,
      headers: { ...headers, [name]: undefined },
    });
    expect(receipt.outcome).toBe('rejected');
  },
);

test.each([
  ['another id', { 'webhook-id': 'msg_2' }],
  ['another time', { 'webhook-timestamp': String(sentAt.getTime() / 1000 + 1) }],
  ['a time that is none', { 'webhook-timestamp': 'now' }],
  ['another version of signature', { 'webhook-signature': 'v2,AAAA' }],
  ['an empty signature', { 'webhook-signature': 'v1,' }],
])('%s breaks the signature', (_what, changed) => {
  const { headers, ...rest } = delivery(menuUpdated);
  const receipt = createWebhooks([secret]).receive({
    ...rest,
    headers: { ...headers, ...changed },
  });
  expect(receipt.outcome).toBe('rejected');
});

test('five minutes either way are tolerated, and no second more', () => {
  const webhooks = createWebhooks([secret]);
  const at = (seconds: number) => ({
    ...delivery(menuUpdated),
    now: new Date(sentAt.getTime() + seconds * 1000),
  });
  for (const seconds of [300, -300]) expect(webhooks.receive(at(seconds)).outcome).toBe('accepted');
  for (const seconds of [301, -301]) expect(webhooks.receive(at(seconds)).outcome).toBe('rejected');
});
