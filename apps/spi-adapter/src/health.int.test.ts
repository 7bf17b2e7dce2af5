import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { startTestAdapter, type TestAdapter } from '../testing/test-adapter.ts';
import { claimsOf, sign } from '../testing/tokens.ts';
import { buildInternalApp } from './build-internal-app.ts';

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
    clock: 'unmeasured',
  });
  await call('account-ids', 'a-new-instance');
  const metrics = await (await fetch(`${adapter.url}/metrics`)).text();
  expect(metrics).toMatch(
    /spi_call_duration_seconds_count\{operation="account-ids",outcome="OK"\} [1-9]/,
  );
});

test('figures and docs are not on the port that the internet reaches', async () => {
  const outside = await startTestAdapter({ withInternal: false });
  for (const path of ['/metrics', '/docs', '/docs/', '/docs/json']) {
    expect((await fetch(`${outside.url}${path}`)).status).toBe(404);
  }
  const inside = await buildInternalApp(outside.appDeps, 'http://bridge.example');
  for (const path of ['/healthz', '/readyz', '/metrics', '/docs/', '/docs/json']) {
    expect((await inside.inject(path)).statusCode).toBe(200);
  }
  expect((await inside.inject('/wix-spi/account-ids')).statusCode).toBe(404);
  await inside.close();
  await outside.close();
});

test('an adapter whose clock is too late for every call says so and asks for no traffic', async () => {
  const late = await startTestAdapter({ now: () => new Date(Date.now() - 90_000) });
  const refused = await Promise.all(
    Array.from({ length: 25 }, async () =>
      late.post('account-ids', await sign(claimsOf('an-instance'))),
    ),
  );
  expect([...new Set(refused.map(({ status }) => status))]).toEqual([401]);
  const ready = await fetch(`${late.url}/readyz`);
  expect(ready.status).toBe(503);
  expect(await ready.json()).toMatchObject({ status: 'not ready', clock: 'late' });
  const metrics = await (await fetch(`${late.url}/metrics`)).text();
  const [, seconds] = /^spi_clock_skew_seconds (-\d+)/m.exec(metrics) ?? [];
  expect(Number(seconds)).toBeLessThan(-80);
  await late.close();
});

test('/docs shows the messages of every operation, and leads nowhere else', async () => {
  const text = await (await fetch(`${adapter.url}/docs/json`)).text();
  const { paths, components } = documentSchema.parse(JSON.parse(text));
  expect(Object.keys(paths).sort()).toEqual([
    '/account-ids',
    '/configurations',
    '/create-order',
    '/get-catalog-sync-status',
    '/get-configuration-status',
    '/sync-catalog',
    '/validate-order',
  ]);
  const message = paths['/create-order']?.post.requestBody.content['application/jwt'].schema;
  expect(message).toMatchObject({
    properties: {
      accountId: { type: 'string' },
      order: { properties: { lineItems: {}, totals: {}, fulfillment: {} } },
    },
  });
  expect(paths['/create-order']?.post.responses['200']).toMatchObject({
    content: { 'application/json': { schema: { properties: { posOrderId: { type: 'string' } } } } },
  });
  const references = [...text.matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)];
  expect(references.length).toBe(text.split('"$ref"').length - 1);
  expect(Object.keys(components.schemas)).toEqual(
    expect.arrayContaining(references.map(([, name]) => name)),
  );
  expect((await fetch(`${adapter.url}/docs/`)).status).toBe(200);
});

const documentSchema = z.object({
  paths: z.record(
    z.string(),
    z.object({
      post: z.object({
        requestBody: z.object({
          content: z.object({ 'application/jwt': z.object({ schema: z.unknown() }) }),
        }),
        responses: z.record(z.string(), z.unknown()),
      }),
    }),
  ),
  components: z.object({ schemas: z.record(z.string(), z.unknown()) }),
});
