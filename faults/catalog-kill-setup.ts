import { randomBytes, randomUUID } from 'node:crypto';
import { connect, createPosRegistry, createSealer } from '@pos-bridge/core';
import {
  createTestCore,
  insertAccount,
  insertConfiguration,
  insertInstance,
  insertLocation,
} from '@pos-bridge/core/testing';
import {
  type CanonicalCatalog,
  canonicalCatalogSchema,
  type PosCredentials,
  type PosProvider,
} from '@pos-bridge/pos';
import { createSandboxPosProvider } from '@pos-bridge/pos-sandbox';
import {
  createSandboxPos,
  createSandboxWix,
  everyDay,
  type SandboxPos,
  type SandboxWix,
} from '@pos-bridge/sandbox';
import {
  catalogIdSchema,
  configurationIdSchema,
  createWixGateway,
  instanceIdSchema,
} from '@pos-bridge/wix';
import { firstEdition } from './catalog-kill-menus.ts';
import type { FaultContext } from './fault-test.ts';

export const app = { appId: 'faults-app', appSecret: 'faults-secret' };
const client = { clientId: 'faults', clientSecret: 'faults-pos-secret' };
const merchantId = 'faults-merchant';
const secret = randomBytes(32);
type Menu = Parameters<SandboxPos['control']['replaceMenu']>[1];

/** The POS of all scenes: one location a scene, so that each keeps its menu. */
export interface Kitchen {
  readonly pos: SandboxPos;
  readonly provider: PosProvider;
  readonly credentials: PosCredentials;
  envOf(databaseUrl: string, wixUrl: string): Record<string, string>;
  close(): Promise<void>;
}

export async function openKitchen(): Promise<Kitchen> {
  const pos = createSandboxPos(client);
  pos.control.addMerchant({ id: merchantId, name: 'Faults' });
  const baseUrl = await pos.listen();
  const provider = createSandboxPosProvider({ baseUrl, ...client, webhookSecrets: [] });
  const redirectUri = 'http://bridge.example/callback';
  const grant = await provider.authorization.exchange(
    { code: pos.control.consent(merchantId, redirectUri), redirectUri },
    { signal: AbortSignal.timeout(5_000) },
  );
  if (grant.outcome !== 'granted') throw new Error(grant.message);
  return {
    pos,
    provider,
    credentials: grant.credentials,
    envOf: (databaseUrl, wixUrl) => ({
      DATABASE_URL: databaseUrl,
      DATABASE_POOL: '4',
      ENCRYPTION_KEY: `faults:${secret.toString('base64')}`,
      WIX_APP_ID: app.appId,
      WIX_APP_SECRET: app.appSecret,
      WIX_API_URL: wixUrl,
      SANDBOX_POS_URL: baseUrl,
      SANDBOX_POS_CLIENT_ID: client.clientId,
      SANDBOX_POS_CLIENT_SECRET: client.clientSecret,
      WORKER_HOST: '127.0.0.1',
      WORKER_PORT: '0',
    }),
    close: () => pos.close(),
  };
}

/** A site as it stands before the run that is played, in the simulated Wix's own words. */
export interface SetupSite {
  readonly instanceId: string;
  readonly configurationId: string;
  readonly locationId: string;
  readonly catalogId: string;
  readonly content: Parameters<SandboxWix['control']['replaceCatalog']>[1];
}

export interface Setup {
  readonly name: string;
  /** A database in which the run waits in the queue; to be copied. */
  readonly database: string;
  readonly site: SetupSite;
  /** What the site must show in the end. */
  readonly expected: CanonicalCatalog;
  /** The names of everything before the run. */
  readonly ids: ReadonlyMap<string, string>;
}

/** Puts a scene's site into a simulated Wix of its own. */
export function place(wix: SandboxWix, site: SetupSite): void {
  wix.control.addSite({
    metaSiteId: randomUUID(),
    name: 'Faults',
    instanceId: site.instanceId,
    ownerId: randomUUID(),
    currency: 'USD',
    installation: 'installed',
  });
  wix.control.addConfiguration({
    id: site.configurationId,
    instanceId: site.instanceId,
    locationId: site.locationId,
    locationName: 'Main Street',
    catalogId: site.catalogId,
    enabled: true,
  });
  wix.control.replaceCatalog(site.catalogId, site.content);
}

/** Publishes `before`, one after another, then asks for a sync of `then` and leaves it to the worker. */
export async function prepareSetup(
  context: FaultContext,
  kitchen: Kitchen,
  name: string,
  before: readonly Menu[],
  then: Menu,
): Promise<Setup> {
  const databaseName = `kill_${name}_base`;
  const database = connect(await context.createDatabase(databaseName), {
    applicationName: 'faults',
  });
  const sealer = createSealer([{ id: 'faults', secret }]);
  const wix = createSandboxWix({ app, callsAMinute: 1_000_000 });
  const wixUrl = await wix.listen();
  const posLocationId = `kitchen-${name}`;
  kitchen.pos.control.addLocation({
    id: posLocationId,
    merchantId,
    name: 'Main Street',
    address: { street: '1 Main Street', city: 'Springfield', zipCode: '62701', countryCode: 'US' },
    timeZone: 'America/Chicago',
    currency: 'USD',
    openingHours: everyDay('00:00', '24:00'),
    services: [{ type: 'pickup' }],
    menu: firstEdition,
  });
  const site = {
    instanceId: instanceIdSchema.parse(randomUUID()),
    configurationId: configurationIdSchema.parse(randomUUID()),
    locationId: randomUUID(),
    catalogId: catalogIdSchema.parse(randomUUID()),
    content: {
      menus: [{ id: 'old', archived: false, name: 'Old menu', sectionIds: { values: [] } }],
      sections: [],
      items: [],
    },
  };
  place(wix, site);

  const { db } = database;
  await insertInstance(db, { id: site.instanceId });
  const accountId = await insertAccount(db, site.instanceId, {
    provider: kitchen.provider.declaration.key,
    posMerchantId: merchantId,
    posCredentials: await sealer.seal(JSON.stringify(kitchen.credentials)),
  });
  await insertConfiguration(db, site.instanceId, {
    id: site.configurationId,
    accountId,
    catalogId: site.catalogId,
    wixLocationId: site.locationId,
    locationId: await insertLocation(db, accountId, { posLocationId, currency: 'USD' }),
  });
  const test = await createTestCore(database, {
    pos: createPosRegistry([kitchen.provider]),
    wix: createWixGateway({ baseUrl: wixUrl, ...app }),
    sealer,
  });
  const { catalog } = test.core;
  const { configurationId } = site;
  for (const menu of before) {
    kitchen.pos.control.replaceMenu(posLocationId, menu);
    await catalog.requestSync({ configurationId, trigger: 'wix' });
    await catalog.workOff(configurationId, AbortSignal.timeout(30_000));
  }
  await database.sql`delete from jobs.job`;
  await database.sql`delete from wix_access_tokens`;
  kitchen.pos.control.replaceMenu(posLocationId, then);
  await catalog.requestSync({ configurationId, trigger: 'wix' });

  const live = wix.control.catalog(site.catalogId);
  if (live === null) throw new Error('the scene has no catalog');
  const rows = await database.sql`
    select kind, pos_id, coalesce(menu_pos_id, '') as menu, wix_id from catalog_identifiers`;
  const fetched = await kitchen.provider.fetchMenu(
    { posMerchantId: merchantId, credentials: kitchen.credentials },
    posLocationId,
    { signal: AbortSignal.timeout(5_000) },
  );
  const expected = canonicalCatalogSchema.parse(fetched);
  await test.close();
  await database.close();
  await wix.close();
  return {
    name,
    database: databaseName,
    site: { ...site, content: { menus: live.menus, sections: live.sections, items: live.items } },
    expected,
    ids: new Map(
      rows.map((row) => [`${row['kind']} ${row['menu']} ${row['pos_id']}`, row['wix_id']]),
    ),
  };
}
