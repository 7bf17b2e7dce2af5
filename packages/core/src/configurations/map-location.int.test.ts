import type { AccountId, ConfigurationId, InstanceId } from '@pos-bridge/wix';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  insertAccount,
  insertConfiguration,
  insertInstance,
  insertLocation,
} from '../../testing/builders.ts';
import { createTestCore, type TestCore } from '../../testing/test-core.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { type LocationId, locationIdSchema } from '../ids.ts';
import { auditLog } from '../staff/tables.ts';
import { configurations } from './tables.ts';

let database: TestDatabase;
let bridge: TestCore;
let instanceId: InstanceId;
let accountId: AccountId;
let locationId: LocationId;
let configurationId: ConfigurationId;

beforeAll(async () => {
  database = await createTestDatabase();
  bridge = await createTestCore(database);
});
afterAll(async () => {
  await bridge.close();
  await database.drop();
});
beforeEach(async () => {
  const { db } = database;
  instanceId = await insertInstance(db);
  accountId = await insertAccount(db, instanceId);
  locationId = await insertLocation(db, accountId, { name: 'Harbour' });
  configurationId = await insertConfiguration(db, instanceId, { accountId, enabled: true });
});

const authorship = {
  author: { kind: 'command-line' as const, name: 'engineer' },
  reason: 'asked for by the merchant',
};
const map = (mapping: Partial<Parameters<TestCore['core']['configurations']['map']>[0]> = {}) =>
  bridge.core.configurations.map({ configurationId, locationId, ...mapping }, authorship);
const row = async (id = configurationId) => {
  const [found] = await database.db.select().from(configurations).where(eq(configurations.id, id));
  return found;
};
const syncJobs = async () =>
  database.sql`select 1 from catalog_sync_runs where configuration_id = ${configurationId}`;

test('a mapped location is READY; who mapped it and why stands in the audit trail', async () => {
  expect(await map()).toEqual({ outcome: 'mapped' });
  expect(await row()).toMatchObject({ locationId, accountId, status: 'READY' });
  const entries = await database.db
    .select()
    .from(auditLog)
    .where(eq(auditLog.subjectId, configurationId));
  expect(entries).toMatchObject([
    {
      action: 'configuration.mapped',
      actorKind: 'command-line',
      actorName: 'engineer',
      reason: 'asked for by the merchant',
      accountId,
      before: { locationId: null },
      after: { locationId },
    },
  ]);
});

test('an enabled configuration that becomes READY is synced for the first time, once', async () => {
  await map();
  await map();
  expect(await syncJobs()).toHaveLength(1);
});

test('what is READY but not enabled is not synced', async () => {
  await database.db
    .update(configurations)
    .set({ enabled: false })
    .where(eq(configurations.id, configurationId));
  await map();
  expect(await row()).toMatchObject({ status: 'READY', liveSince: null });
  expect(await syncJobs()).toHaveLength(0);
});

test('one POS location serves one configuration, unless it is said that it serves more', async () => {
  const other = await insertConfiguration(database.db, instanceId, { accountId });
  await map();
  expect(await map({ configurationId: other })).toEqual({
    outcome: 'location-taken',
    by: configurationId,
  });
  expect(await map({ configurationId: other, shared: true })).toEqual({ outcome: 'mapped' });
});

test('of many who map the same location at once, one gets it and the others find it taken', async () => {
  const others = await Promise.all(
    Array.from({ length: 4 }, () => insertConfiguration(database.db, instanceId, { accountId })),
  );
  const outcomes = await Promise.all(
    [configurationId, ...others].map((id) => map({ configurationId: id })),
  );
  expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual([
    ...others.map(() => 'location-taken'),
    'mapped',
  ]);
});

test('a location that is gone, unknown, or of another site is not mapped', async () => {
  const gone = await insertLocation(database.db, accountId, {}, { goneAt: new Date() });
  expect(await map({ locationId: gone })).toEqual({ outcome: 'location-gone' });
  const unknown = locationIdSchema.parse('loc_unknown');
  expect(await map({ locationId: unknown })).toEqual({ outcome: 'location-not-found' });
  const stranger = await insertAccount(database.db, await insertInstance(database.db));
  const theirs = await insertLocation(database.db, stranger);
  expect(await map({ locationId: theirs })).toEqual({ outcome: 'other-account' });
  const disconnected = await insertAccount(database.db, instanceId, { state: 'disconnected' });
  const old = await insertLocation(database.db, disconnected);
  expect(await map({ locationId: old })).toEqual({ outcome: 'other-account' });
  expect(await row()).toMatchObject({ locationId: null });
});

test('unmapping takes the configuration out of READY', async () => {
  await map();
  const unmapping = { configurationId, notifyWix: false };
  expect(await bridge.core.configurations.unmap(unmapping, authorship)).toEqual({
    outcome: 'unmapped',
  });
  expect(await row()).toMatchObject({ locationId: null, status: 'PENDING', liveSince: null });
  expect(await bridge.core.configurations.unmap(unmapping, authorship)).toEqual({
    outcome: 'not-mapped',
  });
});

test('suggestions leave out what is mapped, archived or gone', async () => {
  const { db } = database;
  const free = await insertConfiguration(db, instanceId, {
    accountId,
    locationName: 'Old Mill',
  });
  await insertConfiguration(db, instanceId, {
    accountId,
    locationName: 'Harbour',
    archived: true,
  });
  const mill = await insertLocation(db, accountId, { name: 'The Old Mill' });
  await insertLocation(db, accountId, { name: 'Old Mill' }, { goneAt: new Date() });
  await map();
  expect(await bridge.core.configurations.suggest(accountId)).toMatchObject([
    { configurationId: free, locationId: mill },
  ]);
});

test('ordering paused at one location leaves READY as it is, and is audited', async () => {
  await map();
  const until = new Date('2026-06-01T10:00:00.000Z');
  await bridge.core.configurations.pauseOrdering({ configurationId, until }, authorship);
  expect(await row()).toMatchObject({ orderingPausedUntil: until, status: 'READY' });
  await bridge.core.configurations.pauseOrdering({ configurationId, until: null }, authorship);
  expect(await row()).toMatchObject({ orderingPausedUntil: null });
  const actions = await database.db
    .select({ action: auditLog.action })
    .from(auditLog)
    .where(eq(auditLog.subjectId, configurationId))
    .orderBy(auditLog.id);
  expect(actions.map(({ action }) => action)).toEqual([
    'configuration.mapped',
    'configuration.ordering_paused',
    'configuration.ordering_resumed',
  ]);
});
