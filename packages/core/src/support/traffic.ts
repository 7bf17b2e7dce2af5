import type { AccountId } from '@pos-bridge/wix';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { catalogSyncRuns } from '../catalog/tables.ts';
import { configurations } from '../configurations/tables.ts';
import type { Drizzle } from '../database/connect.ts';
import { spiCalls } from '../spi-calls/tables.ts';

export interface TrafficQuery {
  readonly from: Date;
  readonly to: Date;
  /** The width of one step, in seconds. */
  readonly stepSeconds: number;
  readonly operation?: string | undefined;
  readonly accountId?: AccountId | undefined;
}

const callRow = z.object({
  step: z.coerce.number(),
  calls: z.coerce.number(),
  refused: z.coerce.number(),
  failed: z.coerce.number(),
  median_ms: z.coerce.number(),
  p95_ms: z.coerce.number(),
});
const syncRow = z.object({
  step: z.coerce.number(),
  succeeded: z.coerce.number(),
  failed: z.coerce.number(),
});

/**
 * What Wix asked, how it went, and how menus synced: every step from `from` to `to`, the empty ones as well, so that
 * a chart shows gaps as gaps.
 */
export async function readTraffic(db: Drizzle, query: TrafficQuery) {
  const [calls, syncs] = await Promise.all([readCalls(db, query), readSyncs(db, query)]);
  const { from, to, stepSeconds } = query;
  const count = Math.ceil((to.getTime() - from.getTime()) / (stepSeconds * 1_000));
  return Array.from({ length: count }, (_, step) => {
    const call = calls.get(step);
    const sync = syncs.get(step);
    return {
      at: new Date(from.getTime() + step * stepSeconds * 1_000),
      calls: call?.calls ?? 0,
      /** 4xx: refused for a reason of the caller's or the merchant's. */
      refused: call?.refused ?? 0,
      /** 5xx: ours, or the POS's. */
      failed: call?.failed ?? 0,
      /** Null where there was no call. */
      medianMs: call?.median_ms ?? null,
      p95Ms: call?.p95_ms ?? null,
      syncsSucceeded: sync?.succeeded ?? 0,
      syncsFailed: sync?.failed ?? 0,
    };
  });
}

async function readCalls(db: Drizzle, query: TrafficQuery) {
  const { operation, accountId } = query;
  const rows = await db.execute(sql`
    select ${stepOf(sql`${spiCalls.calledAt}`, query)} as step,
      count(*) as calls,
      count(*) filter (where ${spiCalls.httpStatus} between 400 and 499) as refused,
      count(*) filter (where ${spiCalls.httpStatus} >= 500) as failed,
      percentile_cont(0.5) within group (order by ${spiCalls.durationMs}) as median_ms,
      percentile_cont(0.95) within group (order by ${spiCalls.durationMs}) as p95_ms
    from ${spiCalls}
    where ${within(sql`${spiCalls.calledAt}`, query)}
      ${operation === undefined ? sql`` : sql`and ${spiCalls.operation} = ${operation}`}
      ${accountId === undefined ? sql`` : sql`and ${spiCalls.accountId} = ${accountId}`}
    group by 1`);
  return new Map(rows.map((row) => callRow.parse(row)).map((row) => [row.step, row]));
}

async function readSyncs(db: Drizzle, query: TrafficQuery) {
  const { accountId } = query;
  const rows = await db.execute(sql`
    select ${stepOf(sql`${catalogSyncRuns.requestedAt}`, query)} as step,
      count(*) filter (where ${catalogSyncRuns.state} = 'SUCCEEDED') as succeeded,
      count(*) filter (where ${catalogSyncRuns.state} = 'FAILED') as failed
    from ${catalogSyncRuns}
    ${
      accountId === undefined
        ? sql``
        : sql`join ${configurations} on ${configurations.id} = ${catalogSyncRuns.configurationId}
            and ${configurations.accountId} = ${accountId}`
    }
    where ${within(sql`${catalogSyncRuns.requestedAt}`, query)}
    group by 1`);
  return new Map(rows.map((row) => syncRow.parse(row)).map((row) => [row.step, row]));
}

type Sql = ReturnType<typeof sql>;

const stepOf = (column: Sql, { from, stepSeconds }: TrafficQuery): Sql =>
  sql`floor(extract(epoch from ${column} - ${from.toISOString()}::timestamptz) / ${stepSeconds})::int`;

const within = (column: Sql, { from, to }: TrafficQuery): Sql =>
  sql`${column} >= ${from.toISOString()}::timestamptz and ${column} < ${to.toISOString()}::timestamptz`;
