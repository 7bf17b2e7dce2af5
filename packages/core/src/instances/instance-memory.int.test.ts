import type { InstanceId } from '@pos-bridge/wix';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  createTestDatabase,
  insertAccount,
  insertConfiguration,
  insertInstance,
  insertLocation,
  type TestDatabase,
} from '../../testing/index.ts';
import { createInstanceMemory, type InstanceMemory } from './instance-memory.ts';

let database: TestDatabase;
let memory: InstanceMemory;
let instanceId: InstanceId;
let reads: number;
let now: Date;

beforeEach(async () => {
  database = await createTestDatabase();
  now = new Date('2026-06-01T12:00:00Z');
  memory = createInstanceMemory({ database, clock: { now: () => now } });
  instanceId = await insertInstance(database.db);
  reads = 0;
});
afterEach(async () => {
  await memory.close();
  await database.drop();
});

/** Reads a number that says how often the database was asked. */
const shelfOf = (target: InstanceMemory) => {
  const cache = target.cache<number>();
  return (id: InstanceId = instanceId) =>
    cache.recall(id, 'key', async () => {
      reads += 1;
      return reads;
    });
};

test('what was read once is not read again', async () => {
  await memory.open();
  const recall = shelfOf(memory);
  expect([await recall(), await recall(), await recall()]).toEqual([1, 1, 1]);
});

test('before it listens, everything is read anew', async () => {
  const recall = shelfOf(memory);
  expect([await recall(), await recall()]).toEqual([1, 2]);
});

test.each<[string, () => Promise<unknown>]>([
  ['the instance', () => database.sql`update instances set name = 'x' where id = ${instanceId}`],
  ['an account of it', () => insertAccount(database.db, instanceId)],
  ['a configuration of it', () => insertConfiguration(database.db, instanceId)],
  [
    'a POS location of it',
    async () => insertLocation(database.db, await insertAccount(database.db, instanceId)),
  ],
])('a change of %s is read at once, whoever made it', async (_what, change) => {
  await memory.open();
  const recall = shelfOf(memory);
  expect(await recall()).toBe(1);
  await change();
  await expect.poll(() => recall()).toBeGreaterThan(1);
});

test("another instance's change forgets nothing", async () => {
  await memory.open();
  const other = await insertInstance(database.db);
  const recall = shelfOf(memory);
  // The first change tells when the second has been heard: notifications come in order.
  await expect.poll(() => recall(other)).toBeGreaterThan(0);
  const mine = await recall();
  const theirs = await recall(other);
  await database.sql`update instances set name = 'x' where id = ${other}`;
  await expect.poll(() => recall(other)).toBeGreaterThan(theirs ?? 0);
  expect(await recall()).toBe(mine);
});

test('what was read before a change is not kept after it', async () => {
  await memory.open();
  const witness = shelfOf(memory);
  await witness();
  const cache = memory.cache<string>();
  const readDuringChange = await cache.recall(instanceId, 'key', async () => {
    await insertAccount(database.db, instanceId);
    // The witness reads anew as soon as the change has been heard.
    await expect.poll(() => witness()).toBeGreaterThan(1);
    return 'old';
  });
  expect(readDuringChange).toBe('old');
  expect(await cache.recall(instanceId, 'key', async () => 'new')).toBe('new');
});

test('a lost connection empties it, and afterwards it listens again', async () => {
  await memory.open();
  const recall = shelfOf(memory);
  expect(await recall()).toBe(1);
  await database.setReachable(false);
  await expect.poll(() => recall()).toBeGreaterThan(1);
  await database.setReachable(true);
  await expect
    .poll(
      () =>
        database.sql`select 1`.then(
          (r) => r.length,
          () => 0,
        ),
      { timeout: 45_000 },
    )
    .toBe(1);
  const before = (await recall()) ?? 0;
  await expect
    .poll(
      async () => {
        await database.sql`update instances set name = 'y' where id = ${instanceId}`;
        return recall();
      },
      { timeout: 45_000 },
    )
    .toBeGreaterThan(before);
});

test('nothing is older than its bound, notification or not', async () => {
  await memory.open();
  const recall = shelfOf(memory);
  expect(await recall()).toBe(1);
  now = new Date(now.getTime() + 5_000);
  expect(await recall()).toBe(2);
});

test('it holds so many values and no more; the eldest go', async () => {
  const small = createInstanceMemory({ database, clock: { now: () => now } }, { maxValues: 2 });
  await small.open();
  const recall = shelfOf(small);
  const ids = [await insertInstance(database.db), await insertInstance(database.db), instanceId];
  // The inserts' own notifications have to be over first.
  await expect
    .poll(async () => [await recall(ids[1]), await recall(ids[1])])
    .toSatisfy(([a, b]) => a === b);
  const first = [];
  for (const id of ids) first.push(await recall(id));
  expect(await recall(ids[2])).toBe(first[2]);
  // It was asked for first, above.
  expect(await recall(ids[1])).not.toBe(first[1]);
  await small.close();
});
