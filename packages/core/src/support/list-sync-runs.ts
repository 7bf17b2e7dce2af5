import type { AccountId, ConfigurationId } from '@pos-bridge/wix';
import { and, eq } from 'drizzle-orm';
import { accounts } from '../accounts/tables.ts';
import type { SyncRunState } from '../catalog/sync-run.ts';
import { catalogSyncRuns } from '../catalog/tables.ts';
import { configurations } from '../configurations/tables.ts';
import type { Drizzle } from '../database/connect.ts';
import { type Span, seek } from '../database/keyset.ts';
import type { SyncRunId } from '../ids.ts';

export interface SyncRunsQuery extends Span<readonly [requestedAt: Date, id: SyncRunId]> {
  readonly state?: SyncRunState | undefined;
  readonly configurationId?: ConfigurationId | undefined;
  readonly accountId?: AccountId | undefined;
}

/** A sync run with the names of where it happens. */
export type SyncRunLine = Awaited<ReturnType<typeof listSyncRuns>>[number];

/** Everybody's sync runs, newest first. */
export async function listSyncRuns(db: Drizzle, query: SyncRunsQuery) {
  const { state, configurationId, accountId } = query;
  const page = seek([catalogSyncRuns.requestedAt, catalogSyncRuns.id], query);
  const rows = await db
    .select({
      id: catalogSyncRuns.id,
      configurationId: catalogSyncRuns.configurationId,
      locationName: configurations.locationName,
      accountId: configurations.accountId,
      merchantName: accounts.merchantName,
      state: catalogSyncRuns.state,
      mode: catalogSyncRuns.mode,
      requestedAt: catalogSyncRuns.requestedAt,
      startedAt: catalogSyncRuns.startedAt,
      endedAt: catalogSyncRuns.endedAt,
      /** It waits out a fault until then. */
      notBefore: catalogSyncRuns.notBefore,
      step: catalogSyncRuns.step,
      callsDone: catalogSyncRuns.callsDone,
      callsPlanned: catalogSyncRuns.callsPlanned,
      failureCode: catalogSyncRuns.failureCode,
      failureReason: catalogSyncRuns.failureReason,
    })
    .from(catalogSyncRuns)
    .innerJoin(configurations, eq(configurations.id, catalogSyncRuns.configurationId))
    .leftJoin(accounts, eq(accounts.id, configurations.accountId))
    .where(
      and(
        state && eq(catalogSyncRuns.state, state),
        configurationId && eq(catalogSyncRuns.configurationId, configurationId),
        accountId && eq(configurations.accountId, accountId),
        page.where,
      ),
    )
    .orderBy(...page.orderBy)
    .limit(query.limit);
  return page.inOrder(rows);
}
