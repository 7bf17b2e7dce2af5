import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { PosFault } from '@pos-bridge/pos';
import { type AccountId, accountIdSchema } from '@pos-bridge/wix';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { insertAccount, insertInstance } from '../../testing/builders.ts';
import { recordLog } from '../../testing/recorded-log.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { connect, type Database } from '../database/connect.ts';
import { createSealer } from '../encryption.ts';
import { createPosRegistry } from '../pos/pos-registry.ts';
import { createPosAccess, type OpenPos } from './pos-access.ts';
import { type ScriptedPos, scriptPos } from './scripted-pos.fixture.ts';
import { accounts } from './tables.ts';

let database: TestDatabase;
/** Another process's pool: it shares nothing but the database. */
let elsewhere: Database;
let pos: ScriptedPos;
let accountId: AccountId;
let announced: AccountId[];
const now = new Date('2026-05-01T12:00:00.000Z');
const clock = { now: () => now };
const sealer = createSealer([{ id: 'test', secret: randomBytes(32) }]);

const door = (pool: Database = database) =>
  createPosAccess({
    recordCall: () => {},
    db: pool.db,
    clock,
    sealer,
    log: recordLog(),
    pos: createPosRegistry([pos.provider]),
    onRevoked: async (_tx, id) => {
      announced.push(id);
    },
    onLocationGone: async () => {},
  });
const sealed = (accessToken: string) => sealer.seal(JSON.stringify({ accessToken }));
const row = async () => {
  const [found] = await database.db.select().from(accounts).where(eq(accounts.id, accountId));
  if (found === undefined) throw new Error('no account');
  return found;
};
const tokenOf = async ({ session }: OpenPos) => session.credentials['accessToken'];
const locations = ({ provider, session }: OpenPos) =>
  provider.listLocations(session, { signal: AbortSignal.timeout(30_000) });

beforeAll(async () => {
  database = await createTestDatabase();
  elsewhere = connect(database.url, { applicationName: 'test', max: 5 });
});
afterAll(async () => {
  await elsewhere.close();
  await database.drop();
});
beforeEach(async () => {
  pos = scriptPos(() => now);
  announced = [];
  pos.good.add('first');
  accountId = await insertAccount(database.db, await insertInstance(database.db), {
    posCredentials: await sealed('first'),
  });
});

test('the POS is opened with the credentials of the account', async () => {
  const outcome = await door()(accountId, async ({ session }) => session);
  expect(outcome).toEqual({
    outcome: 'done',
    value: { posMerchantId: 'merchant-1', credentials: { accessToken: 'first' } },
  });
});

test('credentials about to expire are renewed once, however many processes need them', async () => {
  pos.duringRenewal = () => pause(100);
  pos.expiresInMs = 3_600_000;
  await database.db
    .update(accounts)
    .set({ posCredentialsExpireAt: new Date(now.getTime() + 30_000) })
    .where(eq(accounts.id, accountId));
  const doors = [door(), door(elsewhere)];
  const outcomes = await Promise.all(
    Array.from({ length: 8 }, (_, index) => doors[index % 2]?.(accountId, tokenOf)),
  );
  expect(pos.renewals).toEqual(['first']);
  expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome)))).toEqual(
    new Set(['{"outcome":"done","value":"access-1"}']),
  );
  expect((await row()).posCredentialsExpireAt).toEqual(new Date('2026-05-01T13:00:00.000Z'));
});

test('while the POS cannot renew, credentials serve to their end', async () => {
  await database.db
    .update(accounts)
    .set({ posCredentialsExpireAt: new Date(now.getTime() + 30_000) })
    .where(eq(accounts.id, accountId));
  pos.duringRenewal = async () => {
    throw new PosFault('unreachable', 'no connection');
  };
  expect(await door()(accountId, tokenOf)).toEqual({ outcome: 'done', value: 'first' });

  await database.db
    .update(accounts)
    .set({ posCredentialsExpireAt: now })
    .where(eq(accounts.id, accountId));
  await expect(door()(accountId, tokenOf)).rejects.toMatchObject({ kind: 'unreachable' });
});

test('credentials that the POS refuses early are renewed, and the work is done again', async () => {
  pos.good.clear();
  const outcome = await door()(accountId, locations);
  expect(outcome).toEqual({ outcome: 'done', value: [] });
  expect(pos.renewals).toEqual(['first']);
});

test('an authorization that the merchant took away marks the account, and is announced once', async () => {
  pos.revoked = true;
  const doors = [door(), door(elsewhere)];
  const outcomes = await Promise.all(doors.map((open) => open(accountId, locations)));
  for (const outcome of outcomes) {
    expect(outcome).toEqual({ outcome: 'no-access', reason: 'authorization-revoked' });
  }
  expect(await row()).toMatchObject({
    posAuthorization: 'revoked',
    posRevokedAt: now,
    posCredentials: null,
  });
  expect(announced).toEqual([accountId]);
});

test('a POS whose credentials cannot be renewed is believed when it says no', async () => {
  const { provider } = pos;
  pos = {
    ...pos,
    provider: { ...provider, authorization: { ...provider.authorization, renew: null } },
  };
  const outcome = await door()(accountId, async () => {
    throw new PosFault('unauthorized', 'no');
  });
  expect(outcome).toEqual({ outcome: 'no-access', reason: 'authorization-revoked' });
  expect(announced).toEqual([accountId]);
});

test('a merchant who authorizes anew while the old credentials fail stays authorized', async () => {
  pos.duringRenewal = async () => {
    await database.db
      .update(accounts)
      .set({ posCredentials: await sealed('second') })
      .where(eq(accounts.id, accountId));
    pos.good.add('second');
    throw new PosFault('unauthorized', 'revoked');
  };
  pos.good.clear();
  expect(await door()(accountId, locations)).toMatchObject({ outcome: 'done' });
  expect(await row()).toMatchObject({ posAuthorization: 'authorized' });
  expect(announced).toEqual([]);
});

test('what is no refusal of the authorization is thrown on, and changes nothing', async () => {
  await expect(
    door()(accountId, async () => {
      throw new PosFault('timeout', 'no answer in time');
    }),
  ).rejects.toMatchObject({ kind: 'timeout' });
  expect(await row()).toMatchObject({ posAuthorization: 'authorized' });
});

test.each([
  ['disconnected', { state: 'disconnected' as const }, 'account-disconnected'],
  ['never authorized', { posAuthorization: 'none' as const }, 'not-authorized'],
  ['revoked', { posAuthorization: 'revoked' as const }, 'authorization-revoked'],
  ['of a provider that is not there', { provider: 'other' }, 'provider-missing'],
])('an account that is %s is not opened', async (_what, change, reason) => {
  await database.db.update(accounts).set(change).where(eq(accounts.id, accountId));
  expect(await door()(accountId, tokenOf)).toEqual({ outcome: 'no-access', reason });
});

test('an account that does not exist is not opened', async () => {
  accountId = accountIdSchema.parse('nobody');
  expect(await door()(accountId, tokenOf)).toEqual({
    outcome: 'no-access',
    reason: 'account-not-found',
  });
});
