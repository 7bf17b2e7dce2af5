import { canonicalCatalogSchema, money, PosFault, type PosOrder } from '@pos-bridge/pos';
import { demoMerchants, type Sandbox, startSandbox } from '@pos-bridge/sandbox';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSandboxPosProvider } from './create-sandbox-pos-provider.ts';

const posClient = { clientId: 'bridge', clientSecret: 'bridge-secret' };
const redirectUri = 'http://bridge.example/callback';
const trattoria = demoMerchants.ready;
const [mottStreet] = trattoria.locations;
let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox({
    wixPort: 0,
    posPort: 0,
    host: '127.0.0.1',
    adapterUrl: 'http://127.0.0.1:1',
    wixApp: { appId: 'app-1', appSecret: 'secret' },
    posClient,
    posWebhookSecrets: ['whsec_dGhlLXNlY3JldA=='],
  });
});
afterEach(async () => {
  await sandbox.close();
});

const provider = (options: { validatesOrders?: boolean } = {}) =>
  createSandboxPosProvider({
    ...posClient,
    baseUrl: sandbox.posUrl,
    webhookSecrets: ['whsec_dGhlLXNlY3JldA=='],
    ...options,
  });
const call = () => ({ signal: AbortSignal.timeout(10_000) });
async function sessionOf(merchantId: string) {
  const code = sandbox.pos.control.consent(merchantId, redirectUri);
  const grant = await provider().authorization.exchange({ code, redirectUri }, call());
  if (grant.outcome !== 'granted') throw new Error(grant.message);
  return { posMerchantId: grant.posMerchantId, credentials: grant.credentials };
}

test('menus of forty and of a thousand dishes come through whole', async () => {
  const hall = demoMerchants.broken;
  for (const [merchant, dishes] of [
    [trattoria, 40],
    [hall, 1_000],
  ] as const) {
    const session = await sessionOf(merchant.posMerchantId);
    const menu = await provider().fetchMenu(session, merchant.locations[0].posLocationId, call());
    expect(canonicalCatalogSchema.parse(menu).dishes).toHaveLength(dishes);
  }
});

test('a dish has its options, labels, tax and stock', async () => {
  const session = await sessionOf(trattoria.posMerchantId);
  const menu = await provider().fetchMenu(session, mottStreet.posLocationId, call());
  const dish = (name: string) => menu.dishes.find((one) => one.name === name);
  expect(dish('Diavola')).toMatchObject({
    price: '15.50',
    taxRate: '8.875',
    labels: ['spicy'],
    inStock: true,
    optionGroups: [
      { name: 'Size', kind: 'SELECTION', min: 1, max: 1 },
      { name: 'Add toppings', kind: 'EXTRAS', min: 0, max: 4 },
      { name: 'Leave out', kind: 'DESELECTION' },
    ],
  });
  expect(dish('Cappuccino')?.fulfillmentTypes).toEqual(['PICKUP', 'DINE_IN']);
  expect(dish('Fried Calamari')?.inStock).toBe(false);
});

test('locations tell zone, hours, fees and pauses', async () => {
  const until = '2030-01-01T00:00:00.000Z';
  sandbox.pos.control.changeLocation(mottStreet.posLocationId, { paused: { until } });
  const session = await sessionOf(trattoria.posMerchantId);
  const locations = await provider().listLocations(session, call());
  expect(locations.map(({ name }) => name)).toEqual([
    'Bellavista Mott Street',
    'Bellavista Smith Street',
  ]);
  expect(locations[0]).toMatchObject({
    timeZone: 'America/New_York',
    currency: 'USD',
    paused: { until },
    fulfillment: [
      { type: 'PICKUP' },
      { type: 'DELIVERY', fee: '4.50', feeForAll: true, minimumOrder: '15.00' },
      { type: 'DINE_IN' },
    ],
  });
  expect(locations[1]?.hours).toContainEqual({
    openDay: 'SUN',
    openTime: '11:30',
    closeDay: 'SUN',
    closeTime: '23:00',
  });
});

test('a merchant whose POS does not validate has no opinion', async () => {
  const session = await sessionOf(trattoria.posMerchantId);
  const order = orderOf('ref-1', { dishPosId: 'no-such-dish' });
  expect(await provider().validateOrder?.(session, order, call())).toMatchObject({
    valid: false,
    refusals: [{ code: 'ORDER_ITEM', lineIndex: 0 }],
  });
  sandbox.pos.control.changeMerchant(trattoria.posMerchantId, { validatesOrders: false });
  expect(await provider().validateOrder?.(session, order, call())).toBeNull();
  expect(provider({ validatesOrders: false }).validateOrder).toBeUndefined();
});

test('an order that the POS cannot read is refused, not lost', async () => {
  const session = await sessionOf(trattoria.posMerchantId);
  const order = orderOf('ref-1', { quantity: -1 });
  const outcome = await provider().createOrder(session, order, {
    ...call(),
    idempotencyKey: 'key-1',
  });
  expect(outcome).toMatchObject({ outcome: 'rejected', refusals: [{ code: 'ORDER_REJECTED' }] });
});

test('another order under a used key is a fault, since nobody may guess which one counts', async () => {
  const session = await sessionOf(trattoria.posMerchantId);
  const create = (order: PosOrder) =>
    provider().createOrder(session, order, { ...call(), idempotencyKey: 'key-1' });
  await create(orderOf('ref-1'));
  await expect(create(orderOf('ref-2'))).rejects.toMatchObject({ kind: 'protocol' });
});

test.each([
  [429, 'rate_limited', 7],
  [503, 'server_error', undefined],
  [400, 'protocol', undefined],
  [401, 'unauthorized', undefined],
] as const)('HTTP %i is the fault %s', async (status, kind, retryAfterSeconds) => {
  const session = await sessionOf(trattoria.posMerchantId);
  sandbox.pos.control.faults.add({
    effect: { kind: 'status', status, retryAfterSeconds: retryAfterSeconds ?? 1 },
  });
  const fault = await provider()
    .listLocations(session, call())
    .catch((error: unknown) => error);
  expect(fault).toBeInstanceOf(PosFault);
  expect(fault).toMatchObject({ kind, ...(retryAfterSeconds && { retryAfterSeconds }) });
});

test('a wrong secret of ours is not taken for a merchant who revoked', async () => {
  const session = await sessionOf(trattoria.posMerchantId);
  const mistaken = createSandboxPosProvider({
    ...posClient,
    clientSecret: 'wrong',
    baseUrl: sandbox.posUrl,
    webhookSecrets: [],
  });
  const renewal = mistaken.authorization.renew?.(session, call());
  await expect(renewal).rejects.toMatchObject({ kind: 'protocol', retryable: false });
  await expect(mistaken.authorization.revoke(session, call())).rejects.toMatchObject({
    kind: 'protocol',
  });
});

test('an answer that the POS does not document is a fault that says where', async () => {
  const strange: typeof fetch = async () => Response.json({ locations: [{ id: 7 }] });
  const session = { posMerchantId: 'm', credentials: { accessToken: 'a', refreshToken: 'r' } };
  const confused = createSandboxPosProvider({
    ...posClient,
    baseUrl: 'http://pos.example',
    webhookSecrets: [],
    fetch: strange,
  });
  await expect(confused.listLocations(session, call())).rejects.toMatchObject({
    kind: 'protocol',
    mayHaveHappened: true,
    message: expect.stringContaining('locations.0.id'),
  });
});

const orderOf = (reference: string, line: Partial<PosOrder['lines'][number]> = {}): PosOrder => ({
  posLocationId: mottStreet.posLocationId,
  reference,
  currency: 'USD',
  comment: null,
  lines: [
    {
      dishPosId: 'item_tiramisu',
      name: 'Tiramisu',
      quantity: 1,
      unitPrice: money('9.00'),
      comment: null,
      options: [],
      ...line,
    },
  ],
  discounts: [],
  payments: [],
  paidByPosGateway: false,
  fulfillment: {
    type: 'PICKUP',
    asap: true,
    promisedTime: null,
    address: null,
    contactless: false,
    curbsideInfo: null,
    courier: null,
    dineIn: null,
  },
  customer: { firstName: null, lastName: null, phone: '+1 555 0100', email: null },
  totals: {
    subtotal: money('9.00'),
    total: money('9.00'),
    delivery: null,
    tax: null,
    taxIncluded: false,
    discount: null,
    tip: null,
    serviceFees: [],
  },
});
