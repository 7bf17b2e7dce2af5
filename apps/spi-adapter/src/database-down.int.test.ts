import { afterEach, beforeEach, expect, test } from 'vitest';
import { startTestAdapter, type TestAdapter } from '../testing/test-adapter.ts';
import { claimsOf, sign } from '../testing/tokens.ts';

let adapter: TestAdapter;

beforeEach(async () => {
  adapter = await startTestAdapter();
});
afterEach(async () => {
  await adapter.close();
});

test('while the database is down calls get 503 and /readyz says so; afterwards nothing is lost', async () => {
  const token = await sign(claimsOf('an-instance'));
  expect((await adapter.post('account-ids', token)).status).toBe(200);
  await adapter.database.setReachable(false);

  const down = await adapter.post('account-ids', token);
  expect(down).toMatchObject({ status: 503, body: { applicationError: { code: 'UNAVAILABLE' } } });
  expect(down.headers.get('retry-after')).toBe('5');
  const readiness = await fetch(`${adapter.url}/readyz`);
  expect(readiness.status).toBe(503);
  expect(await readiness.json()).toMatchObject({ database: 'unreachable' });
  expect((await fetch(`${adapter.url}/healthz`)).status).toBe(200);

  await adapter.database.setReachable(true);
  await expect
    .poll(async () => (await adapter.post('account-ids', token)).status, { timeout: 45_000 })
    .toBe(200);
  await expect
    .poll(
      async () => {
        await adapter.ledger.flush().catch(() => {});
        return (await adapter.core.core.spiCalls.list({ outcome: 'UNAVAILABLE', limit: 10 }))
          .length;
      },
      { timeout: 45_000 },
    )
    .toBeGreaterThan(0);
});

test('a hint of the inside is in no answer', async () => {
  await adapter.database.setReachable(false);
  const { text } = await adapter.post('account-ids', await sign(claimsOf('an-instance')));
  expect(text).not.toMatch(/postgres|ECONN|select|127\.0\.0\.1|database "/i);
});
