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
import { catalogSyncRuns, catalogSyncStates } from '../catalog/tables.ts';
import { newSyncRunId } from '../ids.ts';
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
  const ready = { accountId: one, status: 'READY' } as const;
  const synced = await insertConfiguration(database.db, instanceId, ready);
  const failed = await insertConfiguration(database.db, instanceId, ready);
  await insertConfiguration(database.db, instanceId, { ...ready, enabled: false });
  await insertConfiguration(database.db, instanceId, { accountId: two, status: 'READY' });
  await database.db.insert(catalogSyncStates).values([
    {
      configurationId: synced,
      status: 'SYNCED',
      lastSuccessAt: new Date(0),
      lastRequestedAt: new Date(0),
    },
    { configurationId: failed, status: 'FAILED', lastRequestedAt: new Date(0) },
  ]);

  expect(await idsOf({ accountId: two, limit: 9 })).toEqual([two]);
  expect(await idsOf({ state: 'inactive', limit: 9 })).toEqual(['account-3']);
  expect(await idsOf({ posAuthorization: 'revoked', limit: 9 })).toEqual(['account-3']);
  expect(await idsOf({ locationStanding: 'ERROR', limit: 9 })).toEqual([one]);
  expect(await idsOf({ merchant: '100 CAFE', limit: 9 })).toEqual([one]);
  expect(await idsOf({ merchant: '%', limit: 9 })).toEqual([]);
  const [row] = await test_.core.support.listAccounts({ locationStanding: 'ERROR', limit: 9 });
  expect(row?.locations).toEqual({ ERROR: 1, READY: 1, NEVER_SYNCED: 1, NOT_ACTIVATED: 1 });
  expect(await idsOf({ locationStanding: 'READY', limit: 9 })).toEqual([one]);
  expect(await idsOf({ locationStanding: 'NEVER_SYNCED', limit: 9 })).toEqual([two, one]);
  expect(await idsOf({ locationStanding: 'NOT_ACTIVATED', limit: 9 })).toEqual([one]);
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
  const notBefore = new Date(Date.UTC(2026, 4, 1, 10));
  await database.db.insert(catalogSyncStates).values({
    configurationId: mapped,
    status: 'IN_PROGRESS',
    lastRequestedAt: notBefore,
  });
  await database.db.insert(catalogSyncRuns).values({
    id: newSyncRunId(),
    configurationId: mapped,
    state: 'RUNNING',
    mode: 'changes',
    requests: [],
    requestedAt: notBefore,
    notBefore,
    attempt: 1,
    stepDone: 0,
    stepTotal: 0,
    callsDone: 0,
    callsPlanned: 0,
  });
  await database.db.insert(catalogSyncStates).values({
    configurationId: free,
    status: 'SYNCED',
    lastSuccessAt: notBefore,
    lastRequestedAt: notBefore,
  });
  const another = await insertInstance(database.db);
  await insertConfiguration(database.db, another);

  const page = await test_.core.support.accountPage(id);
  expect(page?.locations).toMatchObject([
    {
      configurationId: mapped,
      posLocation: { name: 'Main POS', timeZone: 'Europe/Madrid' },
      verdict: { status: 'READY' },
      standing: 'NEVER_SYNCED',
      sync: { status: 'IN_PROGRESS', notBefore },
    },
    {
      configurationId: free,
      posLocation: null,
      verdict: { status: 'PENDING', reasons: [{ code: 'ARCHIVED' }, { code: 'NOT_MAPPED' }] },
      sync: { status: 'SYNCED', lastSuccessAt: notBefore },
    },
  ]);
  expect(JSON.stringify(page)).not.toContain('SEALED');
  expect(await test_.core.support.accountPage(accountIdSchema.parse('none'))).toBeUndefined();
});

test('a timeline goes on below a moment, and tells of this account alone', async () => {
  const [one, two] = [await account(1), await account(2)];
  const at = (second: number) => new Date(Date.UTC(2026, 4, 1, 10, 0, second));
  await database.db.transaction(async (tx) => {
    for (const [accountId, second, action] of [
      [one, 1, 'account.connected'],
      [two, 2, 'account.connected'],
      [one, 3, 'account.deactivated'],
    ] as const) {
      await recordAudit(tx, {
        actor: { kind: 'bridge', name: 'test' },
        action,
        subject: { type: 'account', id: accountId },
        at: at(second),
      });
    }
  });
  const timeline = async (before?: Date) =>
    (await test_.core.support.timeline({ accountId: one, before, limit: 10 })).map((entry) =>
      entry.kind === 'change' ? entry.action : entry.kind,
    );
  expect(await timeline()).toEqual(['account.deactivated', 'account.connected']);
  expect(await timeline(at(3))).toEqual(['account.connected']);
});

test('the work list puts what harms first on top, and leaves out what harms nobody', async () => {
  const at = (hour: number) => new Date(Date.UTC(2026, 4, 1, hour));
  const revoked = await account(1, { posAuthorization: 'revoked', posRevokedAt: at(9) });
  const fine = await account(2);
  const inError = await insertConfiguration(database.db, instanceId, {
    accountId: revoked,
    status: 'ERROR',
  });
  // Not activated: nobody can order there yet.
  await insertConfiguration(database.db, instanceId, {
    accountId: revoked,
    status: 'ERROR',
    enabled: false,
  });
  const failing = await insertConfiguration(database.db, instanceId, {
    accountId: fine,
    status: 'READY',
  });
  await database.db.insert(catalogSyncStates).values([
    { configurationId: failing, status: 'FAILED', lastSuccessAt: at(8), lastRequestedAt: at(8) },
    { configurationId: inError, status: 'FAILED', lastRequestedAt: at(8) },
  ]);
  const items = await test_.core.support.workList();
  expect(items).toMatchObject([
    { kind: 'location-error', configurationId: inError, due: at(9) },
    { kind: 'sync-failing', configurationId: failing, due: new Date(Date.UTC(2026, 4, 2, 8)) },
  ]);
});

test('what waits is counted by kind, and no kind beyond a hundred', async () => {
  const nothing = { orders: 0, failedSyncs: 0, drifts: 0, deadDeliveries: 0, pausedEndpoints: 0 };
  expect(await test_.core.support.waiting()).toEqual(nothing);
  const accountId = await account(1);
  const [failed, synced] = [
    await insertConfiguration(database.db, instanceId, { accountId }),
    await insertConfiguration(database.db, instanceId, { accountId }),
  ];
  await database.db.insert(catalogSyncStates).values([
    { configurationId: failed, status: 'FAILED', lastRequestedAt: new Date(0) },
    { configurationId: synced, status: 'SYNCED', lastRequestedAt: new Date(0) },
  ]);
  await database.sql`insert into stock_drifts (configuration_id, wix_item_id, account_id, item_pos_id,
      pos_in_stock, wix_in_stock, first_seen_at, last_seen_at)
    select ${failed}, 'item-' || n, ${accountId}, 'dish-' || n, false, true, now(), now()
    from generate_series(1, 101) n`;
  expect(await test_.core.support.waiting()).toEqual({ ...nothing, failedSyncs: 1, drifts: 100 });
});

test('traffic tells every step of the time asked for, the empty ones as well', async () => {
  const at = (minute: number) => new Date(Date.UTC(2026, 4, 1, 10, minute));
  const ledger = test_.core.spiCalls.openLedger();
  for (const [minute, httpStatus, durationMs] of [
    [0, 200, 10],
    [4, 500, 30],
    [9, 404, 20],
    [30, 200, 1],
  ] as const) {
    ledger.record({
      calledAt: at(minute),
      operation: 'account-ids',
      requestId: null,
      instanceId,
      accountId: null,
      configurationId: null,
      httpStatus,
      outcome: String(httpStatus),
      durationMs,
      request: {},
      response: {},
    });
  }
  await ledger.close();
  const steps = await test_.core.support.traffic({ from: at(0), to: at(15), stepSeconds: 300 });
  expect(steps).toMatchObject([
    { at: at(0), calls: 2, refused: 0, failed: 1, medianMs: 20, p95Ms: 29 },
    { at: at(5), calls: 1, refused: 1, failed: 0 },
    { at: at(10), calls: 0, medianMs: null },
  ]);
  const others = { from: at(0), to: at(15), stepSeconds: 900, operation: 'sync-catalog' };
  expect(await test_.core.support.traffic(others)).toMatchObject([{ calls: 0 }]);
});

test('a line of the audit trail names what its ids name', async () => {
  const accountId = await account(1);
  const locationId = await insertLocation(database.db, accountId, { name: 'The till' });
  const configurationId = await insertConfiguration(database.db, instanceId, {
    accountId,
    locationName: 'Main Street',
  });
  await database.db.transaction(async (tx) => {
    await recordAudit(tx, {
      actor: { kind: 'bridge', name: 'test' },
      action: 'configuration.mapped',
      subject: { type: 'configuration', id: configurationId },
      accountId,
      before: { locationId: null, shared: false },
      after: { locationId, shared: true, note: 'no id of anything' },
      at: new Date(),
    });
    await recordAudit(tx, {
      actor: { kind: 'bridge', name: 'test' },
      action: 'customer.erased',
      subject: { type: 'customer', id: 'none' },
      at: new Date(),
    });
  });
  const [erased, mapped] = await test_.core.support.auditTrail({ limit: 10 });
  expect(mapped?.names).toEqual({
    [accountId]: 'Merchant 1',
    [configurationId]: 'Main Street',
    [locationId]: 'The till',
  });
  expect(erased?.names).toEqual({});
});
