import { randomBytes, randomUUID } from 'node:crypto';
import { bridgeEnvShape, openBridge, readSettings } from '@pos-bridge/composition';
import { type Core, createSealer, type Database, encryptionKeysSchema } from '@pos-bridge/core';
import { type LocationId, locationIdSchema, newId } from '@pos-bridge/core/ids';
import { accounts, configurations, instances, posLocations } from '@pos-bridge/core/tables';
import { createSandboxPosProvider } from '@pos-bridge/pos-sandbox';
import {
  createSandboxPos,
  createSandboxWix,
  everyDay,
  type SandboxClock,
  type SandboxPos,
  type SandboxWix,
} from '@pos-bridge/sandbox';
import {
  type AccountId,
  accountIdSchema,
  type CatalogId,
  type ConfigurationId,
  catalogIdSchema,
  configurationIdSchema,
  type InstanceId,
  instanceIdSchema,
} from '@pos-bridge/wix';
import { z } from 'zod';

/** One restaurant with one location, its menu published on its own Wix site. */
export interface Restaurant {
  readonly instanceId: InstanceId;
  readonly accountId: AccountId;
  readonly configurationId: ConfigurationId;
  readonly catalogId: CatalogId;
  readonly locationId: LocationId;
  readonly merchantId: string;
  readonly posLocationId: string;
  /** The POS's ids of its dishes. */
  readonly dishes: readonly string[];
}

/** Simulated Wix and POS around a bridge whose processes are somebody else's to start. */
export interface TestInventory {
  readonly restaurants: readonly Restaurant[];
  readonly wix: SandboxWix;
  readonly pos: SandboxPos;
  readonly core: Core;
  readonly database: Database;
  /** For adapter and worker alike. */
  readonly env: Readonly<Record<string, string>>;
  /** Where the POS sends its webhooks. */
  aim(adapterUrl: string): void;
  /** How the site shows each dish: in stock or not, by the POS's id. */
  onSite(restaurant: Restaurant): Promise<ReadonlyMap<string, boolean>>;
  close(): Promise<void>;
}

const wixApp = { appId: 'measured-app', appSecret: 'measured-secret' };
const posClient = { clientId: 'bridge', clientSecret: 'bridge-secret' };

export async function createTestInventory(options: {
  readonly databaseUrl: string;
  readonly restaurants: number;
  readonly dishesEach: number;
  readonly clock?: SandboxClock;
  readonly env?: Readonly<Record<string, string>>;
}): Promise<TestInventory> {
  const webhookSecret = `whsec_${randomBytes(24).toString('base64')}`;
  const encryptionKey = `k1:${randomBytes(32).toString('base64')}`;
  const clock = options.clock && { clock: options.clock };
  const wix = createSandboxWix({ app: wixApp, ...clock });
  const pos = createSandboxPos({
    ...posClient,
    ...clock,
    // Patient enough to outlast an adapter that is killed again and again.
    webhookRetryDelaysMs: [250, 500, 1_000, 2_000, ...Array<number>(40).fill(4_000)],
  });
  const [wixUrl, posUrl] = await Promise.all([wix.listen(), pos.listen()]);
  const env = {
    DATABASE_URL: options.databaseUrl,
    ENCRYPTION_KEY: encryptionKey,
    WIX_APP_ID: wixApp.appId,
    WIX_APP_SECRET: wixApp.appSecret,
    WIX_API_URL: wixUrl,
    WIX_PUBLIC_KEY: Buffer.from(wix.publicKeyPem).toString('base64'),
    SANDBOX_POS_URL: posUrl,
    SANDBOX_POS_CLIENT_ID: posClient.clientId,
    SANDBOX_POS_CLIENT_SECRET: posClient.clientSecret,
    SANDBOX_POS_WEBHOOK_SECRETS: webhookSecret,
    LOG_LEVEL: 'silent',
    ...options.env,
  };
  const bridge = await openBridge(readSettings(z.object(bridgeEnvShape), env), 'stock world');
  const provider = createSandboxPosProvider({
    ...posClient,
    baseUrl: posUrl,
    webhookSecrets: [webhookSecret],
  });
  const sealer = createSealer(encryptionKeysSchema.parse(encryptionKey));

  const restaurants: Restaurant[] = [];
  for (let number = 0; number < options.restaurants; number += 1) {
    const restaurant = describe(number, options.dishesEach);
    openOnWix(wix, restaurant);
    openAtPos(pos, restaurant);
    const redirectUri = 'http://bridge.example/callback';
    const code = pos.control.consent(restaurant.merchantId, redirectUri);
    const granted = await provider.authorization.exchange(
      { code, redirectUri },
      { signal: AbortSignal.timeout(5_000) },
    );
    if (granted.outcome !== 'granted') throw new Error('the POS refused the bridge');
    const credentials = await sealer.seal(JSON.stringify(granted.credentials));
    await connect(bridge.database, restaurant, credentials);
    const { configurationId } = restaurant;
    await bridge.core.catalog.requestSync({ configurationId, trigger: 'wix' });
    await bridge.core.catalog.workOff(configurationId, new AbortController().signal);
    restaurants.push(restaurant);
  }

  return {
    restaurants,
    wix,
    pos,
    core: bridge.core,
    database: bridge.database,
    env,
    aim: (adapterUrl) =>
      pos.control.webhooks.aim({
        url: `${adapterUrl}/pos/sandbox/webhooks`,
        secrets: [webhookSecret],
      }),
    onSite: async ({ configurationId, catalogId, dishes }) => {
      const published = await bridge.core.catalog.published.current(configurationId);
      const items = new Map(
        wix.control.catalog(catalogId)?.items.map((item) => [item.id, item.inStock ?? true]),
      );
      return new Map(
        dishes.map((dish) => {
          const [wixId] = published?.wixIdsOf(dish) ?? [];
          const shown = wixId === undefined ? undefined : items.get(wixId);
          if (shown === undefined) throw new Error(`${dish} is not on the site`);
          return [dish, shown];
        }),
      );
    },
    close: async () => {
      await bridge.close();
      await Promise.all([wix.close(), pos.close()]);
    },
  };
}

function describe(number: number, dishes: number): Restaurant {
  return {
    instanceId: instanceIdSchema.parse(randomUUID()),
    accountId: accountIdSchema.parse(randomUUID()),
    configurationId: configurationIdSchema.parse(randomUUID()),
    catalogId: catalogIdSchema.parse(randomUUID()),
    locationId: locationIdSchema.parse(newId('loc')),
    merchantId: `merchant_${number}`,
    posLocationId: `place_${number}`,
    dishes: Array.from({ length: dishes }, (_, dish) => `dish_${number}_${dish}`),
  };
}

function openOnWix(wix: SandboxWix, restaurant: Restaurant): void {
  const { instanceId, configurationId, catalogId } = restaurant;
  wix.control.addSite({
    metaSiteId: randomUUID(),
    name: restaurant.merchantId,
    instanceId,
    ownerId: randomUUID(),
    currency: 'USD',
    installation: 'installed',
  });
  wix.control.addConfiguration({
    id: configurationId,
    instanceId,
    locationId: randomUUID(),
    locationName: restaurant.posLocationId,
    catalogId,
    enabled: true,
  });
}

function openAtPos(pos: SandboxPos, { merchantId, posLocationId, dishes }: Restaurant): void {
  pos.control.addMerchant({ id: merchantId, name: merchantId });
  pos.control.addLocation({
    id: posLocationId,
    merchantId,
    name: posLocationId,
    address: { street: '1 Main Street', city: 'Springfield', zipCode: '62701', countryCode: 'US' },
    timeZone: 'America/Chicago',
    currency: 'USD',
    openingHours: everyDay('00:00', '24:00'),
    services: [{ type: 'pickup' }],
    menu: {
      menus: [{ id: 'menu', name: 'Menu', categoryIds: ['all'] }],
      categories: [{ id: 'all', name: 'All', itemIds: [...dishes] }],
      items: dishes.map((id) => ({ id, name: id, description: '', price: '5.00' })),
      modifiers: [],
    },
  });
}

async function connect(
  { db }: Database,
  restaurant: Restaurant,
  posCredentials: string,
): Promise<void> {
  const now = new Date();
  const { instanceId, accountId, configurationId, locationId, posLocationId } = restaurant;
  await db
    .insert(instances)
    .values({ id: instanceId, state: 'installed', firstSeenAt: now, installedAt: now });
  await db.insert(accounts).values({
    id: accountId,
    instanceId,
    provider: 'sandbox',
    state: 'active',
    posMerchantId: restaurant.merchantId,
    merchantName: restaurant.merchantId,
    posAuthorization: 'authorized',
    posCredentials,
    posAuthorizedAt: now,
    createdAt: now,
    stateChangedAt: now,
  });
  await db.insert(posLocations).values({
    id: locationId,
    accountId,
    posLocationId,
    name: posLocationId,
    details: {
      posLocationId,
      name: posLocationId,
      timeZone: 'America/Chicago',
      currency: 'USD',
    },
    fetchedAt: now,
  });
  await db.insert(configurations).values({
    id: configurationId,
    instanceId,
    accountId,
    locationName: posLocationId,
    catalogId: restaurant.catalogId,
    archived: false,
    enabled: true,
    locationId,
    mappedAt: now,
    fetchedAt: now,
  });
}
