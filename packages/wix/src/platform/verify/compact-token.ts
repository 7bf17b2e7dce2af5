import { createHmac, type KeyObject, timingSafeEqual, verify } from 'node:crypto';
import { promisify } from 'node:util';
import { parseMendedJson } from '@pos-bridge/storable';
import { z } from 'zod';

/** What is wrong with a token before anything that it says is believed. */
export type TokenFault =
  | 'not_a_token'
  | 'header_malformed'
  | 'algorithm_not_allowed'
  | 'critical_header_unsupported'
  | 'signature_malformed'
  | 'signature_mismatch'
  | 'payload_malformed';

/** A compact JWS taken apart. Nothing of it is verified. */
export interface CompactToken {
  readonly algorithm: string;
  readonly signingInput: string;
  readonly payload: string;
  readonly signature: Buffer;
}

const headerSchema = z.looseObject({ alg: z.string(), crit: z.unknown().optional() });

/** The JSON inside one base64url part of a token, fit to be stored; undefined where there is none. */
export const decodeJsonPart = (part: string): unknown => {
  try {
    return parseMendedJson(Buffer.from(part, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
};

/** Bytes of a base64url text in its one canonical form; undefined for any other text. */
export const decodeCanonical = (text: string): Buffer | undefined => {
  const bytes = Buffer.from(text, 'base64url');
  return text !== '' && bytes.toString('base64url') === text ? bytes : undefined;
};

/** Takes a body apart; white space after the token, such as a final newline, is tolerated. */
export const readCompactToken = (body: string): CompactToken | { readonly fault: TokenFault } => {
  const text = body.trimEnd();
  const [header, payload, signature, ...rest] = text.split('.', 4);
  if (!header || !payload || signature === undefined || rest.length > 0) {
    return { fault: 'not_a_token' };
  }
  const parsedHeader = headerSchema.safeParse(decodeJsonPart(header));
  if (!parsedHeader.success) return { fault: 'header_malformed' };
  if (parsedHeader.data.crit !== undefined) return { fault: 'critical_header_unsupported' };
  return {
    algorithm: parsedHeader.data.alg,
    signingInput: text.slice(0, header.length + 1 + payload.length),
    payload,
    signature: decodeCanonical(signature) ?? Buffer.alloc(0),
  };
};

/** In Node's thread pool: most of what a token costs, taken off the thread that everything else runs on. */
const verifyInPool = promisify(verify);

/**
 * Checks an RS256 signature against each key: Wix documents no meaning of `kid`.
 * The signing input is hashed as UTF-8, so that no character can stand in for another one.
 */
export const faultOfRs256 = async (
  token: CompactToken,
  keys: readonly KeyObject[],
): Promise<TokenFault | undefined> => {
  if (token.signature.length === 0) return 'signature_malformed';
  const signed = Buffer.from(token.signingInput, 'utf8');
  for (const key of keys) {
    if (await verifyInPool('RSA-SHA256', signed, key, token.signature)) return undefined;
  }
  return 'signature_mismatch';
};

/** Checks an HS256 signature. The secret is a key of its own kind: a public key can't get here. */
export const faultOfHs256 = (token: CompactToken, secret: KeyObject): TokenFault | undefined => {
  if (token.signature.length === 0) return 'signature_malformed';
  return signedWithSecret(token.signingInput, token.signature, secret)
    ? undefined
    : 'signature_mismatch';
};

/** Whether `signature` is the HMAC-SHA256 of `text`, compared in constant time. */
export const signedWithSecret = (text: string, signature: Buffer, secret: KeyObject): boolean => {
  const expected = createHmac('sha256', secret).update(text, 'utf8').digest();
  return signature.length === expected.length && timingSafeEqual(signature, expected);
};
