import { randomBytes, randomUUID } from 'node:crypto';
import { type Core, createPosRegistry, createSealer, runJobs } from '@pos-bridge/core';
import {
  createTestCore,
  createTestDatabase,
  type InventoryObserver,
  type InventorySettings,
  insertAccount,
  insertConfiguration,
  insertInstance,
  insertLocation,
  type RecordedLog,
  type TestDatabase,
} from '@pos-bridge/core/testing';
import { createSandboxPosProvider } from '@pos-bridge/pos-sandbox';
import {
  createSandboxPos,
  createSandboxWix,
  everyDay,
  noodleBarMenu,
  type SandboxPos,
  type SandboxWix,
  type StockChange,
} from '@pos-bridge/sandbox';
import {
  type AccountId,
  type ConfigurationId,
  catalogIdSchema,
  configurationIdSchema,
  createWixGateway,
  instanceIdSchema,
} from '@pos-bridge/wix';
import { listenForPosWebhooks } from './pos-webhook-door.ts';
import { until } from './until.ts';

/** One location whose menu is published, with the simulated Wix and POS on either side of the bridge. */
export interface TestStock {
  readonly core: Core;
  readonly database: TestDatabase;
  readonly log: RecordedLog;
  readonly pos: SandboxPos;
  readonly wix: SandboxWix;
  readonly accountId: AccountId;
  readonly configurationId: ConfigurationId;
  readonly posLocationId: string;
  /** The POS's ids of the dishes. */
  readonly dishes: readonly string[];
  readonly clock: { now(): Date; advance(ms: number): void };
  /** Runs jobs as a worker does, until told to stop. */
  work(): Promise<{ stop(): Promise<void> }>;
  /** What happens every minute, now. */
  sweep(): Promise<void>;
  /** Somebody at the till changes stock; the POS tells it by webhook. */
  atTheTill(...changes: StockChange[]): void;
  /** Whether the site shows the dish as in stock. */
  onSite(dish: string): Promise<boolean>;
  /** Waits until the site shows it so. */
  untilOnSite(dish: string, inStock: boolean): Promise<void>;
  /** Calls of this kind that Wix has got. */
  wixCalls(operation: string): number;
  close(): Promise<void>;
}

const app = { appId: 'test-app', appSecret: 'test-secret' };
const posClient = { clientId: 'bridge', clientSecret: 'bridge-secret' };
const webhookSecret = `whsec_${randomBytes(24).toString('base64')}`;
const redirectUri = 'http://bridge.example/callback';

/** Short enough for a test. */
const quick: Partial<InventorySettings> = {
  firstDelayMs: 30,
  delayFactor: 1.5,
  callMs: 1_000,
  claimMs: 5_000,
  loopbackEndpoints: true,
};

export async function createTestStock(
  options: {
    readonly settings?: Partial<InventorySettings>;
    readonly observer?: InventoryObserver;
    /** False: the POS's webhooks lead nowhere. */
    readonly webhooks?: boolean;
  } = {},
): Promise<TestStock> {
  const database = await createTestDatabase();
  let ahead = 0;
  const clock = {
    now: () => new Date(Date.now() + ahead),
    advance: (ms: number) => {
      ahead += ms;
    },
  };
  const wix = createSandboxWix({ app, callsAMinute: 1_000_000, clock });
  const pos = createSandboxPos({ ...posClient, clock, webhookRetryDelaysMs: [50, 100, 200] });
  const [wixUrl, posUrl] = await Promise.all([wix.listen(), pos.listen()]);
  const provider = createSandboxPosProvider({
    ...posClient,
    baseUrl: posUrl,
    webhookSecrets: [webhookSecret],
    clock,
  });
  const ids = {
    instance: instanceIdSchema.parse(randomUUID()),
    configuration: configurationIdSchema.parse(randomUUID()),
    catalog: catalogIdSchema.parse(randomUUID()),
    wixLocation: randomUUID(),
    merchant: 'merchant_noodles',
    posLocation: 'loc_noodles',
  };
  wix.control.addSite({
    metaSiteId: randomUUID(),
    name: 'Noodles',
    instanceId: ids.instance,
    ownerId: randomUUID(),
    currency: 'USD',
    installation: 'installed',
  });
  wix.control.addConfiguration({
    id: ids.configuration,
    instanceId: ids.instance,
    locationId: ids.wixLocation,
    locationName: 'Main Street',
    catalogId: ids.catalog,
    enabled: true,
  });
  const menu = noodleBarMenu();
  pos.control.addMerchant({ id: ids.merchant, name: 'Noodles' });
  pos.control.addLocation({
    id: ids.posLocation,
    merchantId: ids.merchant,
    name: 'Noodles, Main Street',
    address: { street: '1 Main Street', city: 'Springfield', zipCode: '62701', countryCode: 'US' },
    timeZone: 'America/Chicago',
    currency: 'USD',
    openingHours: everyDay('00:00', '24:00'),
    services: [{ type: 'pickup' }],
    menu,
  });
  const granted = await provider.authorization.exchange(
    { code: pos.control.consent(ids.merchant, redirectUri), redirectUri },
    { signal: AbortSignal.timeout(5_000) },
  );
  if (granted.outcome !== 'granted') throw new Error('the POS refused the bridge');

  const sealer = createSealer([{ id: 'test', secret: randomBytes(32) }]);
  const { db } = database;
  const instanceId = await insertInstance(db, { id: ids.instance });
  const accountId = await insertAccount(db, instanceId, {
    provider: 'sandbox',
    posMerchantId: ids.merchant,
    posCredentials: await sealer.seal(JSON.stringify(granted.credentials)),
  });
  const locationId = await insertLocation(db, accountId, {
    currency: 'USD',
    posLocationId: ids.posLocation,
  });
  const configurationId = await insertConfiguration(db, instanceId, {
    id: ids.configuration,
    accountId,
    catalogId: ids.catalog,
    wixLocationId: ids.wixLocation,
    locationId,
  });
  const test_ = await createTestCore(database, {
    clock,
    pos: createPosRegistry([provider]),
    wix: createWixGateway({ baseUrl: wixUrl, ...app }),
    sealer,
    ...(options.observer && { observeInventory: options.observer }),
    settings: {
      spiCallRetentionDays: 30,
      publicUrl: 'http://bridge.example',
      wixBudget: { calls: 1_000_000, callsForSyncs: 1_000_000, windowMs: 1_000 },
      catalogSync: { retryDelaysMs: [0, 0], readBackDelaysMs: [1], menuTimeoutMs: 5_000 },
      inventory: { ...quick, ...options.settings },
    },
  });
  const { core } = test_;
  await core.catalog.requestSync({ configurationId, trigger: 'wix' });
  await core.catalog.workOff(configurationId, new AbortController().signal);
  if ((await core.catalog.published.current(configurationId)) === null) {
    throw new Error('the menu was not published');
  }
  wix.control.requests.clear();

  const door = await listenForPosWebhooks(core.posWebhooks);
  if (options.webhooks !== false) {
    pos.control.webhooks.aim({ url: door.url, secrets: [webhookSecret] });
  }
  const workers: { stop(): Promise<void> }[] = [];
  const onSite = async (dish: string): Promise<boolean> => {
    const published = await core.catalog.published.current(configurationId);
    const [wixId] = published?.wixIdsOf(dish) ?? [];
    const item = wix.control.catalog(ids.catalog)?.items.find(({ id }) => id === wixId);
    if (item === undefined) throw new Error(`${dish} is not on the site`);
    return item.inStock ?? true;
  };
  return {
    core,
    database,
    log: test_.log,
    pos,
    wix,
    accountId,
    configurationId,
    posLocationId: ids.posLocation,
    dishes: menu.items.map(({ id }) => id),
    clock,
    work: async () => {
      const running = await runJobs(database.url, core.jobHandlers, test_.log);
      const worker = { stop: () => running.stop(5_000) };
      workers.push(worker);
      return worker;
    },
    sweep: async () => {
      const sweep = core.jobHandlers.find(({ job }) => job.name === 'inventory-sweep');
      const signal = new AbortController().signal;
      await sweep?.handle({}, { jobId: 'test', attempt: 1, isLastAttempt: true, signal });
    },
    atTheTill: (...changes) => {
      pos.control.setStock(ids.posLocation, changes);
    },
    onSite,
    untilOnSite: async (dish, inStock) => {
      await until(`${dish} ${inStock ? 'in' : 'out of'} stock on the site`, async () =>
        (await onSite(dish)) === inStock ? true : undefined,
      );
    },
    wixCalls: (operation) =>
      wix.control.requests.list().filter((request) => request.operation === operation).length,
    close: async () => {
      await Promise.all(workers.map((worker) => worker.stop()));
      await door.close();
      await test_.close();
      await Promise.all([wix.close(), pos.close()]);
      await database.drop();
    },
  };
}
