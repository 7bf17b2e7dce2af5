import { describe, expect, test } from 'vitest';
import type { WixClient } from '../client.ts';
import { catalogIdSchema, instanceIdSchema, wixEntityIdSchema } from '../ids.ts';
import {
  accessToken,
  clientOf,
  errorOf,
  ok,
  type Reply,
  startWixServer,
} from '../wix-server.fixture.ts';
import { createWixOAuth } from './oauth.ts';

const catalogId = catalogIdSchema.parse('catalog-1');
const itemId = wixEntityIdSchema.parse('item-1');
const instanceId = instanceIdSchema.parse('instance-1');

const read = (client: WixClient) => client.connectivity.listConfigurations();
const create = (client: WixClient) => client.drafts.create(catalogId);
const write = (client: WixClient) =>
  client.catalogs.updateItem(catalogId, itemId, { inStock: true });

describe('the access token', () => {
  test('goes out raw, and is renewed once when Wix refuses it', async () => {
    await using server = await startWixServer({ status: 401 }, ok());
    const asked: (string | null)[] = [];
    const { client } = clientOf(server.baseUrl, {
      token: async ({ refused }) => {
        asked.push(refused);
        return refused === null ? 'stale' : 'fresh';
      },
    });
    await create(client).catch(() => undefined);
    expect(asked).toEqual([null, 'stale']);
    expect(server.seen.map((request) => request.authorization)).toEqual(['stale', 'fresh']);
  });

  test('that is refused twice ends the call', async () => {
    await using server = await startWixServer({ status: 401 }, { status: 401 }, ok());
    const { client, waits } = clientOf(server.baseUrl);
    expect(await errorOf(read(client))).toMatchObject({
      kind: 'unauthorized',
      status: 401,
      attempts: 2,
    });
    expect(waits).toEqual([]);
  });

  test('and secrets are in no error and no attempt, even where Wix repeats them', async () => {
    const secret = 'app-secret-that-nobody-may-see';
    const echo = (words: string): Reply => ({
      status: 400,
      json: {
        message: words,
        details: {
          applicationError: { code: words, description: words },
          validationError: { fieldViolations: [{ field: words, description: words }] },
        },
      },
    });
    await using server = await startWixServer(
      echo(`bad ${accessToken}`),
      echo(`bad ${accessToken} ${secret}`),
      'break',
      'break',
      'break',
      'break',
    );
    const { client, attempts } = clientOf(server.baseUrl);
    const oauth = createWixOAuth({
      baseUrl: server.baseUrl,
      appId: 'app-1',
      appSecret: secret,
      sleep: async () => {},
    });
    const told = [
      await errorOf(read(client)),
      await errorOf(oauth.exchangeCode(accessToken)),
      await errorOf(read(client)),
    ].flatMap((error) => [error.message, error.stack, String(error.cause), JSON.stringify(error)]);
    const everything = told.join() + JSON.stringify(attempts);
    expect(everything).toContain('[secret]');
    expect(everything).not.toContain(accessToken);
    expect(everything).not.toContain(secret);
  });

  test('that is no token is not sent, and not told', async () => {
    await using server = await startWixServer(ok());
    const { client } = clientOf(server.baseUrl, { token: async () => 'two\nlines' });
    const error = await errorOf(read(client));
    expect(error).toMatchObject({ kind: 'protocol', attempts: 0 });
    expect(error.message).not.toContain('lines');
    expect(server.seen).toEqual([]);
  });

  test('provider and rate budget may end the call with errors of their own', async () => {
    await using server = await startWixServer(ok());
    const own = new Error('own');
    const fail = async () => {
      throw own;
    };
    await expect(read(clientOf(server.baseUrl, { token: fail }).client)).rejects.toBe(own);
    await expect(read(clientOf(server.baseUrl, { admit: fail }).client)).rejects.toBe(own);
    expect(server.seen).toEqual([]);
  });
});

test("an error tells what Wix's body says", async () => {
  const headers = { 'x-wix-request-id': 'request-7' };
  const applicationError = { code: 'CATALOG_ARCHIVED', description: 'It is archived', data: {} };
  const fieldViolations = [
    { field: 'item.price', description: 'too low', violatedRule: 'MIN', data: {} },
  ];
  await using server = await startWixServer(
    { status: 404, headers, json: { message: 'no', details: { applicationError } } },
    {
      status: 400,
      json: { message: 'invalid', details: { validationError: { fieldViolations } } },
    },
  );
  const { client } = clientOf(server.baseUrl);
  expect(await errorOf(read(client))).toMatchObject({
    message: 'connectivity.listConfigurations at Wix failed: client (HTTP 404, CATALOG_ARCHIVED)',
    code: 'CATALOG_ARCHIVED',
    description: 'It is archived',
    wixRequestId: 'request-7',
  });
  expect(await errorOf(write(client))).toMatchObject({
    code: null,
    description: 'invalid',
    fieldViolations: [
      { field: 'item.price', description: 'too low', violatedRule: 'MIN', ruleName: null },
    ],
  });
});

test('a token of the app is told apart from a refusal', async () => {
  await using server = await startWixServer(
    ok({ access_token: 't', token_type: 'Bearer', expires_in: 14_400 }),
    { status: 400, json: { error: 'invalid_grant', error_description: 'not installed' } },
  );
  const oauth = createWixOAuth({ baseUrl: server.baseUrl, appId: 'app-1', appSecret: 'secret' });
  expect(await oauth.clientCredentials(instanceId)).toEqual({
    accessToken: 't',
    expiresInSeconds: 14_400,
  });
  expect(await errorOf(oauth.clientCredentials(instanceId))).toMatchObject({
    kind: 'client',
    code: 'invalid_grant',
    description: 'not installed',
  });
});
