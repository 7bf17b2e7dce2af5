import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  callAs,
  cookieOf,
  postSignIn,
  startTestConsole,
  type TestConsole,
} from '../../../testing/test-console.ts';

let console_: TestConsole;
let now: Date | null = null;

beforeAll(async () => {
  console_ = await startTestConsole('/nowhere', { clock: { now: () => now ?? new Date() } });
});
afterAll(() => console_.close());

const strong = 'velvet orbit candle giraffe';
const whoIs = async (cookie: string) =>
  (await callAs(console_.url, cookie).session.current.query()).staff;
const statusOf = async (email: string, password: string) =>
  (await postSignIn(console_.url, { email, password })).status;
const actionsOn = async (id: string) =>
  (await console_.core.staff.listAudit({ subject: { type: 'staff', id }, limit: 20 })).map(
    ({ action }) => action,
  );

test('one changes the own password with the old one; the other browsers are signed out', async () => {
  const staff = await console_.addStaff('viewer');
  const here = cookieOf(await postSignIn(console_.url, staff));
  const elsewhere = cookieOf(await postSignIn(console_.url, staff));
  const { passwords } = callAs(console_.url, here);
  await expect(passwords.change.mutate({ current: 'no', password: strong })).rejects.toThrow(
    'The current password is wrong. Try again.',
  );
  for (const weak of [' '.repeat(12), 'password1234', staff.email]) {
    await expect(
      passwords.change.mutate({ current: staff.password, password: weak }),
    ).rejects.toThrow('easy to guess');
  }
  await passwords.change.mutate({ current: staff.password, password: strong });
  expect(await whoIs(here)).not.toBeNull();
  expect(await whoIs(elsewhere)).toBeNull();
  expect(await statusOf(staff.email, staff.password)).toBe(401);
  expect(await statusOf(staff.email, strong)).toBe(200);
  expect(await actionsOn(staff.id)).toContain('staff.password-changed');
});

test('an administrator makes a link that sets a new password once and ends every session', async () => {
  const administrator = callAs(
    console_.url,
    cookieOf(await postSignIn(console_.url, await console_.addStaff('administrator'))),
  );
  const staff = await console_.addStaff('support');
  const session = cookieOf(await postSignIn(console_.url, staff));
  const replaced = await administrator.passwords.makeReset.mutate({ id: staff.id });
  const { link, email } = await administrator.passwords.makeReset.mutate({ id: staff.id });
  expect(email).toBe(staff.email);
  const tokenOf = (address: string) => new URL(address).hash.slice(1);
  const token = tokenOf(link);
  const anybody = callAs(console_.url).passwords;
  const gone = 'This link was used, replaced or has expired.';
  await expect(anybody.openReset.mutate({ token: tokenOf(replaced.link) })).rejects.toThrow(gone);
  expect(await anybody.openReset.mutate({ token })).toEqual({ email: staff.email });
  await expect(anybody.reset.mutate({ token, password: 'password1234' })).rejects.toThrow(
    'easy to guess',
  );
  const both = await Promise.allSettled(
    [1, 2].map(() => anybody.reset.mutate({ token, password: strong })),
  );
  expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  await expect(anybody.reset.mutate({ token, password: strong })).rejects.toThrow(gone);
  expect(await whoIs(session)).toBeNull();
  expect(await statusOf(staff.email, strong)).toBe(200);
  expect(await actionsOn(staff.id)).toEqual([
    'staff.signed-in',
    'staff.password-reset',
    'staff.password-reset-made',
    'staff.password-reset-made',
    'staff.signed-in',
  ]);

  const late = await administrator.passwords.makeReset.mutate({ id: staff.id });
  now = new Date(new Date(late.expiresAt).getTime() + 1);
  await expect(anybody.openReset.mutate({ token: tokenOf(late.link) })).rejects.toThrow(gone);
  now = null;
});

test('what is lost in the database gives no link away', async () => {
  const staff = await console_.addStaff('support');
  const made = await console_.core.staff.makePasswordReset({
    actor: { kind: 'command-line', name: 'engineer' },
    person: { email: staff.email.toUpperCase() },
  });
  if (made.outcome !== 'made') throw new Error(made.outcome);
  const rows = await console_.database.sql`select * from staff_verifications`;
  expect(JSON.stringify(rows)).not.toContain(made.token);
});
