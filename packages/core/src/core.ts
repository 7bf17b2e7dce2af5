import { createGuardedPost } from '@pos-bridge/guarded-post';
import type { PosDeclaration } from '@pos-bridge/pos';
import type { WixGateway } from '@pos-bridge/wix';
import { type Accounts, createAccounts } from './accounts/accounts.ts';
import { type Catalog, createCatalog } from './catalog/catalog.ts';
import type { SyncObserver } from './catalog/runs/sync-metrics.ts';
import type { SyncSettings } from './catalog/runs/sync-settings.ts';
import type { Clock } from './clock.ts';
import { type Configurations, createConfigurations } from './configurations/configurations.ts';
import { fetchConfigurationsSoon } from './configurations/jobs.ts';
import { type OnLive, prepareRefreshReadiness } from './configurations/readiness.ts';
import { takeOverConfigurations } from './configurations/take-over-configurations.ts';
import type { Database } from './database/connect.ts';
import type { InventoryObserver } from './deliveries/inventory-observer.ts';
import {
  defaultInventorySettings,
  type InventorySettings,
} from './deliveries/inventory-settings.ts';
import type { Sealer } from './encryption.ts';
import { createCallOutcomes, type OutsideCall } from './health/call-outcomes.ts';
import { createHealth, type Health } from './health/health.ts';
import { createAuthorizationStates } from './installation/authorization-states.ts';
import { createInstances, type Instances } from './installation/instances.ts';
import { createInstanceMemory, type InstanceMemory } from './instances/instance-memory.ts';
import { createInventory, type Inventory } from './inventory/inventory.ts';
import type { JobHandler } from './jobs/define-job.ts';
import type { JobQueue } from './jobs/job-queue.ts';
import type { Log } from './log.ts';
import { checkReadiness } from './migrate/readiness.ts';
import {
  createOrders,
  type OrderSettings,
  type Orders,
  usualOrderSettings,
} from './orders/orders.ts';
import { publicationsOfOrders } from './orders/publications-of-orders.ts';
import type { PosRegistry } from './pos/pos-registry.ts';
import { createPosWebhookInbox, type PosWebhookInbox } from './pos/pos-webhooks.ts';
import { createSpiCalls, type SpiCalls } from './spi-calls/spi-calls.ts';
import { createStaff, type Staff } from './staff/staff.ts';
import { knownStock } from './stock/known-stock.ts';
import { createSupport, type Support } from './support/support.ts';
import { createWixAccess, type WixAccess, type WixAccessObserver } from './wix/wix-access.ts';
import { type WixBudgetSettings, wixBudgetOfToday } from './wix/wix-budget.ts';
import { createWixEvents, type WixEvents } from './wix/wix-events.ts';

/** Everything that core needs from outside; each process makes its own. */
export interface CoreDeps {
  readonly database: Database;
  readonly jobs: JobQueue;
  readonly pos: PosRegistry;
  readonly wix: WixGateway;
  readonly sealer: Sealer;
  readonly clock: Clock;
  readonly log: Log;
  readonly settings: CoreSettings;
  /** For metrics. */
  readonly observeWix?: WixAccessObserver;
  readonly observePos?: (call: OutsideCall) => void;
  readonly observeSyncs?: SyncObserver;
  readonly observeInventory?: InventoryObserver;
}

export interface CoreSettings {
  /** SPI calls are kept for so many days. */
  readonly spiCallRetentionDays: number;
  /** How the outside reaches the SPI adapter, without a slash at its end. */
  readonly publicUrl: string;
  /** How many accounts of an instance may be active at once; one unless told, as at Wix today. */
  readonly activeAccountsPerInstance?: number;
  /** What Wix allows an instance; today's limits unless told. */
  readonly wixBudget?: WixBudgetSettings;
  /** Times of catalog syncs; the usual ones unless told. */
  readonly catalogSync?: Partial<SyncSettings>;
  /** Whatever differs from the defaults. */
  readonly inventory?: Partial<InventorySettings>;
  /** Whatever differs from the usual. */
  readonly orders?: Partial<OrderSettings>;
}

/** The domains, wired: what an app may ask of the bridge. */
export interface Core {
  /** The one way to call Wix for an instance. */
  readonly wix: WixAccess;
  readonly instances: Instances;
  /** What Wix tells by webhook. */
  readonly wixEvents: Pick<WixEvents, 'receive'>;
  /** The POS systems of this installation, as they describe themselves. */
  readonly pos: { declarations(): readonly PosDeclaration[] };
  readonly accounts: Accounts;
  readonly configurations: Configurations;
  readonly catalog: Catalog;
  readonly orders: Orders;
  readonly spiCalls: SpiCalls;
  readonly inventory: Inventory;
  /** What POS systems tell by themselves. */
  readonly posWebhooks: PosWebhookInbox;
  readonly staff: Staff;
  readonly support: Support;
  /** Opened by the process that answers Wix, so that it need not read the same rows for every call. */
  readonly memory: Pick<InstanceMemory, 'open' | 'close'>;
  readonly health: Health;
  /** What the worker runs. */
  readonly jobHandlers: readonly JobHandler[];
}

/** The one place where domains are wired. */
export function createCore(deps: CoreDeps): Core {
  const { db } = deps.database;
  const inDatabase = { db, clock: deps.clock, log: deps.log };
  const memory = createInstanceMemory(deps);
  const spiCalls = createSpiCalls({
    ...inDatabase,
    retentionDays: deps.settings.spiCallRetentionDays,
  });
  const outcomes = createCallOutcomes(inDatabase);
  const recordCall = (call: OutsideCall): void => {
    outcomes.record(call);
    deps.observePos?.(call);
  };
  const { access: wix, tokens } = createWixAccess({
    ...deps,
    recordCall,
    budget: deps.settings.wixBudget ?? wixBudgetOfToday,
    observer: deps.observeWix,
  });

  // Domains that are made further down add themselves: they need what is made with this list.
  const onLive: OnLive[] = [];
  const merchants = {
    ...inDatabase,
    memory,
    jobs: deps.jobs,
    sealer: deps.sealer,
    pos: deps.pos,
    gateway: deps.wix,
    wix,
    tokens,
    states: createAuthorizationStates({ ...inDatabase, sealer: deps.sealer }),
    refreshReadiness: prepareRefreshReadiness({ ...inDatabase, jobs: deps.jobs, onLive }),
    publicUrl: deps.settings.publicUrl,
    activeAccountsPerInstance: deps.settings.activeAccountsPerInstance ?? 1,
    recordCall,
  };
  const accounts = createAccounts({ ...merchants, onConnected: takeOverConfigurations });
  const configurations = createConfigurations(merchants);
  const instances = createInstances({
    ...merchants,
    onInstalled: (tx, instanceId) => fetchConfigurationsSoon(deps.jobs, tx, instanceId),
    onAppRemoved: accounts.onAppRemoved,
  });

  const catalog = createCatalog({
    ...inDatabase,
    jobs: deps.jobs,
    wix,
    sealer: deps.sealer,
    withPosSession: accounts.withPosSession,
    findConfiguration: configurations.find,
    knownStock: (configurationId) => knownStock(inDatabase, configurationId),
    publicationsOfOrders,
    observer: deps.observeSyncs,
    settings: deps.settings.catalogSync,
  });
  onLive.push(async (tx, { configurationId }) => {
    await catalog.requestSyncIn(tx, { configurationId, trigger: 'activation' });
  });
  const inventorySettings = { ...defaultInventorySettings, ...deps.settings.inventory };
  const inventory = createInventory({
    ...inDatabase,
    jobs: deps.jobs,
    pos: deps.pos,
    sealer: deps.sealer,
    wix,
    withPosSession: accounts.withPosSession,
    published: catalog.published,
    post: createGuardedPost({ loopback: inventorySettings.loopbackEndpoints }),
    observer: deps.observeInventory,
    settings: inventorySettings,
  });
  const orders = createOrders({
    ...deps,
    wix,
    withPosSession: accounts.withPosSession,
    publishedCatalogs: catalog.published,
    inventory,
    settings: { ...usualOrderSettings, ...deps.settings.orders },
  });
  const wixEvents = createWixEvents({
    ...inDatabase,
    jobs: deps.jobs,
    sealer: deps.sealer,
    handlers: [
      instances.eventHandlers,
      configurations.eventHandlers,
      orders.eventHandlers,
      inventory.eventHandlers,
    ],
  });
  const posWebhooks = createPosWebhookInbox({
    ...inDatabase,
    jobs: deps.jobs,
    pos: deps.pos,
    handlers: {
      menu_changed: async (event, { provider }) => {
        await catalog.menuChanged({ ...event, provider });
      },
      stock_changed: (event, source) => inventory.hear(event, source),
      order_changed: async ({ posMerchantId, order }, { provider }) => {
        await orders.recordPosOrderEvent({ provider, posMerchantId }, order);
      },
      location_changed: ({ posMerchantId }, { provider }) =>
        accounts.lookAgainAtPos(provider, posMerchantId),
      authorization_revoked: ({ posMerchantId }, { provider }) =>
        accounts.lookAgainAtPos(provider, posMerchantId),
    },
  });
  return {
    wix,
    instances,
    wixEvents,
    pos: { declarations: () => deps.pos.all().map(({ declaration }) => declaration) },
    accounts,
    configurations,
    catalog,
    orders,
    spiCalls,
    inventory,
    posWebhooks,
    staff: createStaff({ ...inDatabase, sealer: deps.sealer }),
    support: createSupport({ ...inDatabase, pos: deps.pos, sealer: deps.sealer }),
    memory,
    health: createHealth({
      ...deps,
      outcomes,
      readiness: () => checkReadiness(deps.database),
    }),
    jobHandlers: [
      ...instances.jobHandlers,
      ...wixEvents.jobHandlers,
      ...accounts.jobHandlers,
      ...configurations.jobHandlers,
      ...spiCalls.jobHandlers,
      ...inventory.jobHandlers,
      ...posWebhooks.jobHandlers,
      ...catalog.jobHandlers,
      ...orders.jobHandlers,
    ],
  };
}
