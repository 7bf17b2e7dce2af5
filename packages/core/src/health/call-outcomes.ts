import { lt, sql } from 'drizzle-orm';
import type { Clock } from '../clock.ts';
import type { Drizzle } from '../database/connect.ts';
import type { Log } from '../log.ts';
import { callOutcomes } from './tables.ts';

/** What one call to the outside came to. */
export interface OutsideCall {
  readonly side: 'pos' | 'wix';
  /** The account whose POS was called, or the instance that Wix was called for. */
  readonly subject: string;
  readonly provider: string;
  /** The kind of the fault; null where an answer came, whatever it said. */
  readonly fault: string | null;
}

/**
 * Counts how the outside answers, off the path of the calls: `record` only adds in memory, and every
 * few seconds one statement writes all of it. A process that is killed loses those seconds.
 */
export interface CallOutcomes {
  record(call: OutsideCall): void;
  /** Writes what was counted so far; does not throw. */
  flush(): Promise<void>;
}

const flushAfterMs = 2_000;
const keptMs = 6 * 3_600_000;
const minuteMs = 60_000;

export function createCallOutcomes(deps: {
  readonly db: Drizzle;
  readonly clock: Clock;
  readonly log: Log;
}): CallOutcomes {
  type Row = typeof callOutcomes.$inferInsert;
  let counted = new Map<string, Row>();
  let timer: NodeJS.Timeout | null = null;
  let expiredMinute = 0;

  const flush = async (): Promise<void> => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    // In one order, so that two processes never wait for each other's rows.
    const rows = [...counted].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
    if (rows.length === 0) return;
    counted = new Map();
    try {
      await write(deps.db, rows);
      const now = deps.clock.now().getTime();
      if (Math.floor(now / minuteMs) === expiredMinute) return;
      expiredMinute = Math.floor(now / minuteMs);
      await deps.db.delete(callOutcomes).where(lt(callOutcomes.minute, new Date(now - keptMs)));
    } catch (error) {
      deps.log.warn({ err: error, rows: rows.length }, 'outcomes of calls were not written');
    }
  };

  return {
    record: ({ side, subject, provider, fault }) => {
      const now = deps.clock.now();
      const minute = new Date(Math.floor(now.getTime() / minuteMs) * minuteMs);
      const key = `${side} ${subject} ${minute.toISOString()}`;
      const before = counted.get(key);
      counted.set(key, {
        ...{ side, subject, provider, minute },
        succeeded: (before?.succeeded ?? 0) + (fault === null ? 1 : 0),
        failed: (before?.failed ?? 0) + (fault === null ? 0 : 1),
        lastSuccessAt: fault === null ? now : (before?.lastSuccessAt ?? null),
        lastFailureAt: fault === null ? (before?.lastFailureAt ?? null) : now,
        lastFault: fault ?? before?.lastFault ?? null,
      });
      timer ??= setTimeout(() => void flush(), flushAfterMs).unref();
    },
    flush,
  };
}

async function write(db: Drizzle, rows: (typeof callOutcomes.$inferInsert)[]): Promise<void> {
  await db
    .insert(callOutcomes)
    .values(rows)
    .onConflictDoUpdate({
      target: [callOutcomes.side, callOutcomes.subject, callOutcomes.minute],
      set: {
        succeeded: sql`${callOutcomes.succeeded} + excluded.succeeded`,
        failed: sql`${callOutcomes.failed} + excluded.failed`,
        lastSuccessAt: sql`greatest(${callOutcomes.lastSuccessAt}, excluded.last_success_at)`,
        lastFailureAt: sql`greatest(${callOutcomes.lastFailureAt}, excluded.last_failure_at)`,
        lastFault: sql`coalesce(excluded.last_fault, ${callOutcomes.lastFault})`,
      },
    });
}
