import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { createTestDatabase, recordLog, type TestDatabase } from '../../testing/index.ts';
import { handlePosWebhook } from '../pos/jobs.ts';
import { defineJob, handleJob } from './define-job.ts';
import { openJobQueue } from './job-queue.ts';
import { runJobs } from './run-jobs.ts';

let database: TestDatabase;

beforeEach(async () => {
  database = await createTestDatabase();
});

afterEach(() => database.drop());

/** Any queue will do: this one counts jobs by key, and two may be in hand at once. */
const count = defineJob({
  ...handlePosWebhook,
  payload: z.object({ id: z.number().int() }),
  concurrency: 2,
});

test('a backlog is worked off without waiting for the poll between jobs', async () => {
  const log = recordLog();
  const queue = await openJobQueue(database.url, log);
  const ids = Array.from({ length: 40 }, (_, id) => id);
  for (const id of ids) {
    await queue.enqueue(database.db, count, { id }, { singletonKey: String(id) });
  }
  const done: number[] = [];
  const finished = Promise.withResolvers<void>();
  const handler = handleJob(count, async ({ id }) => {
    done.push(id);
    if (done.length === ids.length) finished.resolve();
  });
  const running = await runJobs(database.url, [handler], log);
  // With one job a poll this takes more than a minute, and the test's own time limit ends it.
  await finished.promise;
  await running.stop(5_000);
  await queue.close();
  expect(done.toSorted((a, b) => a - b)).toEqual(ids);
});
