import type { AccountId, InstanceId, WixGateway } from '@pos-bridge/wix';
import { prepareListAccountIds } from './accounts/list-account-ids.ts';
import { createPosAccess, type WithPosSession } from './accounts/pos-access.ts';
import { type Catalog, createCatalog } from './catalog/catalog.ts';
import type { SyncSettings } from './catalog/sync-deps.ts';
import type { Clock } from './clock.ts';
import {
  type ConfigurationVerdict,
  configurationStatus,
} from './configurations/configuration-status.ts';
import {
  type ConfigurationAddress,
  type FindConfiguration,
  prepareFindConfiguration,
} from './configurations/find-configuration.ts';
import {
  type ConfigurationRow,
  prepareListConfigurations,
} from './configurations/list-configurations.ts';
import type { Database } from './database/connect.ts';
import { checkReadiness, type Readiness } from './database/readiness.ts';
import type { Sealer } from './encryption.ts';
import { createInstanceMemory, type InstanceMemory } from './instances/instance-memory.ts';
import { rememberInstance } from './instances/remember-instance.ts';
import { createWixAccess, type WixAccess, type WixAccessObserver } from './instances/wix-access.ts';
import { type WixBudgetSettings, wixBudgetOfToday } from './instances/wix-budget.ts';
import { createInventory, type Inventory } from './inventory/inventory.ts';
import {
  defaultInventorySettings,
  type InventorySettings,
} from './inventory/inventory-settings.ts';
import { knownStock } from './inventory/known-stock.ts';
import type { JobHandler } from './jobs/define-job.ts';
import type { JobQueue } from './jobs/job-queue.ts';
import type { Log } from './log.ts';
import type { PosRegistry } from './pos/pos-registry.ts';
import { createSpiCalls, type SpiCalls } from './spi-calls/spi-calls.ts';
import { createStaff, type Staff } from './staff/staff.ts';

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
}

export interface CoreSettings {
  /** SPI calls are kept for so many days. */
  readonly spiCallRetentionDays: number;
  /** What Wix allows an instance; today's limits unless told. */
  readonly wixBudget?: WixBudgetSettings;
  /** Times of catalog syncs; the usual ones unless told. */
  readonly catalogSync?: Partial<SyncSettings>;
  /** Whatever differs from the defaults. */
  readonly inventory?: Partial<InventorySettings>;
}

/** The domains, wired: what an app may ask of the bridge. */
export interface Core {
  /** The one way to call Wix for an instance. */
  readonly wix: WixAccess;
  readonly accounts: {
    /** The one way to a merchant's POS. */
    withPosSession: WithPosSession;
    listIdsForWix(instanceId: InstanceId): Promise<AccountId[]>;
  };
  readonly configurations: {
    find: FindConfiguration;
    listForWix(instanceId: InstanceId): Promise<ConfigurationRow[]>;
    status(
      address: ConfigurationAddress,
    ): Promise<
      | { readonly outcome: 'found'; readonly verdict: ConfigurationVerdict }
      | { readonly outcome: 'account-not-found' | 'configuration-not-found' }
    >;
  };
  readonly catalog: Catalog;
  readonly spiCalls: SpiCalls;
  readonly inventory: Inventory;
  readonly staff: Staff;
  /** Opened by the process that answers Wix, so that it need not read the same rows for every call. */
  readonly memory: Pick<InstanceMemory, 'open' | 'close'>;
  readonly health: { readiness(): Promise<Readiness> };
  /** What the worker runs. */
  readonly jobHandlers: readonly JobHandler[];
}

/** The one place where domains are wired. */
export function createCore(deps: CoreDeps): Core {
  const { db } = deps.database;
  const inDatabase = { db, clock: deps.clock, log: deps.log };
  const memory = createInstanceMemory(deps);
  const findConfiguration = prepareFindConfiguration(db, memory);
  const spiCalls = createSpiCalls({
    ...inDatabase,
    retentionDays: deps.settings.spiCallRetentionDays,
  });
  const { access: wix } = createWixAccess({
    ...deps,
    budget: deps.settings.wixBudget ?? wixBudgetOfToday,
    observer: deps.observeWix,
  });
  const withPosSession = createPosAccess({ ...deps, db, onRevoked: async () => {} });
  const inventory = createInventory({
    ...inDatabase,
    jobs: deps.jobs,
    settings: { ...defaultInventorySettings, ...deps.settings.inventory },
  });
  const catalog = createCatalog({
    ...inDatabase,
    jobs: deps.jobs,
    wix,
    withPosSession,
    knownStock: (configurationId) => knownStock(inDatabase, configurationId),
    settings: deps.settings.catalogSync,
  });
  return {
    wix,
    accounts: {
      withPosSession,
      listIdsForWix: prepareListAccountIds(db, memory, (id) => rememberInstance(inDatabase, id)),
    },
    configurations: {
      find: findConfiguration,
      listForWix: prepareListConfigurations(db),
      status: async (address) => {
        const found = await findConfiguration(address);
        return found.outcome === 'found'
          ? { outcome: 'found', verdict: configurationStatus(found.facts) }
          : found;
      },
    },
    catalog,
    spiCalls,
    inventory,
    staff: createStaff(inDatabase),
    memory,
    health: { readiness: () => checkReadiness(deps.database) },
    jobHandlers: [...spiCalls.jobHandlers, ...inventory.jobHandlers, ...catalog.jobHandlers],
  };
}
