import type { GetCatalogSyncStatusResponse } from '@pos-bridge/wix';
import { and, eq, sql } from 'drizzle-orm';
import { accounts } from '../accounts/tables.ts';
import type { Clock } from '../clock.ts';
import type { ConfigurationAddress } from '../configurations/find-configuration.ts';
import { configurations } from '../configurations/tables.ts';
import type { Drizzle } from '../database/connect.ts';
import { catalogSyncStates } from './tables.ts';

export type SyncStatusOutcome =
  | { readonly outcome: 'found'; readonly status: GetCatalogSyncStatusResponse }
  | { readonly outcome: 'account-not-found' | 'configuration-not-found' };

/**
 * Get Catalog Sync Status (contract §2), Wix's hottest call: one prepared statement over three primary
 * keys. Another instance's account or configuration is answered like one that does not exist.
 */
export function prepareSyncStatus(
  db: Drizzle,
  clock: Clock,
): (address: ConfigurationAddress) => Promise<SyncStatusOutcome> {
  const statement = db
    .select({
      configuration: { id: configurations.id, accountId: configurations.accountId },
      state: {
        status: catalogSyncStates.status,
        startedAt: catalogSyncStates.startedAt,
        lastSyncAt: catalogSyncStates.lastSyncAt,
        lastSuccessAt: catalogSyncStates.lastSuccessAt,
        failureCode: catalogSyncStates.failureCode,
        failureReason: catalogSyncStates.failureReason,
        failureParams: catalogSyncStates.failureParams,
      },
    })
    .from(accounts)
    .leftJoin(
      configurations,
      and(
        eq(configurations.id, sql.placeholder('configurationId')),
        eq(configurations.instanceId, accounts.instanceId),
      ),
    )
    .leftJoin(catalogSyncStates, eq(catalogSyncStates.configurationId, configurations.id))
    .where(
      and(
        eq(accounts.id, sql.placeholder('accountId')),
        eq(accounts.instanceId, sql.placeholder('instanceId')),
      ),
    )
    .prepare('catalog_sync_status');

  return async (address) => {
    const [row] = await statement.execute({ ...address });
    if (row === undefined) return { outcome: 'account-not-found' };
    const { configuration, state } = row;
    // A configuration without an account yet may be asked about by any account of its instance.
    if (
      configuration === null ||
      (configuration.accountId !== null && configuration.accountId !== address.accountId)
    ) {
      return { outcome: 'configuration-not-found' };
    }
    return { outcome: 'found', status: statusOf(state, clock.now()) };
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

/** A configuration that was never asked to sync is UNKNOWN. */
export function statusOf(state: SyncStateFacts | null, now: Date): GetCatalogSyncStatusResponse {
  switch (state?.status) {
    case undefined:
      return { status: 'UNKNOWN' };
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
