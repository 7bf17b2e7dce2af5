import { PgBoss } from 'pg-boss';
import { untilAvailable } from '../database/until-available.ts';
import { type Log, loggableError } from '../log.ts';
import type { JobHandler } from './define-job.ts';
import { queueSchema } from './job-queue.ts';

export interface RunningJobs {
  /** Stops fetching, waits for the jobs in hand (at most `timeoutMs`), and lets the rest be retried. */
  stop(timeoutMs: number): Promise<void>;
}

/**
 * Works on every handler's queue until stopped. NOTIFY wakes a worker at once; polling is the
 * fallback for what a lost notification missed. Begins as soon as the database is there.
 */
export async function runJobs(
  databaseUrl: string,
  handlers: readonly JobHandler[],
  log: Log,
): Promise<RunningJobs> {
  const boss = new PgBoss({
    connectionString: databaseUrl,
    schema: queueSchema,
    application_name: 'pos-bridge worker',
    max: 6,
    migrate: false,
    createSchema: false,
    useListenNotify: true,
    // A killed worker's jobs are found by their missing heartbeat; look for them often.
    superviseIntervalSeconds: 1,
    monitorIntervalSeconds: 1,
  });
  boss.on('error', (error) => log.warn({ err: error }, 'job queue'));
  await untilAvailable(() => boss.start(), log);

  for (const handler of handlers) {
    const { name, concurrency = 1 } = handler.job;
    const { schedule } = handler;
    if (schedule) {
      const write = () => boss.schedule(name, schedule.cron, schedule.payload, { tz: 'UTC' });
      await untilAvailable(write, log);
    }
    for (let worker = 0; worker < concurrency; worker += 1) await startWorker(boss, handler, log);
  }
  return {
    stop: (timeoutMs) => boss.stop({ graceful: true, timeout: timeoutMs, close: true }),
  };
}

/** The queue keeps a job's last error with all its fields: no more of it than a log line may hold. */
class JobFailed extends Error {
  override readonly name = 'JobFailed';

  constructor(error: unknown) {
    const { type, message, stack }: { type?: string; message?: string; stack?: string } = Object(
      loggableError(error),
    );
    super([type, message].filter(Boolean).join(': '));
    if (stack !== undefined) this.stack = `${this.name}: ${this.message}\n${stack}`;
  }
}

/**
 * One worker takes one job at a time. After each it looks for another at once: a backlog, such as a
 * killed worker leaves, is announced by nobody, and polling alone would take one job every few seconds.
 */
async function startWorker(boss: PgBoss, handler: JobHandler, log: Log): Promise<void> {
  const { name, queue } = handler.job;
  let workerId: string | undefined;
  const lookAgain = (): void => {
    if (workerId !== undefined) boss.notifyWorker(workerId);
  };
  workerId = await boss.work(
    name,
    {
      batchSize: 1,
      includeMetadata: true,
      pollingIntervalSeconds: 2,
      notifyPollingIntervalSeconds: 5,
    },
    async (jobs) => {
      for (const job of jobs) {
        const attempt = job.retryCount + 1;
        try {
          await handler.handle(job.data, {
            jobId: job.id,
            attempt,
            isLastAttempt: job.retryCount >= queue.retryLimit,
            signal: job.signal,
          });
        } catch (error) {
          log.warn({ err: error, job: name, jobId: job.id, attempt }, 'job failed');
          throw new JobFailed(error);
        } finally {
          lookAgain();
        }
      }
    },
  );
  // Its first job may have come before it had a name.
  lookAgain();
}
