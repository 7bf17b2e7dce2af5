import { bind } from '../bind.ts';
import type { Clock } from '../clock.ts';
import { readAccountPage } from './account-page.ts';
import { readAuditTrail } from './audit-trail.ts';
import { countWaiting } from './count-waiting.ts';
import { findAnything } from './find/find-anything.ts';
import type { FindDeps } from './find/hit.ts';
import { listAccounts } from './list-accounts.ts';
import { listAffectedMerchants } from './list-affected-merchants.ts';
import { listSyncRuns } from './list-sync-runs.ts';
import { listWaitingSites } from './list-waiting-sites.ts';
import { readNamedLocation } from './named-location.ts';
import { readSitePage } from './site-page.ts';
import { sumWork } from './sum-work.ts';
import { readTimeline } from './timeline.ts';
import { readTraffic } from './traffic.ts';
import { readWorkList } from './work-list.ts';

/** What support looks at: reads that go across the domains. Nothing here changes anything. */
export type Support = ReturnType<typeof createSupport>;

export const createSupport = (deps: FindDeps & { readonly clock: Clock }) => ({
  ...bind(deps, {
    listAccounts,
    accountPage: readAccountPage,
    sitePage: readSitePage,
    workList: readWorkList,
    find: findAnything,
  }),
  ...bind(deps.db, {
    auditTrail: readAuditTrail,
    listWaitingSites,
    listSyncRuns,
    listAffectedMerchants,
    placeOf: readNamedLocation,
    sumWork,
    timeline: readTimeline,
    traffic: readTraffic,
    waiting: countWaiting,
  }),
});
