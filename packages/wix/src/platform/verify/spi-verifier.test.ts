import { beforeAll, describe, expect, test } from 'vitest';
import {
  createSpiVerifier,
  type SpiRejectionReason,
  type SpiVerification,
  type SpiVerifier,
} from './spi-verifier.ts';
import {
  base64url,
  changePart,
  flowTextToken,
  pemOf,
  rs256Header,
  sign,
  signHs256,
  strangerKeys,
  wixKeys,
} from './tokens.fixture.ts';

const appId = 'app-1';
const appSecret = 'your-256-bit-secret';
const now = new Date('2030-01-01T00:00:00.000Z');
const nowSeconds = now.getTime() / 1000;

const publicPem = pemOf(wixKeys.publicKey);

const validClaims = {
  data: {
    request: { accountId: 'a', configurationId: 'c' },
    metadata: { requestId: '1660049071.0775256270934210145', instanceId: 'instance-1' },
  },
  aud: appId,
  iss: 'wix.com',
  iat: nowSeconds - 5,
  exp: nowSeconds + 3_600_000,
};
const { exp: _exp, ...withoutExp } = validClaims;
const { iat: _iat, ...withoutIat } = validClaims;
const { iss: _iss, ...withoutIss } = validClaims;
const { aud: _aud, ...withoutAud } = validClaims;
const { data: _data, ...withoutData } = validClaims;
const metadata = validClaims.data.metadata;
const withMetadata = (changed: Record<string, unknown>): object => ({
  ...validClaims,
  data: { ...validClaims.data, metadata: { ...metadata, ...changed } },
});

const verifier = createSpiVerifier({ publicKeys: [publicPem], appId, appSecret, now: () => now });
const verify = (body: string, using: SpiVerifier = verifier): Promise<SpiVerification> =>
  using.verify(body, { allowInstanceToken: false });

let validToken: string;
beforeAll(async () => {
  validToken = await sign(validClaims);
});

describe('a request envelope', () => {
  test('gives its request and metadata', async () => {
    expect(await verify(validToken)).toEqual({
      outcome: 'verified',
      kind: 'envelope',
      request: validClaims.data.request,
      metadata,
      requestId: metadata.requestId,
      instanceId: metadata.instanceId,
      leftOut: [],
      issuedAt: new Date('2029-12-31T23:59:55.000Z'),
      expiresAt: new Date(now.getTime() + 3_600_000_000),
    });
  });

  test.each([
    ['a final newline', () => `${validToken}\n`],
    ['a final CRLF', () => `${validToken}\r\n`],
    ['a typ in the header', () => sign(validClaims, { ...rs256Header, typ: 'JWT' })],
    ['no kid in the header', () => sign(validClaims, { alg: 'RS256' })],
    ['an audience that is a list', () => sign({ ...validClaims, aud: ['other', appId] })],
    ['an iat ahead by the tolerance', () => sign({ ...validClaims, iat: nowSeconds + 60 })],
    ['no request', () => sign({ ...validClaims, data: { metadata } })],
    ['claims that are not known', () => sign({ ...validClaims, jti: 'x', moon: { full: true } })],
    ['ids of 100 characters', () => sign(withMetadata({ instanceId: 'i'.repeat(100) }))],
  ])('is accepted with %s', async (_what, token) => {
    expect(await verify(await token())).toMatchObject({ outcome: 'verified', kind: 'envelope' });
  });

  test.each<[string, Record<string, unknown>, string[]]>([
    ['languages as one text', { languages: 'en-US' }, ['metadata.languages']],
    ['a language that is no text', { languages: ['en', 7] }, ['metadata.languages']],
    ['a numeric identity type', { identity: { identityType: 2 } }, ['metadata.identity']],
    ['an identity that is text', { identity: 'APP' }, ['metadata.identity']],
    ['a numeric currency', { currency: 978 }, ['metadata.currency']],
    ['a numeric requestId', { requestId: 17 }, ['metadata.requestId']],
    ['an over-long requestId', { requestId: 'r'.repeat(101) }, ['metadata.requestId']],
    ['no requestId', { requestId: undefined }, []],
    ['a requestId of null', { requestId: null }, []],
    [
      'all of it',
      { languages: 1, identity: 1, currency: 1, requestId: 1, appExtensionType: 1 },
      [
        'metadata.requestId',
        'metadata.currency',
        'metadata.languages',
        'metadata.identity',
        'metadata.appExtensionType',
      ],
    ],
  ])('is accepted with %s, which nothing hangs on', async (_what, changed, leftOut) => {
    const verified = await verify(await sign(withMetadata(changed)));
    expect(verified).toMatchObject({
      outcome: 'verified',
      instanceId: metadata.instanceId,
      requestId: 'requestId' in changed ? null : metadata.requestId,
      leftOut,
    });
  });

  test('keeps metadata that is not known', async () => {
    const told = { ...metadata, languages: ['en'], identity: { identityType: 'ROBOT' }, moon: 1 };
    expect(await verify(await sign(withMetadata(told)))).toMatchObject({ metadata: told });
  });

  test('is accepted by any of several keys, given as PEM or as base64 of it', async () => {
    const strangerPem = pemOf(strangerKeys.publicKey);
    const publicKeys = [strangerPem, Buffer.from(publicPem).toString('base64')];
    const rotating = createSpiVerifier({ publicKeys, appId, now: () => now });
    expect((await verify(validToken, rotating)).outcome).toBe('verified');
    const byTheOther = await sign(validClaims, rs256Header, strangerKeys.privateKey);
    expect((await verify(byTheOther, rotating)).outcome).toBe('verified');
  });
});

type Forgery = [what: string, token: () => string | Promise<string>, reason: SpiRejectionReason];

/** Each starts from the valid token and breaks one thing. */
const forgeries: Forgery[] = [
  ['nothing', () => '', 'empty'],
  ['white space alone', () => ' \n', 'empty'],
  ['JSON instead of a token', () => JSON.stringify(withoutData), 'not_a_token'],
  ['the token inside JSON', () => JSON.stringify({ token: validToken }), 'header_malformed'],
  ['a Bearer prefix', () => `Bearer ${validToken}`, 'header_malformed'],
  ['no signature part', () => validToken.split('.').slice(0, 2).join('.'), 'not_a_token'],
  ['an empty signature', () => changePart(validToken, 2, () => ''), 'signature_malformed'],
  ['a fourth part', () => `${validToken}.${validToken}`, 'not_a_token'],
  ['a header that is no JSON', () => changePart(validToken, 0, () => 'AAAA'), 'header_malformed'],
  [
    'a header without alg',
    () => changePart(validToken, 0, () => base64url({ kid: 'k' })),
    'header_malformed',
  ],
  [
    'alg none',
    () => changePart(validToken, 0, () => base64url({ alg: 'none' })),
    'algorithm_not_allowed',
  ],
  [
    'alg none and no signature',
    () => `${base64url({ alg: 'none' })}.${base64url(validClaims)}.`,
    'algorithm_not_allowed',
  ],
  [
    'alg nOnE',
    () => changePart(validToken, 0, () => base64url({ alg: 'nOnE' })),
    'algorithm_not_allowed',
  ],
  ['RS512 with the right key', () => sign(validClaims, { alg: 'RS512' }), 'algorithm_not_allowed'],
  ['PS256 with the right key', () => sign(validClaims, { alg: 'PS256' }), 'algorithm_not_allowed'],
  [
    'PS256 called RS256',
    async () =>
      changePart(await sign(validClaims, { alg: 'PS256' }), 0, () => base64url(rs256Header)),
    'signature_mismatch',
  ],
  [
    'the key of a stranger',
    () => sign(validClaims, rs256Header, strangerKeys.privateKey),
    'signature_mismatch',
  ],
  [
    'a payload that was tampered with',
    () => changePart(validToken, 1, () => base64url(withMetadata({ instanceId: 'instance-2' }))),
    'signature_mismatch',
  ],
  [
    'a header that was tampered with',
    () => changePart(validToken, 0, () => base64url({ ...rs256Header, kid: 'key-2' })),
    'signature_mismatch',
  ],
  [
    "another token's signature",
    async () => {
      const other = await sign(withMetadata({ requestId: 'another' }));
      return changePart(validToken, 2, () => other.split('.')[2] ?? '');
    },
    'signature_mismatch',
  ],
  [
    'a signature cut short',
    () => changePart(validToken, 2, (part) => part.slice(0, -2)),
    'signature_mismatch',
  ],
  [
    'a signature in another spelling of the same bytes',
    () => changePart(validToken, 2, (part) => `${part}==`),
    'signature_malformed',
  ],
  [
    'a payload character that folds to the same byte',
    () =>
      changePart(
        validToken,
        1,
        (part) => `${String.fromCharCode(part.charCodeAt(0) + 256)}${part.slice(1)}`,
      ),
    'signature_mismatch',
  ],
  [
    'a critical header',
    () => changePart(validToken, 0, () => base64url({ ...rs256Header, crit: ['b64'] })),
    'critical_header_unsupported',
  ],
  ['a payload that is no JSON', () => sign('not json'), 'payload_malformed'],
  ['a payload that is no object', () => sign('"text"'), 'claims_malformed'],
  ['another issuer', () => sign({ ...validClaims, iss: 'wix.com.example' }), 'issuer_wrong'],
  ['no issuer', () => sign(withoutIss), 'issuer_wrong'],
  ['another audience', () => sign({ ...validClaims, aud: 'app-2' }), 'audience_wrong'],
  ['other audiences', () => sign({ ...validClaims, aud: ['app-2', 'app-3'] }), 'audience_wrong'],
  ['no audience', () => sign(withoutAud), 'audience_wrong'],
  ['an exp that passed', () => sign({ ...validClaims, exp: nowSeconds - 1 }), 'expired'],
  ['an exp that is now', () => sign({ ...validClaims, exp: nowSeconds }), 'expired'],
  ['no exp', () => sign(withoutExp), 'expiry_missing'],
  ['an exp that is text', () => sign({ ...validClaims, exp: '9999999999' }), 'expiry_missing'],
  [
    'an iat in the future',
    () => sign({ ...validClaims, iat: nowSeconds + 61 }),
    'issued_in_future',
  ],
  ['no iat', () => sign(withoutIat), 'issue_time_missing'],
  ['an nbf in the future', () => sign({ ...validClaims, nbf: nowSeconds + 1 }), 'not_yet_valid'],
  ['an nbf that is text', () => sign({ ...validClaims, nbf: 'soon' }), 'claims_malformed'],
  ['no data', () => sign(withoutData), 'claims_malformed'],
  ['an empty instanceId', () => sign(withMetadata({ instanceId: '' })), 'claims_malformed'],
  [
    'an over-long instanceId',
    () => sign(withMetadata({ instanceId: 'i'.repeat(101) })),
    'claims_malformed',
  ],
  [
    'an instanceId that is no text',
    () => sign(withMetadata({ instanceId: 7 })),
    'claims_malformed',
  ],
  [
    'HS256 with the public key as secret',
    () => signHs256(validClaims, publicPem),
    'instance_token_not_allowed',
  ],
  [
    'HS256 with the app secret',
    () => signHs256(validClaims, appSecret),
    'instance_token_not_allowed',
  ],
  ['an instance token', () => flowTextToken, 'instance_token_not_allowed'],
];

describe('a body is refused', () => {
  test.each(forgeries)('with %s', async (_what, token, reason) => {
    expect(await verify(await token())).toMatchObject({ outcome: 'rejected', reason });
  });

  // Wherever instance tokens are welcome, everything that is not one must still be refused.
  const whereAllowed = forgeries.filter(([, , reason]) => reason !== 'instance_token_not_allowed');
  test.each(whereAllowed)(
    'where instance tokens are allowed too, with %s',
    async (_what, token, reason) => {
      const result = await verifier.verify(await token(), { allowInstanceToken: true });
      expect(result).toMatchObject({ outcome: 'rejected', reason });
    },
  );

  test('naming the claim at fault and the requestId it claims, for the log', async () => {
    expect(await verify(await sign(withMetadata({ instanceId: '' })))).toEqual({
      outcome: 'rejected',
      reason: 'claims_malformed',
      detail: 'data.metadata.instanceId',
      unverifiedRequestId: metadata.requestId,
    });
    const forged = changePart(validToken, 2, () => 'AAAA');
    expect(await verify(forged)).toMatchObject({ unverifiedRequestId: metadata.requestId });
  });

  test('without the claimed requestId where that is no id', async () => {
    const token = await sign(
      withMetadata({ requestId: 'r'.repeat(101) }),
      rs256Header,
      strangerKeys.privateKey,
    );
    expect(await verify(token)).toEqual({ outcome: 'rejected', reason: 'signature_mismatch' });
  });
});
