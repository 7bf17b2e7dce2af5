import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestAdapter, type TestAdapter } from '../testing/test-adapter.ts';
import { claimsOf, sign } from '../testing/tokens.ts';

let adapter: TestAdapter;

beforeAll(async () => {
  adapter = await startTestAdapter();
});
afterAll(() => adapter.close());

const call = async (operation: string, instanceId: string, request: unknown = {}) =>
  adapter.post(operation, await sign(claimsOf(instanceId, request)));

test('an adapter with a database is alive, ready and measured', async () => {
  expect((await fetch(`${adapter.url}/healthz`)).status).toBe(200);
  const ready = await fetch(`${adapter.url}/readyz`);
  expect(ready.status).toBe(200);
  expect(await ready.json()).toEqual({
    status: 'ready',
    database: 'ok',
    migrations: 'ok',
    queue: 'ok',
  });
  await call('account-ids', 'a-new-instance');
  const metrics = await (await fetch(`${adapter.url}/metrics`)).text();
  expect(metrics).toMatch(
    /spi_call_duration_seconds_count\{operation="account-ids",outcome="OK"\} [1-9]/,
  );
});

test('/docs shows every operation', async () => {
  const document = await (await fetch(`${adapter.url}/docs/json`)).text();
  expect(document).toContain('/account-ids');
  expect(document).toContain('/get-configuration-status');
  expect((await fetch(`${adapter.url}/docs/`)).status).toBe(200);
});
