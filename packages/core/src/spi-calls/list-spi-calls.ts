import type { AccountId, RequestId } from '@pos-bridge/wix';
import { and, asc, desc, eq, getTableColumns, gt, gte, lt } from 'drizzle-orm';
import { accounts } from '../accounts/tables.ts';
import { configurations } from '../configurations/tables.ts';
import type { Drizzle } from '../database/connect.ts';
import { isSlow, spiCalls } from './tables.ts';

export interface SpiCallQuery {
  readonly operation?: string | undefined;
  readonly outcome?: string | undefined;
  readonly accountId?: AccountId | undefined;
  readonly requestId?: RequestId | undefined;
  /** Only calls that took so long, in milliseconds; `slowFromMs` at least. */
  readonly slowerThanMs?: number | undefined;
  /** Go on below this id. */
  readonly before?: number | undefined;
  /** Only what came after this id: the ones that followed next, where there are more than `limit`. */
  readonly after?: number | undefined;
  readonly limit: number;
}

export type SpiCall = typeof spiCalls.$inferSelect;
/** A line of the list; the bodies come with {@link getSpiCall} alone. */
export type SpiCallSummary = Omit<SpiCall, 'request' | 'response'> & {
  /** Null where Wix named no account, or one that there is not. */
  readonly merchantName: string | null;
  readonly locationName: string | null;
};

const { request: _request, response: _response, ...ownColumns } = getTableColumns(spiCalls);
const summaryColumns = {
  ...ownColumns,
  merchantName: accounts.merchantName,
  locationName: configurations.locationName,
};

/** Newest first. */
export async function listSpiCalls(db: Drizzle, query: SpiCallQuery): Promise<SpiCallSummary[]> {
  const upwards = query.after !== undefined;
  const rows = await db
    .select(summaryColumns)
    .from(spiCalls)
    .leftJoin(accounts, eq(accounts.id, spiCalls.accountId))
    .leftJoin(configurations, eq(configurations.id, spiCalls.configurationId))
    .where(
      and(
        query.operation === undefined ? undefined : eq(spiCalls.operation, query.operation),
        query.outcome === undefined ? undefined : eq(spiCalls.outcome, query.outcome),
        query.accountId === undefined ? undefined : eq(spiCalls.accountId, query.accountId),
        query.requestId === undefined ? undefined : eq(spiCalls.requestId, query.requestId),
        query.slowerThanMs === undefined
          ? undefined
          : and(isSlow(spiCalls), gte(spiCalls.durationMs, query.slowerThanMs)),
        query.before === undefined ? undefined : lt(spiCalls.id, query.before),
        query.after === undefined ? undefined : gt(spiCalls.id, query.after),
      ),
    )
    .orderBy(upwards ? asc(spiCalls.id) : desc(spiCalls.id))
    .limit(query.limit);
  return upwards ? rows.reverse() : rows;
}

export async function getSpiCall(db: Drizzle, id: number): Promise<SpiCall | undefined> {
  const [call] = await db.select().from(spiCalls).where(eq(spiCalls.id, id));
  return call;
}
