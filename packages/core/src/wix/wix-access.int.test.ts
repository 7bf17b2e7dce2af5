import { randomBytes } from 'node:crypto';
import { type InstanceId, instanceIdSchema, WixApiError } from '@pos-bridge/wix';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { insertInstance } from '../../testing/builders.ts';
import { recordLog } from '../../testing/recorded-log.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { connect, type Database } from '../database/connect.ts';
import { createSealer } from '../encryption.ts';
import { type StubWix, startStubWix } from '../installation/stub-wix.fixture.ts';
import { instances } from '../instances/tables.ts';
import { wixAccessTokens } from './tables.ts';
import { createWixAccess } from './wix-access.ts';
import { WixAccessRefused } from './wix-access-fault.ts';

let database: TestDatabase;
/** Another process's pool: it shares nothing but the database. */
let elsewhere: Database;
let wix: StubWix;
let instanceId: InstanceId;
let time: Date;

const sealer = createSealer([{ id: 'test', secret: randomBytes(32) }]);
const clock = { now: () => time };
const budget = { calls: 200, callsForSyncs: 150, windowMs: 60_000 };
const process = (pool: Database = database) =>
  createWixAccess({
    ...{ database: pool, clock, sealer, log: recordLog(), wix: wix.gateway, budget },
    recordCall: () => {},
  });

beforeAll(async () => {
  database = await createTestDatabase();
  elsewhere = connect(database.url, { applicationName: 'test', max: 5 });
});
afterAll(async () => {
  await elsewhere.close();
  await database.drop();
});
beforeEach(async () => {
  time = new Date('2026-05-01T12:00:00.000Z');
  wix = await startStubWix();
  instanceId = await insertInstance(database.db);
  wix.sites.set(instanceId, { configurations: [] });
  return () => wix[Symbol.asyncDispose]();
});

const listConfigurations = (access = process().access) =>
  access.forInstance(instanceId, 'orders').connectivity.listConfigurations();

test('two processes that need a token at once make one request for it', async () => {
  wix.tokenDelayMs = 150;
  const processes = [process(), process(elsewhere)];
  await Promise.all(
    Array.from({ length: 10 }, (_, index) => listConfigurations(processes[index % 2]?.access)),
  );
  expect(wix.tokenRequests).toEqual([
    expect.objectContaining({ grant_type: 'client_credentials', instance_id: instanceId }),
  ]);
  expect(wix.calls).toHaveLength(10);
});

test('a token serves until shortly before it expires, then one request brings the next', async () => {
  wix.expiresInSeconds = 300;
  const [here, there] = [process(), process(elsewhere)];
  await listConfigurations(here.access);
  time = new Date(time.getTime() + 269_000);
  await listConfigurations(here.access);
  await listConfigurations(there.access);
  expect(wix.tokenRequests).toHaveLength(1);
  time = new Date(time.getTime() + 2_000);
  await Promise.all([listConfigurations(here.access), listConfigurations(there.access)]);
  expect(wix.tokenRequests).toHaveLength(2);
});

test('a token that Wix no longer takes is renewed once, however many calls were refused', async () => {
  const [here, there] = [process(), process(elsewhere)];
  await Promise.all([listConfigurations(here.access), listConfigurations(there.access)]);
  wix.goodTokens.clear();
  wix.tokenDelayMs = 50;
  await Promise.all(
    Array.from({ length: 8 }, (_, index) => listConfigurations([here, there][index % 2]?.access)),
  );
  expect(wix.tokenRequests).toHaveLength(2);
});

test('an older app renews with its refresh token, and keeps a new one that comes with it', async () => {
  await database.db
    .update(instances)
    .set({ refreshToken: await sealer.seal('refresh-1') })
    .where(eq(instances.id, instanceId));
  wix.goodTokens.add('token-x');
  wix.nextTokenReplies.push({
    status: 200,
    json: { access_token: 'token-x', refresh_token: 'refresh-2' },
  });
  await listConfigurations().catch(() => undefined);
  expect(wix.tokenRequests[0]).toMatchObject({
    grant_type: 'refresh_token',
    refresh_token: 'refresh-1',
  });
  const [row] = await database.db.select().from(instances).where(eq(instances.id, instanceId));
  expect(await sealer.open(row?.refreshToken ?? '')).toBe('refresh-2');
});

test('tokens lie in the database encrypted', async () => {
  await listConfigurations();
  const [row] = await database.db
    .select()
    .from(wixAccessTokens)
    .where(eq(wixAccessTokens.instanceId, instanceId));
  expect(row?.accessToken).not.toContain('token-');
  expect(await sealer.open(row?.accessToken ?? '')).toBe('token-1');
});

test('an instance that removed the app, or that nobody knows, is refused without asking Wix', async () => {
  await database.db.update(instances).set({ state: 'removed' }).where(eq(instances.id, instanceId));
  await expect(listConfigurations()).rejects.toMatchObject({ reason: 'app-removed' });
  instanceId = instanceIdSchema.parse('nobody-knows');
  await expect(listConfigurations()).rejects.toMatchObject({ reason: 'instance-unknown' });
  expect(wix.tokenRequests).toEqual([]);
});

test('that Wix refuses a token is told apart from a Wix that is down or does not know our app', async () => {
  wix.sites.clear();
  const refused = await listConfigurations().catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(WixAccessRefused);
  expect(refused).toMatchObject({ reason: 'token-refused', retryable: false });

  wix.nextTokenReplies.push({ status: 401, json: { error: 'invalid_client' } });
  const misconfigured = await listConfigurations().catch((error: unknown) => error);
  expect(misconfigured).toBeInstanceOf(WixApiError);

  wix.nextTokenReplies.push(...Array.from({ length: 9 }, () => ({ status: 503 })));
  const down = await listConfigurations().catch((error: unknown) => error);
  expect(down).toMatchObject({ kind: 'server', retryable: true });
});

test('a process that died while renewing holds nobody up for longer than its lease', async () => {
  await database.sql`
    insert into leases values (${`wix-token ${instanceId}`}, 'dead', '2026-05-01T12:00:10.000Z')`;
  time = new Date('2026-05-01T12:00:10.001Z');
  await listConfigurations();
  expect(wix.calls).toHaveLength(1);
});

test("a 429's Retry-After holds every process's calls for this instance", async () => {
  const held = { status: 429, headers: { 'retry-after': '120' } };
  wix.nextReplies.push(held);
  await expect(listConfigurations()).rejects.toMatchObject({ kind: 'rate_limited' });
  await expect
    .poll(() =>
      listConfigurations(process(elsewhere).access).then(
        () => 'called',
        (error: unknown) => (error instanceof Error ? error.name : ''),
      ),
    )
    .toBe('WixBudgetExhausted');
});
