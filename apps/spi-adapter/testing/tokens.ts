import { createHmac, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { CompactSign } from 'jose';

/** Tokens as Wix makes them, and forgeries of them; signed by jose, which the adapter does not use. */
export const appId = 'app-7';
export const appSecret = 'your-256-bit-secret';
export const requestId = '1660049071.0775256270934210145';
export const wixKeys = generateKeyPairSync('rsa', { modulusLength: 2048 });
export const strangerKeys = generateKeyPairSync('rsa', { modulusLength: 2048 });

export const pemOf = (key: KeyObject): string =>
  key.export({ type: 'spki', format: 'pem' }).toString();

export type Claims = Readonly<Record<string, unknown>>;

export function claimsOf(instanceId: string, request: unknown = {}): Claims {
  const now = Math.floor(Date.now() / 1000);
  return {
    data: { request, metadata: { requestId, instanceId } },
    aud: appId,
    iss: 'wix.com',
    iat: now,
    exp: now + 3_600_000,
  };
}

export const sign = (
  claims: Claims,
  header: { readonly alg: string; readonly [name: string]: unknown } = { alg: 'RS256', kid: 'k1' },
  key: KeyObject = wixKeys.privateKey,
): Promise<string> => signText(JSON.stringify(claims), header, key);

/** The same for claims that no `JSON.stringify` makes. */
export const signText = (
  claims: string,
  header: { readonly alg: string; readonly [name: string]: unknown } = { alg: 'RS256', kid: 'k1' },
  key: KeyObject = wixKeys.privateKey,
): Promise<string> => new CompactSign(Buffer.from(claims)).setProtectedHeader(header).sign(key);

export const base64url = (value: unknown): string =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

export function signHs256(claims: Claims, secret: string): string {
  const input = `${base64url({ alg: 'HS256', typ: 'JWT' })}.${base64url(claims)}`;
  return `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`;
}

/** Replaces one of a token's dotted parts. */
export const changePart = (token: string, at: number, change: (part: string) => string): string =>
  token
    .split('.')
    .map((part, index) => (index === at ? change(part) : part))
    .join('.');

/** The token of Wix's flow text (contract §1.4); its secret is `your-256-bit-secret`. */
export const flowTextToken =
  'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJpbnN0YW5jZUlkIjoiMDQ0NjY3ZjQtYzEzZi00NmMyLTg1MDYtZGU5ZTQyMjkzODk2In0.fxedHrnHUFi6V-S5OH8gL-pY4STxFWZHjj-xo9QUwQY';
export const flowTextInstance = '044667f4-c13f-46c2-8506-de9e42293896';

/** The `instance` parameter of a page that opens in the Wix dashboard (contract §4). */
export function signInstance(payload: Claims, secret = appSecret): string {
  const encoded = base64url(payload);
  return `${createHmac('sha256', secret).update(encoded).digest('base64url')}.${encoded}`;
}

export const instancePayload = (instanceId: string, signedAt = new Date()): Claims => ({
  instanceId,
  appDefId: appId,
  signDate: signedAt.toISOString(),
  uid: 'owner-1',
  permissions: 'OWNER',
});
