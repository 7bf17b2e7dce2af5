import type { InstanceId, WixWebhookEvent } from '@pos-bridge/wix';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { insertAccount, insertInstance } from '../../testing/builders.ts';
import { createInlineJobs, type InlineJobs } from '../../testing/inline-jobs.ts';
import { createTestCore, type TestCore } from '../../testing/test-core.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { type StubWix, startStubWix } from './stub-wix.fixture.ts';

let database: TestDatabase;
let wix: StubWix;
let jobs: InlineJobs;
let bridge: TestCore;
let instanceId: InstanceId;
let time: Date;
const clock = { now: () => time };

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  time = new Date('2026-05-01T12:00:00.000Z');
  wix = await startStubWix();
  jobs = createInlineJobs(clock);
  bridge = await createTestCore(database, { clock, jobs, wix: wix.gateway });
  instanceId = await insertInstance(database.db);
  wix.sites.set(instanceId, { configurations: [] });
  return () => wix[Symbol.asyncDispose]();
});

const workOff = () => jobs.workOff(bridge.core.jobHandlers);
const pass = (seconds: number) => {
  time = new Date(time.getTime() + seconds * 1000);
};
const state = async () => (await bridge.core.instances.get(instanceId))?.state;
const accountStates = async () =>
  (await bridge.core.accounts.listOf(instanceId)).map((account) => account.state);
const removed = (): WixWebhookEvent => ({
  kind: 'app_removed',
  instanceId,
  eventType: 'AppRemoved',
  deduplicationKey: `removed at ${time.toISOString()}`,
  issuedAt: time,
  identity: null,
  data: {},
  appId: null,
});

test('a removal of which Wix itself does not know yet is asked about again', async () => {
  await insertAccount(database.db, instanceId, { posAuthorizedAt: new Date(time.getTime() + 1) });
  await bridge.core.wixEvents.receive(removed());
  pass(1);
  await workOff();
  expect(await state()).toBe('installed');

  wix.sites.delete(instanceId);
  pass(61);
  await workOff();
  expect(await state()).toBe('removed');
  expect(await accountStates()).toEqual(['disconnected']);
});

test('a removal whose event was lost is noticed when Wix gives no token, and is not the end', async () => {
  await insertAccount(database.db, instanceId);
  wix.sites.delete(instanceId);
  await bridge.core.configurations.requestFetch(instanceId);
  await workOff();
  expect(await state()).toBe('removed');
  // Without Wix's word of it the merchant's authorization is kept.
  expect(await accountStates()).toEqual(['active']);

  wix.sites.set(instanceId, { configurations: [] });
  pass(601);
  await workOff();
  expect(await state()).toBe('installed');
});

test('a Wix that does not know our app, or is away, removes nobody', async () => {
  const answers = [
    { status: 401, json: { error: 'invalid_client' } },
    ...Array.from({ length: 4 }, () => ({ status: 503 })),
  ];
  for (const at of [answers.slice(0, 1), answers.slice(1)]) {
    wix.nextTokenReplies.push(...at);
    await expect(bridge.core.instances.confirmInstallation(instanceId)).rejects.toThrow();
    expect(await state()).toBe('installed');
  }
});

test('an instance that a valid token named is looked up at Wix', async () => {
  await database.sql`delete from instances where id = ${instanceId}`;
  await bridge.core.accounts.listIdsForWix(instanceId);
  expect(await state()).toBe('seen');
  await workOff();
  expect(await state()).toBe('installed');
});
