import { sql } from 'drizzle-orm';
import { fromDrizzle, PgBoss } from 'pg-boss';
import type { Executor } from '../database/connect.ts';
import type { Log } from '../log.ts';
import type { JobDefinition } from './define-job.ts';

export interface EnqueueOptions {
  readonly startAfter?: Date;
  /** What a `singleton`, `stately` or `exclusive` queue counts by. */
  readonly singletonKey?: string;
}

/** Puts jobs into their queues inside the caller's transaction: no commit, no job. */
export interface JobQueue {
  /** Returns whether the job was new; false where the queue's policy already holds its like. */
  enqueue<Payload extends object>(
    executor: Executor,
    job: JobDefinition<Payload>,
    payload: Payload,
    options?: EnqueueOptions,
  ): Promise<boolean>;
  close(): Promise<void>;
}

/** The queue's tables stand in this schema. */
export const queueSchema = 'jobs';

/** A sender: it enqueues, and neither works, supervises nor migrates. */
export async function openJobQueue(databaseUrl: string, log: Log): Promise<JobQueue> {
  const boss = new PgBoss({
    connectionString: databaseUrl,
    schema: queueSchema,
    application_name: 'pos-bridge jobs',
    max: 2,
    migrate: false,
    createSchema: false,
    supervise: false,
    schedule: false,
  });
  boss.on('error', (error) => log.warn({ err: error }, 'job queue'));
  try {
    await boss.start();
  } catch (error) {
    await boss.stop({ graceful: false, close: true });
    throw error;
  }
  return {
    enqueue: async (executor, job, payload, options = {}) => {
      const id = await boss.send(job.name, job.payload.parse(payload), {
        db: fromDrizzle(executor, sql),
        ...(options.startAfter && { startAfter: options.startAfter }),
        ...(options.singletonKey && { singletonKey: options.singletonKey }),
      });
      return id !== null;
    },
    close: () => boss.stop({ graceful: false, close: true }),
  };
}
