import { requestIdSchema } from '@pos-bridge/wix';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  createTestCore,
  createTestDatabase,
  type TestCore,
  type TestDatabase,
} from '../../testing/index.ts';
import { connect } from '../database/connect.ts';
import { subscribe } from '../database/notifications.ts';
import { expireSpiCallsOlderThan } from './expire-spi-calls.ts';
import { openSpiCallLedger, type SpiCallEntry } from './ledger.ts';

let database: TestDatabase;
let test_: TestCore;

beforeEach(async () => {
  database = await createTestDatabase();
  test_ = await createTestCore(database);
});

afterEach(async () => {
  await test_.close();
  await database.drop();
});

const entry = (changes: Partial<SpiCallEntry> = {}): SpiCallEntry => ({
  calledAt: new Date('2026-05-01T10:00:00.123Z'),
  operation: 'account-ids',
  requestId: requestIdSchema.parse('1660049071.0775256270934210145'),
  instanceId: null,
  accountId: null,
  configurationId: null,
  httpStatus: 200,
  outcome: 'OK',
  durationMs: 1.5,
  request: {},
  response: { accountIds: [] },
  ...changes,
});

test('every recorded call is in the database after a flush, in the order of the calls', async () => {
  const ledger = test_.core.spiCalls.openLedger({ batchSize: 7 });
  for (let n = 0; n < 50; n += 1) ledger.record(entry({ durationMs: n }));
  await ledger.flush();

  const calls = await test_.core.spiCalls.list({ limit: 100 });
  expect(calls.map((call) => call.durationMs)).toEqual(
    Array.from({ length: 50 }, (_, n) => 49 - n),
  );
  expect(await test_.core.spiCalls.get(calls[0]?.id ?? 0)).toMatchObject({
    calledAt: new Date('2026-05-01T10:00:00.123Z'),
    requestId: '1660049071.0775256270934210145',
    request: {},
    response: { accountIds: [] },
  });
  await ledger.close();
});

test('a page above an id goes on right after it, newest first', async () => {
  const ledger = test_.core.spiCalls.openLedger();
  for (let n = 0; n < 9; n += 1) ledger.record(entry({ durationMs: n }));
  await ledger.close();
  const all = await test_.core.spiCalls.list({ limit: 100 });
  const page = await test_.core.spiCalls.list({ after: all[6]?.id, limit: 3 });
  expect(page.map((call) => call.durationMs)).toEqual([5, 4, 3]);
});

test('closing writes what was not yet flushed', async () => {
  const ledger = test_.core.spiCalls.openLedger({ flushEveryMs: 3_600_000 });
  ledger.record(entry());
  await ledger.close();
  expect(await test_.core.spiCalls.list({ limit: 10 })).toHaveLength(1);
});

test('text that PostgreSQL cannot hold is kept as near as it can', async () => {
  const ledger = test_.core.spiCalls.openLedger();
  ledger.record(entry({ request: { name: 'a\0b', deep: ['\ud800'] } }));
  await ledger.close();
  const [call] = await test_.core.spiCalls.list({ limit: 10 });
  expect(await test_.core.spiCalls.get(call?.id ?? 0)).toMatchObject({
    request: { name: 'a\u{FFFD}b', deep: ['\u{FFFD}'] },
  });
});

test('a body that the database refuses costs neither its own line nor its neighbours', async () => {
  const ledger = test_.core.spiCalls.openLedger();
  ledger.record(entry({ request: { 'a\0key': 1 } }));
  ledger.record(entry({ request: { fine: true } }));
  await ledger.close();
  const calls = await test_.core.spiCalls.list({ limit: 10 });
  const bodies = await Promise.all(calls.map((call) => test_.core.spiCalls.get(call.id)));
  expect(bodies.map((call) => call?.request)).toEqual([{ fine: true }, null]);
});

test('while the database is away, the newest calls are kept up to the bound and the rest are counted', async () => {
  const nowhere = connect('postgres://nobody@127.0.0.1:1/nothing', { applicationName: 'test' });
  const ledger = openSpiCallLedger(
    { db: nowhere.db, log: test_.log },
    { maxWaiting: 10, batchSize: 5, flushEveryMs: 3_600_000 },
  );
  for (let n = 0; n < 40; n += 1) ledger.record(entry());
  await ledger.flush().catch(() => {});
  expect(ledger.waiting).toBeLessThanOrEqual(15);
  expect(ledger.waiting + ledger.dropped).toBe(40);
  await ledger.close().catch(() => {});
  await nowhere.close();
});

test('whoever follows the ledger is told of a new batch', async () => {
  const told = Promise.withResolvers<void>();
  const subscription = subscribe(database, 'spi_calls', () => told.resolve());
  await subscription.begun;
  const ledger = test_.core.spiCalls.openLedger();
  ledger.record(entry());
  await told.promise;
  await subscription.close();
  await ledger.close();
});

test('calls older than the retention are deleted, younger ones stay', async () => {
  const ledger = test_.core.spiCalls.openLedger();
  ledger.record(entry({ calledAt: new Date('2026-05-01T00:00:00Z') }));
  ledger.record(entry({ calledAt: new Date('2026-05-03T00:00:00Z') }));
  await ledger.close();
  const clock = { now: () => new Date('2026-05-09T12:00:00Z') };
  expect(await expireSpiCallsOlderThan({ db: database.db, clock }, 7)).toBe(1);
  expect(await test_.core.spiCalls.list({ limit: 10 })).toHaveLength(1);
});
