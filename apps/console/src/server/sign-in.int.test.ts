import { staffSessions } from '@pos-bridge/core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  callAs,
  cookieOf,
  postSignIn,
  startTestConsole,
  type TestConsole,
} from '../../testing/test-console.ts';

let console_: TestConsole;

beforeEach(async () => {
  console_ = await startTestConsole();
});
afterEach(() => console_.close());

const whoIs = async (cookie: string) =>
  (await callAs(console_.url, cookie).session.current.query()).staff;

test('the right password opens a session that lasts until it is signed out', async () => {
  const staff = await console_.addStaff('support', { name: 'Support One' });
  const answer = await postSignIn(console_.url, staff);
  expect(answer.status).toBe(200);
  const cookie = cookieOf(answer);
  expect(await whoIs(cookie)).toEqual({
    id: staff.id,
    email: staff.email,
    name: 'Support One',
    role: 'support',
  });

  await fetch(`${console_.url}/api/auth/sign-out`, {
    method: 'POST',
    headers: { origin: console_.url, cookie, 'content-type': 'application/json' },
    body: '{}',
  });
  expect(await whoIs(cookie)).toBeNull();
});

test('the session cookie is closed to scripts and to other sites', async () => {
  const staff = await console_.addStaff('viewer');
  const [cookie] = (await postSignIn(console_.url, staff)).headers.getSetCookie();
  expect(cookie).toMatch(/; HttpOnly/);
  expect(cookie).toMatch(/; SameSite=Lax/);
});

test('a wrong password and an unknown address get the same answer, and no session', async () => {
  const staff = await console_.addStaff('viewer');
  const wrong = await postSignIn(console_.url, { ...staff, password: 'not the password' });
  const unknown = await postSignIn(console_.url, { ...staff, email: 'nobody@example.com' });
  expect([wrong.status, unknown.status]).toEqual([401, 401]);
  expect(await wrong.text()).toBe(await unknown.text());
  expect(await console_.database.db.select().from(staffSessions)).toEqual([]);
});

test('a disabled person cannot sign in, and loses the session in hand', async () => {
  const disabled = await console_.addStaff('support', { disabledAt: new Date() });
  expect((await postSignIn(console_.url, disabled)).status).toBe(401);

  const staff = await console_.addStaff('support');
  const cookie = await console_.signIn(staff);
  await console_.database.sql`update staff_users set disabled_at = now() where id = ${staff.id}`;
  expect(await whoIs(cookie)).toBeNull();
});

test('guessing is stopped after ten attempts a minute, whatever address the caller claims', async () => {
  const staff = await console_.addStaff('viewer');
  const attempt = (n: number) =>
    postSignIn(
      console_.url,
      { email: staff.email, password: `guess ${n}` },
      {
        origin: console_.url,
        'x-forwarded-for': `203.0.113.${n}`,
        'x-console-client-address': `203.0.113.${n}`,
      },
    );
  const statuses: number[] = [];
  for (let n = 0; n < 12; n += 1) statuses.push((await attempt(n)).status);
  expect(statuses).toEqual([...Array.from({ length: 10 }, () => 401), 429, 429]);
});

test('nobody can make an account of his own', async () => {
  const answer = await fetch(`${console_.url}/api/auth/sign-up/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: console_.url },
    body: JSON.stringify({ name: 'X', email: 'x@example.com', password: 'a-long-password' }),
  });
  expect(answer.status).toBe(404);
});

test.each([
  ['another site', { origin: 'https://evil.example' }],
  ['no origin at all', {}],
  ['an opaque origin', { origin: 'null' }],
])('a request that may change something is refused from %s', async (_name, headers) => {
  const staff = await console_.addStaff('administrator');
  const forged = { ...headers } as Record<string, string>;
  expect((await postSignIn(console_.url, staff, forged)).status).toBe(403);

  const cookie = await console_.signIn(staff);
  const mutation = await fetch(`${console_.url}/trpc/session.current`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json', ...headers },
    body: '{}',
  });
  expect(mutation.status).toBe(403);
});

test('the first administrator is made once, and not again from other settings', async () => {
  const { staff } = console_.core;
  const hashPassword = async () => 'a-hash';
  const both = await Promise.all([
    staff.ensureFirstAdministrator({ email: 'One@Example.com', hashPassword }),
    staff.ensureFirstAdministrator({ email: 'two@example.com', hashPassword }),
  ]);
  expect(both.sort()).toEqual(['created', 'exists']);
  expect(await console_.database.sql`select role from staff_users`).toEqual([
    { role: 'administrator' },
  ]);
  expect(await staff.listAudit({ limit: 10 })).toMatchObject([{ action: 'staff.created' }]);
});
