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
import type { EndpointId } from '../ids.ts';
import type { StockReport } from '../inventory/stock-report.ts';
import type { AttemptResult, ItemResult } from './attempt-result.ts';
import { type ClaimedDelivery, claimDeliveries } from './claim-deliveries.ts';
import { defaultInventorySettings } from './inventory-settings.ts';
import { settleDeliveries } from './settle-deliveries.ts';
import { deliveries, deliveryAttempts, deliveryItems, endpoints } from './tables.ts';

let database: TestDatabase;
let test_: TestCore;
let location: StockReport['location'];
let endpointId: EndpointId;
let now: Date;
let observed = 0;

const settings = { ...defaultInventorySettings, attempts: 2, claimMs: 1_000 };
const deps = () => ({ ...test_.deps, db: database.db, clock: { now: () => now }, settings });

beforeEach(async () => {
  now = new Date('2026-05-01T12:00:00.000Z');
  database = await createTestDatabase();
  test_ = await createTestCore(database, { clock: { now: () => now } });
  const instanceId = await insertInstance(database.db);
  const accountId = await insertAccount(database.db, instanceId);
  location = { id: await insertLocation(database.db, accountId), accountId };
  await insertConfiguration(database.db, instanceId, { accountId, locationId: location.id });
});

afterEach(async () => {
  await test_.close();
  await database.drop();
});

/** A message that says of each item that it is out, or in. */
async function say(...said: readonly string[]): Promise<void> {
  observed += 1;
  await database.db.transaction((tx) =>
    test_.core.inventory.record(tx, {
      location,
      items: said.map((words) => {
        const [itemPosId = '', state] = words.split(' ');
        return {
          kind: 'observed',
          itemPosId,
          observation: {
            id: `observation-${observed}`,
            observer: 'pos',
            observedAt: new Date(now.getTime() + observed),
            inStock: state === 'in',
            quantity: null,
            outUntil: null,
          },
        };
      }),
      cause: { kind: 'poll' },
      author: { kind: 'bridge', name: 'test' },
    }),
  );
  const [endpoint] = await database.db.select().from(endpoints);
  if (endpoint === undefined) throw new Error('nobody is told');
  endpointId = endpoint.id;
}

async function claim(limit = 10) {
  const claimed = await claimDeliveries(deps(), endpointId, limit);
  return claimed.outcome === 'claimed' ? claimed : null;
}

const wordsOf = (claimed: readonly ClaimedDelivery[] | undefined): string[] | undefined =>
  claimed?.map(({ items }) =>
    items.map(({ itemPosId, inStock }) => `${itemPosId} ${inStock ? 'in' : 'out'}`).join(', '),
  );

const resultOf = (delivery: ClaimedDelivery, became: ItemResult): AttemptResult => ({
  delivery,
  items: new Map(delivery.items.map(({ itemPosId }) => [itemPosId, became])),
  calls: [
    {
      startedAt: now,
      durationMs: 1,
      request: 'PATCH',
      requestBody: null,
      status: became === 'proven' ? 200 : 503,
      answer: null,
      problem: null,
    },
  ],
  outcome: became,
  retryAfterMs: null,
});

const settle = (
  held: NonNullable<Awaited<ReturnType<typeof claim>>>,
  became: ItemResult,
): Promise<void> =>
  settleDeliveries(deps(), {
    endpointId,
    claim: held.claim,
    results: held.deliveries.map((delivery) => resultOf(delivery, became)),
    health: {
      succeeded: became === 'proven',
      failuresInRow: became === 'failed' ? 1 : 0,
      lastFailure: null,
      retryAfterMs: null,
      isGone: false,
    },
  });

const states = async () =>
  (
    await database.db
      .select({ state: deliveries.state })
      .from(deliveries)
      .orderBy(asc(deliveries.position))
  ).map(({ state }) => state);

test('deliveries are handed out in the order of their messages, each to one worker', async () => {
  await say('soup out');
  await say('salad out');
  await say('bread out');
  const [one, other] = await Promise.all([claim(2), claim(2)]);
  expect(
    [...(wordsOf(one?.deliveries) ?? []), ...(wordsOf(other?.deliveries) ?? [])].sort(),
  ).toEqual(['bread out', 'salad out', 'soup out']);
  const both = [one, other].map((held) => wordsOf(held?.deliveries));
  expect(both).toContainEqual(['soup out', 'salad out']);
  expect(both).toContainEqual(['bread out']);
});

test('a message waits while an older one with the same item is in a worker’s hand', async () => {
  await say('soup out', 'salad out');
  const held = await claim();
  expect(wordsOf(held?.deliveries)).toEqual(['salad out, soup out']);
  await say('soup in');
  await say('bread out');
  const free = await claim();
  expect(wordsOf(free?.deliveries)).toEqual(['bread out']);

  if (held === null) throw new Error('nothing held');
  await settle(held, 'failed');
  expect(await states()).toEqual(['pending', 'pending', 'sending']);
  // Only what the newer one does not say is tried again.
  now = new Date(now.getTime() + 60_000);
  expect(wordsOf((await claim())?.deliveries)).toEqual(['salad out', 'soup in', 'bread out']);
});

test('what was overtaken in a worker’s hand is over when it fails, and delivered when it went through', async () => {
  await say('soup out');
  const first = await claim();
  await say('soup in');
  if (first === null) throw new Error('nothing held');
  await settle(first, 'failed');
  const second = await claim();
  await say('soup out');
  if (second === null) throw new Error('nothing held');
  await settle(second, 'proven');
  expect(await states()).toEqual(['superseded', 'delivered', 'pending']);
  expect(wordsOf((await claim())?.deliveries)).toEqual(['soup out']);
});

test('a worker that comes back after its claim ran out decides nothing, and its calls are kept', async () => {
  await say('soup out');
  const late = await claim();
  now = new Date(now.getTime() + 1_001);
  const successor = await claim();
  expect(successor?.deliveries[0]?.attempt).toBe(2);
  if (late === null || successor === null) throw new Error('nothing held');
  await settle(late, 'failed');
  expect(await states()).toEqual(['sending']);
  await settle(successor, 'proven');
  expect(await states()).toEqual(['delivered']);
  const calls = await database.db.select().from(deliveryAttempts).orderBy(asc(deliveryAttempts.id));
  expect(calls.map(({ attempt, status }) => [attempt, status])).toEqual([
    [1, 503],
    [2, 200],
  ]);
});

test('after its last attempt a delivery is dead, and its items are free for what comes next', async () => {
  await say('soup out');
  for (const _attempt of [1, 2]) {
    const held = await claim();
    if (held === null) throw new Error('nothing due');
    await settle(held, 'failed');
    now = new Date(now.getTime() + 3_600_000);
  }
  expect(await states()).toEqual(['dead']);
  expect(await claim()).toBeNull();
  await say('soup in');
  expect(wordsOf((await claim())?.deliveries)).toEqual(['soup in']);
});

test('what could not be tried for want of time costs no attempt', async () => {
  await say('soup out');
  const held = await claim();
  if (held === null) throw new Error('nothing due');
  await settle(held, 'untried');
  const [row] = await database.db.select().from(deliveries);
  expect(row).toMatchObject({ state: 'pending', attempts: 0 });
  const [item] = await database.db
    .select()
    .from(deliveryItems)
    .where(eq(deliveryItems.state, 'open'));
  expect(item?.itemPosId).toBe('soup');
});

test('several failures in a row let a target rest, and what waits is due once it works again', async () => {
  await say('soup out');
  await say('salad out');
  await say('bread out');
  await say('cake out');
  for (const _failure of [1, 2, 3]) {
    const held = await claim(1);
    if (held === null) throw new Error('nothing due');
    await settle(held, 'failed');
  }
  expect(await claim()).toBeNull();
  now = new Date(now.getTime() + 1_000);
  const probe = await claim(1);
  expect(wordsOf(probe?.deliveries)).toEqual(['cake out']);
  if (probe === null) throw new Error('nothing due');
  await settle(probe, 'proven');
  expect(wordsOf((await claim())?.deliveries)).toEqual(['soup out', 'salad out', 'bread out']);
});
