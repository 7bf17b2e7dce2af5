import { expect, test } from 'vitest';
import { splitPublicKeys } from './public-keys.ts';
import { pemOf, strangerKeys, wixKeys } from './tokens.fixture.ts';

const first = pemOf(wixKeys.publicKey).trim();
const second = pemOf(strangerKeys.publicKey).trim();
const base64 = (text: string): string => Buffer.from(text).toString('base64');

test.each([
  ['one PEM', first, [first]],
  ['PEM after PEM', `${first}\n${second}\n`, [first, second]],
  ['one base64', base64(first), [base64(first)]],
  ['base64 with commas', `${base64(first)}, ${base64(second)}`, [base64(first), base64(second)]],
  ['nothing', ' ', []],
])('a setting of %s holds its keys', (_what, setting, keys) => {
  expect(splitPublicKeys(setting)).toEqual(keys);
});
