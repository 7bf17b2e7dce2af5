import type {
  AccountSummary,
  AuditRow,
  SpiCallQuery,
  SpiCallSummary,
  SyncRunLine,
  WaitingSite,
} from '@pos-bridge/core';
import type { SyncRunId } from '@pos-bridge/core/ids';
import type {
  AccountQuery,
  AuditQuery,
  SyncRunsQuery,
  TimelineEntry,
} from '@pos-bridge/core/testing';
import { type AccountId, type InstanceId, requestIdSchema } from '@pos-bridge/wix';
import { type MeasureList, newestFirst, onePage, pages } from './read-pages.ts';
import { accountOf, busiest, configurationOf, quiet, somePhone, type Volume } from './volume.ts';

type Filter<Query> = Omit<Query, 'before' | 'after' | 'limit'>;

const calls = newestFirst<Filter<SpiCallQuery>, SpiCallSummary, number>(
  (core, query) => core.spiCalls.list(query),
  ({ id }) => id,
);
const accounts = newestFirst<Filter<AccountQuery>, AccountSummary, readonly [Date, AccountId]>(
  (core, query) => core.support.listAccounts(query),
  ({ createdAt, id }) => [createdAt, id],
);
const waitingSites = newestFirst<object, WaitingSite, readonly [Date, InstanceId]>(
  (core, query) => core.support.listWaitingSites(query),
  ({ firstSeenAt, id }) => [firstSeenAt, id],
);
const syncs = newestFirst<Filter<SyncRunsQuery>, SyncRunLine, readonly [Date, SyncRunId]>(
  (core, query) => core.support.listSyncRuns(query),
  ({ requestedAt, id }) => [requestedAt, id],
);
const audit = newestFirst<Filter<AuditQuery>, AuditRow, number>(
  (core, query) => core.staff.listAudit(query),
  ({ id }) => id,
);
const timeline = (accountId: (volume: Volume) => AccountId) =>
  pages<TimelineEntry, Date>(
    (core, { place, limit }, volume) =>
      core.support.timeline({ accountId: accountId(volume), before: place, limit }),
    ({ at }) => at,
  );
const found = (text: string) => onePage((core) => core.support.find({ text, byCustomer: true }));

const ofBusiest = () => ({ accountId: accountOf(busiest) });
const ofQuiet = (volume: Volume) => ({ accountId: accountOf(quiet(volume)) });

export const listsOfMerchants: Readonly<Record<string, MeasureList>> = {
  'SPI calls': calls(() => ({})),
  'SPI calls that failed': calls(() => ({ outcome: 'SYSTEM_ERROR' })),
  'SPI calls of the busiest account': calls(ofBusiest),
  'SPI calls of a quiet account': calls(ofQuiet),
  'SPI calls of a frequent operation': calls(() => ({ operation: 'validate-order' })),
  'SPI calls of a rare operation': calls(() => ({ operation: 'sync-catalog' })),
  'SPI calls of a frequent operation that failed': calls(() => ({
    operation: 'validate-order',
    outcome: 'SYSTEM_ERROR',
  })),
  'SPI calls of a rare operation and the busiest account': calls(() => ({
    ...ofBusiest(),
    operation: 'sync-catalog',
  })),
  'SPI calls that were slow': calls(() => ({ slowerThanMs: 1_000 })),
  'SPI calls by requestId': calls(() => ({ requestId: requestIdSchema.parse('r77') })),
  accounts: accounts(() => ({})),
  'accounts in trouble': accounts(() => ({ locationStanding: 'ERROR' })),
  'accounts by the words of a name': accounts(() => ({ merchant: '7 merch' })),
  'accounts by a frequent word': accounts(() => ({ merchant: 'merchant' })),
  'accounts that gave up': accounts(() => ({ state: 'disconnected' })),
  'sites with no account yet': waitingSites(() => ({})),
  syncs: syncs(() => ({})),
  'syncs that failed': syncs(() => ({ state: 'FAILED' })),
  'syncs of the busiest account': syncs(ofBusiest),
  'syncs of a quiet account': syncs(ofQuiet),
  'syncs of a quiet location': syncs((volume) => ({
    configurationId: configurationOf(quiet(volume)),
  })),
  'audit trail': audit(() => ({})),
  'audit trail of a quiet account': audit(ofQuiet),
  'audit trail of a rare action': audit(() => ({ action: 'account.disconnected' })),
  'timeline of the busiest account': timeline(() => accountOf(busiest)),
  'timeline of a quiet account': timeline((volume) => accountOf(quiet(volume))),
  'work list': onePage((core) => core.support.workList()),
  'search by the words of a name': found('7 harb'),
  'search by a frequent word': found('merchant'),
  'search by account': found('a7'),
  'search by configuration': found('c7'),
  'search by instance': found('i7'),
  'search by Wix order id': found('w77'),
  'search by POS order id': found('pos77'),
  'search by requestId': found('r77'),
  'search by sync': found('sync_77'),
  'search by message': found('msg_77'),
  'search by phone': found(somePhone),
};
