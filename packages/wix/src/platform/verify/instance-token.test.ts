import { describe, expect, test } from 'vitest';
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
  signHs256,
  wixKeys,
} from './tokens.fixture.ts';

const appId = 'app-1';
const appSecret = 'your-256-bit-secret';
const now = new Date('2030-01-01T00:00:00.000Z');
const nowSeconds = now.getTime() / 1000;
const publicPem = pemOf(wixKeys.publicKey);
const verifier = createSpiVerifier({ publicKeys: [publicPem], appId, appSecret, now: () => now });

describe('an instance token', () => {
  const verifyInstanceToken = (
    body: string,
    using: SpiVerifier = verifier,
  ): Promise<SpiVerification> => using.verify(body, { allowInstanceToken: true });
  const instanceId = '044667f4-c13f-46c2-8506-de9e42293896';

  test("of Wix's flow text verifies with its secret", async () => {
    expect(await verifyInstanceToken(flowTextToken)).toEqual({
      outcome: 'verified',
      kind: 'instance-token',
      instanceId,
    });
  });

  test('may say more, if it is true', async () => {
    const claims = { instanceId, iss: 'wix.com', aud: appId, iat: nowSeconds, exp: nowSeconds + 1 };
    expect((await verifyInstanceToken(signHs256(claims, appSecret))).outcome).toBe('verified');
  });

  test.each<[what: string, token: () => string, reason: SpiRejectionReason]>([
    ['another secret', () => signHs256({ instanceId }, 'not-the-secret'), 'signature_mismatch'],
    ['the public key as secret', () => signHs256({ instanceId }, publicPem), 'signature_mismatch'],
    [
      'the public key without its final newline',
      () => signHs256({ instanceId }, publicPem.trim()),
      'signature_mismatch',
    ],
    ['an empty signature', () => changePart(flowTextToken, 2, () => ''), 'signature_malformed'],
    [
      'a tampered payload',
      () => changePart(flowTextToken, 1, () => base64url({ instanceId: 'x' })),
      'signature_mismatch',
    ],
    [
      'HS512',
      () => signHs256({ instanceId }, appSecret, { alg: 'HS512' }),
      'algorithm_not_allowed',
    ],
    ['no instanceId', () => signHs256({}, appSecret), 'claims_malformed'],
    [
      'an over-long instanceId',
      () => signHs256({ instanceId: 'i'.repeat(101) }, appSecret),
      'claims_malformed',
    ],
    ['an exp that passed', () => signHs256({ instanceId, exp: nowSeconds }, appSecret), 'expired'],
    [
      'an iat in the future',
      () => signHs256({ instanceId, iat: nowSeconds + 61 }, appSecret),
      'issued_in_future',
    ],
    [
      'another audience',
      () => signHs256({ instanceId, aud: 'app-2' }, appSecret),
      'audience_wrong',
    ],
    [
      'another issuer',
      () => signHs256({ instanceId, iss: 'example.com' }, appSecret),
      'issuer_wrong',
    ],
  ])('is refused with %s', async (_what, token, reason) => {
    expect(await verifyInstanceToken(token())).toMatchObject({ outcome: 'rejected', reason });
  });

  test('is refused where no app secret is configured', async () => {
    const keysAlone = createSpiVerifier({ publicKeys: [publicPem], appId, now: () => now });
    expect(await verifyInstanceToken(flowTextToken, keysAlone)).toMatchObject({
      reason: 'instance_token_without_app_secret',
    });
  });
});
