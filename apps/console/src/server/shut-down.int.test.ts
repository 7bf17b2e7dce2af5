import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { createTestDatabase, type TestDatabase } from '@pos-bridge/core/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually } from '../../../../testing/eventually.ts';
import { freePort } from '../../../../testing/free-port.ts';
import { cookieOf, postSignIn } from '../../testing/test-console.ts';

const administrator = { email: 'first@example.com', password: 'a-long-password-of-a-test' };

let database: TestDatabase;
let server: ChildProcess;
let url: string;
let internalUrl: string;
let cookie: string;

beforeAll(async () => {
  database = await createTestDatabase();
  const port = await freePort();
  const internalPort = await freePort();
  internalUrl = `http://127.0.0.1:${internalPort}`;
  url = `http://127.0.0.1:${port}`;
  server = spawn(process.execPath, [fileURLToPath(new URL('./server.ts', import.meta.url))], {
    stdio: 'ignore',
    env: {
      PATH: process.env['PATH'],
      CONSOLE_PORT: String(port),
      CONSOLE_INTERNAL_PORT: String(internalPort),
      CONSOLE_HOST: '127.0.0.1',
      CONSOLE_URL: url,
      CONSOLE_AUTH_SECRET: 's'.repeat(40),
      CONSOLE_ADMIN_EMAIL: administrator.email,
      CONSOLE_ADMIN_PASSWORD: administrator.password,
      DATABASE_URL: database.url,
      ENCRYPTION_KEY: `k:${Buffer.alloc(32, 1).toString('base64')}`,
      WIX_APP_ID: 'app',
      WIX_APP_SECRET: 'a-secret-of-the-app',
      WIX_PUBLIC_KEY: '',
      LOG_LEVEL: 'silent',
    },
  });
  await eventually(async () => expect(await statusOf('/readyz')).toBe(200));
  cookie = cookieOf(await postSignIn(url, administrator));
});
afterAll(async () => {
  server.kill('SIGKILL');
  await database.drop();
});

const statusOf = (path: string): Promise<number | 'refused'> =>
  fetch(`${url}${path}`).then(
    (answer) => answer.status,
    () => 'refused' as const,
  );
const call = (path: string, accept = 'application/json'): Promise<Response> =>
  fetch(`${url}/trpc/${path}?input=${encodeURIComponent('{}')}`, { headers: { cookie, accept } });

test('figures are on a port of their own', async () => {
  const open = await fetch(`${url}/metrics`);
  expect(await open.text()).not.toContain('console_sign_ins_total');
  const answer = await fetch(`${internalUrl}/metrics`);
  expect(await answer.text()).toContain('console_sign_ins_total');
});

test('on SIGTERM live pages break off, a call in flight is answered, and the process ends by itself', async () => {
  const live = await call('orders.changes', 'text/event-stream');
  expect(live.status).toBe(200);
  const whole = live.text();
  const ended = once(server, 'exit');

  // The call waits for this lock, so it is in flight when the signal comes.
  let inFlight: Promise<Response> | undefined;
  await database.sql.begin(async (tx) => {
    await tx`lock table accounts in access exclusive mode`;
    inFlight = call('accounts.list');
    await expect
      .poll(async () => (await database.sql`select 1 from pg_locks where not granted`).length)
      .toBeGreaterThan(0);
    server.kill('SIGTERM');
    await expect.poll(() => statusOf('/healthz')).not.toBe(200);
    // The live page is told at once, however long the call takes; an end in order would keep it away.
    const events = await whole;
    expect(events).toContain('"look"');
    expect(events).not.toContain('event: return');
  });
  expect(await inFlight).toMatchObject({ status: 200 });
  // 1 would be the way out of a process that was not done in time.
  expect(await ended).toEqual([0, null]);
});
