import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { eventually } from '../../../../testing/eventually.ts';
import { createTestPos, locationId, merchantId, type TestPos } from '../../testing/test-pos.ts';

let setup: TestPos;
beforeEach(async () => {
  setup = await createTestPos();
});
afterEach(async () => {
  await setup.close();
});

const orders = `/v1/locations/${locationId}/orders`;
const create = (order: unknown, key?: string) =>
  setup.call('POST', orders, order, key === undefined ? {} : { 'idempotency-key': key });
const stored = (reference: string) => setup.pos.control.orders({ reference }).length;

test('an order is created, found by reference, and read', async () => {
  const created = await create(setup.order('ref-1'), 'key-1');
  expect(created).toMatchObject({
    status: 201,
    body: { order: { locationId, status: 'received', reference: 'ref-1' } },
  });
  const found = await setup.call('GET', `${orders}?reference=ref-1`);
  expect(found.body).toMatchObject({ orders: [{ reference: 'ref-1' }] });
  expect((await setup.call('GET', `${orders}?reference=other`)).body).toEqual({ orders: [] });
  expect((await setup.call('GET', `${orders}/nobody`)).status).toBe(404);
});

test('one key makes one order, and refuses another order', async () => {
  const first = await create(setup.order('ref-1'), 'key-1');
  const again = await create(setup.order('ref-1'), 'key-1');
  expect(again).toMatchObject({ status: 200, body: first.body });
  expect((await create(setup.order('ref-2'), 'key-1')).status).toBe(409);
  expect(stored('ref-1')).toBe(1);
  expect(stored('ref-2')).toBe(0);
});

test('a careless POS makes two orders for one key', async () => {
  setup.pos.control.changeMerchant(merchantId, { honorsIdempotencyKeys: false });
  await create(setup.order('ref-1'), 'key-1');
  await create(setup.order('ref-1'), 'key-1');
  expect(stored('ref-1')).toBe(2);
});

test('an order whose answer is lost is there', async () => {
  setup.pos.control.faults.add({
    tenant: merchantId,
    operations: ['create_order'],
    remaining: 1,
    effect: { kind: 'lost_answer' },
  });
  await expect(create(setup.order('ref-1'), 'key-1')).rejects.toThrow('fetch failed');
  expect(stored('ref-1')).toBe(1);
  expect((await create(setup.order('ref-1'), 'key-1')).status).toBe(200);
  expect(stored('ref-1')).toBe(1);
});

test('an order whose answer is withheld is there while the caller waits', async () => {
  setup.pos.control.faults.add({ remaining: 1, effect: { kind: 'withheld_answer' } });
  const giveUp = new AbortController();
  const waiting = fetch(`${setup.baseUrl}${orders}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: setup.authorization },
    body: JSON.stringify(setup.order('ref-1')),
    signal: giveUp.signal,
  });
  await eventually(() => expect(stored('ref-1')).toBe(1));
  giveUp.abort();
  await expect(waiting).rejects.toThrow('aborted');
});

test('a connection that is cut leaves no order', async () => {
  setup.pos.control.faults.add({ remaining: 1, effect: { kind: 'cut' } });
  await expect(create(setup.order('ref-1'), 'key-1')).rejects.toThrow('fetch failed');
  expect(stored('ref-1')).toBe(0);
});

describe('refusals', () => {
  const line = (changes: object) => ({
    lines: [{ itemId: 'soup', name: 'Soup', quantity: 2, unitPrice: '5.00', ...changes }],
  });
  const cases: [string, object, string][] = [
    ['an unknown dish', line({ itemId: 'pizza' }), 'item_unknown'],
    ['another price', line({ unitPrice: '4.99' }), 'price_mismatch'],
    [
      'an unknown modifier',
      line({ modifiers: [{ groupId: null, modifierId: 'gold', quantity: 1, unitPrice: '1' }] }),
      'modifier_unknown',
    ],
    [
      'another price of a modifier',
      line({ modifiers: [{ groupId: null, modifierId: 'bread', quantity: 1, unitPrice: '1' }] }),
      'price_mismatch',
    ],
    [
      'a service that is not offered',
      { service: { type: 'dine_in', asap: true } },
      'service_not_offered',
    ],
    [
      'less than the minimum',
      { service: { type: 'delivery', asap: true }, totals: totals('9.99') },
      'minimum_not_met',
    ],
    ['another currency', { currency: 'EUR' }, 'currency_mismatch'],
    ['no phone', { customer: {} }, 'customer_phone_missing'],
    ['no lines that can be read', { lines: 'soup' }, 'order_malformed'],
  ];

  test.each(cases)('%s is refused by validation and by creation', async (_what, change, reason) => {
    const order = setup.order('ref-1', { ...change });
    const validated = await setup.call('POST', `${orders}/validate`, order);
    expect(validated.body).toMatchObject({ refusals: [{ reason }] });
    expect(await create(order, 'key-1')).toMatchObject({
      status: 422,
      body: { refusals: [{ reason }] },
    });
    expect(stored('ref-1')).toBe(0);
  });

  test('a paused location refuses until the pause ends', async () => {
    const until = new Date(Date.now() + 60_000).toISOString();
    setup.pos.control.changeLocation(locationId, { paused: { until } });
    expect((await create(setup.order('ref-1'))).status).toBe(422);
    const past = new Date(Date.now() - 1).toISOString();
    setup.pos.control.changeLocation(locationId, { paused: { until: past } });
    expect((await create(setup.order('ref-1'))).status).toBe(201);
  });

  test('a closed location refuses', async () => {
    setup.pos.control.changeLocation(locationId, { openingHours: [] });
    expect(await create(setup.order('ref-1'))).toMatchObject({
      body: { refusals: [{ reason: 'location_closed' }] },
    });
  });

  test('a merchant without validation takes what the kitchen can make', async () => {
    setup.pos.control.changeMerchant(merchantId, { validatesOrders: false });
    const wrongPrice = setup.order('ref-1', line({ unitPrice: '1.00' }));
    expect((await setup.call('POST', `${orders}/validate`, wrongPrice)).status).toBe(501);
    expect((await create(wrongPrice)).status).toBe(201);
    const unknown = setup.order('ref-2', line({ itemId: 'pizza' }));
    expect((await create(unknown)).status).toBe(422);
  });

  test('the kitchen can refuse the next orders for any reason', async () => {
    const refusal = { reason: 'kitchen_refused', message: 'Too busy', line: null } as const;
    setup.pos.control.refuseNextOrders(locationId, refusal, 2);
    expect(await create(setup.order('ref-1'))).toMatchObject({ body: { refusals: [refusal] } });
    expect((await create(setup.order('ref-2'))).status).toBe(422);
    expect((await create(setup.order('ref-3'))).status).toBe(201);
  });
});

function totals(subtotal: string) {
  const none = { delivery: null, tax: null, discount: null, tip: null };
  return { subtotal, total: subtotal, ...none };
}

test('an order lowers the stock of what is counted, dishes and modifiers, and no further', async () => {
  setup.pos.control.setStock(locationId, [
    { itemId: 'soup', quantity: 3 },
    { itemId: 'bread', quantity: 5 },
  ]);
  expect((await create(setup.order('ref-1'))).status).toBe(201);
  const level = (itemId: string) =>
    setup.pos.control.stock(locationId).find((one) => one.itemId === itemId);
  expect(level('soup')).toMatchObject({ quantity: 1, available: true });
  expect(level('bread')).toMatchObject({ quantity: 3 });
  expect(await create(setup.order('ref-2'))).toMatchObject({
    status: 422,
    body: { refusals: [{ reason: 'item_out_of_stock', line: 0 }] },
  });
  expect(level('soup')).toMatchObject({ quantity: 1 });
});

test('a snooze ends by itself', async () => {
  let now = new Date('2026-03-01T12:00:00.000Z');
  await setup.close();
  setup = await createTestPos({ clock: { now: () => now } });
  setup.pos.control.setStock(locationId, [
    { itemId: 'soup', markedOut: true, outUntil: '2026-03-01T13:00:00.000Z' },
  ]);
  const stock = () => setup.call('GET', `/v1/locations/${locationId}/stock`);
  expect((await stock()).body).toMatchObject({
    levels: [{ itemId: 'soup', available: false, outUntil: '2026-03-01T13:00:00.000Z' }],
  });
  now = new Date('2026-03-01T13:00:00.000Z');
  expect((await stock()).body).toMatchObject({
    levels: [{ itemId: 'soup', available: true, outUntil: null }],
  });
});

test('a kitchen that accepts by itself accepts', async () => {
  setup.pos.control.changeMerchant(merchantId, { acceptsAfterMs: 1 });
  await create(setup.order('ref-1'));
  await eventually(() =>
    expect(setup.pos.control.orders({ reference: 'ref-1' })).toMatchObject([
      { status: 'accepted' },
    ]),
  );
});

test("another merchant's location is not there", async () => {
  setup.pos.control.addMerchant({ id: 'merchant-2', name: 'Another' });
  const [own] = setup.pos.control.locations(merchantId);
  if (!own) throw new Error('no location');
  setup.pos.control.addLocation({ ...own, id: 'location-2', merchantId: 'merchant-2' });
  const menu = await setup.call('GET', '/v1/locations/location-2/menu');
  expect(menu).toMatchObject({ status: 404, body: { error: 'location_not_found' } });
  const listed = await setup.call('GET', '/v1/locations');
  expect(listed.body).toMatchObject({ locations: [{ id: locationId }] });
});
