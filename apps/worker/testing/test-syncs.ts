import { randomBytes, randomUUID } from 'node:crypto';
import { type Core, createPosRegistry, createSealer, type SyncRun } from '@pos-bridge/core';
import { catalogSyncStates } from '@pos-bridge/core/tables';
import {
  createTestCore,
  createTestDatabase,
  insertAccount,
  insertConfiguration,
  insertInstance,
  insertLocation,
  type RecordedLog,
  type SyncSettings,
  type SyncWish,
  type TestDatabase,
} from '@pos-bridge/core/testing';
import type { PosProvider } from '@pos-bridge/pos';
import { createSandboxWix, type SandboxCatalog, type SandboxWix } from '@pos-bridge/sandbox';
import {
  type AccountId,
  type CatalogId,
  type ConfigurationId,
  catalogIdSchema,
  configurationIdSchema,
  createWixGateway,
  type InstanceId,
  instanceIdSchema,
} from '@pos-bridge/wix';
import { createMenuPos, type MenuPos } from './menu-pos.ts';

/** One location of one site, with the bridge between the simulated Wix and a POS that has a menu. */
export interface TestSyncs {
  readonly core: Core;
  readonly database: TestDatabase;
  readonly log: RecordedLog;
  /** How each attempt of a run ended, in order. */
  readonly attempts: readonly string[];
  readonly pos: MenuPos;
  readonly wix: SandboxWix;
  readonly instanceId: InstanceId;
  readonly accountId: AccountId;
  readonly configurationId: ConfigurationId;
  readonly catalogId: CatalogId;
  /** Asks for a sync and works it off; answers how the run ended. */
  sync(wish?: Partial<SyncWish>): Promise<SyncRun>;
  /** Works off what is queued. */
  workOff(stop?: AbortSignal): Promise<void>;
  /** The POS says, right now, how an item stands. */
  observeStock(itemPosId: string, inStock: boolean): Promise<void>;
  site(): SandboxCatalog;
  /** Calls that changed something at Wix, in their order, since the last time of asking. */
  writes(): string[];
  close(): Promise<void>;
}

const app = { appId: 'test-app', appSecret: 'test-secret' };

/** Times short enough for a test, and no budget: the sandbox's own is as wide. */
const quickTimes: Partial<SyncSettings> = {
  retryDelaysMs: [0, 0],
  readBackDelaysMs: [1],
  menuTimeoutMs: 5_000,
};

export async function createTestSyncs(
  options: {
    readonly times?: Partial<SyncSettings>;
    readonly enabled?: boolean;
    /** Another POS in place of the one that only has a menu. */
    readonly provider?: {
      readonly provider: PosProvider;
      readonly credentials: object;
      readonly posMerchantId: string;
      readonly posLocationId: string;
    };
  } = {},
): Promise<TestSyncs> {
  const database = await createTestDatabase();
  const wix = createSandboxWix({ app, callsAMinute: 1_000_000 });
  const wixUrl = await wix.listen();
  const pos = createMenuPos();
  const ids = {
    instance: instanceIdSchema.parse(randomUUID()),
    configuration: configurationIdSchema.parse(randomUUID()),
    catalog: catalogIdSchema.parse(randomUUID()),
    location: randomUUID(),
  };
  wix.control.addSite({
    metaSiteId: randomUUID(),
    name: 'Test site',
    instanceId: ids.instance,
    ownerId: randomUUID(),
    currency: 'USD',
    installation: 'installed',
  });
  wix.control.addConfiguration({
    id: ids.configuration,
    instanceId: ids.instance,
    locationId: ids.location,
    locationName: 'Main Street',
    catalogId: ids.catalog,
    enabled: options.enabled ?? true,
  });

  const sealer = createSealer([{ id: 'test', secret: randomBytes(32) }]);
  const { db } = database;
  const chosen = options.provider;
  const instanceId = await insertInstance(db, { id: ids.instance });
  const accountId = await insertAccount(db, instanceId, {
    provider: chosen?.provider.declaration.key ?? pos.provider.declaration.key,
    posMerchantId: chosen?.posMerchantId ?? 'merchant-1',
    posCredentials: await sealer.seal(JSON.stringify(chosen?.credentials ?? {})),
  });
  const locationId = await insertLocation(db, accountId, {
    currency: 'USD',
    ...(chosen && { posLocationId: chosen.posLocationId }),
  });
  const configurationId = await insertConfiguration(db, instanceId, {
    id: ids.configuration,
    accountId,
    catalogId: ids.catalog,
    wixLocationId: ids.location,
    locationId,
    enabled: options.enabled ?? true,
  });
  const attempts: string[] = [];
  const { core, log, close } = await createTestCore(database, {
    observeSyncs: { attempted: ({ outcome }) => attempts.push(outcome) },
    pos: createPosRegistry([chosen?.provider ?? pos.provider]),
    wix: createWixGateway({ baseUrl: wixUrl, ...app, retry: { firstDelayMs: 1 } }),
    sealer,
    settings: {
      spiCallRetentionDays: 30,
      publicUrl: 'http://bridge.example',
      wixBudget: { calls: 1_000_000, callsForSyncs: 1_000_000, windowMs: 1_000 },
      catalogSync: { ...quickTimes, ...options.times },
    },
  });

  const workOff: TestSyncs['workOff'] = (stop = new AbortController().signal) =>
    core.catalog.workOff(configurationId, stop);
  return {
    core,
    database,
    log,
    attempts,
    pos,
    wix,
    instanceId,
    accountId,
    configurationId,
    catalogId: ids.catalog,
    workOff,
    observeStock: (itemPosId, inStock) =>
      db.transaction(async (tx) => {
        await core.inventory.record(tx, {
          location: { id: locationId, accountId },
          cause: { kind: 'poll' },
          author: { kind: 'bridge', name: 'test' },
          items: [
            {
              kind: 'observed',
              itemPosId,
              observation: {
                id: randomUUID(),
                observer: 'pos',
                observedAt: new Date(),
                inStock,
                quantity: null,
                outUntil: null,
              },
            },
          ],
        });
      }),
    sync: async (wish = {}) => {
      const wished = await core.catalog.requestSync({ configurationId, trigger: 'wix', ...wish });
      if (!('runId' in wished)) throw new Error(`the sync was refused: ${wished.outcome}`);
      for (;;) {
        await workOff();
        const run = await core.catalog.getRun(wished.runId);
        if (run === undefined) throw new Error('the run is gone');
        if (run.endedAt !== null) return run;
      }
    },
    site: () => {
      const catalog = wix.control.catalog(ids.catalog);
      if (catalog === null) throw new Error('the catalog is gone');
      return catalog;
    },
    writes: () => {
      const calls = wix.control.requests.list().map(({ operation }) => operation);
      wix.control.requests.clear();
      return calls.filter((operation) => !/^(list_|get_|oauth)/.test(operation));
    },
    close: async () => {
      await close();
      await wix.close();
      await database.drop();
    },
  };
}

/** The state row by itself, for what no operation tells. */
export async function stateOf(setup: TestSyncs) {
  const rows = await setup.database.db.select().from(catalogSyncStates);
  return rows.find(({ configurationId }) => configurationId === setup.configurationId);
}
