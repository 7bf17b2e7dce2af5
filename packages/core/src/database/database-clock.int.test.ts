import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { createTestDatabase, recordLog, type TestDatabase } from '../../testing/index.ts';
import { openDatabaseClock } from './database-clock.ts';
import { lookOrWorkAlone } from './leases.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterEach(() => {
  vi.useRealTimers();
});
afterAll(() => database.drop());

/** A process on a machine whose clock is wrong by so much. */
async function openWithClockOffBy(ms: number) {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + ms });
  return openDatabaseClock({ database, log: recordLog() });
}

test.each([-120_000, 0, 120_000])(
  'a machine whose clock is off by %i ms has the time of the database',
  async (offMs) => {
    const clock = await openWithClockOffBy(offMs);
    const now = clock.now().getTime();
    const [row] = await database.sql<{ ms: string }[]>`
      select extract(epoch from clock_timestamp()) * 1000 as ms`;
    clock.close();
    expect(Number(row?.ms)).toBeGreaterThanOrEqual(now - 1_000);
    expect(Number(row?.ms) - now).toBeLessThan(10_000);
  },
);

test('a lease of one process holds for another whose clock is two minutes ahead', async () => {
  const { db } = database;
  const terms = { name: 'the work', forMs: 60_000, waitMs: 300 };
  const nothing = async () => undefined;
  const behind = await openWithClockOffBy(-120_000);
  const ahead = await openWithClockOffBy(120_000);
  const began = Promise.withResolvers<void>();
  const mayEnd = Promise.withResolvers<void>();
  const first = lookOrWorkAlone({ db, clock: behind }, terms, nothing, async () => {
    began.resolve();
    await mayEnd.promise;
    return 'the first';
  });
  await began.promise;
  const second = lookOrWorkAlone({ db, clock: ahead }, terms, nothing, async () => 'the second');
  await expect(second).rejects.toThrow('the work is busy');
  mayEnd.resolve();
  expect(await first).toBe('the first');
  behind.close();
  ahead.close();
});
