import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto';

/** The key pair of the app at the simulated Wix: it signs, the bridge is given the public half. */
export interface WixKeys {
  readonly kid: string;
  readonly privateKey: KeyObject;
  readonly privateKeyPem: string;
  /** What Wix shows on the app's page, for `WIX_PUBLIC_KEY`. */
  readonly publicKeyPem: string;
}

/** A pair from its PEM (PKCS #8), or a new one. */
export function createWixKeys(privateKeyPem?: string): WixKeys {
  const privateKey =
    privateKeyPem === undefined
      ? generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
      : createPrivateKey(privateKeyPem);
  return {
    kid: 'sandbox-key-1',
    privateKey,
    privateKeyPem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicKeyPem: createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }).toString(),
  };
}
