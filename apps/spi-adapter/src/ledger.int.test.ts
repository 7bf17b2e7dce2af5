import { insertAccount, insertInstance } from '@pos-bridge/core/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestAdapter, type TestAdapter } from '../testing/test-adapter.ts';
import { claimsOf, requestId, sign } from '../testing/tokens.ts';

let adapter: TestAdapter;

beforeAll(async () => {
  adapter = await startTestAdapter();
});
afterAll(() => adapter.close());

const call = async (operation: string, instanceId: string, request: unknown = {}) =>
  adapter.post(operation, await sign(claimsOf(instanceId, request)));

test('the ledger keeps what was asked and what was answered', async () => {
  const { db } = adapter.database;
  const instanceId = await insertInstance(db);
  const accountId = await insertAccount(db, instanceId);
  await call('get-configuration-status', instanceId, { accountId, configurationId: 'nowhere' });
  await adapter.ledger.flush();
  const [line] = await adapter.core.core.spiCalls.list({ accountId, limit: 10 });
  expect(await adapter.core.core.spiCalls.get(line?.id ?? 0)).toMatchObject({
    operation: 'get-configuration-status',
    requestId,
    instanceId,
    accountId,
    configurationId: 'nowhere',
    httpStatus: 404,
    outcome: 'LOCATION_NOT_FOUND',
    durationMs: expect.any(Number),
    request: { accountId, configurationId: 'nowhere' },
    response: { applicationError: { code: 'LOCATION_NOT_FOUND' } },
  });
});

test('the ledger tells how long an answer took: as long as its database kept it waiting', async () => {
  const instanceId = await insertInstance(adapter.database.db);
  let answer: Promise<unknown> | undefined;
  await adapter.database.sql.begin(async (tx) => {
    await tx`lock table accounts in access exclusive mode`;
    answer = call('account-ids', instanceId);
    await expect
      .poll(
        async () => (await adapter.database.sql`select 1 from pg_locks where not granted`).length,
      )
      .toBeGreaterThan(0);
    await tx`select pg_sleep(0.2)`;
  });
  await answer;
  await adapter.ledger.flush();
  const [line] = await adapter.core.core.spiCalls.list({ operation: 'account-ids', limit: 1 });
  expect(line?.durationMs).toBeGreaterThan(190);
  expect(line?.durationMs).toBeLessThan(20_000);
});

test('the ledger keeps refused calls too', async () => {
  await adapter.post('account-ids', 'x'.repeat(1024 * 1024 + 1));
  await adapter.post('account-ids', 'no token');
  await fetch(`${adapter.url}/wix-spi/account-ids`);
  await adapter.ledger.flush();
  const lines = await adapter.core.core.spiCalls.list({ limit: 3 });
  expect(lines.map((line) => line.outcome).sort()).toEqual([
    'METHOD_NOT_ALLOWED',
    'PAYLOAD_TOO_LARGE',
    'UNAUTHENTICATED',
  ]);
});
