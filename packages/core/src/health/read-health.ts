import type { AccountId, InstanceId } from '@pos-bridge/wix';
import { and, desc, eq, gte, inArray, sql } from 'drizzle-orm';
import type { Drizzle } from '../database/connect.ts';
import {
  type CallHealth,
  type CallRate,
  callHealth,
  noCalls,
  together,
  watchedMs,
} from './call-health.ts';
import { callOutcomes, processHeartbeats } from './tables.ts';

export interface CallReport extends CallRate {
  readonly health: CallHealth;
}

/** One side of the outside as a whole. */
export interface SideReport extends CallReport {
  readonly side: 'pos' | 'wix';
  readonly provider: string;
  /** How many accounts, or sites, it does not answer as it should. */
  readonly troubled: number;
}

export interface BridgeHealth {
  readonly sides: readonly SideReport[];
  /** `away`: no worker has said for a while that it runs; `lastBeatAt` is null where none ever did. */
  readonly worker: { readonly state: 'working' | 'away'; readonly lastBeatAt: Date | null };
  /** The job that has been due for longest, where that is too long. */
  readonly lateJob: { readonly name: string; readonly dueAt: Date } | null;
}

/** A process says every few seconds that it runs. */
export const heartbeatEveryMs = 10_000;
const awayAfterMs = 45_000;
const lateAfterMs = 60_000;

const rateSince = (from: Date) => {
  const recent = sql`filter (where ${callOutcomes.minute} >= ${from.toISOString()}::timestamptz)`;
  return {
    calls:
      sql<number>`coalesce(sum(${callOutcomes.succeeded} + ${callOutcomes.failed}) ${recent}, 0)`.mapWith(
        Number,
      ),
    failed: sql<number>`coalesce(sum(${callOutcomes.failed}) ${recent}, 0)`.mapWith(Number),
    lastSuccessAt: sql<Date | null>`max(${callOutcomes.lastSuccessAt})`.mapWith(
      callOutcomes.lastSuccessAt,
    ),
    lastFailureAt: sql<Date | null>`max(${callOutcomes.lastFailureAt}) ${recent}`.mapWith(
      callOutcomes.lastFailureAt,
    ),
    lastFault: sql<
      string | null
    >`(array_agg(${callOutcomes.lastFault} order by ${callOutcomes.minute} desc) ${recent})[1]`,
  };
};

const report = (rate: CallRate): CallReport => ({ ...rate, health: callHealth(rate) });
const watchedFrom = (now: Date) => new Date(now.getTime() - watchedMs);

/** How the POS of each of these accounts answers; an account that nobody called for hours is missing. */
export const readPosHealth = (db: Drizzle, ids: readonly AccountId[], now: Date) =>
  readOf(db, 'pos', ids, now);

/** How Wix answers for a site. */
export async function readWixHealth(db: Drizzle, id: InstanceId, now: Date): Promise<CallReport> {
  const found = await readOf(db, 'wix', [id], now);
  return found.get(id) ?? report(noCalls);
}

async function readOf(
  db: Drizzle,
  side: 'pos' | 'wix',
  subjects: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, CallReport>> {
  if (subjects.length === 0) return new Map();
  const rows = await db
    .select({ subject: callOutcomes.subject, ...rateSince(watchedFrom(now)) })
    .from(callOutcomes)
    .where(and(eq(callOutcomes.side, side), inArray(callOutcomes.subject, [...subjects])))
    .groupBy(callOutcomes.subject);
  return new Map(rows.map(({ subject, ...rate }) => [subject, report(rate)]));
}

/** How everything around the bridge answers, and whether its own background work goes on. */
export async function readBridgeHealth(db: Drizzle, now: Date): Promise<BridgeHealth> {
  const [sides, [beat], [late]] = await Promise.all([
    readSides(db, now),
    db
      .select({ beatAt: processHeartbeats.beatAt })
      .from(processHeartbeats)
      .where(eq(processHeartbeats.app, 'worker'))
      .orderBy(desc(processHeartbeats.beatAt))
      .limit(1),
    db.execute<{ name: string; due_at: string }>(sql`
      select name, start_after as due_at from jobs.job
      where state in ('created', 'retry')
        and start_after < ${new Date(now.getTime() - lateAfterMs).toISOString()}::timestamptz
      order by start_after limit 1`),
  ]);
  const lastBeatAt = beat?.beatAt ?? null;
  const isAway = lastBeatAt === null || now.getTime() - lastBeatAt.getTime() > awayAfterMs;
  return {
    sides,
    worker: { state: isAway ? 'away' : 'working', lastBeatAt },
    lateJob: late === undefined ? null : { name: late.name, dueAt: new Date(late.due_at) },
  };
}

async function readSides(db: Drizzle, now: Date): Promise<SideReport[]> {
  const from = watchedFrom(now);
  const rows = await db
    .select({ side: callOutcomes.side, provider: callOutcomes.provider, ...rateSince(from) })
    .from(callOutcomes)
    .where(gte(callOutcomes.minute, from))
    .groupBy(callOutcomes.side, callOutcomes.provider, callOutcomes.subject)
    .orderBy(callOutcomes.side, callOutcomes.provider);
  const sides = new Map<string, Omit<SideReport, 'health'>>();
  for (const { side, provider, ...rate } of rows) {
    const key = `${side} ${provider}`;
    const before = sides.get(key) ?? { side, provider, troubled: 0, ...noCalls };
    const { health } = report(rate);
    const isTroubled = health === 'down' || health === 'failing';
    sides.set(key, {
      ...before,
      ...together(before, rate),
      troubled: before.troubled + (isTroubled ? 1 : 0),
    });
  }
  return [...sides.values()].map((side) => ({ ...side, health: callHealth(side) }));
}
