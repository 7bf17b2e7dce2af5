import { createPosRegistry } from '@pos-bridge/core';
import { createProgrammablePos, insertInstance } from '@pos-bridge/core/testing';
import { afterEach, expect, test } from 'vitest';
import { startTestAdapter, type TestAdapter } from '../testing/test-adapter.ts';
import { usualVisitsAMinute } from './routes/limit-visits.ts';

let adapter: TestAdapter;
afterEach(() => adapter.close());

const open = (proxies: number) =>
  startTestAdapter({
    proxies,
    visitsAMinute: usualVisitsAMinute,
    core: { pos: createPosRegistry([createProgrammablePos().provider]) },
  });

/** Opens an address as a browser behind our proxy; `from` is what the proxy says of it. */
const visit = (path: string, from: string): Promise<Response> =>
  fetch(new URL(path, adapter.url), {
    redirect: 'manual',
    headers: { 'x-forwarded-for': from },
  });

async function visitUntilLimited(from: (n: number) => string): Promise<void> {
  const paths = ['/wix/install', '/wix/oauth/callback', '/pos/programmable/connect'];
  const statuses = await Promise.all(
    Array.from({ length: usualVisitsAMinute }, async (_, n) => {
      const answer = await visit(paths[n % paths.length] ?? '', from(n));
      await answer.text();
      return answer.status;
    }),
  );
  expect([...new Set(statuses)]).toEqual([400]);
}

const theirs = '203.0.113.7';

test('who comes too often is told to wait, on every page of installation and connection', async () => {
  adapter = await open(1);
  await visitUntilLimited(() => theirs);
  for (const path of [
    '/wix/install?token=x',
    '/wix/oauth/callback?code=x&state=y',
    '/pos/programmable/connect?link=x',
    '/pos/programmable/oauth/callback?code=x&state=y',
  ]) {
    const answer = await visit(path, theirs);
    expect(answer.status).toBe(429);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await answer.text()).toMatch(/Too many visits[\s\S]*wait a minute/);
  }
  expect(adapter.log.lines.filter(({ message }) => message === 'too many visits')).toHaveLength(4);
});

test('a link is not used up by a visit that came too often, and others are not kept waiting', async () => {
  adapter = await open(1);
  const { core } = adapter.core;
  const instanceId = await insertInstance(adapter.database.db);
  const link = await core.accounts.createConnectLink(
    { instanceId, provider: 'programmable' },
    { author: { kind: 'bridge', name: 'test' }, reason: null },
  );
  if (link.outcome !== 'created') throw new Error(`no link: ${link.outcome}`);
  const { pathname, search } = new URL(link.url);
  await visitUntilLimited(() => theirs);
  expect((await visit(`${pathname}${search}`, theirs)).status).toBe(429);
  const elsewhere = await visit(`${pathname}${search}`, '203.0.113.8');
  expect(elsewhere.status).toBe(200);
  expect(await elsewhere.text()).toContain('Connect your restaurant');
});

test('the addresses of one IPv6 network count as one', async () => {
  adapter = await open(1);
  await visitUntilLimited((n) => `2001:db8:1:2::${(n + 1).toString(16)}`);
  expect((await visit('/wix/install', '2001:db8:1:2:ffff::1')).status).toBe(429);
  expect((await visit('/wix/install', '2001:db8:1:3::1')).status).toBe(400);
});

test('without a proxy of ours nobody gets on by claiming other addresses', async () => {
  adapter = await open(0);
  await visitUntilLimited((n) => `203.0.113.${n}`);
  expect((await visit('/wix/install', '203.0.113.200')).status).toBe(429);
});

test('neither Wix’s calls nor webhooks nor health are limited with them', async () => {
  adapter = await open(1);
  await visitUntilLimited(() => theirs);
  const post = async (path: string) =>
    (
      await fetch(new URL(path, adapter.url), {
        method: 'POST',
        body: 'no token',
        headers: { 'content-type': 'text/plain', 'x-forwarded-for': theirs },
      })
    ).status;
  expect(await post('/wix-spi/account-ids')).toBe(401);
  expect(await post('/wix/webhooks')).toBe(401);
  expect((await visit('/healthz', theirs)).status).toBe(200);
});
