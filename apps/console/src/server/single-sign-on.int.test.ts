import { staffAccounts, staffSessions } from '@pos-bridge/core/tables';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  callAs,
  cookieOf,
  startTestConsole,
  type TestConsole,
} from '../../testing/test-console.ts';
import {
  startTestOpenIdProvider,
  type TestOpenIdProvider,
  type TokenFlaw,
} from '../../testing/test-openid-provider.ts';

let provider: TestOpenIdProvider;
let console_: TestConsole;

beforeEach(async () => {
  provider = await startTestOpenIdProvider();
  console_ = await startTestConsole(undefined, {}, null, provider.settings);
});
afterEach(async () => {
  await console_.close();
  await provider.close();
});

/** A browser on its way: the cookie that it holds, and the address where it is sent next. */
interface Departure {
  readonly cookie: string;
  readonly next: string;
}

async function depart(): Promise<Departure> {
  const answer = await fetch(`${console_.url}/api/auth/sign-in/social`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: console_.url },
    body: JSON.stringify({
      provider: 'oidc',
      callbackURL: '/orders',
      errorCallbackURL: '/sign-in',
    }),
  });
  expect(answer.status).toBe(200);
  return { cookie: cookieOf(answer), next: Object(await answer.json()).url };
}

const locationOf = (answer: Response): string => {
  expect(answer.status).toBe(302);
  return answer.headers.get('location') ?? '';
};

/** At the provider, and to where it sends the browser back. */
const consent = async ({ next }: Departure): Promise<string> =>
  locationOf(await fetch(next, { redirect: 'manual' }));

const comeBack = (address: string, cookie: string): Promise<Response> =>
  fetch(address, { redirect: 'manual', headers: { cookie } });

async function signInThere(): Promise<Response> {
  const departure = await depart();
  return comeBack(await consent(departure), departure.cookie);
}

/** Nobody came in: the door, with the reason in its address. */
async function expectRefused(answer: Response, reason: string): Promise<void> {
  const door = new URL(locationOf(answer), console_.url);
  expect([door.origin, door.pathname]).toEqual([console_.url, '/sign-in']);
  expect(door.searchParams.get('error')).toBe(reason);
  expect(await console_.database.db.select().from(staffSessions)).toEqual([]);
}

test('whoever has joined comes in with the same address and the own role, each time', async () => {
  const staff = await console_.addStaff('support', { name: 'Support One' });
  provider.person = {
    sub: 'subject-1',
    email: staff.email.toUpperCase(),
    name: 'Another name',
    email_verified: true,
  };
  for (const _time of [1, 2]) {
    const answer = await signInThere();
    expect(locationOf(answer)).toBe('/orders');
    const { session } = callAs(console_.url, cookieOf(answer));
    expect((await session.current.query()).staff).toEqual({
      id: staff.id,
      email: staff.email,
      name: 'Support One',
      role: 'support',
    });
  }
  // Known by the subject from now on, whatever the address there becomes.
  provider.person = { sub: 'subject-1', email: 'renamed@example.com', email_verified: true };
  expect(locationOf(await signInThere())).toBe('/orders');
  const links = await console_.database.db.select().from(staffAccounts);
  expect(links.filter(({ providerId }) => providerId === 'oidc')).toMatchObject([
    { userId: staff.id, accountId: 'subject-1' },
  ]);
});

test('whoever joins by an invitation without a password comes in through the provider', async () => {
  const administrator = await console_.addStaff('administrator');
  const admin = callAs(console_.url, await console_.signIn(administrator));
  const { link } = await admin.invitations.create.mutate({
    email: 'new@example.com',
    role: 'viewer',
  });
  await console_.database.sql`delete from staff_sessions`;
  provider.person = { sub: 'subject-2', email: 'new@example.com', email_verified: true };
  await expectRefused(await signInThere(), 'signup_disabled');

  const token = new URL(link).hash.slice(1);
  await callAs(console_.url).invitations.accept.mutate({ token, name: 'New One', password: null });
  const answer = await signInThere();
  const { staff } = await callAs(console_.url, cookieOf(answer)).session.current.query();
  expect(staff).toMatchObject({ email: 'new@example.com', name: 'New One', role: 'viewer' });
});

test('whom nobody invited does not come in, and leaves nothing behind', async () => {
  provider.person = { sub: 'stranger', email: 'stranger@example.com', email_verified: true };
  await expectRefused(await signInThere(), 'signup_disabled');
  expect(await console_.database.sql`select 1 from staff_users`).toEqual([]);
});

test.each([false, null, 0, 1, 'false', undefined])(
  'an address of which the provider says %s is not confirmed and opens nobody’s account',
  async (verified) => {
    const staff = await console_.addStaff('administrator');
    provider.person = { sub: 'impostor', email: staff.email, email_verified: verified };
    await expectRefused(await signInThere(), 'account_not_linked');
  },
);

test('where a setting vouches for the provider, the address alone will do; the link leaves a row', async () => {
  await console_.close();
  console_ = await startTestConsole('/nowhere', {}, null, {
    ...provider.settings,
    vouchesForAddresses: true,
  });
  const staff = await console_.addStaff('viewer');
  provider.person = { sub: 'subject-9', email: staff.email };
  const answer = await signInThere();
  const session = await callAs(console_.url, cookieOf(answer)).session.current.query();
  expect(session.staff).toMatchObject({ id: staff.id });
  const rows = await console_.core.staff.listAudit({ limit: 10 });
  expect(rows.map(({ action, after }) => [action, after])).toEqual([
    ['staff.signed-in', { way: 'openid', address: expect.any(String), agent: expect.anything() }],
    ['staff.openid-linked', expect.objectContaining({ way: 'openid' })],
  ]);
});

test('a disabled person does not come in', async () => {
  const staff = await console_.addStaff('support', { disabledAt: new Date() });
  provider.person = { sub: 'subject-3', email: staff.email, email_verified: true };
  await expectRefused(await signInThere(), 'unable_to_create_session');
});

test('who says no at the provider is back at the door', async () => {
  await expectRefused(await signInThere(), 'access_denied');
});

test.each<TokenFlaw>(['nonce', 'signature', 'issuer', 'audience', 'expiry'])(
  'an id token whose %s is wrong is not believed',
  async (flaw) => {
    provider.person = {
      sub: 'subject-4',
      email: (await console_.addStaff('support')).email,
      email_verified: true,
    };
    provider.flaw = flaw;
    await expectRefused(await signInThere(), 'unable_to_get_user_info');
  },
);

test('an answer of the provider is good once, and in the browser that asked for it', async () => {
  provider.person = {
    sub: 'subject-5',
    email: (await console_.addStaff('support')).email,
    email_verified: true,
  };
  const own = await depart();
  const other = await depart();
  const back = await consent(own);
  await expectRefused(await comeBack(back, other.cookie), 'state_mismatch');
  await expectRefused(await comeBack(back, ''), 'state_mismatch');

  const again = await depart();
  const there = await consent(again);
  expect(locationOf(await comeBack(there, again.cookie))).toBe('/orders');
  await console_.database.sql`delete from staff_sessions`;
  await expectRefused(await comeBack(there, again.cookie), 'state_mismatch');
});

test('a code that was given to another browser is refused at the provider, by PKCE', async () => {
  provider.person = {
    sub: 'subject-6',
    email: (await console_.addStaff('administrator')).email,
    email_verified: true,
  };
  const stolen = new URL(await consent(await depart())).searchParams.get('code') ?? '';
  const own = await depart();
  const back = new URL(await consent(own));
  back.searchParams.set('code', stolen);
  await expectRefused(await comeBack(back.href, own.cookie), 'invalid_code');
});

test('neither log nor trail holds a token or a secret of the provider', async () => {
  provider.person = {
    sub: 'subject-7',
    email: (await console_.addStaff('support')).email,
    email_verified: true,
  };
  const departure = await depart();
  const back = await consent(departure);
  await comeBack(back, departure.cookie);
  const code = new URL(back).searchParams.get('code') ?? '';
  const text = JSON.stringify(console_.log.lines);
  for (const secret of [code, provider.settings.clientSecret, 'eyJ']) {
    expect(text).not.toContain(secret);
  }
});
