import { createHmac, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { CompactSign } from 'jose';

/** Tokens for tests, signed by jose, which the verifier under test does not use. */

export const wixKeys = generateKeyPairSync('rsa', { modulusLength: 2048 });
export const strangerKeys = generateKeyPairSync('rsa', { modulusLength: 2048 });

export const pemOf = (key: KeyObject): string =>
  key.export({ type: 'spki', format: 'pem' }).toString();

export const base64url = (value: unknown): string =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

export const rs256Header = { alg: 'RS256', kid: 'key-1' };

/** Signs text as it is and anything else as JSON. */
export const sign = (
  payload: unknown,
  header: { alg: string; [name: string]: unknown } = rs256Header,
  key: KeyObject = wixKeys.privateKey,
): Promise<string> =>
  new CompactSign(
    new TextEncoder().encode(typeof payload === 'string' ? payload : JSON.stringify(payload)),
  )
    .setProtectedHeader(header)
    .sign(key);

/** Signs with any secret, also such as jose would refuse. */
export const signHs256 = (
  claims: unknown,
  secret: string,
  header: object = { alg: 'HS256' },
): string => {
  const input = `${base64url(header)}.${base64url(claims)}`;
  return `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`;
};

/** Replaces one of a token's dotted parts. */
export const changePart = (
  token: string,
  index: number,
  change: (part: string) => string,
): string =>
  token
    .split('.')
    .map((part, at) => (at === index ? change(part) : part))
    .join('.');

/** The token of Wix's flow text (contract §1.4): HS256, signed with the secret `your-256-bit-secret`. */
export const flowTextToken =
  'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJpbnN0YW5jZUlkIjoiMDQ0NjY3ZjQtYzEzZi00NmMyLTg1MDYtZGU5ZTQyMjkzODk2In0.fxedHrnHUFi6V-S5OH8gL-pY4STxFWZHjj-xo9QUwQY';
