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
import {
  callSettings,
  everySettingsProcedure,
  openSettings,
  type SettingsClient,
} from '../../testing/settings-client.ts';
import { startTestAdapter, type TestAdapter } from '../../testing/test-adapter.ts';
import { instancePayload, signInstance } from '../../testing/tokens.ts';

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

const procedures = everySettingsProcedure();
const openInstance = () => signInstance(instancePayload(own.instanceId));
const victimAccount = (more: object = {}) => [{ accountId: victim.accountId, ...more }];
const victimConfiguration = (more: object = {}) => [
  { configurationId: victim.configurationId, ...more },
];

/** An input for every procedure that would change the victim's, if the procedure let it. */
const attacks: Readonly<Record<string, () => readonly object[]>> = {
  overview: () => [{ instanceId: victim.instanceId }],
  troubles: () => [{ instanceId: victim.instanceId }],
  changes: () => [{ instanceId: victim.instanceId }],
  'session.open': () => victimAccount({ instance: openInstance() }),
  'session.renew': () => [{ instanceId: victim.instanceId }],
  'accounts.connect': () => [
    { provider: 'programmable', instanceId: victim.instanceId, accountId: victim.accountId },
  ],
  'accounts.reconnect': () => victimAccount(),
  'accounts.disconnect': () => victimAccount(),
  'accounts.pause': () => victimAccount({ until: later() }),
  'accounts.chooseMasters': () => victimAccount({ masters }),
  'accounts.fetchLocations': () => victimAccount(),
  'configurations.fetch': () => [{ instanceId: victim.instanceId }],
  'configurations.map': () => [
    mapping(victim.configurationId, victim.freeLocationId),
    mapping(victim.configurationId, own.freeLocationId),
    mapping(own.configurationId, victim.freeLocationId),
  ],
  'configurations.unmap': () => victimConfiguration(),
  'configurations.pause': () => victimConfiguration({ until: later() }),
  'configurations.previewSync': () => victimConfiguration(),
  'configurations.sync': () => victimConfiguration({ menusMayBeDisabled: true }),
};
const mapping = (configurationId: string, locationId: string) => ({
  mappings: [{ configurationId, locationId }],
});

test('the list of attacks names every procedure', () => {
  expect(Object.keys(attacks).toSorted()).toEqual(procedures.map(({ path }) => path).toSorted());
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

test.each(procedures)(
  '$path neither shows nor changes what is another site’s',
  async ({ path, sample }) => {
    const before = await everythingOfTheVictim();
    expect(before).toHaveLength(4);
    for (const input of attacks[path]?.() ?? []) {
      const answer = await stranger.call(path, input);
      for (const secret of ['Victim', victim.instanceId, victim.locationId]) {
        expect(answer.text).not.toContain(secret);
      }
      const namesOne = /accountId|configurationId/.test(Object.keys(Object(sample.value)).join());
      if (namesOne) expect(answer.status).toBe(404);
      if (path === 'configurations.map') {
        expect(answer.body).toMatchObject({ mapped: 0, failed: [{ outcome: 'not-found' }] });
      }
    }
    expect(await everythingOfTheVictim()).toEqual(before);
  },
);

test.each(procedures.filter(({ path }) => path !== 'session.open'))(
  '$path answers nobody without a session',
  async ({ path }) => {
    for (const token of ['x', `${stranger.token}x`]) {
      const answer = await callSettings(adapter, path, { token });
      expect(answer).toMatchObject({ status: 401, body: { code: 'SESSION_OVER' } });
    }
  },
);

test('an account in the address must be the site’s own', async () => {
  const open = (accountId: string) =>
    callSettings(adapter, 'session.open', { input: { instance: openInstance(), accountId } });
  expect((await open(own.accountId)).status).toBe(200);
  for (const accountId of [victim.accountId, 'made-up']) {
    expect(await open(accountId)).toMatchObject({
      status: 404,
      body: { code: 'ACCOUNT_NOT_FOUND' },
    });
  }
});
