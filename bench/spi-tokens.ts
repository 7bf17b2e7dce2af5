import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';

export const appId = 'bench-app';
const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
export const publicKeyPem = keys.publicKey.export({ type: 'spki', format: 'pem' }).toString();

/** `count` bodies of one operation, signed as Wix signs; each with a request id of its own. */
export function signBodies(
  count: number,
  message: (n: number) => { readonly instanceId: string; readonly request: object },
): Promise<string[]> {
  return Promise.all(
    Array.from({ length: count }, (_, n) => {
      const { instanceId, request } = message(n);
      return new SignJWT({ data: { request, metadata: { requestId: randomUUID(), instanceId } } })
        .setProtectedHeader({ alg: 'RS256', kid: 'bench' })
        .setIssuer('wix.com')
        .setAudience(appId)
        .setIssuedAt()
        .setExpirationTime('12h')
        .sign(keys.privateKey);
    }),
  );
}
