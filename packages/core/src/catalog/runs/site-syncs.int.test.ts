import type { AccountId, ConfigurationId, InstanceId } from '@pos-bridge/wix';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  createTestCore,
  createTestDatabase,
  insertAccount,
  insertConfiguration,
  insertInstance,
  insertPublishedCatalog,
  sampleCatalog,
  type TestCore,
  type TestDatabase,
} from '../../../testing/index.ts';
import { posIsMasterOfAll } from '../masters.ts';
import { catalogPublications, catalogSyncRuns } from '../tables.ts';

let database: TestDatabase;
let core: TestCore;
let instanceId: InstanceId;
let accountId: AccountId;
let configurationId: ConfigurationId;

beforeEach(async () => {
  database = await createTestDatabase();
  core = await createTestCore(database);
  instanceId = await insertInstance(database.db);
  accountId = await insertAccount(database.db, instanceId);
  configurationId = await insertConfiguration(database.db, instanceId, { accountId });
});
afterEach(async () => {
  await core.close();
  await database.drop();
});

const syncs = () => core.core.catalog.listSiteSyncs(instanceId);

/** Asks for a run and ends it, as a worker does that has published, or has found nothing to publish. */
async function runOnce(publishes: boolean) {
  const wish = await core.core.catalog.requestSync({ configurationId, trigger: 'support' });
  if (!('runId' in wish)) throw new Error(wish.outcome);
  const published = publishes
    ? await insertPublishedCatalog(database.db, configurationId, sampleCatalog())
    : null;
  await database.db
    .update(catalogSyncRuns)
    .set({ state: 'SUCCEEDED', endedAt: new Date(), publicationId: published })
    .where(eq(catalogSyncRuns.id, wish.runId));
  if (published !== null) {
    await database.db
      .update(catalogPublications)
      .set({ runId: wish.runId })
      .where(eq(catalogPublications.id, published));
  }
  return wish.runId;
}

test('a location that was never synced has neither a run nor a menu', async () => {
  expect(await syncs()).toEqual([
    {
      configurationId,
      lastSuccessAt: null,
      isPublished: false,
      latestRun: null,
      publishedRun: null,
    },
  ]);
});

test('the newest run is told, and beside it the one that published what is live', async () => {
  const first = await runOnce(true);
  expect(await syncs()).toMatchObject([
    { isPublished: true, latestRun: { id: first }, publishedRun: null },
  ]);
  const second = await runOnce(false);
  expect(await syncs()).toMatchObject([
    { isPublished: true, latestRun: { id: second }, publishedRun: { id: first } },
  ]);
});

test('every location of the instance is there, and none of another', async () => {
  const second = await insertConfiguration(database.db, instanceId);
  const stranger = await insertInstance(database.db);
  await insertConfiguration(database.db, stranger);
  const listed = await syncs();
  expect(listed.map((sync) => sync.configurationId).toSorted()).toEqual(
    [configurationId, second].toSorted(),
  );
});

test('a run is known by its id to belong to its instance', async () => {
  const runId = await runOnce(false);
  expect(await core.core.catalog.instanceOfRun(runId)).toBe(instanceId);
});

test('settings are chosen from the moment at which somebody chose them, usual or not', async () => {
  expect(await core.core.catalog.settingsChosenAt(accountId)).toBeNull();
  const usual = await core.core.catalog.readSettings(accountId);
  expect(usual.masters).toEqual(posIsMasterOfAll);
  await core.core.catalog.changeSettings(accountId, usual, {
    actor: { kind: 'site-owner', name: 'owner' },
  });
  expect(await core.core.catalog.settingsChosenAt(accountId)).toBeInstanceOf(Date);
});
