import type { InstanceId } from '@pos-bridge/wix';
import { configurationIdSchema } from '@pos-bridge/wix';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { insertAccount, insertConfiguration, insertInstance } from '../../testing/builders.ts';
import { createTestCore, type TestCore } from '../../testing/test-core.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { type StubWix, startStubWix } from '../installation/stub-wix.fixture.ts';
import { configurations } from './tables.ts';

let database: TestDatabase;
let wix: StubWix;
let bridge: TestCore;
let instanceId: InstanceId;
let time: Date;
const clock = { now: () => time };

beforeAll(async () => {
  database = await createTestDatabase();
  wix = await startStubWix();
  bridge = await createTestCore(database, { clock, wix: wix.gateway });
});
afterAll(async () => {
  await bridge.close();
  await wix[Symbol.asyncDispose]();
  await database.drop();
});
beforeEach(async () => {
  time = new Date('2026-05-01T12:00:00.000Z');
  instanceId = await insertInstance(database.db);
});

const location = (id: string, changes: object = {}) => ({
  id: `${instanceId} ${id}`,
  location: { name: id },
  catalogId: `catalog of ${id}`,
  archived: false,
  enabled: false,
  integrationSettingsUrl: 'https://bridge.example/settings',
  ...changes,
});
const tell = (...listed: object[]) => wix.sites.set(instanceId, { configurations: listed });
const fetchNow = () => bridge.core.configurations.fetch(instanceId);
const known = () =>
  database.db
    .select()
    .from(configurations)
    .where(eq(configurations.instanceId, instanceId))
    .orderBy(configurations.id);

test('names, archived and enabled follow Wix; what Wix no longer names counts as archived', async () => {
  tell(location('a'), location('b', { enabled: true }));
  expect(await fetchNow()).toMatchObject({ outcome: 'fetched' });
  expect(await known()).toMatchObject([
    { locationName: 'a', catalogId: 'catalog of a', archived: false, enabled: false },
    { locationName: 'b', archived: false, enabled: true },
  ]);
  time = new Date('2026-05-02T12:00:00.000Z');
  tell(location('a', { enabled: true, location: { name: 'A, renamed' } }));
  await fetchNow();
  expect(await known()).toMatchObject([
    { locationName: 'A, renamed', enabled: true, archived: false },
    { locationName: 'b', archived: true },
  ]);
});

test("new locations belong to the instance's account, and to nobody where there are several", async () => {
  const accountId = await insertAccount(database.db, instanceId);
  tell(location('a'));
  await fetchNow();
  expect(await known()).toMatchObject([{ accountId }]);
  await insertAccount(database.db, instanceId);
  time = new Date('2026-05-02T12:00:00.000Z');
  tell(location('a'), location('b'));
  await fetchNow();
  expect(await known()).toMatchObject([{ accountId }, { accountId: null }]);
});

test('an answer to an older question does not undo a newer one', async () => {
  const newer = new Date(time.getTime() + 1000);
  const id = configurationIdSchema.parse(`${instanceId} a`);
  await insertConfiguration(database.db, instanceId, { id, enabled: true, fetchedAt: newer });
  tell(location('a', { enabled: false }));
  await fetchNow();
  expect(await known()).toMatchObject([{ enabled: true, archived: false }]);
  expect(bridge.log.lines.filter(({ level }) => level === 'warn')).toEqual([]);
});

test("another instance's configuration is left alone, and that is logged", async () => {
  const stranger = await insertInstance(database.db);
  const id = await insertConfiguration(database.db, stranger, { locationName: 'Theirs' });
  tell({ ...location('a'), id });
  await fetchNow();
  const [row] = await database.db.select().from(configurations).where(eq(configurations.id, id));
  expect(row).toMatchObject({ instanceId: stranger, locationName: 'Theirs' });
  expect(bridge.log.lines).toContainEqual(
    expect.objectContaining({ level: 'warn', details: { instanceId, configurationId: id } }),
  );
});
