import { createPosRegistry } from '@pos-bridge/core';
import { insertInstance } from '@pos-bridge/core/testing';
import { createSandboxPosProvider } from '@pos-bridge/pos-sandbox';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestAdapter, type TestAdapter } from '../testing/test-adapter.ts';
import { claimsOf, sign } from '../testing/tokens.ts';
import { allOperations } from './operations/all-operations.ts';

let adapter: TestAdapter;
let valid: string;
const limits = { callsAMinute: 20, toldAMinute: 3, toldAMinuteOfAll: 1_000 };

beforeAll(async () => {
  adapter = await startTestAdapter({
    proxies: 1,
    unverifiedCalls: limits,
    // The minute of the limits never ends.
    now: () => stopped,
    core: {
      pos: createPosRegistry([
        createSandboxPosProvider({
          baseUrl: 'http://127.0.0.1:1',
          clientId: 'bridge',
          clientSecret: 'bridge-secret',
          webhookSecrets: ['whsec_dGhlLXNlY3JldA=='],
        }),
      ]),
    },
  });
  const instanceId = await insertInstance(adapter.database.db);
  valid = await sign(claimsOf(instanceId));
});
afterAll(() => adapter.close());

const stopped = new Date();

const call = async (
  path: string,
  from: string,
  init: RequestInit = { method: 'POST', body: 'no token' },
) => {
  const answer = await fetch(new URL(path, adapter.url), {
    ...init,
    headers: { 'content-type': 'text/plain', 'x-forwarded-for': from },
  });
  await answer.text();
  return answer;
};
const statusesOf = async (count: number, ask: () => Promise<Response>) => {
  const statuses: number[] = [];
  for (let n = 0; n < count; n += 1) statuses.push((await ask()).status);
  return statuses;
};
const rows = async (): Promise<number> => {
  await adapter.ledger.flush();
  const [counted] = await adapter.database.sql`select count(*)::int as count from spi_calls`;
  return Number(counted?.['count']);
};
const repeated = (status: number, count: number) => Array<number>(count).fill(status);

const ways: readonly [string, string, number, RequestInit?][] = [
  ...allOperations.map(({ name }, n): [string, string, number] => [
    `/wix-spi/${name}`,
    `203.0.113.${n}`,
    401,
  ]),
  ['/wix-spi/account-ids', '198.51.100.1', 405, { method: 'PUT', body: 'x' }],
  [
    '/wix-spi/account-ids',
    '198.51.100.2',
    413,
    { method: 'POST', body: 'x'.repeat(1024 * 1024 + 1) },
  ],
  ['/wix/webhooks', '198.51.100.3', 401],
  ['/pos/sandbox/webhooks', '198.51.100.4', 401],
  ['/pos/nobody/webhooks', '198.51.100.5', 404],
];

test.each(ways)(
  'a stranger at %s from %s: a few lines and rows, then 429 and nothing',
  async (path, from, status, init) => {
    const rowsBefore = await rows();
    const linesBefore = adapter.log.lines.length;
    const { callsAMinute, toldAMinute } = limits;
    const statuses = await statusesOf(callsAMinute, () => call(path, from, init));
    expect(statuses).toEqual(repeated(status, callsAMinute));
    expect((await rows()) - rowsBefore).toBeLessThanOrEqual(toldAMinute);
    expect(adapter.log.lines.length - linesBefore).toBeLessThanOrEqual(toldAMinute);

    const rowsThen = await rows();
    const linesThen = adapter.log.lines.length;
    const answer = await call(path, from, init);
    expect(answer.status).toBe(429);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await rows()).toBe(rowsThen);
    expect(adapter.log.lines).toHaveLength(linesThen);
  },
);

test('what Wix has signed is answered from an address that is limited, however often', async () => {
  const from = '192.0.2.9';
  await statusesOf(limits.callsAMinute + 1, () => call('/wix-spi/account-ids', from));
  expect((await call('/wix-spi/account-ids', from)).status).toBe(429);
  const before = await rows();
  const signed = () => call('/wix-spi/account-ids', from, { method: 'POST', body: valid });
  expect(await statusesOf(30, signed)).toEqual(repeated(200, 30));
  expect((await rows()) - before).toBe(30);
});

test('every refused call is counted by reason', async () => {
  await call('/wix-spi/account-ids', '192.0.2.10', { method: 'POST', body: '' });
  const { unverifiedCalls } = adapter.metrics;
  const counted = (await unverifiedCalls.get()).values;
  expect(counted.find(({ labels }) => labels.reason === 'empty')?.value).toBe(1);
  expect(counted.find(({ labels }) => labels.reason === 'too_many')?.value).toBeGreaterThan(0);
});
