import { staffSessions } from '@pos-bridge/core/tables';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  callAs,
  cookieOf,
  postSignIn,
  startTestConsole,
  type TestConsole,
  type TestStaff,
} from '../../testing/test-console.ts';

let console_: TestConsole;
let now: Date | null = null;

beforeEach(async () => {
  now = null;
  console_ = await startTestConsole('/nowhere', { clock: { now: () => now ?? new Date() } });
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

const attempt = (
  staff: Pick<TestStaff, 'email' | 'password'>,
  headers: Record<string, string> = {},
) => postSignIn(console_.url, staff, { origin: console_.url, ...headers });
const wrong = ({ email }: TestStaff) => ({ email, password: 'not the password' });

test('guessing is slowed down after five attempts, whatever address the caller claims', async () => {
  const staff = await console_.addStaff('viewer');
  const statuses: number[] = [];
  for (let n = 0; n < 8; n += 1) {
    const answer = await attempt(wrong(staff), {
      'x-forwarded-for': `203.0.113.${n}`,
      'x-console-client-address': `203.0.113.${n}`,
      'x-console-known-device': 'mine',
    });
    statuses.push(answer.status);
  }
  expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429, 429]);
});

test('a stranger locks nobody out: the known browser gets in at once, any other after a short wait', async () => {
  const staff = await console_.addStaff('support');
  const device = cookieOf(await attempt(staff));
  for (let n = 0; n < 20; n += 1) await attempt(wrong(staff));
  const refused = await attempt(staff);
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(60);

  expect((await attempt(staff, { cookie: device })).status).toBe(200);
  const other = await console_.addStaff('support');
  expect((await attempt(other, { cookie: device })).status).toBe(200);

  now = new Date(Date.now() + 60_000);
  expect((await attempt(staff)).status).toBe(200);
});

test('each sign-in, failure and slow-down leaves an audit row and a metric, with address and agent', async () => {
  const staff = await console_.addStaff('support', { name: 'Support One' });
  const headers = { 'user-agent': 'A browser' };
  await attempt(wrong(staff), headers);
  await attempt(staff, headers);
  for (let n = 0; n < 6; n += 1) await attempt(wrong(staff), headers);
  await attempt({ email: 'nobody@example.com', password: 'x' }, headers);

  const from = { address: expect.any(String), agent: 'A browser' };
  const rows = await console_.core.staff.listAudit({ limit: 20 });
  const failed = { action: 'staff.sign-in-failed', subjectId: staff.id, after: from };
  expect(rows.map(({ action }) => action)).toEqual([
    ...['staff.sign-in-failed', 'staff.sign-in-slowed-down', 'staff.sign-in-failed'],
    ...['staff.sign-in-failed', 'staff.sign-in-failed', 'staff.sign-in-failed'],
    ...['staff.signed-in', 'staff.sign-in-failed'],
  ]);
  expect(rows[0]).toMatchObject(failed);
  expect(rows[1]).toMatchObject({ subjectId: staff.id, after: from });
  expect(rows[6]).toMatchObject({
    actorName: 'Support One',
    after: { way: 'password', ...from },
  });
  const metrics = await (await fetch(`${console_.url}/metrics`)).text();
  expect(metrics).toContain('console_sign_ins_total{way="password",outcome="signed_in"} 1');
  expect(metrics).toContain('console_sign_ins_total{way="password",outcome="failed"} 7');
  expect(metrics).toContain('console_sign_ins_total{way="password",outcome="slowed_down"} 1');
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
