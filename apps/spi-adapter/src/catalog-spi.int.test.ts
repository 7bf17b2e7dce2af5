import { catalogSyncRuns, catalogSyncStates } from '@pos-bridge/core/tables';
import { insertAccount, insertConfiguration, insertInstance } from '@pos-bridge/core/testing';
import type { AccountId, ConfigurationId, InstanceId } from '@pos-bridge/wix';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestAdapter, type TestAdapter } from '../testing/test-adapter.ts';
import { claimsOf, sign } from '../testing/tokens.ts';

let adapter: TestAdapter;
let site: { instanceId: InstanceId; accountId: AccountId; configurationId: ConfigurationId };

beforeAll(async () => {
  adapter = await startTestAdapter();
});
afterAll(() => adapter.close());
beforeEach(async () => {
  const { db } = adapter.database;
  const instanceId = await insertInstance(db);
  const accountId = await insertAccount(db, instanceId);
  const configurationId = await insertConfiguration(db, instanceId, { accountId });
  site = { instanceId, accountId, configurationId };
});

const call = async (operation: string, request: object, instanceId = site.instanceId) =>
  adapter.post(operation, await sign(claimsOf(instanceId, request)));
const ids = () => ({ accountId: site.accountId, configurationId: site.configurationId });
const status = async () => (await call('get-catalog-sync-status', ids())).body;
const runs = async () => {
  const all = await adapter.database.db.select().from(catalogSyncRuns);
  return all.filter(({ configurationId }) => configurationId === site.configurationId);
};

describe('Sync Catalog', () => {
  test('is answered at once with an empty object and leaves a run that waits', async () => {
    expect(await call('sync-catalog', ids())).toMatchObject({ status: 200, text: '{}' });
    expect(await status()).toEqual({ status: 'PENDING' });
    expect(await runs()).toMatchObject([{ state: 'QUEUED', requests: [{ trigger: 'wix' }] }]);
  });

  test('called again while a run waits, it joins that run', async () => {
    await Promise.all([1, 2, 3, 4, 5].map(() => call('sync-catalog', ids())));
    const [run, ...others] = await runs();
    expect(others).toEqual([]);
    expect(run?.requests).toHaveLength(5);
    const jobs = await adapter.database.sql`
      select count(*)::int as jobs from jobs.job
      where name = 'catalog-sync' and data->>'configurationId' = ${site.configurationId}`;
    expect(jobs).toEqual([{ jobs: 1 }]);
  });

  test.each(['sync-catalog', 'get-catalog-sync-status'])(
    '%s answers what belongs to another site like what does not exist',
    async (operation) => {
      const stranger = await insertInstance(adapter.database.db);
      expect(await call(operation, ids(), stranger)).toMatchObject({
        status: 404,
        body: { applicationError: { code: 'ACCOUNT_NOT_FOUND' } },
      });
      const others = await insertConfiguration(adapter.database.db, stranger);
      expect(await call(operation, { ...ids(), configurationId: others })).toMatchObject({
        status: 404,
        body: { applicationError: { code: 'LOCATION_NOT_FOUND' } },
      });
      expect(await call(operation, { accountId: site.accountId })).toMatchObject({ status: 400 });
      expect(await runs()).toEqual([]);
    },
  );
});

describe('Get Catalog Sync Status', () => {
  const set = (state: Partial<typeof catalogSyncStates.$inferInsert>) =>
    adapter.database.db.insert(catalogSyncStates).values({
      configurationId: site.configurationId,
      status: 'PENDING',
      lastRequestedAt: new Date(),
      ...state,
    });
  const monday = new Date('2026-03-02T08:00:00.000Z');
  const tuesday = new Date('2026-03-03T08:00:00.000Z');

  test('is UNKNOWN before anybody asked for a sync', async () => {
    expect(await status()).toEqual({ status: 'PENDING' });
  });

  test('tells how long a run has been working', async () => {
    await set({ status: 'IN_PROGRESS', startedAt: new Date(Date.now() - 145_400) });
    expect(await status()).toEqual({
      status: 'IN_PROGRESS',
      inProgress: {
        elapsedSeconds: expect.toSatisfy((seconds) => seconds >= 145 && seconds < 175),
      },
    });
  });

  test('tells when it was synced', async () => {
    await set({ status: 'SYNCED', lastSyncAt: tuesday, lastSuccessAt: tuesday });
    expect(await status()).toEqual({
      status: 'SYNCED',
      synced: { lastSyncDate: '2026-03-03T08:00:00.000Z' },
    });
  });

  test('tells why it failed, and when it last went well', async () => {
    await set({
      status: 'FAILED',
      lastSyncAt: tuesday,
      lastSuccessAt: monday,
      failureCode: 'LOCATION_NOT_FOUND',
      failureReason: 'The POS no longer has this location; map another one.',
      failureParams: { posFault: 'location_gone' },
    });
    expect(await status()).toEqual({
      status: 'FAILED',
      failed: {
        lastSyncDate: '2026-03-03T08:00:00.000Z',
        lastSuccessfullySyncDate: '2026-03-02T08:00:00.000Z',
        reason: 'The POS no longer has this location; map another one.',
        code: 'LOCATION_NOT_FOUND',
        params: { posFault: 'location_gone' },
      },
    });
  });

  test('leaves out the date of a success that never was', async () => {
    await set({
      status: 'FAILED',
      lastSyncAt: tuesday,
      failureCode: 'OVERLOADED_MENU',
      failureReason: 'The menu is too large for Wix: its storage limit is reached.',
      failureParams: {},
    });
    expect(await status()).toEqual({
      status: 'FAILED',
      failed: {
        lastSyncDate: '2026-03-03T08:00:00.000Z',
        reason: 'The menu is too large for Wix: its storage limit is reached.',
        code: 'OVERLOADED_MENU',
        params: {},
      },
    });
  });
});
