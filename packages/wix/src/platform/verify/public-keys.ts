import { createPublicKey, type KeyObject } from 'node:crypto';

const leastModulusBits = 2048;

/** What a key file may call itself, and how its bytes are read. */
const publicKeyLabels: Readonly<Record<string, 'spki' | 'pkcs1'>> = {
  'PUBLIC KEY': 'spki',
  'RSA PUBLIC KEY': 'pkcs1',
};

type ReadKey = { readonly key: KeyObject } | { readonly cause: string };

const readDer = (base64: string, type: 'spki' | 'pkcs1'): ReadKey => {
  let key: KeyObject;
  try {
    key = createPublicKey({ key: Buffer.from(base64, 'base64'), format: 'der', type });
  } catch {
    return { cause: 'cannot be read as a public key' };
  }
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
  return key.asymmetricKeyType === 'rsa' && bits >= leastModulusBits
    ? { key }
    : { cause: `is not an RSA key of at least ${leastModulusBits} bits` };
};

/** Keys in PEM blocks. createPublicKey would quietly take a private key or a certificate too. */
const readBlocks = (text: string): readonly ReadKey[] =>
  text
    .split('-----BEGIN ')
    .slice(1)
    .flatMap((block): ReadKey[] => {
      const [label = '', body = '', end] = block.split('-----');
      if (end?.startsWith('END ') !== true) return [];
      const type = publicKeyLabels[label];
      return type === undefined
        ? [{ cause: `is a ${label.toLowerCase()}, not a public key` }]
        : [readDer(body.replace(/\s+/g, ''), type)];
    });

/** One part without a PEM block in the clear: the base64 of a PEM, or the base64 body of one. */
const readBase64 = (text: string): readonly ReadKey[] => {
  const base64 = text.replace(/\s+/g, '');
  if (!/^[A-Za-z0-9+/_-]+={0,2}$/.test(base64)) {
    return [{ cause: 'is neither a PEM public key nor base64 of one' }];
  }
  const decoded = Buffer.from(base64, 'base64').toString('latin1');
  if (decoded.includes('-----BEGIN ')) return readText(decoded);
  return [readDer(base64, 'spki')];
};

const readText = (setting: string): readonly ReadKey[] => {
  // An environment variable often holds its line breaks as the two characters \ and n.
  const text = setting.replaceAll(/\\r|\\n/g, '\n').replaceAll(/["']/g, '');
  if (text.includes('-----BEGIN ')) {
    const blocks = readBlocks(text);
    return blocks.length > 0 ? blocks : [{ cause: 'is a PEM without its end' }];
  }
  return text.split(',').flatMap((part) => {
    const pieces = part.split(/\s+/).filter((piece) => piece !== '');
    // White space parts keys, or the lines of one of them.
    const each = pieces.flatMap(readBase64);
    if (pieces.length <= 1 || each.every((read) => 'key' in read)) return each;
    return readBase64(part);
  });
};

/**
 * The public keys in settings (contract §1). Each may be a PEM, with real line breaks or `\n`, on one
 * line or indented; the base64 of a PEM; or the base64 body of a PEM alone. One setting may hold several
 * while Wix rotates them: PEM after PEM, or parted by commas or white space.
 * Throws an Error that names the key by its position with the cause, and never its content.
 */
export const readPublicKeys = (settings: readonly string[]): readonly KeyObject[] => {
  const read = settings.flatMap(readText);
  if (read.length === 0) throw new Error('no public key is given');
  return read.map((one, index) => {
    if ('key' in one) return one.key;
    throw new Error(`public key ${index + 1} of ${read.length} ${one.cause}`);
  });
};
