import { createPosRegistry } from '@pos-bridge/core';
import {
  accounts,
  auditLog,
  catalogSettings,
  catalogSyncRuns,
  configurations,
  posLocations,
} from '@pos-bridge/core/tables';
import {
  createProgrammablePos,
  insertAccount,
  insertConfiguration,
  insertInstance,
  insertLocation,
} from '@pos-bridge/core/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { callSettings, openSettings, type SettingsClient } from '../../testing/settings-client.ts';
import { startTestAdapter, type TestAdapter } from '../../testing/test-adapter.ts';
import { instancePayload, signInstance } from '../../testing/tokens.ts';
import { allSettingsRoutes } from './all-routes.ts';

let adapter: TestAdapter;
let stranger: SettingsClient;
let victim: Awaited<ReturnType<typeof insertSite>>;
let own: Awaited<ReturnType<typeof insertSite>>;

beforeAll(async () => {
  adapter = await startTestAdapter({
    pos: createPosRegistry([createProgrammablePos().provider]),
  });
  own = await insertSite('Own');
  victim = await insertSite('Victim');
  stranger = await openSettings(adapter, own.instanceId);
});
afterAll(() => adapter.close());

async function insertSite(name: string) {
  const { db } = adapter.database;
  const instanceId = await insertInstance(db);
  const accountId = await insertAccount(db, instanceId, {
    merchantName: `${name} Trattoria`,
    posMerchantId: `merchant of ${name}`,
    provider: 'programmable',
  });
  const details = { name: `${name} Street` };
  const locationId = await insertLocation(db, accountId, details);
  const freeLocationId = await insertLocation(db, accountId, { name: `${name} Square` });
  const configurationId = await insertConfiguration(db, instanceId, { accountId, locationId });
  return { instanceId, accountId, locationId, freeLocationId, configurationId };
}

const masters = {
  entityAvailabilityUpdated: 'WIX',
  fulfillmentMethodsDefinition: 'WIX',
  dishImagesUpdated: 'WIX',
  entitySortingControl: 'WIX',
  dishLabelsUpdated: 'WIX',
  dishOptionsMinMaxUpdated: 'WIX',
  dishInStockUpdated: 'WIX',
};
const later = () => new Date(Date.now() + 3_600_000).toISOString();

/** A body for every route that would change the victim's, if the route let it. */
const attacks: Readonly<Record<string, () => readonly object[]>> = {
  'GET /overview': () => [{}],
  'GET /troubles': () => [{}],
  'POST /connection': () => [
    { provider: 'programmable', instanceId: victim.instanceId, accountId: victim.accountId },
  ],
  'POST /accounts/:accountId/connection': () => [{}],
  'POST /accounts/:accountId/disconnection': () => [{}],
  'POST /accounts/:accountId/pause': () => [{ until: later() }],
  'POST /accounts/:accountId/masters': () => [{ masters }],
  'POST /accounts/:accountId/pos-locations': () => [{}],
  'POST /configurations': () => [{ instanceId: victim.instanceId }],
  'POST /mappings': () => [
    mapping(victim.configurationId, victim.freeLocationId),
    mapping(victim.configurationId, own.freeLocationId),
    mapping(own.configurationId, victim.freeLocationId),
  ],
  'POST /configurations/:configurationId/unmapping': () => [{}],
  'POST /configurations/:configurationId/pause': () => [{ until: later() }],
  'POST /configurations/:configurationId/sync-preview': () => [{}],
  'POST /configurations/:configurationId/sync': () => [{ menusMayBeDisabled: true }],
};
const mapping = (configurationId: string, locationId: string) => ({
  mappings: [{ configurationId, locationId }],
});

test('the list of attacks names every route', () => {
  expect(Object.keys(attacks).toSorted()).toEqual(
    allSettingsRoutes.map(({ method, path }) => `${method} ${path}`).toSorted(),
  );
});

/** Every row that names something of the victim's. */
const everythingOfTheVictim = async () => {
  const { db } = adapter.database;
  const rows = [
    ...(await db.select().from(accounts).orderBy(accounts.id)),
    ...(await db.select().from(configurations).orderBy(configurations.id)),
    ...(await db.select().from(posLocations).orderBy(posLocations.id)),
    ...(await db.select().from(catalogSettings)),
    ...(await db.select().from(catalogSyncRuns)),
    ...(await db.select().from(auditLog)),
  ];
  const ids = Object.values(victim);
  return rows.map((row) => JSON.stringify(row)).filter((row) => ids.some((id) => row.includes(id)));
};

test.each(allSettingsRoutes.map((route) => [`${route.method} ${route.path}`, route] as const))(
  '%s neither shows nor changes what is another site’s',
  async (name, { method, path }) => {
    const target = path
      .replace(':accountId', victim.accountId)
      .replace(':configurationId', victim.configurationId);
    const before = await everythingOfTheVictim();
    expect(before).toHaveLength(4);
    for (const body of attacks[name]?.() ?? []) {
      const answer = await stranger.call(method, target, body);
      for (const secret of ['Victim', victim.instanceId, victim.locationId]) {
        expect(answer.text).not.toContain(secret);
      }
      if (path.includes(':')) expect(answer.status).toBe(404);
      if (path === '/mappings') {
        expect(answer.body).toMatchObject({ mapped: 0, failed: [{ outcome: 'not-found' }] });
      }
    }
    expect(await everythingOfTheVictim()).toEqual(before);
  },
);

test.each(allSettingsRoutes.map(({ method, path }) => [method, path] as const))(
  '%s %s answers nobody without a session',
  async (method, path) => {
    for (const token of ['x', `${stranger.token}x`]) {
      const answer = await callSettings(adapter, method, path, { token });
      expect(answer).toMatchObject({ status: 401, body: { code: 'SESSION_OVER' } });
    }
  },
);

test('an account in the address must be the site’s own', async () => {
  const open = (accountId: string) =>
    callSettings(adapter, 'POST', '/session', {
      body: { instance: signInstance(instancePayload(own.instanceId)), accountId },
    });
  expect((await open(own.accountId)).status).toBe(200);
  for (const accountId of [victim.accountId, 'made-up']) {
    expect(await open(accountId)).toMatchObject({
      status: 404,
      body: { code: 'ACCOUNT_NOT_FOUND' },
    });
  }
});
