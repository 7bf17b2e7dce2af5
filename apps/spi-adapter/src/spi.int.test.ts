import {
  insertAccount,
  insertConfiguration,
  insertInstance,
  insertLocation,
} from '@pos-bridge/core/testing';
import { type AccountId, accountIdSchema, instanceIdSchema } from '@pos-bridge/wix';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestAdapter, type TestAdapter } from '../testing/test-adapter.ts';
import { claimsOf, flowTextInstance, flowTextToken, sign, signText } from '../testing/tokens.ts';
import { allOperations } from './operations/all-operations.ts';

let adapter: TestAdapter;

beforeAll(async () => {
  adapter = await startTestAdapter();
});
afterAll(() => adapter.close());

const call = async (operation: string, instanceId: string, request: unknown = {}) =>
  adapter.post(operation, await sign(claimsOf(instanceId, request)));

const error = (code: string) => ({ applicationError: { code } });

describe('List Account IDs', () => {
  test('the flow text, its token and its secret give a list of account ids', async () => {
    const instanceId = await insertInstance(adapter.database.db, {
      id: instanceIdSchema.parse(flowTextInstance),
    });
    const ids: AccountId[] = [];
    for (const id of [
      '03cabfd0-e8aa-496d-a411-baf4275811d5',
      '04b5b58a-a803-477b-81a5-cced1534dd1e',
      '0d79528d-46e7-4b29-bdb1-145876c4ef9d',
    ]) {
      ids.push(
        await insertAccount(adapter.database.db, instanceId, { id: accountIdSchema.parse(id) }),
      );
    }
    const answer = await adapter.post('account-ids', flowTextToken, {
      'content-type': 'plain/text',
    });
    expect(answer).toMatchObject({ status: 200, body: { accountIds: ids } });
  });

  test('only accounts that are active and authorized are told', async () => {
    const { db } = adapter.database;
    const instanceId = await insertInstance(db);
    const active = await insertAccount(db, instanceId);
    await insertAccount(db, instanceId, { state: 'inactive' });
    await insertAccount(db, instanceId, { state: 'disconnected' });
    await insertAccount(db, instanceId, { posAuthorization: 'revoked' });
    await insertAccount(db, await insertInstance(db));
    expect((await call('account-ids', instanceId)).body).toEqual({ accountIds: [active] });
  });

  test('an instance that was never seen is remembered and has no accounts', async () => {
    const answer = await call('account-ids', 'a-new-instance');
    expect(answer).toMatchObject({ status: 200, body: { accountIds: [] } });
    expect((await call('account-ids', 'a-new-instance')).status).toBe(200);
    const rows = await adapter.database
      .sql`select state from instances where id = 'a-new-instance'`;
    expect(rows.map((row) => row['state'])).toEqual(['seen']);
  });

  test.each([
    'text/plain; charset=utf-8',
    'plain/text',
    'application/json',
    'application/x-www-form-urlencoded',
    'nonsense',
    ';;',
  ])('the content type %j has no say', async (contentType) => {
    const token = await sign(claimsOf('a-new-instance'));
    const answer = await adapter.post('account-ids', token, { 'content-type': contentType });
    expect(answer.status).toBe(200);
  });

  test('odd metadata that nothing hangs on refuses no call, and is logged once', async () => {
    const instanceId = await insertInstance(adapter.database.db);
    const metadata = { instanceId, languages: 'en-US', identity: { identityType: 3 } };
    const token = await sign({ ...claimsOf(instanceId), data: { request: {}, metadata } });
    const answers = [
      await adapter.post('account-ids', token),
      await adapter.post('account-ids', token),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    const logged = adapter.log.lines.filter(({ message }) => message.includes('left out'));
    expect(logged.map(({ details }) => details)).toEqual([
      { where: 'account-ids', fields: ['metadata.languages', 'metadata.identity'] },
    ]);
  });

  test('a final newline is tolerated', async () => {
    const token = await sign(claimsOf('a-new-instance'));
    expect((await adapter.post('account-ids', `${token}\n`)).status).toBe(200);
  });
});

describe('Get Configuration Status', () => {
  test('a mapped location of an authorized account is READY', async () => {
    const { db } = adapter.database;
    const instanceId = await insertInstance(db);
    const accountId = await insertAccount(db, instanceId);
    const locationId = await insertLocation(db, accountId);
    const configurationId = await insertConfiguration(db, instanceId, { accountId, locationId });
    const answer = await call('get-configuration-status', instanceId, {
      accountId,
      configurationId,
    });
    expect(answer).toMatchObject({ status: 200, body: { status: 'READY' } });
  });

  test('an unmapped one is PENDING, a revoked authorization is an ERROR', async () => {
    const { db } = adapter.database;
    const instanceId = await insertInstance(db);
    const accountId = await insertAccount(db, instanceId);
    const configurationId = await insertConfiguration(db, instanceId, { accountId });
    const ids = { accountId, configurationId };
    expect((await call('get-configuration-status', instanceId, ids)).body).toEqual({
      status: 'PENDING',
    });
    await adapter.database
      .sql`update accounts set pos_authorization = 'revoked' where id = ${accountId}`;
    expect((await call('get-configuration-status', instanceId, ids)).body).toEqual({
      status: 'ERROR',
    });
  });

  test("another instance's account and configuration do not exist, to the letter", async () => {
    const { db } = adapter.database;
    const mine = await insertInstance(db);
    const theirs = await insertInstance(db);
    const myAccount = await insertAccount(db, mine);
    const theirAccount = await insertAccount(db, theirs);
    const theirConfiguration = await insertConfiguration(db, theirs, { accountId: theirAccount });
    const ask = (accountId: string, configurationId: string) =>
      call('get-configuration-status', mine, { accountId, configurationId });

    const foreignAccount = await ask(theirAccount, theirConfiguration);
    const noAccount = await ask('no-such-account', theirConfiguration);
    expect(foreignAccount).toMatchObject({ status: 404, body: error('ACCOUNT_NOT_FOUND') });
    expect(foreignAccount.text).toBe(noAccount.text);

    const foreignConfiguration = await ask(myAccount, theirConfiguration);
    const noConfiguration = await ask(myAccount, 'no-such-configuration');
    expect(foreignConfiguration).toMatchObject({ status: 404, body: error('LOCATION_NOT_FOUND') });
    expect(foreignConfiguration.text).toBe(noConfiguration.text);
  });

  test("a configuration of the instance's other account is not this account's", async () => {
    const { db } = adapter.database;
    const instanceId = await insertInstance(db);
    const one = await insertAccount(db, instanceId);
    const other = await insertAccount(db, instanceId);
    const configurationId = await insertConfiguration(db, instanceId, { accountId: other });
    const answer = await call('get-configuration-status', instanceId, {
      accountId: one,
      configurationId,
    });
    expect(answer).toMatchObject({ status: 404, body: error('LOCATION_NOT_FOUND') });
  });

  test.each([
    ['no ids', {}, ['accountId', 'configurationId']],
    ['an empty id', { accountId: '', configurationId: 'c' }, ['accountId']],
    [
      'an id of 101 characters',
      { accountId: 'a', configurationId: 'c'.repeat(101) },
      ['configurationId'],
    ],
    ['an id that is a number', { accountId: 5, configurationId: 'c' }, ['accountId']],
    ['a request that is text', 'hello', ['']],
  ])('%s: 400 that names the fields', async (_name, request, fields) => {
    const answer = await call('get-configuration-status', 'a-new-instance', request);
    expect(answer).toMatchObject({
      status: 400,
      body: {
        applicationError: {
          code: 'INVALID_REQUEST',
          data: { errors: fields.map((field) => ({ params: { field } })) },
        },
      },
    });
    expect(answer.text).not.toContain('ccccc');
  });
});

describe('List Configurations', () => {
  test.each(['GET', 'POST'])(
    "%s gives the instance's own configurations in Wix's shape",
    async (method) => {
      const { db } = adapter.database;
      const instanceId = await insertInstance(db);
      const one = await insertConfiguration(db, instanceId, {
        locationName: 'Harbour',
        integrationSettingsUrl: 'https://pos.example/settings',
      });
      const two = await insertConfiguration(db, instanceId, {
        locationName: 'Market',
        archived: true,
        enabled: false,
        catalogId: null,
      });
      await insertConfiguration(db, await insertInstance(db));
      const token = await sign(claimsOf(instanceId));
      const response = await fetch(
        `${adapter.url}/wix-spi/configurations`,
        method === 'GET' ? { headers: { authorization: token } } : { method, body: token },
      );
      expect(response.status).toBe(200);
      expect(await response.json()).toEqual({
        configurations: [
          {
            id: one,
            location: { name: 'Harbour' },
            catalogId: expect.any(String),
            archived: false,
            enabled: true,
            integrationSettingsUrl: 'https://pos.example/settings',
          },
          {
            id: two,
            location: { name: 'Market' },
            catalogId: null,
            archived: true,
            enabled: false,
            integrationSettingsUrl: null,
          },
        ],
      });
    },
  );
});

describe('what is no call at all', () => {
  test('a body over 1 MiB is a 413 in the form of the contract', async () => {
    const answer = await adapter.post('account-ids', 'x'.repeat(1024 * 1024 + 1));
    expect(answer).toMatchObject({ status: 413, body: error('PAYLOAD_TOO_LARGE') });
  });

  test.each(['GET', 'PUT', 'DELETE'])('%s is a 405 that names what is allowed', async (method) => {
    const response = await fetch(`${adapter.url}/wix-spi/account-ids`, { method });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('POST');
    expect(await response.json()).toMatchObject(error('METHOD_NOT_ALLOWED'));
  });

  test('an unknown operation is a 404', async () => {
    expect((await fetch(`${adapter.url}/wix-spi/no-such`, { method: 'POST' })).status).toBe(404);
  });
});

test.each(allOperations.map(({ name }) => name))(
  '%s refuses a request of 10,000 levels or 200,000 empty lines at once, with 400',
  async (operation) => {
    const instanceId = await insertInstance(adapter.database.db);
    const deep = `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`;
    const bodies = [
      await signText(
        JSON.stringify(claimsOf(instanceId, { order: 'deep' })).replace('"deep"', deep),
      ),
      await sign(claimsOf(instanceId, { order: { lineItems: Array(200_000).fill({}) } })),
    ];
    for (const body of bodies) {
      const answer = await adapter.post(operation, body);
      expect(answer.status).toBe(400);
      expect(answer.body).toMatchObject({ applicationError: { code: 'INVALID_REQUEST' } });
    }
    await adapter.ledger.flush();
    expect(adapter.ledger.waiting).toBe(0);
  },
);
