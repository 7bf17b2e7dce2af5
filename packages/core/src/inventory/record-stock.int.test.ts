import { asc, eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  createTestCore,
  createTestDatabase,
  insertAccount,
  insertConfiguration,
  insertInstance,
  insertLocation,
  type TestCore,
  type TestDatabase,
} from '../../testing/index.ts';
import { posIsMasterOfAll } from '../catalog/masters.ts';
import { catalogSettings } from '../catalog/tables.ts';
import {
  deliveries,
  deliveryItems,
  endpoints,
  webhookEndpoints,
  webhookEvents,
} from '../deliveries/tables.ts';
import { newEndpointId, newWebhookEndpointId } from '../ids.ts';
import type { StockObservation } from '../stock/stock-knowledge.ts';
import { stockLevels } from '../stock/tables.ts';
import type { StockReport } from './stock-report.ts';

let database: TestDatabase;
let test_: TestCore;
let location: StockReport['location'];
let now: Date;

const at = (second: number) => new Date(Date.UTC(2026, 4, 1, 12, 0, second));

beforeEach(async () => {
  now = at(30);
  database = await createTestDatabase();
  test_ = await createTestCore(database, { clock: { now: () => now } });
  const instanceId = await insertInstance(database.db);
  const accountId = await insertAccount(database.db, instanceId);
  location = { id: await insertLocation(database.db, accountId), accountId };
  await insertConfiguration(database.db, instanceId, {
    accountId,
    locationId: location.id,
  });
});

afterEach(async () => {
  await test_.close();
  await database.drop();
});

const seen = (second: number, changes: Partial<StockObservation> = {}): StockObservation => ({
  id: `observation-${second}`,
  observer: 'pos',
  observedAt: at(second),
  inStock: true,
  quantity: null,
  outUntil: null,
  ...changes,
});

const report = (
  observations: readonly [itemPosId: string, observation: StockObservation][],
): StockReport => ({
  location,
  items: observations.map(([itemPosId, observation]) => ({
    kind: 'observed',
    itemPosId,
    observation,
  })),
  cause: { kind: 'poll' },
  author: { kind: 'bridge', name: 'test' },
});

const record = (observations: readonly [string, StockObservation][]) =>
  database.db.transaction((tx) => test_.core.inventory.record(tx, report(observations)));

async function insertWebhookEndpoint(): Promise<void> {
  const webhookEndpointId = newWebhookEndpointId();
  const { accountId } = location;
  await database.db.insert(webhookEndpoints).values({
    id: webhookEndpointId,
    accountId,
    url: 'https://example.com/stock',
    description: 'Till',
    createdAt: now,
  });
  await database.db.insert(endpoints).values({
    id: newEndpointId(),
    kind: 'subscriber',
    accountId,
    webhookEndpointId,
    state: 'active',
  });
}

const openItems = async () =>
  (
    await database.db
      .select({
        kind: endpoints.kind,
        message: deliveryItems.eventSequence,
        item: deliveryItems.itemPosId,
      })
      .from(deliveryItems)
      .innerJoin(endpoints, eq(endpoints.id, deliveryItems.endpointId))
      .where(eq(deliveryItems.state, 'open'))
      .orderBy(asc(endpoints.kind), asc(deliveryItems.itemPosId))
  ).map(({ kind, message, item }) => `${kind} ${message} ${item}`);

const states = async () =>
  (
    await database.db
      .select({ message: deliveries.eventSequence, state: deliveries.state })
      .from(deliveries)
      .orderBy(asc(deliveries.position))
  ).map(({ message, state }) => `${message} ${state}`);

test('a change, its message and its deliveries are written together or not at all', async () => {
  await insertWebhookEndpoint();
  const undone = database.db.transaction(async (tx) => {
    await test_.core.inventory.record(tx, report([['soup', seen(1, { inStock: false })]]));
    throw new Error('the change failed');
  });
  await expect(undone).rejects.toThrow('the change failed');
  expect(await database.db.select().from(stockLevels)).toEqual([]);
  expect(await database.db.select().from(webhookEvents)).toEqual([]);

  const recorded = await record([['soup', seen(1, { inStock: false })]]);
  expect(recorded).toEqual({ changed: 1, eventIds: [expect.stringMatching(/^msg_/)] });
  expect(await openItems()).toEqual(['subscriber 2 soup', 'wix 2 soup']);
  const jobs = await database.sql`select name from jobs.job where name like 'inventory-send%'`;
  expect(jobs.map(({ name }) => name).sort()).toEqual([
    'inventory-send-to-subscriber',
    'inventory-send-to-wix',
  ]);
});

test('an observation that is older, or known, is told to nobody', async () => {
  await record([['soup', seen(5, { inStock: false })]]);
  const late = await record([['soup', seen(4)]]);
  const again = await record([['soup', seen(5, { inStock: false })]]);
  expect([late, again]).toEqual([
    { changed: 0, eventIds: [] },
    { changed: 0, eventIds: [] },
  ]);
  expect(await states()).toEqual(['1 pending']);
});

test('a newer message swallows what older ones still hold of its items, and nothing else', async () => {
  await record([
    ['soup', seen(1, { inStock: false })],
    ['salad', seen(1, { inStock: false })],
  ]);
  await record([['soup', seen(2)]]);
  expect(await openItems()).toEqual(['wix 1 salad', 'wix 2 soup']);
  expect(await states()).toEqual(['1 pending', '2 pending']);

  await record([['salad', seen(3)]]);
  expect(await openItems()).toEqual(['wix 3 salad', 'wix 2 soup']);
  expect(await states()).toEqual(['1 superseded', '2 pending', '3 pending']);
});

test('quantities are told to webhook endpoints, and Wix hears of availability alone', async () => {
  await insertWebhookEndpoint();
  await record([['soup', seen(1, { quantity: 5 })]]);
  expect(await openItems()).toEqual(['subscriber 1 soup']);
  await record([['soup', seen(2, { quantity: 0, inStock: false })]]);
  expect(await openItems()).toEqual(['subscriber 2 soup', 'wix 2 soup']);
});

test('where Wix is the master of stock, only webhook endpoints are told', async () => {
  await insertWebhookEndpoint();
  await database.db.insert(catalogSettings).values({
    accountId: location.accountId,
    masters: { ...posIsMasterOfAll, dishInStockUpdated: 'WIX' },
    changedAt: now,
  });
  await record([['soup', seen(1, { inStock: false })]]);
  expect(await openItems()).toEqual(['subscriber 1 soup']);
});

test('a message that there is nobody to tell is found as such', async () => {
  await database.db.insert(catalogSettings).values({
    accountId: location.accountId,
    masters: { ...posIsMasterOfAll, dishInStockUpdated: 'WIX' },
    changedAt: now,
  });
  const { eventIds } = await record([['soup', seen(1, { inStock: false })]]);
  await insertWebhookEndpoint();
  await record([['soup', seen(2, { inStock: true })]]);
  const found = await test_.core.inventory.listWebhookEvents({ state: 'to-nobody', limit: 10 });
  expect(found.map(({ id, state }) => ({ id, state }))).toEqual(
    eventIds.map((id) => ({ id, state: 'to-nobody' })),
  );
});

test('a location that no configuration shows is known and told to nobody', async () => {
  const elsewhere = { ...location, id: await insertLocation(database.db, location.accountId) };
  const recorded = await database.db.transaction((tx) =>
    test_.core.inventory.record(tx, {
      ...report([['soup', seen(1, { inStock: false })]]),
      location: elsewhere,
    }),
  );
  expect(recorded).toEqual({ changed: 1, eventIds: [] });
  expect(await test_.core.inventory.snapshot(database.db, elsewhere.id)).toEqual(
    new Map([['soup', { inStock: false, quantity: null, outUntil: null }]]),
  );
});

test('an order takes from what is counted, once, and what runs out is told to Wix', async () => {
  await record([
    ['soup', seen(1, { quantity: 3 })],
    ['salad', seen(1)],
  ]);
  const order = {
    location,
    orderId: 'order-1',
    items: [
      { itemPosId: 'soup', quantity: 2 },
      { itemPosId: 'salad', quantity: 2 },
      { itemPosId: 'never heard of', quantity: 1 },
      { itemPosId: 'soup', quantity: 1 },
    ],
    handedOverAt: at(10),
  };
  for (const _twice of [1, 2]) {
    await database.db.transaction((tx) => test_.core.inventory.lowerForOrder(tx, order));
  }
  const stock = await test_.core.inventory.snapshot(database.db, location.id);
  expect(stock.get('soup')).toEqual({ inStock: false, quantity: 0, outUntil: null });
  expect(stock.get('salad')).toEqual({ inStock: true, quantity: null, outUntil: null });
  expect(stock.has('never heard of')).toBe(false);
  expect(await openItems()).toEqual(['wix 2 soup']);

  // The POS's own word, from after the order, is the whole truth.
  await record([['soup', seen(11, { quantity: 1 })]]);
  const corrected = await test_.core.inventory.snapshot(database.db, location.id);
  expect(corrected.get('soup')).toEqual({ inStock: true, quantity: 1, outUntil: null });
});

test('reports on one location, made at once, end in one truth with one open message an item', async () => {
  await insertWebhookEndpoint();
  const items = ['soup', 'salad', 'bread', 'cake'];
  const reports = Array.from({ length: 40 }, (_, second) =>
    items.map((item): [string, StockObservation] => [
      item,
      seen(second, { inStock: second % 3 !== 0 }),
    ]),
  );
  await Promise.all(reports.map((one, index) => record(index % 2 === 0 ? one : one.toReversed())));
  const stock = await test_.core.inventory.snapshot(database.db, location.id);
  expect([...stock.values()].map(({ inStock }) => inStock)).toEqual([false, false, false, false]);
  const open = await openItems();
  expect(open.map((line) => line.replace(/ \d+ /, ' '))).toEqual(
    ['subscriber', 'wix'].flatMap((kind) => [...items].sort().map((item) => `${kind} ${item}`)),
  );
});
