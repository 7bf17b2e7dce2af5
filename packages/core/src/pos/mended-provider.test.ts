import { inspect } from 'node:util';
import { PosFault, type PosOrderState, type PosProvider } from '@pos-bridge/pos';
import { expect, test } from 'vitest';
import { createProgrammablePos } from '../../testing/programmable-pos.ts';
import { createPosRegistry } from './pos-registry.ts';

const now = new Date('2026-05-01T10:00:00.000Z');
const far = new Date(8.64e15);
const broken = 'a\0b\uD83C';
const mended = 'a\u{FFFD}b\u{FFFD}';
const session = { posMerchantId: 'merchant', credentials: { token: broken } };
const call = { signal: AbortSignal.timeout(60_000) };

const state: PosOrderState = {
  posOrderId: broken,
  posLocationId: 'pos-1',
  posOrderStatus: 'received',
  reference: broken,
  updatedAt: far,
};
const level = { itemPosId: broken, inStock: true, quantity: 1, outUntil: far, observedAt: far };
const mendedState = { posOrderId: mended, reference: mended, updatedAt: now };
const mendedLevel = { itemPosId: mended, outUntil: null, observedAt: now };

function registered(changes: Partial<PosProvider>): PosProvider {
  const { provider } = createProgrammablePos();
  const registry = createPosRegistry([{ ...provider, ...changes }], { now: () => now });
  const found = registry.get(provider.declaration.key);
  if (found === undefined) throw new Error('not registered');
  return found;
}

test('what a POS says of an order can be stored, whoever asks', async () => {
  const provider = registered({
    createOrder: async () => ({ outcome: 'created', order: state }),
    findOrderByReference: async () => state,
    getOrder: async () => ({ ...state, updatedAt: new Date(Number.NaN) }),
  });
  const [order] = [Object({})];
  expect(
    await provider.createOrder(session, order, { ...call, idempotencyKey: 'key' }),
  ).toMatchObject({ outcome: 'created', order: mendedState });
  expect(await provider.findOrderByReference(session, 'pos-1', 'r', call)).toMatchObject(
    mendedState,
  );
  expect(await provider.getOrder(session, 'pos-1', 'o', call)).toMatchObject(mendedState);
  const refusing = registered({
    createOrder: async () => ({
      outcome: 'rejected',
      posOrderStatus: 'invalid',
      refusals: [{ code: 'CLOSED', message: broken, lineIndex: null }],
    }),
  });
  expect(
    await refusing.createOrder(session, order, { ...call, idempotencyKey: 'key' }),
  ).toMatchObject({ refusals: [{ message: mended }] });
});

test('a menu stays as it came: its judge mends texts and leaves out broken ids', async () => {
  const menu = { currency: broken, menus: [], sections: [], dishes: [], variations: [] };
  const provider = registered({ fetchMenu: async () => menu });
  expect(await provider.fetchMenu(session, 'pos-1', call)).toEqual(menu);
});

test('so can stock, webhooks and authorizations; credentials are not touched', async () => {
  const provider = registered({
    listStock: async () => [level],
    authorization: {
      consentUrl: () => 'http://pos.invalid',
      exchange: async () => ({
        outcome: 'granted',
        posMerchantId: 'merchant',
        merchantName: broken,
        credentials: { token: broken },
        expiresAt: new Date(Number.NaN),
      }),
      renew: null,
      revoke: async () => {},
    },
    webhooks: {
      receive: () => ({
        outcome: 'accepted',
        messageId: broken,
        events: [
          { type: 'stock_changed', posMerchantId: 'm', posLocationId: 'pos-1', levels: [level] },
          { type: 'order_changed', posMerchantId: 'm', order: state },
          { type: 'menu_changed', posMerchantId: 'm', posLocationId: broken, at: far },
        ],
      }),
    },
  });
  expect(await provider.listStock(session, 'pos-1', call)).toMatchObject([mendedLevel]);
  expect(
    await provider.authorization.exchange({ code: 'c', redirectUri: 'http://r' }, call),
  ).toMatchObject({ merchantName: mended, credentials: { token: broken }, expiresAt: null });
  expect(provider.webhooks?.receive({ headers: {}, rawBody: '', now })).toMatchObject({
    messageId: mended,
    events: [{ levels: [mendedLevel] }, { order: mendedState }, { posLocationId: mended, at: now }],
  });
});

test('so can the faults that it throws', async () => {
  const provider = registered({
    getOrder: async () => {
      throw new PosFault('protocol', broken, {
        retryAfterSeconds: 3,
        answer: broken,
        exchange: { method: 'GET', path: broken, status: 200, requestId: broken },
      });
    },
  });
  await expect(provider.getOrder(session, 'pos-1', 'o', call)).rejects.toMatchObject({
    kind: 'protocol',
    // The words, which may name a guest, are in the answer alone.
    message: `the answer was none that the POS documents (GET ${mended}, HTTP 200, request ${mended})`,
    retryAfterSeconds: 3,
    answer: mended,
    exchange: { method: 'GET', path: mended, status: 200, requestId: mended },
    cause: undefined,
  });
});

test('what a provider must not throw says where, and none of its words', async () => {
  const provider = registered({
    getOrder: async () => {
      throw Object.assign(new TypeError('Ada Lovelace'), { order: { name: 'Ada Lovelace' } });
    },
  });
  const thrown: unknown = await provider
    .getOrder(session, 'pos-1', 'o', call)
    .catch((error: unknown) => error);
  expect(thrown).toBeInstanceOf(Error);
  expect(inspect(thrown)).toContain('a POS provider threw TypeError');
  expect(inspect(thrown)).toContain('mended-provider.test.ts');
  expect(inspect(thrown)).not.toContain('Lovelace');
});

const endless = {
  outcome: 'accepted',
  deep: [{ entries: Array.from({ length: 50_001 }, () => 1) }],
};
const { provider: sample } = createProgrammablePos();
const operations = Object.entries({ ...sample, ...sample.authorization })
  .filter(([, value]) => typeof value === 'function')
  .map(([name]) => name)
  // They give nothing that came from a POS.
  .filter((name) => name !== 'consentUrl' && name !== 'revoke');

test('the operations are found', () => {
  expect(operations).toEqual(expect.arrayContaining(['fetchMenu', 'listStock', 'exchange']));
});

test.each([...operations, 'validateOrder', 'renew'])(
  'an answer of %s with a list without an end is a fault of its own',
  async (name) => {
    const answers = { [name]: async () => endless };
    const provider = registered(
      Object({ ...answers, authorization: { ...sample.authorization, ...answers } }),
    );
    const asked: unknown = Reflect.get(
      name in sample.authorization ? provider.authorization : provider,
      name,
    );
    if (typeof asked !== 'function') throw new Error(`${name} is gone`);
    await expect(asked(session, 'pos-1', call)).rejects.toMatchObject({
      kind: 'protocol',
      message: 'a list has more than 50000 entries',
    });
  },
);

test('a webhook with one is rejected', () => {
  const provider = registered(Object({ webhooks: { receive: () => endless } }));
  expect(provider.webhooks?.receive({ headers: {}, rawBody: '', now })).toEqual({
    outcome: 'rejected',
    reason: 'a list has more than 50000 entries',
  });
});
