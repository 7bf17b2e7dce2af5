import { insertAccount, insertInstance } from '@pos-bridge/core/testing';
import type { AccountId } from '@pos-bridge/wix';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestAdapter, type TestAdapter } from '../testing/test-adapter.ts';
import {
  appId,
  appSecret,
  base64url,
  type Claims,
  changePart,
  claimsOf,
  flowTextToken,
  pemOf,
  sign,
  signHs256,
  strangerKeys,
  wixKeys,
} from '../testing/tokens.ts';

let adapter: TestAdapter;
let claims: Claims;
let valid: string;
let accountId: AccountId;

beforeAll(async () => {
  adapter = await startTestAdapter();
  const instanceId = await insertInstance(adapter.database.db);
  accountId = await insertAccount(adapter.database.db, instanceId);
  claims = claimsOf(instanceId);
  valid = await sign(claims);
});
afterAll(() => adapter.close());

test('the valid token, from which each forgery starts, is answered', async () => {
  expect(await adapter.post('account-ids', valid)).toMatchObject({
    status: 200,
    body: { accountIds: [accountId] },
  });
});

const without = (name: string): Claims =>
  Object.fromEntries(Object.entries(claims).filter(([key]) => key !== name));
const seconds = () => Math.floor(Date.now() / 1000);
const flip = (part: string, at: number): string =>
  `${part.slice(0, at)}${part[at] === 'A' ? 'B' : 'A'}${part.slice(at + 1)}`;

const forgeries: readonly [string, () => string | Promise<string>][] = [
  ['no body', () => ''],
  ['no token', () => 'hello'],
  ['the claims as JSON', () => JSON.stringify(claims)],
  ['a token in JSON quotes', () => JSON.stringify(valid)],
  ['a token cut short', () => valid.slice(0, -20)],
  ['two parts', () => valid.split('.').slice(0, 2).join('.')],
  ['four parts', () => `${valid}.AAAA`],
  ['an empty signature', () => changePart(valid, 2, () => '')],
  ['a changed signature', () => changePart(valid, 2, (part) => flip(part, 10))],
  [
    'a changed payload',
    () => changePart(valid, 1, () => base64url({ ...claims, aud: [appId, 'x'] })),
  ],
  ['a changed header', () => changePart(valid, 0, () => base64url({ alg: 'RS256', kid: 'k2' }))],
  ['a header that is no JSON', () => changePart(valid, 0, () => base64url('{'))],
  ['a signed payload that is no object', () => sign(JSON.parse('[]'))],
  ["a stranger's key", () => sign(claims, { alg: 'RS256' }, strangerKeys.privateKey)],
  ['alg none, signature kept', () => changePart(valid, 0, () => base64url({ alg: 'none' }))],
  ['alg none, no signature', () => `${base64url({ alg: 'none' })}.${base64url(claims)}.`],
  ['HS256 signed with the public key', () => signHs256(claims, pemOf(wixKeys.publicKey))],
  [
    'HS256 signed with the public key, trimmed',
    () => signHs256(claims, pemOf(wixKeys.publicKey).trim()),
  ],
  ['HS256 with a wrong secret', () => signHs256({ instanceId: 'one' }, 'another-256-bit-secret')],
  ['HS256 with the app secret and no instance', () => signHs256({}, appSecret)],
  ['RS512 with the right key', () => sign(claims, { alg: 'RS512' })],
  ['PS256 with the right key', () => sign(claims, { alg: 'PS256' })],
  ["another app's token", () => sign({ ...claims, aud: 'another-app' })],
  ['no aud', () => sign(without('aud'))],
  ['another issuer', () => sign({ ...claims, iss: 'wix.com.example' })],
  ['no iss', () => sign(without('iss'))],
  ['expired', () => sign({ ...claims, iat: seconds() - 7200, exp: seconds() - 3600 })],
  ['no exp', () => sign(without('exp'))],
  ['exp as text', () => sign({ ...claims, exp: String(seconds() + 3600) })],
  ['issued in the future', () => sign({ ...claims, iat: seconds() + 3600 })],
  ['no iat', () => sign(without('iat'))],
  ['no metadata', () => sign({ ...claims, data: { request: {} } })],
  [
    'no instance id',
    () => sign({ ...claims, data: { request: {}, metadata: { requestId: 'r' } } }),
  ],
  [
    'an instance id that is too long',
    () =>
      sign({
        ...claims,
        data: { request: {}, metadata: { requestId: 'r', instanceId: 'i'.repeat(101) } },
      }),
  ],
];

test.each(forgeries)(
  '%s: 401, the same words for all, the reason in the log alone',
  async (_name, forge) => {
    const logged = adapter.log.lines.length;
    const answer = await adapter.post('account-ids', await forge());
    expect(answer.status).toBe(401);
    expect(answer.body).toEqual({
      applicationError: {
        code: 'UNAUTHENTICATED',
        description: 'The request is not a token that Wix signed for this app.',
        data: {
          errors: [
            {
              code: 'UNAUTHENTICATED',
              message: 'The request is not a token that Wix signed for this app.',
            },
          ],
        },
      },
    });
    expect(adapter.log.lines.slice(logged)).toMatchObject([
      { level: 'warn', details: { reason: expect.any(String), operation: 'account-ids' } },
    ]);
  },
);

test.each(['get-configuration-status', 'configurations'])(
  'an instance token opens no other operation: %s',
  async (operation) => {
    expect((await adapter.post(operation, flowTextToken)).status).toBe(401);
  },
);

test('no part of any token was logged or stored', async () => {
  await adapter.ledger.flush();
  const stored = await adapter.database.sql`select * from spi_calls`;
  const written = JSON.stringify([adapter.log.lines, stored]);
  for (const part of valid.split('.')) expect(written).not.toContain(part.slice(0, 40));
});
