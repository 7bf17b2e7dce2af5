import { expect, test } from 'vitest';
import { pemOf, wixKeys } from '../testing/tokens.ts';
import { readEnv } from './env.ts';

const settings = {
  DATABASE_URL: 'postgres://localhost/bridge',
  ENCRYPTION_KEY: `key:${Buffer.alloc(32, 1).toString('base64')}`,
  WIX_APP_ID: 'app-1',
  WIX_APP_SECRET: 'secret',
};
const pem = pemOf(wixKeys.publicKey);

test("Wix's public key is read as environment files hold it", () => {
  const WIX_PUBLIC_KEY = pem.replaceAll('\n', '\\n');
  expect(readEnv({ ...settings, WIX_PUBLIC_KEY }).WIX_PUBLIC_KEY).toBe(WIX_PUBLIC_KEY);
});

test('a public key that cannot be read ends the start, with its cause and without its content', () => {
  const privatePem = wixKeys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  expect(() => readEnv({ ...settings, WIX_PUBLIC_KEY: `${pem}${privatePem}` })).toThrow(
    new Error(
      'The settings do not fit:\n  WIX_PUBLIC_KEY: public key 2 of 2 is a private key, not a public key',
    ),
  );
});
