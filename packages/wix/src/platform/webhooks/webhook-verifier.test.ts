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
  if (result.outcome !== 'verified') throw new Error(JSON.stringify(result));
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

const orderEvent = (changed: object): Sent => ({
  eventType: 'wix.restaurants.v3.order_new_order',
  data: { ...domainEvent, ...changed },
});

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
    ['createdEvent', 'entity'],
    ['createdEvent', 'entityAsJson'],
    ['updatedEvent', 'currentEntity'],
    ['updatedEvent', 'currentEntityAsJson'],
    ['deletedEvent', 'deletedEntity'],
    ['deletedEvent', 'deletedEntityAsJson'],
    ['actionEvent', 'body'],
    ['actionEvent', 'bodyAsJson'],
  ])('tells its entity from %s.%s, an object or text', async (name, field) => {
    for (const value of [{ id: 'x' }, '{"id":"x"}']) {
      const data = { ...domainEvent, [name]: { [field]: value } };
      const event = await eventOf({ eventType: 'wix.restaurants.v3.order_new_order', data });
      expect(event).toMatchObject({ entity: { id: 'x' } });
    }
  });

  test('is read where its data and identity are objects instead of text', async () => {
    const data = { ...installed, instanceId: 'instance-1' };
    const verified = await verifier.verify(await sign({ data, iat: nowSeconds }));
    expect(verified).toMatchObject({
      outcome: 'verified',
      event: { kind: 'app_installed', appId: 'app-1', identity: { wixUserId: 'user-1' } },
      leftOut: [],
    });
  });

  test.each<[string, Sent, string]>([
    ['identity that is no JSON', { ...installed, identity: '{' }, 'identity'],
    ['identity of another shape', { ...installed, identity: { identityType: 2 } }, 'identity'],
    ['entity that is no JSON', orderEvent({ actionEvent: { bodyAsJson: '{' } }), 'entity'],
    ['entity that is a list', orderEvent({ createdEvent: { entity: [] } }), 'entity'],
  ])('does without an %s', async (_what, sent, field) => {
    expect(await verify(sent)).toMatchObject({ outcome: 'verified', leftOut: [field] });
  });

  test.each([undefined, null, ''])('of no site (%o) is set aside', async (instanceId) => {
    expect(await verify({ ...installed, instanceId })).toEqual({
      outcome: 'set_aside',
      eventType: 'AppInstalled',
    });
  });

  test('that was signed days ago is taken for 72 hours after its end', async () => {
    const outcomeOf = async (exp: number) =>
      (await verifier.verify(await sign({ ...claimsOf(installed), exp }))).outcome;
    expect(await outcomeOf(nowSeconds - 72 * 3600 + 1)).toBe('verified');
    expect(await outcomeOf(nowSeconds - 72 * 3600)).toBe('rejected');
  });

  test('with texts that no store takes is mended and kept', async () => {
    const data = '{"a\\u0000":"b\\ud83d","whole":"\\ud83d\\ude00","list":["\\udc00"]}';
    const mended = { 'a\ufffd': 'b\ufffd', whole: '😀', list: ['\ufffd'] };
    const unknown = { eventType: 'wix.moon.v1.landed', data };
    expect(await eventOf(unknown)).toMatchObject({ data: mended });
    const typed = await eventOf({ ...installed, eventType: 'wix.moon\0.\ud83d' });
    expect(typed.eventType).toBe('wix.moon\ufffd.\ufffd');
  });

  test.each(['+275760-09-13T00:00:00Z', '-000001-01-01T00:00:00Z', 'soon', 'Infinity'])(
    'that happened at %s tells no time',
    async (eventTime) => {
      const data = { ...domainEvent, eventTime };
      const event = await eventOf({ eventType: 'wix.restaurants.v3.order_new_order', data });
      expect(event).toMatchObject({ eventTime: null });
    },
  );

  test('that was signed in no year of ours tells no time of signing', async () => {
    const verified = await verifier.verify(await sign({ ...claimsOf(installed), iat: -1e12 }));
    expect(verified).toMatchObject({ outcome: 'verified', event: { issuedAt: null } });
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
    if (result.outcome !== 'verified') throw new Error(JSON.stringify(result));
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
  const orderWith = (changed: object) => sign(claimsOf(orderEvent(changed)));

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
    [
      'that is not valid yet',
      () => sign({ ...claimsOf(installed), nbf: nowSeconds + 1 }),
      'not_yet_valid',
    ],
    [
      'that expired 72 hours ago',
      () => sign({ ...claimsOf(installed), exp: nowSeconds - 72 * 3600 }),
      'expired',
    ],
    ['whose payload is no JSON', () => sign('x'), 'payload_malformed'],
    ['whose claims hold no data', () => sign({ iat: nowSeconds }), 'claims_malformed'],
    ['whose data is a number', () => sign({ data: 7, iat: nowSeconds }), 'claims_malformed'],
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
