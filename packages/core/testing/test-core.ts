import { randomBytes } from 'node:crypto';
import { createWixGateway } from '@pos-bridge/wix';
import { type Clock, systemClock } from '../src/clock.ts';
import { type Core, type CoreDeps, createCore } from '../src/core.ts';
import type { Database } from '../src/database/connect.ts';
import { createSealer } from '../src/encryption.ts';
import { type JobQueue, openJobQueue } from '../src/jobs/job-queue.ts';
import { createPosRegistry } from '../src/pos/pos-registry.ts';
import { type RecordedLog, recordLog } from './recorded-log.ts';

export interface TestCore {
  readonly core: Core;
  readonly deps: CoreDeps;
  readonly log: RecordedLog;
  readonly jobs: JobQueue;
  close(): Promise<void>;
}

/** A core on a test database, with real parts; any of them can be given instead. */
export async function createTestCore(
  database: Database,
  given: Partial<CoreDeps> & { readonly clock?: Clock } = {},
): Promise<TestCore> {
  const log = recordLog();
  const jobs = given.jobs ?? (await openJobQueue(database.url, log));
  const deps: CoreDeps = {
    database,
    jobs,
    pos: createPosRegistry([]),
    // Nobody listens there: a test that calls Wix gives one that does.
    wix: createWixGateway({
      baseUrl: 'http://127.0.0.1:1',
      appId: 'test-app',
      appSecret: 'test-secret',
    }),
    sealer: createSealer([{ id: 'test', secret: randomBytes(32) }]),
    clock: systemClock,
    log,
    settings: { spiCallRetentionDays: 30, publicUrl: 'http://bridge.example' },
    ...given,
  };
  return { core: createCore(deps), deps, log, jobs, close: () => jobs.close() };
}
