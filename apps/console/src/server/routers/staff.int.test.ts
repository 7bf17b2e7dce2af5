import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  callAs,
  postSignIn,
  startTestConsole,
  type TestConsole,
} from '../../../testing/test-console.ts';

let console_: TestConsole;
let admin: ReturnType<typeof callAs>;

beforeEach(async () => {
  console_ = await startTestConsole();
  admin = callAs(console_.url, await console_.signIn(await console_.addStaff('administrator')));
});
afterEach(() => console_.close());

test('an invited person chooses a password and signs in with the role of the invitation', async () => {
  const stranger = callAs(console_.url);
  const { link } = await admin.invitations.create.mutate({
    email: 'new@example.com',
    role: 'support',
  });
  const token = new URL(link).hash.slice(1);
  expect(await stranger.invitations.open.mutate({ token })).toMatchObject({
    email: 'new@example.com',
    role: 'support',
  });
  const password = 'a-password-of-my-own';
  await stranger.invitations.accept.mutate({ token, name: 'New One', password });

  const signedIn = await postSignIn(console_.url, { email: 'new@example.com', password });
  expect(signedIn.status).toBe(200);
  await expect(
    stranger.invitations.accept.mutate({ token, name: 'Again', password }),
  ).rejects.toMatchObject({ data: { code: 'NOT_FOUND' } });
});

test('where no other way in is set up, an invitation needs a password', async () => {
  const { link } = await admin.invitations.create.mutate({
    email: 'new@example.com',
    role: 'viewer',
  });
  const token = new URL(link).hash.slice(1);
  await expect(
    callAs(console_.url).invitations.accept.mutate({ token, name: 'X', password: null }),
  ).rejects.toMatchObject({ message: 'Choose a password.' });
});

test('a demotion and a revoked session are felt by the very next call', async () => {
  const person = await console_.addStaff('support');
  const api = callAs(console_.url, await console_.signIn(person));
  await api.audit.list.query({});
  await admin.staff.changeRole.mutate({ id: person.id, role: 'viewer' });
  await expect(api.audit.list.query({})).rejects.toMatchObject({ data: { code: 'FORBIDDEN' } });

  const { sessions } = await admin.staff.sessions.query({ id: person.id });
  expect(JSON.stringify(sessions)).not.toMatch(/token/);
  await admin.staff.revokeSessions.mutate({ id: person.id, sessionId: sessions[0]?.id ?? '' });
  await expect(api.staff.ownSessions.query()).rejects.toMatchObject({
    data: { code: 'UNAUTHORIZED' },
  });
});

test('the last administrator cannot be unmade, and is told why', async () => {
  const { staff } = await callAsCurrent();
  await expect(
    admin.staff.changeRole.mutate({ id: staff?.id ?? '', role: 'viewer' }),
  ).rejects.toMatchObject({
    message: 'This is the last administrator. Make someone else administrator first.',
    data: { code: 'PRECONDITION_FAILED' },
  });
});

const callAsCurrent = () => admin.session.current.query();
