import { insertInstance } from '@pos-bridge/core/testing';
import { instanceIdSchema } from '@pos-bridge/wix';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestAdapter, type TestAdapter } from '../../testing/test-adapter.ts';
import { changePart, instancePayload, signInstance } from '../../testing/tokens.ts';

let adapter: TestAdapter;
beforeAll(async () => {
  adapter = await startTestAdapter();
  await insertInstance(adapter.database.db, { id: instanceIdSchema.parse('instance-1') });
});
afterAll(() => adapter.close());

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);
const payload = () => instancePayload('instance-1');
const postSession = (body: string, headers: Record<string, string> = {}) =>
  fetch(`${adapter.url}/settings/api/session.open`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });

const refusalIn = async (response: Response) => Object(await response.json()).error.data;

test('an instance parameter that Wix signed opens a session, without a cookie', async () => {
  const response = await postSession(JSON.stringify({ instance: signInstance(payload()) }));
  expect(response.status).toBe(200);
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(response.headers.getSetCookie()).toEqual([]);
  expect(await response.json()).toEqual({
    result: {
      data: {
        token: expect.stringMatching(/^[\w-]+\.[\w-]+$/),
        expiresAt: expect.stringMatching(/Z$/),
      },
    },
  });
});

describe('what is broken in one place is refused, with the reason that the page explains', () => {
  const secondSignature = (text: string) => signInstance({ ...payload(), x: text }).split('.')[0];
  const broken: readonly [string, () => string, number, string][] = [
    ['missing', () => '', 401, 'NOT_FROM_WIX'],
    ['no parameter at all', () => 'x', 401, 'NOT_FROM_WIX'],
    ['the payload alone', () => signInstance(payload()).split('.')[1] ?? '', 401, 'NOT_FROM_WIX'],
    ['no signature', () => changePart(signInstance(payload()), 0, () => ''), 401, 'NOT_FROM_WIX'],
    [
      'a changed payload',
      () =>
        changePart(signInstance(payload()), 1, () =>
          Buffer.from(JSON.stringify({ ...payload(), instanceId: 'other' })).toString('base64url'),
        ),
      401,
      'NOT_FROM_WIX',
    ],
    [
      'the signature of another payload',
      () => changePart(signInstance(payload()), 0, () => secondSignature('y') ?? ''),
      401,
      'NOT_FROM_WIX',
    ],
    ['another secret', () => signInstance(payload(), 'not-our-secret'), 401, 'NOT_FROM_WIX'],
    ['a third part', () => `${signInstance(payload())}.x`, 401, 'NOT_FROM_WIX'],
    [
      'no instance id',
      () => signInstance({ ...payload(), instanceId: undefined }),
      401,
      'NOT_FROM_WIX',
    ],
    ['no date', () => signInstance({ ...payload(), signDate: undefined }), 401, 'NOT_FROM_WIX'],
    ['another app', () => signInstance({ ...payload(), appDefId: 'app-8' }), 403, 'ANOTHER_APP'],
    ['a visitor', () => signInstance({ ...payload(), aid: 'visitor-1' }), 403, 'NOT_THE_OWNER'],
    ...[undefined, null, '', ' ', 'USER', 'owner', 'OWNER,', 'MEMBER'].map(
      (permissions): [string, () => string, number, string] => [
        `permissions ${JSON.stringify(permissions)}`,
        () => signInstance({ ...payload(), permissions }),
        403,
        'NOT_THE_OWNER',
      ],
    ),
    ['too old', () => signInstance(instancePayload('instance-1', minutesAgo(16))), 401, 'TOO_OLD'],
    [
      'signed in the future',
      () => signInstance(instancePayload('instance-1', minutesAgo(-5))),
      401,
      'TOO_OLD',
    ],
  ];

  test.each(broken)('%s', async (_what, instance, status, code) => {
    const response = await postSession(JSON.stringify({ instance: instance() }));
    expect(response.status).toBe(status);
    expect(await refusalIn(response)).toEqual({
      code,
      httpStatus: status,
      requestId: response.headers.get('x-request-id'),
      fields: [],
    });
  });
});

test('bodies that are no request are refused in the same form', async () => {
  for (const body of ['', 'null', '[]', '{"instance":7}', '{"instance":', '"x"']) {
    const response = await postSession(body);
    expect([400, 401]).toContain(response.status);
    expect(await refusalIn(response)).toMatchObject({ code: expect.any(String) });
  }
  const large = await postSession(JSON.stringify({ instance: 'x'.repeat(70_000) }));
  expect(large.status).toBe(400);
});

test('a session is renewed by its token alone', async () => {
  const opened = await postSession(JSON.stringify({ instance: signInstance(payload()) }));
  const { token } = Object(await opened.json()).result.data;
  const renew = (authorization: string) =>
    fetch(`${adapter.url}/settings/api/session.renew`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization },
      body: '{}',
    });
  expect((await renew(`Bearer ${token}`)).status).toBe(200);
  for (const authorization of ['', 'Bearer', `Bearer ${token}x`, `Basic ${token}`]) {
    const refused = await renew(authorization);
    expect(refused.status).toBe(401);
    expect(await refusalIn(refused)).toMatchObject({ code: 'SESSION_OVER' });
  }
});

test('no token and no instance parameter is ever logged', async () => {
  const instance = signInstance(payload());
  const opened = await postSession(JSON.stringify({ instance }));
  const { token } = Object(await opened.json()).result.data;
  await postSession(JSON.stringify({ instance: `${instance}x` }));
  const logged = JSON.stringify(adapter.log.lines);
  expect(logged).not.toContain(instance);
  expect(logged).not.toContain(token);
});
