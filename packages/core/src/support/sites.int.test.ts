import { type InstanceId, instanceIdSchema } from '@pos-bridge/wix';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  createTestCore,
  createTestDatabase,
  insertAccount,
  insertConfiguration,
  insertInstance,
  type TestCore,
  type TestDatabase,
} from '../../testing/index.ts';
import { recordAudit } from '../staff/record-audit.ts';

let database: TestDatabase;
let test_: TestCore;

beforeEach(async () => {
  database = await createTestDatabase();
  test_ = await createTestCore(database);
});
afterEach(async () => {
  await test_.close();
  await database.drop();
});

const site = (n: number, changes: Parameters<typeof insertInstance>[1] = {}) =>
  insertInstance(database.db, {
    id: instanceIdSchema.parse(`site-${n}`),
    firstSeenAt: new Date(Date.UTC(2026, 0, n)),
    ...changes,
  });
const waiting = async (span: { before?: readonly [Date, InstanceId]; limit?: number } = {}) =>
  test_.core.support.listWaitingSites({ limit: 10, ...span });
const find = async (text: string) => {
  const [hit] = await test_.core.support.find({ text, byCustomer: false });
  return hit && { kind: hit.kind, accountId: hit.accountId, instanceId: hit.instanceId };
};

test('sites that no merchant has connected are listed, newest first; removed ones are not', async () => {
  await site(1);
  const connected = await site(2);
  await insertAccount(database.db, connected, { state: 'disconnected' });
  await site(3, { state: 'removed' });
  const named = await site(4, { state: 'seen', name: 'The corner house' });
  await insertConfiguration(database.db, named, { locationName: 'Station' });
  await insertConfiguration(database.db, named, { locationName: 'Harbor' });
  await insertConfiguration(database.db, named, { locationName: 'Gone', archived: true });

  const all = await waiting();
  expect(all).toMatchObject([
    { id: 'site-4', state: 'seen', name: 'The corner house', locationNames: ['Harbor', 'Station'] },
    { id: 'site-1', state: 'installed', locationNames: [] },
  ]);
  const [first] = all;
  if (first === undefined) throw new Error('no site is listed');
  const below = await waiting({ before: [first.firstSeenAt, first.id], limit: 1 });
  expect(below.map(({ id }) => id)).toEqual(['site-1']);
});

test('a site’s page tells its accounts, locations and changes, and no secret', async () => {
  const id = await site(1, { refreshToken: 'SEALED-TOKEN' });
  await insertConfiguration(database.db, id, { locationName: 'Station' });
  await database.db.transaction((tx) =>
    recordAudit(tx, {
      actor: { kind: 'bridge', name: 'test' },
      action: 'account.connect_link_made',
      subject: { type: 'instance', id },
      reason: 'The merchant asked',
      at: new Date(),
    }),
  );
  const bare = await test_.core.support.sitePage(id);
  expect(bare).toMatchObject({
    instance: { id, state: 'installed' },
    accounts: [],
    locations: [{ name: 'Station' }],
    changes: [{ action: 'account.connect_link_made', reason: 'The merchant asked' }],
  });
  expect(JSON.stringify(bare)).not.toContain('SEALED');

  const accountId = await insertAccount(database.db, id, { posCredentials: 'SEALED' });
  const page = await test_.core.support.sitePage(id);
  expect(page?.accounts).toMatchObject([{ id: accountId, state: 'active' }]);
  expect(JSON.stringify(page)).not.toContain('SEALED');
  expect(await test_.core.support.sitePage(instanceIdSchema.parse('none'))).toBeUndefined();
});

test('the search leads to the site where no one account tells its story', async () => {
  const id = await site(1);
  const configurationId = await insertConfiguration(database.db, id, { locationName: 'Station' });
  const toSite = { accountId: null, instanceId: id };
  expect(await find(id)).toEqual({ kind: 'instance', ...toSite });
  expect(await find(configurationId)).toEqual({ kind: 'configuration', ...toSite });

  const accountId = await insertAccount(database.db, id);
  expect(await find(id)).toEqual({ kind: 'instance', accountId, instanceId: id });
  await insertAccount(database.db, id, { state: 'disconnected' });
  expect(await find(id)).toEqual({ kind: 'instance', ...toSite });
  expect(await test_.core.support.find({ text: id, byCustomer: false })).toHaveLength(1);
});
