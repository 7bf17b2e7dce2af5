import type { AccountId, ConfigurationId, InstanceId } from '@pos-bridge/wix';
import { asc, eq } from 'drizzle-orm';
import { accounts, posLocations } from '../accounts/tables.ts';
import type { Clock } from '../clock.ts';
import type { Transaction } from '../database/connect.ts';
import type { ReadinessScope, RefreshReadiness } from '../instances/refresh-readiness.ts';
import { instances } from '../instances/tables.ts';
import type { JobQueue } from '../jobs/job-queue.ts';
import { type ConfigurationFacts, configurationStatus } from './configuration-status.ts';
import { reportSetUp } from './jobs.ts';
import { configurations } from './tables.ts';

export interface LiveConfiguration {
  readonly configurationId: ConfigurationId;
  readonly accountId: AccountId;
  readonly instanceId: InstanceId;
}

/**
 * Told, in the transaction of the change, of a configuration that has become both READY and enabled:
 * time for its first sync, or for one that catches up. Once each time that it does.
 */
export type OnLive = (tx: Transaction, configuration: LiveConfiguration) => Promise<void>;

const noAccount: ConfigurationFacts['account'] = {
  state: 'active',
  stateChangedAt: new Date(0),
  posAuthorization: 'none',
  posRevokedAt: null,
};

export const prepareRefreshReadiness =
  (deps: {
    readonly clock: Clock;
    readonly jobs: JobQueue;
    readonly onLive: readonly OnLive[];
  }): RefreshReadiness =>
  async (tx, scope) => {
    // First the locks, always in the same order, so that changes at once wait for each other and not in
    // a circle; then the facts, in a statement of their own, so that it sees what the others committed.
    await tx
      .select({ id: configurations.id })
      .from(configurations)
      .where(inScope(scope))
      .orderBy(asc(configurations.id))
      .for('no key update');
    const rows = await tx
      .select({
        id: configurations.id,
        instanceId: configurations.instanceId,
        accountId: configurations.accountId,
        archived: configurations.archived,
        enabled: configurations.enabled,
        knownStatus: configurations.status,
        liveSince: configurations.liveSince,
        instanceState: instances.state,
        setUpReportedAt: instances.setUpReportedAt,
        account: {
          state: accounts.state,
          stateChangedAt: accounts.stateChangedAt,
          posAuthorization: accounts.posAuthorization,
          posRevokedAt: accounts.posRevokedAt,
        },
        location: { name: posLocations.name, goneAt: posLocations.goneAt },
      })
      .from(configurations)
      .innerJoin(instances, eq(instances.id, configurations.instanceId))
      .leftJoin(accounts, eq(accounts.id, configurations.accountId))
      .leftJoin(posLocations, eq(posLocations.id, configurations.locationId))
      .where(inScope(scope));

    for (const row of rows) {
      const { status } = configurationStatus({
        ...row,
        account: row.account ?? noAccount,
        lastSyncedAt: null,
      });
      const ready = status === 'READY';
      const live = ready && row.enabled;
      if (status === row.knownStatus && live === (row.liveSince !== null)) continue;
      const now = deps.clock.now();
      await tx
        .update(configurations)
        .set({ status, liveSince: live ? (row.liveSince ?? now) : null })
        .where(eq(configurations.id, row.id));
      if (ready && row.setUpReportedAt === null) {
        const { instanceId } = row;
        await deps.jobs.enqueue(tx, reportSetUp, { instanceId }, { singletonKey: instanceId });
      }
      if (live && row.liveSince === null && row.accountId !== null) {
        const { id: configurationId, accountId, instanceId } = row;
        for (const tell of deps.onLive) await tell(tx, { configurationId, accountId, instanceId });
      }
    }
  };

function inScope(scope: ReadinessScope) {
  if ('instanceId' in scope) return eq(configurations.instanceId, scope.instanceId);
  if ('accountId' in scope) return eq(configurations.accountId, scope.accountId);
  return eq(configurations.id, scope.configurationId);
}
