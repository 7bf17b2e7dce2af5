import {
  accountIdSchema,
  configurationIdSchema,
  type InstanceId,
  requestIdSchema,
} from '@pos-bridge/wix';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  createTestCore,
  createTestDatabase,
  insertAccount,
  insertConfiguration,
  insertInstance,
  insertLocation,
  type TestCore,
  type TestDatabase,
} from '../../../testing/index.ts';
import type { AccountQuery } from '../list-accounts.ts';

let database: TestDatabase;
let test_: TestCore;
let instanceId: InstanceId;

beforeEach(async () => {
  database = await createTestDatabase();
  test_ = await createTestCore(database);
  instanceId = await insertInstance(database.db);
});
afterEach(async () => {
  await test_.close();
  await database.drop();
});

const account = (n: number, changes: Parameters<typeof insertAccount>[2] = {}) =>
  insertAccount(database.db, instanceId, {
    id: accountIdSchema.parse(`account-${n}`),
    merchantName: `Merchant ${n}`,
    ...changes,
  });
const idsOf = async (query: AccountQuery) =>
  (await test_.core.support.listAccounts(query)).map(({ id }) => id);

test.each([
  ['Trattoria Bellavista', 'bellavi'],
  ['Trattoria Bellavista', 'bella tra'],
  ['Café Ñandú', 'nandu cafe'],
  ['Cafe Nandu', 'CAFÉ ñandú'],
  ['Łódź Ørsted Straße Cœur', 'coeur strasse orsted lodz'],
  ['L’Osteria', 'osteria'],
  ['a/b bar_grill.com', 'grill b'],
  ['МОСКВА', 'москва'],
  ['ΣΑΣ', 'σας'],
])('%s is found by %s, wherever names are looked for', async (name, typed) => {
  const accountId = await account(1, { merchantName: name });
  const locationId = await insertLocation(database.db, accountId, { name: 'Somewhere' });
  const configurationId = await insertConfiguration(database.db, instanceId, {
    accountId,
    locationId,
    locationName: name,
  });
  await database.sql`update instances set name = ${name}`;
  const found = await find(typed);
  expect(found).toContainEqual(['account', accountId]);
  expect(found).toContainEqual(['configuration', configurationId]);
  expect(found).toContainEqual(['instance', instanceId]);
  expect(await idsOf({ merchant: typed, limit: 9 })).toEqual([accountId]);
  const { listLocations } = test_.core.inventory;
  expect(await listLocations({ name: typed, limit: 9 })).toMatchObject([{ configurationId }]);
});

test.each([
  ['Trattoria Bellavista', 'ellavista'],
  ['Trattoria Bellavista', 'bella roma'],
  ['Café 100%', '%'],
  ['Bar', "b:* | !x'"],
])('%s is not found by %s', async (name, typed) => {
  await account(1, { merchantName: name });
  expect(await find(typed)).toEqual([]);
  expect(await idsOf({ merchant: typed, limit: 9 })).toEqual([]);
});

const find = async (text: string, byCustomer = true) =>
  (await test_.core.support.find({ text, byCustomer })).map(({ kind, id }) => [kind, id]);

test('any id as a whole, and any name by its words, leads to what it names', async () => {
  const id = await account(1, { merchantName: 'Trattoria One' });
  const configurationId = await insertConfiguration(database.db, instanceId, {
    accountId: id,
    locationName: 'Station 100%',
  });
  const ledger = test_.core.spiCalls.openLedger();
  ledger.record({
    calledAt: new Date(),
    operation: 'account-ids',
    requestId: requestIdSchema.parse('1660049071.0775256270934210145'),
    instanceId,
    accountId: null,
    configurationId: null,
    httpStatus: 200,
    outcome: 'OK',
    durationMs: 1,
    request: {},
    response: {},
  });
  await ledger.close();

  expect(await find(id)).toEqual([['account', id]]);
  expect(await find(' tratt ')).toEqual([['account', id]]);
  expect(await find(configurationId)).toEqual([['configuration', configurationId]]);
  expect(await find('station 1')).toEqual([['configuration', configurationId]]);
  expect(await find('sta_ion')).toEqual([]);
  expect(await find(instanceId)).toEqual([['instance', instanceId]]);
  expect(await find('1660049071.0775256270934210145')).toEqual([['spi-call', '1']]);
  expect(await find('t')).toEqual([]);
});

test('a part of an id finds it too: its beginning, or as tables show it', async () => {
  const id = await account(1);
  const configurationId = await insertConfiguration(database.db, instanceId, {
    id: configurationIdSchema.parse('7d9e2a11-0a39-4d37-9ad8-1b8a0a4c7e55'),
    accountId: id,
  });
  await insertConfiguration(database.db, instanceId, {
    id: configurationIdSchema.parse('7d9e2a11-0a39-4d37-9ad8-1b8a0a4c7e56'),
    accountId: id,
  });
  expect(await find('7d9e2a11')).toHaveLength(2);
  expect(await find('7d9e2a11…7e55')).toEqual([['configuration', configurationId]]);
  expect(await find('7d9e2a11-0a39-4d37-9ad8-1b8a0a4c7e55')).toEqual([
    ['configuration', configurationId],
  ]);
  expect(await find('7d9e2a12')).toEqual([]);
  expect(await find('7d9e%')).toEqual([]);
  expect(await find('acc_unt')).toEqual([]);
});

test('a hit says what it is', async () => {
  const id = await account(1, { merchantName: 'Trattoria One', state: 'inactive' });
  await insertConfiguration(database.db, instanceId, {
    accountId: id,
    locationName: 'Station',
    status: 'ERROR',
  });
  expect(await test_.core.support.find({ text: 'station', byCustomer: false })).toMatchObject([
    { kind: 'configuration', title: 'Station', merchantName: 'Trattoria One', state: 'ERROR' },
  ]);
  expect(await test_.core.support.find({ text: 'trattoria', byCustomer: false })).toMatchObject([
    { kind: 'account', title: 'Trattoria One', state: 'inactive' },
  ]);
});
