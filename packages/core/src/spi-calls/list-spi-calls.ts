import type { AccountId, RequestId } from '@pos-bridge/wix';
import { and, eq, getTableColumns, gte } from 'drizzle-orm';
import { accounts } from '../accounts/tables.ts';
import { configurations } from '../configurations/tables.ts';
import type { Drizzle } from '../database/connect.ts';
import { type Span, seekBy } from '../database/keyset.ts';
import { given, is } from '../database/narrow.ts';
import { isSlow, spiCalls } from './tables.ts';

export interface SpiCallQuery extends Span<number> {
  readonly operation?: string | undefined;
  readonly outcome?: string | undefined;
  readonly accountId?: AccountId | undefined;
  readonly requestId?: RequestId | undefined;
  /** Only calls that took so long, in milliseconds; `slowFromMs` at least. */
  readonly slowerThanMs?: number | undefined;
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
  const page = seekBy(spiCalls.id, query);
  const rows = await db
    .select(summaryColumns)
    .from(spiCalls)
    .leftJoin(accounts, eq(accounts.id, spiCalls.accountId))
    .leftJoin(configurations, eq(configurations.id, spiCalls.configurationId))
    .where(
      and(
        is(spiCalls.operation, query.operation),
        is(spiCalls.outcome, query.outcome),
        is(spiCalls.accountId, query.accountId),
        is(spiCalls.requestId, query.requestId),
        given(query.slowerThanMs, (ms) => and(isSlow(spiCalls), gte(spiCalls.durationMs, ms))),
        page.where,
      ),
    )
    .orderBy(...page.orderBy)
    .limit(query.limit);
  return page.inOrder(rows);
}

export async function getSpiCall(db: Drizzle, id: number): Promise<SpiCall | undefined> {
  const [call] = await db.select().from(spiCalls).where(eq(spiCalls.id, id));
  return call;
}
