import type { PosDeclaration } from '@pos-bridge/pos';
import type { AccountId, InstanceId } from '@pos-bridge/wix';
import type { Clock } from '../clock.ts';
import type { Drizzle } from '../database/connect.ts';
import { type AccountPage, readAccountPage } from './account-page.ts';
import { type FindWish, findAnything } from './find/find-anything.ts';
import type { FindDeps, Hit } from './find/hit.ts';
import { type AccountQuery, type AccountSummary, listAccounts } from './list-accounts.ts';
import { listSyncRuns } from './list-sync-runs.ts';
import { listWaitingSites } from './list-waiting-sites.ts';
import { readPlace } from './place.ts';
import { readSitePage, type SitePage } from './site-page.ts';
import { readTimeline } from './timeline.ts';
import { readTraffic } from './traffic.ts';
import { readWorkList, type WorkItem } from './work-list.ts';

/** What support looks at: reads that go across the domains. Nothing here changes anything. */
export interface Support {
  /** What the POS systems of this installation say of themselves. */
  posProviders(): readonly PosDeclaration[];
  listAccounts(query: AccountQuery): Promise<AccountSummary[]>;
  accountPage(accountId: AccountId): Promise<AccountPage | undefined>;
  listWaitingSites: Bound<typeof listWaitingSites>;
  sitePage(instanceId: InstanceId): Promise<SitePage | undefined>;
  listSyncRuns: Bound<typeof listSyncRuns>;
  placeOf: Bound<typeof readPlace>;
  timeline: Bound<typeof readTimeline>;
  workList(): Promise<WorkItem[]>;
  traffic: Bound<typeof readTraffic>;
  find(wish: FindWish): Promise<Hit[]>;
}

/** A read with its database already given. */
type Bound<Read> = Read extends (db: Drizzle, ...query: infer Query) => infer Answer
  ? (...query: Query) => Answer
  : never;

export function createSupport(deps: FindDeps & { readonly clock: Clock }): Support {
  const { db, pos, clock } = deps;
  return {
    posProviders: () => pos.all().map(({ declaration }) => declaration),
    listAccounts: (query) => listAccounts(db, query, clock.now()),
    accountPage: (accountId) => readAccountPage(db, accountId, clock.now()),
    listWaitingSites: (query) => listWaitingSites(db, query),
    sitePage: (instanceId) => readSitePage(db, instanceId, clock.now()),
    listSyncRuns: (query) => listSyncRuns(db, query),
    placeOf: (configurationId) => readPlace(db, configurationId),
    timeline: (query) => readTimeline(db, query),
    workList: () => readWorkList(db, clock.now()),
    traffic: (query) => readTraffic(db, query),
    find: (wish) => findAnything(deps, wish),
  };
}
