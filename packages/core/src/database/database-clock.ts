import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Database } from './connect.ts';

export interface DatabaseClock extends Clock {
  close(): void;
}

const askEveryMs = 10_000;
/** An answer that took longer says too little about when it was given. */
const longestAnswerMs = 1_000;

/**
 * The clock of the database, the only one that all processes share: leases, settling times and due times
 * mean the same to each of them, however wrong the clocks of their machines are. Asked every 10 s; in
 * between, and while the database is away, this process counts on with its monotonic timer.
 * @throws Error where the database does not tell the time at the start
 */
export async function openDatabaseClock(deps: {
  readonly database: Pick<Database, 'sql'>;
  readonly log: Pick<Log, 'warn'>;
}): Promise<DatabaseClock> {
  const ask = async (): Promise<{ readonly aheadMs: number; readonly tookMs: number }> => {
    const askedAt = performance.now();
    const [row] = await deps.database.sql<{ ms: string }[]>`
      select extract(epoch from clock_timestamp()) * 1000 as ms`;
    const tookMs = performance.now() - askedAt;
    if (row === undefined) throw new Error('the database does not tell the time');
    return { aheadMs: Number(row.ms) - (askedAt + tookMs / 2), tookMs };
  };
  /** The database's time is `performance.now()` and so much. */
  let { aheadMs } = await ask();
  const askAgain = async (): Promise<void> => {
    const answer = await ask();
    if (answer.tookMs <= longestAnswerMs) aheadMs = answer.aheadMs;
  };
  const timer = setInterval(() => {
    askAgain().catch((error: unknown) => deps.log.warn({ err: error }, 'database clock not read'));
  }, askEveryMs);
  timer.unref();
  return {
    now: () => new Date(performance.now() + aheadMs),
    close: () => clearInterval(timer),
  };
}
