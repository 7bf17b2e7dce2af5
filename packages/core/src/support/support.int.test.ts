import { accountIdSchema, configurationIdSchema, type InstanceId } from '@pos-bridge/wix';
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
} from '../../testing/index.ts';
import { recordAudit } from '../staff/record-audit.ts';
import type { AccountQuery } from './list-accounts.ts';

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
    // Two at a time came in the same instant: the id decides between them.
    createdAt: new Date(Date.UTC(2026, 0, 1, 0, 0, Math.floor(n / 2))),
    ...changes,
  });
const idsOf = async (query: AccountQuery) =>
  (await test_.core.support.listAccounts(query)).map(({ id }) => id);

test('accounts are listed newest first, page by page in both directions, none twice', async () => {
  for (const n of [1, 2, 3, 4, 5]) await account(n);
  const all = await test_.core.support.listAccounts({ limit: 10 });
  expect(all.map(({ id }) => id)).toEqual([
    'account-5',
    'account-4',
    'account-3',
    'account-2',
    'account-1',
  ]);
  const placeOf = (n: number) => {
    const row = all[n];
    if (row === undefined) throw new Error('no such row');
    return [row.createdAt, row.id] as const;
  };
  expect(await idsOf({ before: placeOf(1), limit: 2 })).toEqual(['account-3', 'account-2']);
  expect(await idsOf({ after: placeOf(3), limit: 2 })).toEqual(['account-4', 'account-3']);
});

test('accounts are found by state, authorization, trouble at a location, and the merchant’s name', async () => {
  const [one, two] = [await account(1, { merchantName: 'Café 100%' }), await account(2)];
  await account(3, { state: 'inactive', posAuthorization: 'revoked' });
  await insertConfiguration(database.db, instanceId, { accountId: one, status: 'ERROR' });
  await insertConfiguration(database.db, instanceId, { accountId: one, status: 'READY' });
  await insertConfiguration(database.db, instanceId, { accountId: two, status: 'READY' });

  expect(await idsOf({ state: 'inactive', limit: 9 })).toEqual(['account-3']);
  expect(await idsOf({ posAuthorization: 'revoked', limit: 9 })).toEqual(['account-3']);
  expect(await idsOf({ locationStatus: 'ERROR', limit: 9 })).toEqual([one]);
  expect(await idsOf({ merchant: 'café 100%', limit: 9 })).toEqual([one]);
  expect(await idsOf({ merchant: '%', limit: 9 })).toEqual([]);
  const [row] = await test_.core.support.listAccounts({ locationStatus: 'ERROR', limit: 9 });
  expect(row?.locations).toEqual({ ERROR: 1, READY: 1 });
});

test('an account’s page tells every location with its reasons, and no secret', async () => {
  const id = await account(1, { posCredentials: 'SEALED-CREDENTIALS' });
  await database.sql`update instances set refresh_token = 'SEALED-TOKEN'`;
  const locationId = await insertLocation(database.db, id, { name: 'Main POS' });
  const mapped = await insertConfiguration(database.db, instanceId, {
    accountId: id,
    locationName: 'A mapped one',
    locationId,
  });
  const free = await insertConfiguration(database.db, instanceId, {
    id: configurationIdSchema.parse('free'),
    locationName: 'B free one',
    archived: true,
  });
  const another = await insertInstance(database.db);
  await insertConfiguration(database.db, another);

  const page = await test_.core.support.accountPage(id);
  expect(page?.locations).toMatchObject([
    { configurationId: mapped, posLocation: { name: 'Main POS' }, verdict: { status: 'READY' } },
    {
      configurationId: free,
      posLocation: null,
      verdict: { status: 'PENDING', reasons: [{ code: 'ARCHIVED' }, { code: 'NOT_MAPPED' }] },
    },
  ]);
  expect(JSON.stringify(page)).not.toContain('SEALED');
  expect(await test_.core.support.accountPage(accountIdSchema.parse('none'))).toBeUndefined();
});

test('a timeline goes on below a moment, and tells of this account alone', async () => {
  const [one, two] = [await account(1), await account(2)];
  const at = (second: number) => new Date(Date.UTC(2026, 4, 1, 10, 0, second));
  await database.db.transaction(async (tx) => {
    for (const [accountId, second] of [
      [one, 1],
      [two, 2],
      [one, 3],
    ] as const) {
      await recordAudit(tx, {
        actor: { kind: 'bridge', name: 'test' },
        action: `account.changed-${second}`,
        subject: { type: 'account', id: accountId },
        at: at(second),
      });
    }
  });
  const timeline = async (before?: Date) =>
    (await test_.core.support.timeline({ accountId: one, before, limit: 10 })).map((entry) =>
      entry.kind === 'change' ? entry.action : entry.kind,
    );
  expect(await timeline()).toEqual(['account.changed-3', 'account.changed-1']);
  expect(await timeline(at(3))).toEqual(['account.changed-1']);
});
