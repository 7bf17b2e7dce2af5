import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
  base64url,
  changePart,
  pemOf,
  rs256Header,
  sign,
  signHs256,
  strangerKeys,
  wixKeys,
} from '../verify/tokens.fixture.ts';
import type { WixWebhookEvent } from './events.ts';
import {
  createWebhookVerifier,
  type WebhookRejectionReason,
  type WebhookVerification,
} from './webhook-verifier.ts';

const now = new Date('2030-01-01T00:00:00.000Z');
const nowSeconds = now.getTime() / 1000;
const publicPem = pemOf(wixKeys.publicKey);
const verifier = createWebhookVerifier({ publicKeys: [publicPem], now: () => now });

interface Sent {
  readonly eventType?: unknown;
  readonly instanceId?: unknown;
  readonly data?: unknown;
  readonly identity?: unknown;
}

const text = (value: unknown): unknown =>
  typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
const claimsOf = (sent: Sent): { data: string; iat: number } => ({
  data: JSON.stringify({
    instanceId: 'instance-1',
    ...sent,
    data: text(sent.data),
    identity: text(sent.identity),
  }),
  iat: nowSeconds - 5,
});
const verify = async (sent: Sent): Promise<WebhookVerification> =>
  verifier.verify(await sign(claimsOf(sent)));
const eventOf = async (sent: Sent): Promise<WixWebhookEvent> => {
  const result = await verify(sent);
  if (result.outcome === 'rejected') throw new Error(result.reason);
  return result.event;
};

const installed: Sent = {
  eventType: 'AppInstalled',
  data: { appId: 'app-1', originInstanceId: 'instance-0' },
  identity: { identityType: 'WIX_USER', wixUserId: 'user-1' },
};
const domainEvent = {
  id: 'event-1',
  entityFqdn: 'wix.restaurants.v3.order',
  slug: 'new_order',
  entityId: 'order-1',
  eventTime: '2029-12-31T23:59:58.365080Z',
  entityEventSequence: '46',
};

describe('an event', () => {
  test('of an installation', async () => {
    expect(await eventOf(installed)).toEqual({
      kind: 'app_installed',
      eventType: 'AppInstalled',
      instanceId: 'instance-1',
      appId: 'app-1',
      originInstanceId: 'instance-0',
      issuedAt: new Date('2029-12-31T23:59:55.000Z'),
      identity: { identityType: 'WIX_USER', wixUserId: 'user-1' },
      data: { appId: 'app-1', originInstanceId: 'instance-0' },
      deduplicationKey: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
    });
  });

  test('of a removal, even where it tells nothing more', async () => {
    const told = await eventOf({ eventType: 'AppRemoved', data: { appId: 'app-1' } });
    expect(told).toMatchObject({ kind: 'app_removed', appId: 'app-1', identity: null });
    expect(await eventOf({ eventType: 'AppRemoved' })).toMatchObject({
      kind: 'app_removed',
      appId: null,
      data: {},
    });
  });

  test('of a created configuration', async () => {
    const entity = {
      id: 'conf-1',
      locationId: 'loc-1',
      metaSiteId: 'site-1',
      appDefId: 'app-1',
      enabled: false,
      archived: true,
    };
    const event = await eventOf({
      eventType: 'wix.restaurants.posspihost.v1.configuration_created',
      data: { ...domainEvent, slug: 'created', entityId: 'conf-1', createdEvent: { entity } },
    });
    expect(event).toMatchObject({
      kind: 'configuration_created',
      configurationId: 'conf-1',
      locationId: 'loc-1',
      metaSiteId: 'site-1',
      appDefId: 'app-1',
      enabled: false,
      archived: true,
      entity,
    });
  });

  test.each([
    ['wix.restaurants.catalogs.v3.catalog_created', 'catalog_created'],
    ['wix.restaurants.catalogs.v3.catalog_catalog_changed', 'catalog_changed'],
  ])('%s names the catalog', async (eventType, kind) => {
    const event = await eventOf({ eventType, data: { ...domainEvent, entityId: 'catalog-1' } });
    expect(event).toMatchObject({ kind, catalogId: 'catalog-1', entity: null });
  });

  test.each([
    ['wix.restaurants.v3.order_new_order', 'order_new'],
    ['wix.restaurants.v3.order_accepted', 'order_accepted'],
    ['wix.restaurants.v3.order_canceled', 'order_canceled'],
    ['wix.restaurants.v3.order_fulfilled', 'order_fulfilled'],
  ])('%s names the order, its time and its place in the sequence', async (eventType, kind) => {
    expect(await eventOf({ eventType, data: domainEvent })).toMatchObject({
      kind,
      orderId: 'order-1',
      eventId: 'event-1',
      deduplicationKey: 'event-1',
      eventTime: new Date('2029-12-31T23:59:58.365Z'),
      entityEventSequence: 46,
    });
  });

  test('of an unknown type is kept whole', async () => {
    const data = { anything: [1, { deep: true }] };
    expect(await eventOf({ eventType: 'wix.moon.v1.landed', data })).toMatchObject({
      kind: 'unknown',
      eventType: 'wix.moon.v1.landed',
      instanceId: 'instance-1',
      data,
    });
  });

  test.each([
    ['createdEvent', { entity: { id: 'x' } }],
    ['createdEvent', { entityAsJson: '{"id":"x"}' }],
    ['updatedEvent', { currentEntity: { id: 'x' } }],
    ['updatedEvent', { currentEntityAsJson: '{"id":"x"}' }],
    ['actionEvent', { body: { id: 'x' } }],
    ['actionEvent', { bodyAsJson: '{"id":"x"}' }],
  ])('tells its entity from %s %o', async (name, about) => {
    const data = { ...domainEvent, [name]: about };
    expect(await eventOf({ eventType: 'wix.restaurants.v3.order_new_order', data })).toMatchObject({
      entity: { id: 'x' },
    });
  });

  test.each([
    [7, 7],
    ['7', 7],
    [null, null],
    ['', null],
    ['seven', null],
    ['99999999999999999999', null],
  ])('with the sequence %o is number %o', async (entityEventSequence, expected) => {
    const data = { ...domainEvent, entityEventSequence };
    const event = await eventOf({ eventType: 'wix.restaurants.v3.order_new_order', data });
    expect(event).toMatchObject({ entityEventSequence: expected });
  });
});

describe('the deduplication key', () => {
  const keyOf = async (sent: Sent, iat = nowSeconds - 5): Promise<string> => {
    const result = await verifier.verify(await sign({ ...claimsOf(sent), iat }));
    if (result.outcome === 'rejected') throw new Error(result.reason);
    return result.event.deduplicationKey;
  };

  test('of an event without an id is the hash of instance, type, data and iat', async () => {
    const data = '{"appId":"app-1","originInstanceId":"instance-0"}';
    const hash = createHash('sha256')
      .update(`["instance-1","AppInstalled",${JSON.stringify(data)},1893455995]`)
      .digest('hex');
    expect(await keyOf(installed)).toBe(`sha256:${hash}`);
  });

  test('is the same for the same event, and another for any other', async () => {
    const keys = [
      await keyOf(installed),
      await keyOf({ ...installed, instanceId: 'instance-2' }),
      await keyOf({ ...installed, eventType: 'AppRemoved' }),
      await keyOf({ ...installed, data: { appId: 'app-2' } }),
      await keyOf(installed, nowSeconds - 6),
    ];
    expect(new Set(keys).size).toBe(keys.length);
    expect(await keyOf(installed)).toBe(keys[0]);
  });

  test("does not take an entity's id for the event's", async () => {
    const event = { eventType: 'wix.moon.v1.landed', data: { id: 'entity-1' } };
    expect(await keyOf(event)).toMatch(/^sha256:/);
  });
});

describe('a webhook is refused', () => {
  const valid = () => sign(claimsOf(installed));
  const orderWith = (changed: object) =>
    sign(
      claimsOf({
        eventType: 'wix.restaurants.v3.order_new_order',
        data: { ...domainEvent, ...changed },
      }),
    );

  test.each<[string, () => string | Promise<string>, WebhookRejectionReason]>([
    ['that is empty', () => '', 'empty'],
    ['that is no token', () => JSON.stringify(claimsOf(installed)), 'not_a_token'],
    [
      'of a stranger',
      () => sign(claimsOf(installed), rs256Header, strangerKeys.privateKey),
      'signature_mismatch',
    ],
    [
      'that was tampered with',
      async () =>
        changePart(await valid(), 1, () => base64url(claimsOf({ ...installed, instanceId: 'x' }))),
      'signature_mismatch',
    ],
    [
      'without a signature',
      async () => changePart(await valid(), 2, () => ''),
      'signature_malformed',
    ],
    [
      'with alg none',
      async () => changePart(await valid(), 0, () => base64url({ alg: 'none' })),
      'algorithm_not_allowed',
    ],
    ['with RS512', () => sign(claimsOf(installed), { alg: 'RS512' }), 'algorithm_not_allowed'],
    [
      'with HS256 and the public key',
      () => signHs256(claimsOf(installed), publicPem),
      'algorithm_not_allowed',
    ],
    [
      'issued in the future',
      () => sign({ ...claimsOf(installed), iat: nowSeconds + 61 }),
      'issued_in_future',
    ],
    ['that expired', () => sign({ ...claimsOf(installed), exp: nowSeconds }), 'expired'],
    ['whose payload is no JSON', () => sign('x'), 'payload_malformed'],
    ['whose claims hold no data', () => sign({ iat: nowSeconds }), 'claims_malformed'],
    [
      'whose data is an object',
      () => sign({ data: installed, iat: nowSeconds }),
      'claims_malformed',
    ],
    ['whose data is no JSON', () => sign({ data: '{', iat: nowSeconds }), 'envelope_malformed'],
    ['without an event type', () => sign(claimsOf({ data: {} })), 'envelope_malformed'],
    [
      'with an over-long instance',
      () => sign(claimsOf({ ...installed, instanceId: 'i'.repeat(101) })),
      'envelope_malformed',
    ],
    [
      'whose inner data is no JSON',
      () => sign(claimsOf({ ...installed, data: '{' })),
      'data_malformed',
    ],
    [
      'whose inner data is no object',
      () => sign(claimsOf({ ...installed, data: '[]' })),
      'data_malformed',
    ],
    [
      'whose identity is no JSON',
      () => sign(claimsOf({ ...installed, identity: '{' })),
      'identity_malformed',
    ],
    [
      'whose entity is no JSON',
      () => orderWith({ actionEvent: { bodyAsJson: '{' } }),
      'entity_malformed',
    ],
    [
      'whose entity is a list',
      () => orderWith({ createdEvent: { entity: [] } }),
      'entity_malformed',
    ],
    ['of an order that is not named', () => orderWith({ entityId: '' }), 'event_malformed'],
    ['of an order that is no domain event', () => orderWith({ id: undefined }), 'event_malformed'],
  ])('%s', async (_what, token, reason) => {
    expect(await verifier.verify(await token())).toMatchObject({ outcome: 'rejected', reason });
  });

  test('naming its type where that is certain', async () => {
    expect(await verify({ ...installed, data: '{' })).toEqual({
      outcome: 'rejected',
      reason: 'data_malformed',
      eventType: 'AppInstalled',
    });
  });
});

test('a final newline and any of several keys are accepted', async () => {
  const rotating = createWebhookVerifier({
    publicKeys: [pemOf(strangerKeys.publicKey), publicPem],
    now: () => now,
  });
  expect((await rotating.verify(`${await sign(claimsOf(installed))}\n`)).outcome).toBe('verified');
});
