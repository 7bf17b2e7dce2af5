import type { GetCatalogSyncStatusResponse } from '@pos-bridge/wix';
import { eq, sql } from 'drizzle-orm';
import type { Clock } from '../../clock.ts';
import type {
  ConfigurationAddress,
  FindConfiguration,
} from '../../configurations/find-configuration.ts';
import type { Drizzle } from '../../database/connect.ts';
import { catalogSyncStates } from '../tables.ts';

export type SyncStatusOutcome =
  | { readonly outcome: 'found'; readonly status: GetCatalogSyncStatusResponse }
  | { readonly outcome: 'account-not-found' | 'configuration-not-found' };

/**
 * Get Catalog Sync Status (contract §2), Wix's hottest call. Whose configuration it is, is remembered
 * (see `find`); the rest is one prepared read by primary key.
 */
export function prepareSyncStatus(
  db: Drizzle,
  clock: Clock,
  find: FindConfiguration,
): (address: ConfigurationAddress) => Promise<SyncStatusOutcome> {
  const statement = db
    .select({
      status: catalogSyncStates.status,
      startedAt: catalogSyncStates.startedAt,
      lastSyncAt: catalogSyncStates.lastSyncAt,
      lastSuccessAt: catalogSyncStates.lastSuccessAt,
      failureCode: catalogSyncStates.failureCode,
      failureReason: catalogSyncStates.failureReason,
      failureParams: catalogSyncStates.failureParams,
    })
    .from(catalogSyncStates)
    .where(eq(catalogSyncStates.configurationId, sql.placeholder('configurationId')))
    .prepare('catalog_sync_status');

  return async (address) => {
    const found = await find(address);
    if (found.outcome !== 'found') return found;
    const [state] = await statement.execute({ configurationId: address.configurationId });
    return { outcome: 'found', status: statusOf(state ?? null, clock.now()) };
  };
}

export type SyncStateFacts = Pick<
  typeof catalogSyncStates.$inferSelect,
  | 'status'
  | 'startedAt'
  | 'lastSyncAt'
  | 'lastSuccessAt'
  | 'failureCode'
  | 'failureReason'
  | 'failureParams'
>;

/** A configuration that was never asked to sync is PENDING, as Wix calls what has not begun. */
export function statusOf(state: SyncStateFacts | null, now: Date): GetCatalogSyncStatusResponse {
  switch (state?.status) {
    case undefined:
    case 'PENDING':
      return { status: 'PENDING' };
    case 'IN_PROGRESS': {
      const elapsedMs = now.getTime() - (state.startedAt ?? now).getTime();
      return {
        status: 'IN_PROGRESS',
        inProgress: { elapsedSeconds: Math.max(0, Math.floor(elapsedMs / 1000)) },
      };
    }
    case 'SYNCED':
      return {
        status: 'SYNCED',
        synced: { lastSyncDate: (state.lastSyncAt ?? now).toISOString() },
      };
    case 'FAILED': {
      const { lastSuccessAt, failureParams } = state;
      return {
        status: 'FAILED',
        failed: {
          lastSyncDate: (state.lastSyncAt ?? now).toISOString(),
          ...(lastSuccessAt !== null && {
            lastSuccessfullySyncDate: lastSuccessAt.toISOString(),
          }),
          reason: state.failureReason ?? '',
          code: state.failureCode ?? 'OTHER',
          ...(failureParams !== null && { params: failureParams }),
        },
      };
    }
  }
}
