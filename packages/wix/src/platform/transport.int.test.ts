import { once } from 'node:events';
import { createServer } from 'node:net';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { createWixClient, type WixClient, type WixClientDeps } from '../client.ts';
import { catalogIdSchema, draftCatalogIdSchema, wixEntityIdSchema } from '../ids.ts';
import {
  accessToken,
  clientOf,
  errorOf,
  ok,
  type Reply,
  startWixServer,
} from '../wix-server.fixture.ts';

const catalogId = catalogIdSchema.parse('catalog-1');
const draftId = draftCatalogIdSchema.parse('draft-1');
const itemId = wixEntityIdSchema.parse('item-1');

const read = (client: WixClient) => client.connectivity.listConfigurations();
const create = (client: WixClient) => client.drafts.create(catalogId);
const write = (client: WixClient) =>
  client.catalogs.updateItem(catalogId, itemId, { inStock: true });
const busy: Reply = { status: 503 };

describe('what passes by itself is tried again', () => {
  test.each<[string, Reply]>([
    ['429', { status: 429 }],
    ['500', { status: 500 }],
    ['503', busy],
    ['a broken connection', 'break'],
    ['a connection broken in the body', 'break-in-body'],
  ])('after %s, waiting longer each time', async (_what, reply) => {
    await using server = await startWixServer(reply, reply, reply, ok({ configurations: [] }));
    const { client, waits, attempts } = clientOf(server.baseUrl);
    expect(await read(client)).toEqual([]);
    // Three quarters of 200, 400 and 800: half is fixed, and chance gives half of the other half.
    expect(waits).toEqual([150, 300, 600]);
    expect(attempts.map(({ attempt, retryInMs }) => [attempt, retryInMs])).toEqual([
      [1, 150],
      [2, 300],
      [3, 600],
      [4, null],
    ]);
  });

  test('and tells what Wix said each time, without the token that Wix repeats', async () => {
    await using server = await startWixServer(
      { status: 429, json: { message: `no place for ${accessToken} here` } },
      'break',
      ok({ configurations: [] }),
    );
    const { client, attempts } = clientOf(server.baseUrl);
    await read(client);
    expect(attempts.map((attempt) => attempt.readBody())).toEqual([
      '{"message":"no place for [secret] here"}',
      null,
      '{"configurations":[]}',
    ]);
  });

  test('but not for ever', async () => {
    await using server = await startWixServer(busy, busy, busy, busy, ok());
    const { client } = clientOf(server.baseUrl);
    expect(await errorOf(read(client))).toMatchObject({
      kind: 'server',
      status: 503,
      attempts: 4,
      retryable: true,
      mayHaveHappened: false,
    });
    expect(server.seen).toHaveLength(4);
  });

  test('where nobody listens, and Wix never saw the request', async () => {
    const placeholder = createServer().listen(0, '127.0.0.1');
    await once(placeholder, 'listening');
    const address = placeholder.address();
    placeholder.close();
    await once(placeholder, 'close');
    const port = address !== null && typeof address === 'object' ? address.port : 0;
    const { client, waits } = clientOf(`http://127.0.0.1:${port}`);
    expect(await errorOf(create(client))).toMatchObject({
      kind: 'network',
      status: null,
      attempts: 4,
      mayHaveHappened: false,
      hint: 'ECONNREFUSED',
    });
    expect(waits).toHaveLength(3);
  });
});

describe('what does not pass is not tried again', () => {
  test.each([400, 403, 404, 409, 428])('%i', async (status) => {
    await using server = await startWixServer({ status, json: {} }, ok());
    const { client } = clientOf(server.baseUrl);
    expect(await errorOf(read(client))).toMatchObject({ kind: 'client', status, retryable: false });
    expect(server.seen).toHaveLength(1);
  });

  test('a redirect is no answer, and nothing follows it', async () => {
    await using elsewhere = await startWixServer(ok());
    const headers = { location: elsewhere.baseUrl };
    await using server = await startWixServer({ status: 307, headers });
    const { client } = clientOf(server.baseUrl);
    expect(await errorOf(read(client))).toMatchObject({ kind: 'protocol', status: 307 });
    expect(elsewhere.seen).toEqual([]);
  });

  test('an answer in another shape tells where, and not what', async () => {
    const json = { configurations: [{ id: 7, location: { name: 'private' } }], message: 'private' };
    await using server = await startWixServer(ok(json));
    const error = await errorOf(read(clientOf(server.baseUrl).client));
    expect(error).toMatchObject({
      kind: 'protocol',
      hint: 'unexpected answer at "configurations.0.id"',
    });
    expect(JSON.stringify(error) + error.message).not.toContain('private');
  });
});

describe('a write that must not be done twice', () => {
  test.each<[string, Reply, string]>([
    ['a broken connection', 'break', 'network'],
    ['500', { status: 500 }, 'server'],
    ['an answer that broke off', 'break-in-body', 'network'],
    ['an answer that cannot be read', ok({ catalog: 7 }), 'protocol'],
  ])(
    'is not repeated after %s, and the error says that it may have happened',
    async (_what, reply, kind) => {
      await using server = await startWixServer(reply, ok());
      const error = await errorOf(create(clientOf(server.baseUrl).client));
      expect(error).toMatchObject({ kind, mayHaveHappened: true, attempts: 1 });
      expect(server.seen).toHaveLength(1);
    },
  );

  test('is not repeated after a time-out', async () => {
    await using server = await startWixServer('hang', ok());
    const { client } = clientOf(server.baseUrl, { timeoutMs: 50 });
    const error = await errorOf(client.drafts.publish(draftId));
    expect(error).toMatchObject({ kind: 'timeout', mayHaveHappened: true, attempts: 1 });
    expect(server.seen).toHaveLength(1);
  });

  test('is repeated after 429, which Wix refused before doing it', async () => {
    await using server = await startWixServer({ status: 429 }, ok({ catalog: { id: 'draft-9' } }));
    expect(await create(clientOf(server.baseUrl).client)).toBe('draft-9');
  });

  test('is repeated where the caller allows it', async () => {
    await using server = await startWixServer('break', ok({ catalog: { id: 'draft-9' } }));
    const { client } = clientOf(server.baseUrl);
    expect(await client.drafts.create(catalogId, { allowRepeat: true })).toBe('draft-9');
  });

  test('is told as possibly done when an earlier attempt may have done it', async () => {
    await using server = await startWixServer('break', { status: 409, json: {} });
    expect(await errorOf(write(clientOf(server.baseUrl).client))).toMatchObject({
      kind: 'client',
      attempts: 2,
      mayHaveHappened: true,
    });
  });
});

describe('Retry-After', () => {
  test.each([
    ['seconds', '7', 7_000],
    ['a date', 'Tue, 01 Jan 2030 00:00:09 GMT', 9_000],
  ])('in %s is waited out', async (_what, header, ms) => {
    const headers = { 'retry-after': header };
    await using server = await startWixServer({ status: 429, headers }, ok());
    const now = () => new Date('2030-01-01T00:00:00.000Z');
    const { client, waits } = clientOf(server.baseUrl, { now });
    await read(client);
    expect(waits).toEqual([ms + 100]);
  });

  test('beyond what a call waits for is told to the caller', async () => {
    const headers = { 'retry-after': '120' };
    await using server = await startWixServer({ status: 429, headers }, ok());
    const { client, waits } = clientOf(server.baseUrl, { deadlineMs: 600_000 });
    expect(await errorOf(read(client))).toMatchObject({
      kind: 'rate_limited',
      retryAfterSeconds: 120,
    });
    expect(waits).toEqual([]);
  });

  test('beyond the end of the call is not waited for', async () => {
    const headers = { 'retry-after': '2' };
    await using server = await startWixServer({ status: 503, headers }, ok());
    const { client, waits } = clientOf(server.baseUrl, { deadlineMs: 1_500 });
    expect(await errorOf(read(client))).toMatchObject({ kind: 'server', retryAfterSeconds: 2 });
    expect(waits).toEqual([]);
  });
});

describe('time limits', () => {
  test('an attempt without an answer is given up, and a read tried again', async () => {
    await using server = await startWixServer('hang', ok());
    const { client, attempts } = clientOf(server.baseUrl, { timeoutMs: 50 });
    expect(await read(client)).toEqual([]);
    expect(attempts.map((attempt) => attempt.outcome)).toEqual(['timeout', 'ok']);
  });

  test('a call ends with its deadline, whatever it waits for', async () => {
    await using server = await startWixServer('hang');
    const never = () => new Promise<never>(() => {});
    const untilAborted: WixClientDeps['admit'] = ({ signal }) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
      });
    for (const deps of [{}, { admit: never }, { admit: untilAborted }, { token: never }]) {
      const { client } = clientOf(server.baseUrl, { deadlineMs: 50, ...deps });
      expect(await errorOf(read(client))).toMatchObject({
        kind: 'timeout',
        mayHaveHappened: false,
      });
    }
  });

  test('a caller can give a call up while it waits for the next attempt', async () => {
    await using server = await startWixServer(busy);
    const given = new AbortController();
    const client = createWixClient({
      baseUrl: server.baseUrl,
      token: async () => 'token',
      deadlineMs: 600_000,
      retry: { firstDelayMs: 60_000, longestDelayMs: 60_000 },
      onAttempt: () => setImmediate(() => given.abort()),
    });
    const call = client.connectivity.listConfigurations({ signal: given.signal });
    expect(await errorOf(call)).toMatchObject({ kind: 'aborted', attempts: 1 });
  });

  test('a caller can give a call up while it is out', async () => {
    await using server = await startWixServer('hang');
    const given = new AbortController();
    const { client } = clientOf(server.baseUrl, {
      admit: async () => {
        setImmediate(() => given.abort());
      },
    });
    const call = client.drafts.publish(draftId, { signal: given.signal });
    expect(await errorOf(call)).toMatchObject({ kind: 'aborted', retryable: false });
  });
});

test('the rate budget is asked before every attempt', async () => {
  await using server = await startWixServer(busy, { status: 401 }, ok());
  let admitted = 0;
  const { client } = clientOf(server.baseUrl, {
    admit: async () => {
      admitted += 1;
    },
  });
  await read(client);
  expect(admitted).toBe(3);
});

describe('an answer', () => {
  const long = Buffer.from(JSON.stringify({ configurations: [], padding: 'x'.repeat(1_000_000) }));

  test.each<[string, Reply]>([
    ['longer than the limit', { status: 200, bytes: long }],
    [
      'that grows beyond it when it is decompressed',
      { status: 200, bytes: gzipSync(long), headers: { 'content-encoding': 'gzip' } },
    ],
    ['of an error, longer than the limit', { status: 400, bytes: long }],
  ])('%s is not read to its end, and not asked for again', async (_what, reply) => {
    await using server = await startWixServer(reply, ok({ configurations: [] }));
    const { client } = clientOf(server.baseUrl, { mostAnswerBytes: 100_000 });
    expect(await errorOf(read(client))).toMatchObject({
      kind: 'protocol',
      hint: expect.stringMatching(/^HTTP \d+ with more than 100000 bytes$/),
    });
    expect(server.seen).toHaveLength(1);
  });

  test('to a write, longer than the limit, may have taken effect', async () => {
    await using server = await startWixServer({ status: 200, bytes: long });
    const { client } = clientOf(server.baseUrl, { mostAnswerBytes: 100_000 });
    expect(await errorOf(create(client))).toMatchObject({ mayHaveHappened: true });
  });

  test('as long as the limit is read', async () => {
    await using server = await startWixServer({ status: 200, bytes: long });
    const { client } = clientOf(server.baseUrl, { mostAnswerBytes: long.length });
    expect(await read(client)).toEqual([]);
  });

  test('with a list without an end is a fault, wherever the list stands', async () => {
    const endless = Array.from({ length: 50_001 }, () => null);
    for (const json of [{ configurations: endless }, { deep: [{ unknown: endless }] }]) {
      await using server = await startWixServer(ok(json));
      const { client } = clientOf(server.baseUrl);
      expect(await errorOf(read(client))).toMatchObject({
        kind: 'protocol',
        hint: 'the answer has a list without an end',
      });
    }
  });

  test('with texts that no store takes is mended', async () => {
    const bytes = Buffer.from(
      '{"configurations":[{"id":"c","location":{"name":"a\\u0000b\\ud83d"}}]}',
    );
    await using server = await startWixServer({ status: 200, bytes });
    const { client } = clientOf(server.baseUrl);
    expect(await read(client)).toMatchObject([{ location: { name: 'a\ufffdb\ufffd' } }]);
  });

  test('that is no JSON is told word for word, as text that a table takes', async () => {
    const bytes = Buffer.from([0x61, 0x00, 0xff, 0x62]);
    await using server = await startWixServer({ status: 400, bytes });
    const { client, attempts } = clientOf(server.baseUrl);
    await errorOf(read(client));
    expect(attempts[0]?.readBody()).toBe('a\ufffd\ufffdb');
  });

  test('that asks for patience for years is taken for a day', async () => {
    const headers = { 'retry-after': '999999999' };
    await using server = await startWixServer({ status: 429, headers });
    const { client } = clientOf(server.baseUrl);
    expect(await errorOf(read(client))).toMatchObject({ retryAfterSeconds: 86_400 });
  });
});
