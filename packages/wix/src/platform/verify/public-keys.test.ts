import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { expect, test } from 'vitest';
import { readPublicKeys } from './public-keys.ts';
import { pemOf, strangerKeys, wixKeys } from './tokens.fixture.ts';

const one = wixKeys.publicKey;
const two = strangerKeys.publicKey;
const pem = pemOf(one).trim();
const otherPem = pemOf(two).trim();
const base64 = (text: string): string => Buffer.from(text).toString('base64');
const wrapped = (text: string): string => text.replaceAll(/(.{64})/g, '$1\n');
const bodyOf = (key: KeyObject): string =>
  key.export({ type: 'spki', format: 'der' }).toString('base64');
const pkcs1 = one.export({ type: 'pkcs1', format: 'pem' }).toString();

test.each<[string, string, KeyObject[]]>([
  ['a PEM', pem, [one]],
  ['a PEM with a final line break', `${pem}\n`, [one]],
  ['a PEM with CRLF', pem.replaceAll('\n', '\r\n'), [one]],
  ['a PEM with the two characters \\n', pem.replaceAll('\n', '\\n'), [one]],
  ['a PEM with \\r\\n', pem.replaceAll('\n', '\\r\\n'), [one]],
  ['a PEM on one line', pem.replaceAll('\n', ' '), [one]],
  ['a PEM on one line without blanks', pem.replaceAll('\n', ''), [one]],
  ['an indented PEM', pem.replaceAll('\n', '\n    '), [one]],
  ['a PEM in quotes', `"${pem.replaceAll('\n', '\\n')}"`, [one]],
  ['a PKCS#1 PEM', pkcs1, [one]],
  ['the base64 of a PEM', base64(pem), [one]],
  ['the base64 of a PEM, in lines', wrapped(base64(pem)), [one]],
  ['the base64 of a PEM with \\n', base64(pem.replaceAll('\n', '\\n')), [one]],
  ['the base64 body alone', bodyOf(one), [one]],
  ['the base64 body alone, in lines', wrapped(bodyOf(one)), [one]],
  ['PEM after PEM', `${pem}\n${otherPem}\n`, [one, two]],
  ['PEM after PEM on one line', `${pem} ${otherPem}`.replaceAll('\n', '\\n'), [one, two]],
  ['base64 with commas', `${base64(pem)}, ${bodyOf(two)}`, [one, two]],
  ['base64 with white space', `${base64(pem)}\n${base64(otherPem)}`, [one, two]],
  ['bodies with white space', `${bodyOf(one)} ${bodyOf(two)}`, [one, two]],
])('%s is read', (_what, setting, keys) => {
  const read = readPublicKeys([setting]);
  expect(read.map((key) => key.equals(one))).toEqual(keys.map((key) => key.equals(one)));
  expect(read.map((key) => key.equals(two))).toEqual(keys.map((key) => key.equals(two)));
});

const privatePem = wixKeys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const smallPem = pemOf(generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey);
const ellipticPem = pemOf(generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey);

test.each([
  ['nothing', ' ', 'no public key is given'],
  ['words', 'see the vault!', 'public key 1 of 1 is neither a PEM public key nor base64 of one'],
  ['other base64', base64('hello there'), 'public key 1 of 1 cannot be read as a public key'],
  ['a PEM cut short', pem.slice(0, 200), 'public key 1 of 1 is a PEM without its end'],
  [
    'a damaged PEM',
    pem.replace(/\n.{40}/, '\n'),
    'public key 1 of 1 cannot be read as a public key',
  ],
  ['a private key', privatePem, 'public key 1 of 1 is a private key, not a public key'],
  ['its base64', base64(privatePem), 'public key 1 of 1 is a private key, not a public key'],
  ['a small key', smallPem, 'public key 1 of 1 is not an RSA key of at least 2048 bits'],
  ['another kind', ellipticPem, 'public key 1 of 1 is not an RSA key of at least 2048 bits'],
  [
    'the second',
    `${pem}\n${smallPem}`,
    'public key 2 of 2 is not an RSA key of at least 2048 bits',
  ],
])('%s is named with its cause', (_what, setting, message) => {
  expect(() => readPublicKeys([setting])).toThrow(new Error(message));
});
