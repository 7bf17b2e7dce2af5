import { PosFault } from '@pos-bridge/pos';
import type { AccountId, InstanceId } from '@pos-bridge/wix';
import { accountIdSchema } from '@pos-bridge/wix';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  insertAccount,
  insertConfiguration,
  insertInstance,
  insertLocation,
} from '../../testing/builders.ts';
import { createInlineJobs, type InlineJobs } from '../../testing/inline-jobs.ts';
import { createTestCore, type TestCore } from '../../testing/test-core.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { configurations } from '../configurations/tables.ts';
import { createPosRegistry } from '../pos/pos-registry.ts';
import { auditLog } from '../staff/tables.ts';
import { type ScriptedPos, scriptPos } from './scripted-pos.fixture.ts';
import { accounts } from './tables.ts';

let database: TestDatabase;
let instanceId: InstanceId;
let accountId: AccountId;
let pos: ScriptedPos;
let jobs: InlineJobs;
let bridge: TestCore;
const now = new Date('2026-05-01T12:00:00.000Z');
const clock = { now: () => now };

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  pos = scriptPos(() => now);
  jobs = createInlineJobs(clock);
  bridge = await openBridge(1);
  instanceId = await insertInstance(database.db);
  accountId = await insertAccount(database.db, instanceId, {
    posCredentials: await bridge.deps.sealer.seal('{"accessToken":"first"}'),
  });
});
const openBridge = (activeAccountsPerInstance: number) =>
  createTestCore(database, {
    clock,
    jobs,
    pos: createPosRegistry([pos.provider]),
    settings: {
      spiCallRetentionDays: 30,
      publicUrl: 'http://bridge.example',
      activeAccountsPerInstance,
    },
  });

const authorship = { author: { kind: 'site-owner' as const, name: 'owner' }, reason: 'closing' };
const row = async (id = accountId) => {
  const [found] = await database.db.select().from(accounts).where(eq(accounts.id, id));
  return found;
};

test('a deactivated account is not told to Wix, its locations are PENDING, and it can be switched on', async () => {
  const { db } = database;
  const locationId = await insertLocation(db, accountId);
  const configurationId = await insertConfiguration(db, instanceId, { accountId, locationId });
  const { accounts: use } = bridge.core;
  const status = async () =>
    (await db.select().from(configurations).where(eq(configurations.id, configurationId)))[0]
      ?.status;

  expect(await use.setActive({ accountId, active: false }, authorship)).toEqual({
    outcome: 'done',
  });
  expect(await use.listIdsForWix(instanceId)).toEqual([]);
  expect(await status()).toBe('PENDING');
  expect(await use.setActive({ accountId, active: false }, authorship)).toEqual({
    outcome: 'unchanged',
  });
  await use.setActive({ accountId, active: true }, authorship);
  expect(await use.listIdsForWix(instanceId)).toEqual([accountId]);
  expect(await status()).toBe('READY');

  const entries = await db
    .select()
    .from(auditLog)
    .where(eq(auditLog.subjectId, accountId))
    .orderBy(auditLog.id);
  expect(entries).toMatchObject([
    { action: 'account.deactivated', actorKind: 'site-owner', reason: 'closing' },
    { action: 'account.activated', before: { state: 'inactive' }, after: { state: 'active' } },
  ]);
});

test('of several accounts as many are active as the setting allows', async () => {
  const second = await insertAccount(database.db, instanceId, { state: 'inactive' });
  const change = { accountId: second, active: true };
  expect(await bridge.core.accounts.setActive(change, authorship)).toEqual({
    outcome: 'another-account-active',
  });
  const roomy = await openBridge(2);
  expect(await roomy.core.accounts.setActive(change, authorship)).toEqual({ outcome: 'done' });
  expect(await roomy.core.accounts.listIdsForWix(instanceId)).toHaveLength(2);
});

test('of two accounts switched on at once, one finds the other', async () => {
  await bridge.core.accounts.setActive({ accountId, active: false }, authorship);
  const second = await insertAccount(database.db, instanceId, { state: 'inactive' });
  const outcomes = await Promise.all(
    [accountId, second].map((id) =>
      bridge.core.accounts.setActive({ accountId: id, active: true }, authorship),
    ),
  );
  expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['another-account-active', 'done']);
});

test('a disconnected account gives its authorization back, and cannot be switched on', async () => {
  const { accounts: use } = bridge.core;
  expect(await use.disconnect(accountId, authorship)).toEqual({ outcome: 'done' });
  expect(await use.withPosSession(accountId, async () => 'in')).toEqual({
    outcome: 'no-access',
    reason: 'account-disconnected',
  });
  // The app's Wix is not there in this test: what is looked at is the POS's side.
  const handlers = bridge.core.jobHandlers.filter(({ job }) => job.name === 'pos-give-back');
  await jobs.workOff(handlers);
  expect(pos.revocations).toEqual(['first']);
  expect(await row()).toMatchObject({ state: 'disconnected', posCredentials: null });
  expect(await use.setActive({ accountId, active: true }, authorship)).toEqual({
    outcome: 'disconnected',
  });
  expect(await use.disconnect(accountId, authorship)).toEqual({ outcome: 'unchanged' });
});

test('credentials are destroyed on the last attempt, even where the POS cannot be told', async () => {
  const { provider } = pos;
  const away = {
    ...provider,
    authorization: {
      ...provider.authorization,
      revoke: async () => {
        throw new PosFault('unreachable', 'no connection');
      },
    },
  };
  const { core } = await createTestCore(database, {
    clock,
    jobs,
    pos: createPosRegistry([away]),
    sealer: bridge.deps.sealer,
  });
  await core.accounts.disconnect(accountId, authorship);
  const handler = core.jobHandlers.find(({ job }) => job.name === 'pos-give-back');
  const context = { jobId: 'x', attempt: 1, signal: new AbortController().signal };
  const attempt = (isLastAttempt: boolean) =>
    handler?.handle({ accountId }, { ...context, isLastAttempt });
  await expect(attempt(false)).rejects.toMatchObject({ kind: 'unreachable' });
  expect((await row())?.posCredentials).not.toBeNull();
  await attempt(true);
  expect((await row())?.posCredentials).toBeNull();
});

test('an account that nobody has is said to be none', async () => {
  const nobody = accountIdSchema.parse('nobody');
  expect(await bridge.core.accounts.disconnect(nobody, authorship)).toEqual({
    outcome: 'account-not-found',
  });
  expect(await bridge.core.accounts.fetchLocations(nobody)).toEqual({
    outcome: 'no-access',
    reason: 'account-not-found',
  });
});
