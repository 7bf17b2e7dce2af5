import { createPublicKey, type KeyObject } from 'node:crypto';

const leastModulusBits = 2048;

/**
 * Splits one setting that holds several public keys: PEM blocks one after another, or one-line
 * base64 of PEM parted by commas or white space. Two keys stand side by side while Wix rotates them.
 */
export const splitPublicKeys = (setting: string): string[] => {
  const blocks = setting.match(/-----BEGIN [^-]+-----[\s\S]*?-----END [^-]+-----/g);
  return blocks ?? setting.split(/[\s,]+/).filter((part) => part !== '');
};

const readPublicKey = (text: string, position: string): KeyObject => {
  const pem = text.includes('-----BEGIN') ? text : Buffer.from(text, 'base64').toString('latin1');
  // createPublicKey would quietly derive the public half of a private key, and certificates too.
  if (!pem.trimStart().startsWith('-----BEGIN PUBLIC KEY-----')) {
    throw new Error(`${position} is neither a PEM public key nor the base64 of one`);
  }
  let key: KeyObject;
  try {
    key = createPublicKey(pem);
  } catch {
    throw new Error(`${position} cannot be read as a public key`);
  }
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
  if (key.asymmetricKeyType !== 'rsa' || bits < leastModulusBits) {
    throw new Error(`${position} is not an RSA key of at least ${leastModulusBits} bits`);
  }
  return key;
};

/**
 * The app's public keys, each a PEM or one line of base64 of a PEM (contract §1).
 * Throws an Error that names the key by its position and never its content.
 */
export const readPublicKeys = (keys: readonly string[]): readonly KeyObject[] => {
  if (keys.length === 0) throw new Error('no public key is given');
  return keys.map((key, index) =>
    readPublicKey(key.trim(), `public key ${index + 1} of ${keys.length}`),
  );
};
