import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { createSpiVerifier } from './spi-verifier.ts';
import { pemOf, wixKeys } from './tokens.fixture.ts';

const appId = 'app-1';
const now = new Date('2030-01-01T00:00:00.000Z');
const publicPem = pemOf(wixKeys.publicKey);

describe('a verifier is not made', () => {
  const ecPem = pemOf(generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey);
  const smallPem = pemOf(generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey);
  const privatePem = wixKeys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

  test.each([
    ['no key', { publicKeys: [] }],
    ['a key that is no key', { publicKeys: ['hello'] }],
    ['a key of another kind', { publicKeys: [ecPem] }],
    ['a key that is too small', { publicKeys: [smallPem] }],
    ['a private key', { publicKeys: [privatePem] }],
    ['an empty secret', { publicKeys: [publicPem], appSecret: ' ' }],
    ['a public key as the secret', { publicKeys: [publicPem], appSecret: publicPem }],
    [
      'a base64 public key as the secret',
      { publicKeys: [publicPem], appSecret: Buffer.from(publicPem).toString('base64') },
    ],
  ])('from %s', (_what, options) => {
    expect(() => createSpiVerifier({ appId, now: () => now, ...options })).toThrow();
  });

  test('and the error names the key by position, never by content', () => {
    expect(() =>
      createSpiVerifier({ publicKeys: [publicPem, 'secret-ish'], appId, now: () => now }),
    ).toThrow(/^public key 2 of 2 cannot be read as a public key$/);
  });
});
