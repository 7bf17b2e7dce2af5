import type {
  AccountView,
  ConfigurationView,
  PosLocationView,
  SiteOverview,
  SyncView,
} from '@pos-bridge/spi-adapter/settings';

/** Views that a test starts from, changed as it says. */
export const anAccount = (changes: Partial<AccountView> = {}): AccountView => ({
  id: 'account-1',
  provider: 'sandbox',
  merchantName: 'Trattoria',
  state: 'active',
  posAuthorization: 'authorized',
  authorizedAt: '2026-05-04T09:00:00.000Z',
  revokedAt: null,
  orderingPausedUntil: null,
  posLocations: [],
  masters: {
    entityAvailabilityUpdated: 'POS',
    fulfillmentMethodsDefinition: 'POS',
    dishImagesUpdated: 'POS',
    entitySortingControl: 'POS',
    dishLabelsUpdated: 'POS',
    dishOptionsMinMaxUpdated: 'POS',
    dishInStockUpdated: 'POS',
  },
  mastersChosenAt: '2026-05-04T09:10:00.000Z',
  ...changes,
});

export const aPosLocation = (changes: Partial<PosLocationView> = {}): PosLocationView => ({
  id: 'loc_1',
  name: 'Trattoria Harbour',
  address: 'Quay 1, 4000 Porto',
  goneAt: null,
  ...changes,
});

export const aConfiguration = (changes: Partial<ConfigurationView> = {}): ConfigurationView => ({
  id: 'configuration-1',
  name: 'Harbour',
  accountId: 'account-1',
  archived: false,
  enabled: true,
  status: 'READY',
  reasons: [],
  advice: [],
  posLocation: aPosLocation(),
  orderingPausedUntil: null,
  isPublished: true,
  lastSyncedAt: '2026-05-04T09:20:00.000Z',
  latestSync: null,
  lastPublished: null,
  ...changes,
});

export const aSync = (changes: Partial<SyncView> = {}): SyncView => ({
  state: 'RUNNING',
  requestedAt: '2026-05-04T09:15:00.000Z',
  startedAt: '2026-05-04T09:15:01.000Z',
  endedAt: null,
  step: 'create_dishes',
  callsDone: 0,
  callsPlanned: 0,
  waitsUntil: null,
  isFirst: true,
  published: false,
  changes: null,
  archivedMenus: [],
  findings: [],
  findingsTotal: 0,
  failure: null,
  ...changes,
});

export const aSite = (changes: Partial<SiteOverview> = {}): SiteOverview => ({
  providers: [{ key: 'sandbox', name: 'Sandbox POS', orderStatuses: [], refusals: [] }],
  accounts: [anAccount()],
  configurations: [aConfiguration()],
  suggestions: [],
  ...changes,
});
