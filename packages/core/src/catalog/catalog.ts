import type { ConfigurationId } from '@pos-bridge/wix';
import { bind } from '../bind.ts';
import type { FindConfiguration } from '../configurations/find-configuration.ts';
import { handleJob } from '../jobs/define-job.ts';
import type { WixAccess } from '../wix/wix-access.ts';
import {
  changeCatalogSettings,
  readCatalogSettings,
  settingsChosenAt,
} from './catalog-settings.ts';
import { catalogExpiryJob, catalogSweepJob, catalogSyncJob } from './jobs.ts';
import { createClassicPublisher } from './publisher/classic/classic-publisher.ts';
import { stopSync, trySyncNow } from './runs/change-run.ts';
import { dryRun } from './runs/dry-run.ts';
import { menuChanged } from './runs/menu-changed.ts';
import { requestSync, requestSyncIn } from './runs/request-sync.ts';
import { instanceOfRun, listSiteSyncs } from './runs/site-syncs.ts';
import { sweepCatalogs } from './runs/sweep.ts';
import { listAnswers } from './runs/sync-answers.ts';
import type { SyncDeps } from './runs/sync-deps.ts';
import { compareVersions, getSyncRun, listPublications } from './runs/sync-history.ts';
import { type SyncSettings, usualSyncSettings } from './runs/sync-settings.ts';
import { prepareSyncStatus } from './runs/sync-status.ts';
import { workOffSyncs } from './runs/work-off-syncs.ts';
import type { SyncMode } from './sync-run.ts';
import { expireCatalogs } from './versions/expire-catalogs.ts';
import { createPublishedCatalogs } from './versions/published-catalogs.ts';

const dryRunTimeoutMs = 90_000;

/** Menus: from the POS to the site, and what was live when. */
export type Catalog = ReturnType<typeof createCatalog>;

export function createCatalog(
  given: Omit<SyncDeps, 'settings' | 'publisher'> & {
    readonly wix: WixAccess;
    readonly findConfiguration: FindConfiguration;
    readonly settings?: Partial<SyncSettings> | undefined;
  },
) {
  const settings = { ...usualSyncSettings, ...given.settings };
  const { db, clock, log, wix } = given;
  const { readBackDelaysMs } = settings;
  const publisher = createClassicPublisher({ db, clock, log, wix, readBackDelaysMs });
  const deps: SyncDeps = { ...given, settings, publisher };
  return {
    published: createPublishedCatalogs(db),
    /** Get Catalog Sync Status. */
    syncStatus: prepareSyncStatus(db, clock, given.findConfiguration),
    dryRun: (
      configurationId: ConfigurationId,
      {
        mode = 'changes',
        signal,
      }: { readonly mode?: SyncMode; readonly signal?: AbortSignal } = {},
    ) =>
      dryRun(
        deps,
        configurationId,
        mode,
        AbortSignal.any([AbortSignal.timeout(dryRunTimeoutMs), ...(signal ? [signal] : [])]),
      ),
    ...bind(deps, {
      requestSync,
      requestSyncIn,
      menuChanged,
      stopSync,
      tryNow: trySyncNow,
      listAnswers,
      changeSettings: changeCatalogSettings,
      workOff: workOffSyncs,
    }),
    ...bind(db, {
      getRun: getSyncRun,
      listSiteSyncs,
      instanceOfRun,
      listPublications,
      compareVersions,
      readSettings: readCatalogSettings,
      settingsChosenAt,
    }),
    jobHandlers: [
      handleJob(catalogSyncJob, ({ configurationId }, { signal }) =>
        workOffSyncs(deps, configurationId, signal),
      ),
      handleJob(catalogSweepJob, async () => {
        const { woken, asked } = await sweepCatalogs(deps);
        if (woken + asked > 0) log.info({ woken, asked }, 'swept catalog syncs');
      }),
      handleJob(catalogExpiryJob, async () => {
        const expired = await expireCatalogs(deps, settings.retentionDays);
        log.info({ ...expired }, 'deleted old catalog syncs');
      }),
    ],
  };
}
