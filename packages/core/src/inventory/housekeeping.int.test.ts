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
import type { StockReport } from './stock-report.ts';

let database: TestDatabase;
let test_: TestCore;
let location: StockReport['location'];
let now: Date;

const hours = (count: number) => new Date(Date.UTC(2026, 4, 1) + count * 3_600_000);

beforeEach(async () => {
  now = hours(0);
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

const observe = (itemPosId: string, inStock: boolean): Promise<unknown> =>
  database.db.transaction((tx) =>
    test_.core.inventory.record(tx, {
      location,
      items: [
        {
          kind: 'observed',
          itemPosId,
          observation: {
            id: `${itemPosId} at ${now.toISOString()}`,
            observer: 'pos',
            observedAt: now,
            inStock,
            quantity: null,
            outUntil: null,
          },
        },
      ],
      cause: { kind: 'poll' },
      author: { kind: 'bridge', name: 'test' },
    }),
  );

const runJob = async (name: string): Promise<void> => {
  const handler = test_.core.jobHandlers.find(({ job }) => job.name === name);
  const signal = new AbortController().signal;
  await handler?.handle({}, { jobId: 'test', attempt: 1, isLastAttempt: true, signal });
};

test('what has been out for suspiciously long is listed, longest first and page by page', async () => {
  await observe('soup', false);
  now = hours(1);
  await observe('salad', false);
  await observe('bread', false);
  now = hours(2);
  // Said again: it has been out since the first time.
  await observe('soup', false);
  await observe('bread', true);
  const { listLongOutages } = test_.core.inventory;

  now = hours(47);
  expect(await listLongOutages({ limit: 10 })).toEqual([]);
  now = hours(49);
  const [longest] = await listLongOutages({ limit: 1 });
  expect(longest).toMatchObject({ itemPosId: 'soup', outSince: hours(0), source: 'pos' });
  const rest = await listLongOutages({ limit: 10, after: longest });
  expect(rest.map(({ itemPosId }) => itemPosId)).toEqual(['salad']);
});

test('old messages leave with their deliveries, and what still waits stays', async () => {
  await observe('soup', false);
  await observe('salad', false);
  await database.sql`update deliveries set state = 'delivered' where message_sequence = 1`;
  now = hours(24 * 91);
  await observe('bread', false);
  await runJob('inventory-expire');
  const left = await test_.core.inventory.listWebhookEvents({ limit: 10 });
  expect(left.map(({ sequence }) => sequence)).toEqual([3, 2]);
  const deliveries = await test_.core.inventory.listDeliveries({ limit: 10 });
  expect(deliveries.map(({ eventSequence }) => eventSequence)).toEqual([3, 2]);
});

test('an answer in the clear, as it was kept before answers were sealed, is taken away at once', async () => {
  await observe('soup', false);
  await database.sql`
    insert into delivery_attempts (delivery_position, started_at, duration_ms, attempt, request, answer, answer_sealed)
    select position, ${now.toISOString()}::timestamptz, 1, 1, 'POST /', answer, answer_sealed
    from deliveries, (values ('no table for Maria Lopez', null), (null, 'sealed')) as kept(answer, answer_sealed)`;
  await runJob('inventory-expire');
  expect(
    await database.sql`select answer, answer_sealed from delivery_attempts order by id`,
  ).toEqual([
    { answer: null, answer_sealed: null },
    { answer: null, answer_sealed: 'sealed' },
  ]);
});

test('a target whose wake-up was lost is woken by the sweep', async () => {
  await observe('soup', false);
  await database.sql`delete from jobs.job`;
  await runJob('inventory-sweep');
  const jobs = await database.sql`select name from jobs.job where name like 'inventory-send%'`;
  expect(jobs.map(({ name }) => name)).toEqual(['inventory-send-to-wix']);
});

test('a webhook of a POS whose job was lost is handed out by its sweep', async () => {
  await database.sql`
    insert into pos_webhooks (provider, message_id, events, state, received_at)
    values ('sandbox', 'msg_1', '[]'::jsonb, 'received', ${hours(0).toISOString()}::timestamptz)`;
  now = hours(1);
  await runJob('pos-webhook-sweep');
  const jobs = await database.sql`select data from jobs.job where name = 'pos-webhook-handle'`;
  expect(jobs.map(({ data }) => data)).toEqual([{ id: 1 }]);
});
