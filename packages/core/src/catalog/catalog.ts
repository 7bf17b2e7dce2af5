import type { AccountId, ConfigurationId, InstanceId } from '@pos-bridge/wix';
import { and, eq } from 'drizzle-orm';
import { accounts, posLocations } from '../accounts/tables.ts';
import type {
  ConfigurationAddress,
  FindConfiguration,
} from '../configurations/find-configuration.ts';
import { configurations } from '../configurations/tables.ts';
import type { Transaction } from '../database/connect.ts';
import type { CatalogVersionId, SyncRunId } from '../ids.ts';
import { handleJob, type JobHandler } from '../jobs/define-job.ts';
import type { AuditActor } from '../staff/audit-entry.ts';
import { recordAudit } from '../staff/record-audit.ts';
import type { WixAccess } from '../wix/wix-access.ts';
import {
  type CatalogSettings,
  changeCatalogSettings,
  readCatalogSettings,
  type SettingsChange,
  settingsChosenAt,
} from './catalog-settings.ts';
import { catalogExpiryJob, catalogSweepJob, catalogSyncJob } from './jobs.ts';
import { createClassicPublisher } from './publisher/classic/classic-publisher.ts';
import { type DryRun, dryRun } from './runs/dry-run.ts';
import {
  enqueueSync,
  requestSync,
  requestSyncIn,
  type SyncWish,
  type SyncWishOutcome,
} from './runs/request-sync.ts';
import { endWait, stopRun } from './runs/run-store.ts';
import { instanceOfRun, listSiteSyncs, type SiteSync } from './runs/site-syncs.ts';
import { sweepCatalogs } from './runs/sweep.ts';
import { listAnswers, type SyncAnswer } from './runs/sync-answers.ts';
import { type SyncDeps, type SyncSettings, usualSyncSettings } from './runs/sync-deps.ts';
import {
  compareVersions,
  getSyncRun,
  listPublications,
  listSyncRuns,
  type PublicationSummary,
  type SyncRunInLine,
  type SyncRunQuery,
  type SyncRunSummary,
} from './runs/sync-history.ts';
import { prepareSyncStatus, type SyncStatusOutcome } from './runs/sync-status.ts';
import { workOffSyncs } from './runs/work-off-syncs.ts';
import type { SyncMode } from './sync-run.ts';
import type { CatalogDiff } from './versions/diff-catalogs.ts';
import { expireCatalogs } from './versions/expire-catalogs.ts';
import type { PublishedCatalogs } from './versions/published-catalog.ts';
import { createPublishedCatalogs } from './versions/published-catalogs.ts';

/** Menus: from the POS to the site, and what was live when. */
export interface Catalog {
  readonly published: PublishedCatalogs;
  /** Get Catalog Sync Status. */
  syncStatus(address: ConfigurationAddress): Promise<SyncStatusOutcome>;
  requestSync(wish: SyncWish): Promise<SyncWishOutcome>;
  /** The same inside the transaction of the change that wants the sync (a configuration is enabled…). */
  requestSyncIn(tx: Transaction, wish: SyncWish): Promise<SyncWishOutcome>;
  /** The POS says that a location's menu changed; answers how many configurations are concerned. */
  menuChanged(change: {
    readonly provider: string;
    readonly posMerchantId: string;
    readonly posLocationId: string;
  }): Promise<number>;
  /** Stops a run that has not begun to publish; whether it did. */
  stopSync(
    runId: SyncRunId,
    by: { readonly actor: AuditActor; readonly reason?: string | undefined },
  ): Promise<boolean>;
  /** Takes up at once a run that waits out a fault; whether it waited. */
  tryNow(
    runId: SyncRunId,
    by: { readonly actor: AuditActor; readonly reason?: string | undefined },
  ): Promise<boolean>;
  dryRun(
    configurationId: ConfigurationId,
    options?: { readonly mode?: SyncMode; readonly signal?: AbortSignal },
  ): Promise<DryRun>;
  listRuns(query: SyncRunQuery): Promise<SyncRunSummary[]>;
  getRun(id: SyncRunId): Promise<SyncRunInLine | undefined>;
  /** What Wix and the POS said where a step failed or had to be repeated, newest first; the last few. */
  listAnswers(runId: SyncRunId, reader: { readonly readsPosWords: boolean }): Promise<SyncAnswer[]>;
  /** How the menus of an instance's locations stand; for the site owner. */
  listSiteSyncs(instanceId: InstanceId): Promise<SiteSync[]>;
  instanceOfRun(runId: SyncRunId): Promise<InstanceId | undefined>;
  listPublications(configurationId: ConfigurationId, limit: number): Promise<PublicationSummary[]>;
  compareVersions(
    before: CatalogVersionId,
    after: CatalogVersionId,
  ): Promise<CatalogDiff | undefined>;
  readSettings(accountId: AccountId): Promise<CatalogSettings>;
  /** When somebody last chose the account's settings; null where they are the usual ones still. */
  settingsChosenAt(accountId: AccountId): Promise<Date | null>;
  changeSettings(
    accountId: AccountId,
    settings: CatalogSettings,
    by: { readonly actor: AuditActor; readonly reason?: string | undefined },
  ): Promise<SettingsChange>;
  /** Works off one configuration's runs, as the job does. */
  workOff(configurationId: ConfigurationId, stop: AbortSignal): Promise<void>;
  readonly jobHandlers: readonly JobHandler[];
}

const dryRunTimeoutMs = 90_000;

export function createCatalog(
  given: Omit<SyncDeps, 'settings' | 'publisher'> & {
    readonly wix: WixAccess;
    readonly findConfiguration: FindConfiguration;
    readonly settings?: Partial<SyncSettings> | undefined;
  },
): Catalog {
  const settings = { ...usualSyncSettings, ...given.settings };
  const { db, clock, jobs, log, wix } = given;
  const { readBackDelaysMs } = settings;
  const publisher = createClassicPublisher({ db, clock, log, wix, readBackDelaysMs });
  const deps: SyncDeps = { ...given, settings, publisher };
  const workOff: Catalog['workOff'] = (configurationId, stop) =>
    workOffSyncs(deps, configurationId, stop);

  return {
    published: createPublishedCatalogs(db),
    syncStatus: prepareSyncStatus(db, clock, given.findConfiguration),
    requestSync: (wish) => requestSync(deps, wish),
    requestSyncIn: (tx, wish) => requestSyncIn(tx, deps, wish),
    menuChanged: async ({ provider, posMerchantId, posLocationId }) => {
      const concerned = await db
        .select({ configurationId: configurations.id })
        .from(accounts)
        .innerJoin(posLocations, eq(posLocations.accountId, accounts.id))
        .innerJoin(configurations, eq(configurations.locationId, posLocations.id))
        .where(
          and(
            eq(accounts.provider, provider),
            eq(accounts.posMerchantId, posMerchantId),
            eq(posLocations.posLocationId, posLocationId),
          ),
        );
      for (const { configurationId } of concerned) {
        await requestSync(deps, { configurationId, trigger: 'pos-webhook' });
      }
      return concerned.length;
    },
    stopSync: (runId, { actor, reason }) =>
      db.transaction(async (tx) => {
        const configurationId = await stopRun(tx, clock, runId, {
          code: 'NONE',
          reason: `The sync was stopped by ${actor.name}.`,
          params: {},
        });
        if (configurationId === null) return false;
        await recordAudit(tx, {
          actor,
          action: 'sync.stopped',
          subject: { type: 'sync', id: runId },
          reason: reason ?? null,
          at: clock.now(),
        });
        // Somebody has to discard the draft that it may have made.
        await enqueueSync(tx, jobs, configurationId);
        return true;
      }),
    tryNow: (runId, { actor, reason }) =>
      db.transaction(async (tx) => {
        const configurationId = await endWait(tx, clock, runId);
        if (configurationId === null) return false;
        await recordAudit(tx, {
          actor,
          action: 'sync.tried-now',
          subject: { type: 'sync', id: runId },
          reason: reason ?? null,
          at: clock.now(),
        });
        await enqueueSync(tx, jobs, configurationId);
        return true;
      }),
    dryRun: (configurationId, { mode = 'changes', signal } = {}) =>
      dryRun(
        deps,
        configurationId,
        mode,
        AbortSignal.any([AbortSignal.timeout(dryRunTimeoutMs), ...(signal ? [signal] : [])]),
      ),
    listRuns: (query) => listSyncRuns(db, query),
    getRun: (id) => getSyncRun(db, id),
    listAnswers: (runId, reader) => listAnswers(deps, runId, reader),
    listSiteSyncs: (instanceId) => listSiteSyncs(db, instanceId),
    instanceOfRun: (runId) => instanceOfRun(db, runId),
    listPublications: (configurationId, limit) => listPublications(db, configurationId, limit),
    compareVersions: (before, after) => compareVersions(db, before, after),
    readSettings: (accountId) => readCatalogSettings(db, accountId),
    settingsChosenAt: (accountId) => settingsChosenAt(db, accountId),
    changeSettings: (accountId, settings, by) =>
      changeCatalogSettings(deps, accountId, settings, by),
    workOff,
    jobHandlers: [
      handleJob(catalogSyncJob, ({ configurationId }, { signal }) =>
        workOff(configurationId, signal),
      ),
      handleJob(catalogSweepJob, async () => {
        const { woken, asked } = await sweepCatalogs(deps);
        if (woken + asked > 0) deps.log.info({ woken, asked }, 'swept catalog syncs');
      }),
      handleJob(catalogExpiryJob, async () => {
        const expired = await expireCatalogs(deps, deps.settings.retentionDays);
        deps.log.info({ ...expired }, 'deleted old catalog syncs');
      }),
    ],
  };
}
