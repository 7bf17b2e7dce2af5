import { setTimeout as pause } from 'node:timers/promises';
import type { InstanceId } from '@pos-bridge/wix';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { insertInstance } from '../../testing/builders.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { systemClock } from '../clock.ts';
import { connect, type Database } from '../database/connect.ts';
import { createWixBudget, WixBudgetExhausted } from './wix-budget.ts';

let database: TestDatabase;
/** A second process is a second pool: nothing is shared but the database. */
let elsewhere: Database;
let instanceId: InstanceId;

beforeAll(async () => {
  database = await createTestDatabase();
  elsewhere = connect(database.url, { applicationName: 'test', max: 5 });
});
afterAll(async () => {
  await elsewhere.close();
  await database.drop();
});
beforeEach(async () => {
  instanceId = await insertInstance(database.db);
});

const now = () => new Date();
const inMs = (milliseconds: number) => new Date(Date.now() + milliseconds);

test('two processes together never make more calls in a window than Wix allows', async () => {
  let time = new Date('2026-05-01T12:00:00.000Z');
  const clock = { now: () => time };
  const settings = { calls: 8, callsForSyncs: 8, windowMs: 60_000 };
  const budgets = [database, elsewhere].map((pool) =>
    createWixBudget({ database: pool, clock, settings }),
  );
  const admittedAt = async (seconds: number): Promise<number> => {
    time = new Date(Date.UTC(2026, 4, 1, 12, 0, seconds));
    const attempts = Array.from({ length: 10 }, async (_, index) =>
      budgets[index % 2]?.admit(instanceId, 'orders', { deadline: time }).then(
        () => 1,
        () => 0,
      ),
    );
    return (await Promise.all(attempts)).reduce<number>((sum, one) => sum + (one ?? 0), 0);
  };
  await budgets[0]?.admit(instanceId, 'orders', { deadline: time });
  expect(await admittedAt(20)).toBe(7);
  expect(await admittedAt(59)).toBe(0);
  expect(await admittedAt(61)).toBe(1);
  expect(await admittedAt(79)).toBe(0);
  expect(await admittedAt(81)).toBe(7);
  // What fell out of the window is forgotten, so that the row does not grow.
  const [row] = await database.sql`
    select cardinality(called_at) as size from wix_budgets where instance_id = ${instanceId}`;
  expect(row?.['size']).toBe(8);
});

test('a call that finds no slot waits for the first that becomes free', async () => {
  const settings = { calls: 2, callsForSyncs: 2, windowMs: 200 };
  const budget = createWixBudget({ database, clock: systemClock, settings });
  const waits = await Promise.all(
    Array.from({ length: 6 }, () => budget.admit(instanceId, 'syncs', { deadline: inMs(20_000) })),
  );
  expect(waits.filter((waited) => waited < 200)).toHaveLength(2);
});

test('syncs leave a reserve, which orders may use at once', async () => {
  const budget = createWixBudget({
    database,
    clock: systemClock,
    settings: { calls: 5, callsForSyncs: 3, windowMs: 60_000 },
  });
  for (let call = 0; call < 3; call += 1) {
    await budget.admit(instanceId, 'syncs', { deadline: now() });
  }
  const refused = await budget
    .admit(instanceId, 'syncs', { deadline: inMs(1000) })
    .catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(WixBudgetExhausted);
  expect(refused).toMatchObject({ retryable: true });

  await budget.admit(instanceId, 'orders', { deadline: now() });
  await budget.admit(instanceId, 'orders', { deadline: now() });
  await expect(budget.admit(instanceId, 'orders', { deadline: now() })).rejects.toThrow(
    WixBudgetExhausted,
  );
});

test('stock may use more than syncs, and leaves a reserve for orders', async () => {
  const budget = createWixBudget({
    database,
    clock: systemClock,
    settings: { calls: 6, callsForSyncs: 2, windowMs: 60_000 },
  });
  for (const priority of ['syncs', 'syncs', 'stock', 'stock'] as const) {
    await budget.admit(instanceId, priority, { deadline: now() });
  }
  for (const priority of ['syncs', 'stock'] as const) {
    await expect(budget.admit(instanceId, priority, { deadline: now() })).rejects.toThrow(
      WixBudgetExhausted,
    );
  }
  await budget.admit(instanceId, 'orders', { deadline: now() });
  await budget.admit(instanceId, 'orders', { deadline: now() });
});

test("what Wix says in a 429 holds every process, and other instances' calls go on", async () => {
  const settings = { calls: 100, callsForSyncs: 100, windowMs: 1000 };
  const here = createWixBudget({ database, clock: systemClock, settings });
  const there = createWixBudget({ database: elsewhere, clock: systemClock, settings });
  const until = inMs(300);
  await here.hold(instanceId, until);
  await here.hold(instanceId, inMs(10)); // a shorter one does not shorten it

  const other = await insertInstance(database.db);
  await there.admit(other, 'orders', { deadline: now() });

  await there.admit(instanceId, 'orders', { deadline: inMs(5000) });
  expect(Date.now()).toBeGreaterThanOrEqual(until.getTime());
});

test('a caller that gives up stops waiting', async () => {
  const settings = { calls: 1, callsForSyncs: 1, windowMs: 60_000 };
  const budget = createWixBudget({ database, clock: systemClock, settings });
  await budget.admit(instanceId, 'orders', { deadline: now() });
  const gaveUp = new AbortController();
  const waiting = budget.admit(instanceId, 'orders', {
    deadline: inMs(120_000),
    signal: gaveUp.signal,
  });
  await pause(20);
  gaveUp.abort();
  await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
});
