import { setTimeout as pause } from 'node:timers/promises';
import { and, eq, sql } from 'drizzle-orm';
import type { Clock } from '../clock.ts';
import { newId } from '../ids.ts';
import type { Drizzle } from './connect.ts';
import { leases } from './tables.ts';

export interface LeaseTerms {
  readonly name: string;
  /** How long the work may take: then its signal is aborted, and another may begin. */
  readonly forMs: number;
  /** How long to wait for somebody else's work. */
  readonly waitMs: number;
}

/** The work was somebody else's for the whole of `waitMs`. The same request may succeed later. */
export class LeaseWaitExceeded extends Error {
  override readonly name = 'LeaseWaitExceeded';
  readonly retryable = true;
}

const firstPauseMs = 25;
const longestPauseMs = 250;

/**
 * Looks for a result and, where there is none, lets one process work for it while the others look
 * again and again. `look` runs once more after the lease is taken, since whoever had it before may
 * have just brought the result. What `work` throws is thrown, and the next in line may try.
 */
export async function lookOrWorkAlone<Result>(
  deps: { readonly db: Drizzle; readonly clock: Clock },
  terms: LeaseTerms,
  look: () => Promise<Result | undefined>,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const holder = newId('lease');
  const signal = AbortSignal.timeout(terms.waitMs);
  for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * 1.5, longestPauseMs)) {
    const seen = await look();
    if (seen !== undefined) return seen;
    if (await take(deps, terms, holder)) {
      try {
        return (await look()) ?? (await work(AbortSignal.timeout(terms.forMs)));
      } finally {
        await deps.db
          .delete(leases)
          .where(and(eq(leases.name, terms.name), eq(leases.holder, holder)));
      }
    }
    if (signal.aborted) throw new LeaseWaitExceeded(`${terms.name} is busy`);
    await pause(pauseMs * (0.75 + Math.random() / 2));
  }
}

async function take(
  deps: { readonly db: Drizzle; readonly clock: Clock },
  terms: LeaseTerms,
  holder: string,
): Promise<boolean> {
  const now = deps.clock.now();
  const until = new Date(now.getTime() + terms.forMs);
  const rows = await deps.db
    .insert(leases)
    .values({ name: terms.name, holder, until })
    .onConflictDoUpdate({
      target: leases.name,
      set: { holder, until },
      setWhere: sql`${leases.until} <= ${now.toISOString()}::timestamptz`,
    })
    .returning({ name: leases.name });
  return rows.length === 1;
}
