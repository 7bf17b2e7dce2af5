import { createSecretKey, type KeyObject } from 'node:crypto';

/**
 * The app's secret as an HMAC key. Throws where a public or private key was given in its place:
 * with a public key as the secret, anybody could sign.
 */
export const readAppSecret = (secret: string): KeyObject => {
  if (secret.trim() === '') throw new Error('the app secret is empty');
  const decoded = Buffer.from(secret, 'base64').toString('latin1');
  if (secret.includes('-----BEGIN') || decoded.includes('-----BEGIN')) {
    throw new Error('the app secret is a key file, not a secret');
  }
  return createSecretKey(Buffer.from(secret, 'utf8'));
};
