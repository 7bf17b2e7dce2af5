import { createCipheriv, createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import { compactDecrypt } from 'jose';
import { z } from 'zod';
import { chanceDigits } from './chance.ts';

/**
 * Keeps secrets and personal data at rest: compact JWE, `dir` with A256GCM, the key's id in the
 * header. The first key seals, every key opens: to rotate, put a new key in front.
 */
export interface Sealer {
  /** The key that seals. */
  readonly keyId: string;
  /** How many values this process has sealed with it: its nonces are drawn by chance, and run out. */
  readonly sealed: number;
  seal(plaintext: string): Promise<string>;
  /** @throws Error where no key fits or the text was changed. */
  open(sealed: string): Promise<string>;
  /**
   * A keyed hash, so that a value can be found by exact match without being readable. It comes from the
   * *last* key, the oldest, so that rotation does not lose what was hashed before.
   */
  hash(value: string): string;
}

const keySetting = z.string().regex(/^([A-Za-z0-9_-]+):([A-Za-z0-9+/_=-]+)$/);

/** `ENCRYPTION_KEY`: `id:base64-of-32-bytes`, several separated by commas. */
export const encryptionKeysSchema = z
  .string()
  .min(1)
  .transform((setting, context) => {
    const keys: { id: string; secret: Buffer }[] = [];
    for (const part of setting.split(',').map((text) => text.trim())) {
      const [id, encoded] = keySetting.safeParse(part).success ? part.split(':') : [];
      const secret = Buffer.from(encoded ?? '', 'base64');
      if (id === undefined || secret.length !== 32) {
        context.addIssue({
          code: 'custom',
          message: 'ENCRYPTION_KEY must be id:base64 of 32 bytes, several separated by commas',
        });
        return z.NEVER;
      }
      keys.push({ id, secret });
    }
    return keys;
  });
export type EncryptionKeys = z.infer<typeof encryptionKeysSchema>;

export function createSealer(keys: EncryptionKeys): Sealer {
  const [current] = keys;
  const oldest = keys.at(-1);
  if (current === undefined || oldest === undefined) throw new Error('no encryption key');
  const byId = new Map<string, KeyObject>(
    keys.map(({ id, secret }) => [id, createSecretKey(secret)]),
  );
  const sealingKey = createSecretKey(current.secret);
  // A key object is made ready once, a buffer for every hash.
  const hashKey = createSecretKey(
    Buffer.from(hkdfSync('sha256', oldest.secret, '', 'pos-bridge exact-match hash', 32)),
  );
  const header = base64url(JSON.stringify({ alg: 'dir', enc: 'A256GCM', kid: current.id }));
  let sealedCount = 0;
  return {
    keyId: current.id,
    get sealed() {
      return sealedCount;
    },
    // By hand, since every order waits for it: jose seals in WebCrypto's thread pool, which costs ten
    // times as much CPU. What is made here jose opens, below and in the tests.
    seal: async (plaintext) => {
      sealedCount += 1;
      const nonce = Buffer.from(chanceDigits(), 'hex');
      const cipher = createCipheriv('aes-256-gcm', sealingKey, nonce);
      cipher.setAAD(Buffer.from(header, 'ascii'));
      const ciphertext = Buffer.concat([cipher.update(plaintext, 'utf8'), cipher.final()]);
      // Compact JWE with `dir`: no encrypted key between header and nonce.
      return `${header}..${base64url(nonce)}.${base64url(ciphertext)}.${base64url(cipher.getAuthTag())}`;
    },
    open: async (sealed) => {
      const { plaintext } = await compactDecrypt(
        sealed,
        ({ kid }) => {
          const key = byId.get(kid ?? '');
          if (key === undefined) throw new Error(`no encryption key is called "${kid}"`);
          return key;
        },
        { keyManagementAlgorithms: ['dir'], contentEncryptionAlgorithms: ['A256GCM'] },
      );
      return Buffer.from(plaintext).toString('utf8');
    },
    hash: (value) => createHmac('sha256', hashKey).update(value).digest('base64url'),
  };
}

const base64url = (value: string | Buffer): string => Buffer.from(value).toString('base64url');
