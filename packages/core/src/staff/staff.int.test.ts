import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../testing/index.ts';
import { createSealer } from '../encryption.ts';
import { type StaffId, staffIdSchema } from '../ids.ts';
import { insertStaffMember } from './create-staff-member.ts';
import { createStaff, type Staff } from './staff.ts';
import type { StaffRole } from './staff-role.ts';
import { staffAccounts, staffSessions } from './tables.ts';

let database: TestDatabase;
let staff: Staff;
let now: Date;

beforeEach(async () => {
  database = await createTestDatabase();
  now = new Date('2026-05-01T10:00:00.000Z');
  staff = createStaff({
    db: database.db,
    clock: { now: () => now },
    sealer: createSealer([{ id: 'test', secret: Buffer.alloc(32, 1) }]),
  });
});
afterEach(() => database.drop());

const add = (role: StaffRole, email = `${role}@example.com`): Promise<StaffId> =>
  database.db.transaction((tx) =>
    insertStaffMember(tx, { email, name: email, role, passwordHash: null, at: now }),
  );
const as = (id: StaffId) => ({ kind: 'staff', id, name: 'Somebody' }) as const;
const trail = async () => (await staff.listAudit({ limit: 50 })).map(({ action }) => action);
const openSession = (userId: StaffId, id: string) =>
  database.db.insert(staffSessions).values({
    id,
    userId,
    token: `token-${id}`,
    createdAt: now,
    updatedAt: now,
    expiresAt: new Date(now.getTime() + 3_600_000),
  });
const joined = (token: string) =>
  staff.acceptInvitation({
    token,
    name: 'New One',
    passwordHash: 'hash',
    origin: { address: '203.0.113.1', agent: 'Browser' },
  });

async function invited(email = 'New@Example.com'): Promise<string> {
  const actor = as(await add('administrator', `admin-for-${email}`));
  const invitation = await staff.invite({ actor, email, role: 'support' });
  if (invitation.outcome !== 'invited') throw new Error(invitation.outcome);
  return invitation.token;
}

test('an invitation makes one person with its role, however often its link is used', async () => {
  const token = await invited();
  expect(await staff.findInvitation(token)).toMatchObject({
    email: 'new@example.com',
    role: 'support',
  });
  const both = await Promise.all([joined(token), joined(token)]);
  expect(both.map(({ outcome }) => outcome).sort()).toEqual(['joined', 'not-open']);
  const people = await staff.list();
  expect(people).toHaveLength(2);
  expect(people.find(({ email }) => email === 'new@example.com')).toMatchObject({
    name: 'New One',
    role: 'support',
    disabledAt: null,
  });
  expect(await database.db.select().from(staffAccounts)).toMatchObject([
    { providerId: 'credential', password: 'hash' },
  ]);
  expect(await trail()).toEqual(['staff.joined', 'staff.invited']);
});

test('a link ends when it expires, is revoked, or a newer one takes its place', async () => {
  const expired = await invited('a@example.com');
  now = new Date(now.getTime() + 7 * 24 * 3_600_000);
  expect(await staff.findInvitation(expired)).toBeNull();
  expect(await joined(expired)).toEqual({ outcome: 'not-open' });

  const replaced = await invited('b@example.com');
  const actor = as(await add('administrator'));
  const newer = await staff.invite({ actor, email: 'b@example.com', role: 'viewer' });
  expect(await joined(replaced)).toEqual({ outcome: 'not-open' });
  const open = await staff.listInvitations();
  expect(open).toMatchObject([{ email: 'b@example.com', role: 'viewer' }]);

  if (newer.outcome !== 'invited') throw new Error(newer.outcome);
  expect(await staff.revokeInvitation({ actor, id: newer.id })).toBe('revoked');
  expect(await joined(newer.token)).toEqual({ outcome: 'not-open' });
  expect(await staff.revokeInvitation({ actor, id: newer.id })).toBe('not-open');
});

test('nobody is invited twice, and the link’s secret is kept nowhere', async () => {
  const token = await invited();
  const [row] = await database.sql`select * from staff_invitations`;
  expect(JSON.stringify(row)).not.toContain(token);
  await joined(token);
  const actor = as(await add('administrator'));
  expect(await staff.invite({ actor, email: 'NEW@example.com', role: 'viewer' })).toEqual({
    outcome: 'already-staff',
  });
});

test('a change of role is obeyed and written down; the same role again is neither', async () => {
  const actor = as(await add('administrator'));
  const id = await add('viewer');
  expect(await staff.changeRole({ actor, id, role: 'support' })).toBe('changed');
  expect(await staff.changeRole({ actor, id, role: 'support' })).toBe('unchanged');
  expect(await staff.listAudit({ limit: 10 })).toMatchObject([
    { action: 'staff.role-changed', before: { role: 'viewer' }, after: { role: 'support' } },
  ]);
  const unknown = staffIdSchema.parse('staff_unknown');
  expect(await staff.changeRole({ actor, id: unknown, role: 'support' })).toBe('not-found');
});

test('disabling ends every session of the person and of nobody else', async () => {
  const actor = as(await add('administrator'));
  const id = await add('support');
  await openSession(id, 'one');
  await openSession(id, 'two');
  await openSession(actor.id, 'mine');
  expect(await staff.disable({ actor, id })).toBe('changed');
  expect(await staff.listSessions(id)).toEqual([]);
  expect(await staff.listSessions(actor.id)).toHaveLength(1);
  expect(await staff.enable({ actor, id })).toBe('changed');
  expect(await trail()).toEqual(['staff.enabled', 'staff.disabled']);
});

test('one administrator always remains, even when two unmake each other at once', async () => {
  const one = await add('administrator', 'one@example.com');
  const two = await add('administrator', 'two@example.com');
  const outcomes = await Promise.all([
    staff.changeRole({ actor: as(one), id: two, role: 'viewer' }),
    staff.disable({ actor: as(two), id: one }),
  ]);
  expect(outcomes.sort()).toEqual(['changed', 'last-administrator']);
});

test('a session ends alone or with all others of its person, and the trail names it', async () => {
  const actor = as(await add('administrator'));
  const id = await add('support');
  for (const session of ['one', 'two', 'three']) await openSession(id, session);
  expect(await staff.revokeSessions({ actor, staffId: id, sessionId: 'one' })).toBe(1);
  expect(await staff.revokeSessions({ actor, staffId: actor.id, sessionId: 'two' })).toBe(0);
  expect(await staff.revokeSessions({ actor, staffId: id, sessionId: 'all' })).toBe(2);
  expect(await trail()).toEqual(['staff.sessions-revoked', 'staff.sessions-revoked']);
});

test('what was typed as a mailbox is counted, however it is spelled, and stands in no row', async () => {
  const origin = { address: '203.0.113.1', agent: null };
  const begin = (email: string) =>
    staff.beginSignIn({ email, from: 'address:203.0.113.1', origin });
  for (let n = 0; n < 5; n += 1) {
    expect(await begin('MyPassword')).toEqual({ outcome: 'go' });
  }
  expect(await begin(' mypassword ')).toMatchObject({ outcome: 'wait' });
  const rows = await database.sql`select * from staff_sign_in_attempts`;
  expect(rows).toMatchObject([{ origin: 'address:203.0.113.1', count: 5 }]);
  expect(JSON.stringify(rows)).not.toMatch(/mypassword/i);
  await staff.endSignIn({ email: 'mypassword', from: 'address:203.0.113.1' });
  expect(await begin('mypassword')).toEqual({ outcome: 'go' });
});
