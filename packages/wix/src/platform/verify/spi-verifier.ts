import type { KeyObject } from 'node:crypto';
import { z } from 'zod';
import { type InstanceId, instanceIdSchema, type RequestId, requestIdSchema } from '../../ids.ts';
import { type SpiMetadata, spiEnvelopeClaimsSchema, unneededMetadata } from '../envelope.ts';
import { readTolerantly } from '../read-tolerantly.ts';
import { readAppSecret } from './app-secret.ts';
import {
  type CompactToken,
  decodeJsonPart,
  faultOfHs256,
  faultOfRs256,
  readCompactToken,
  type TokenFault,
} from './compact-token.ts';
import { readPublicKeys } from './public-keys.ts';
import { faultOfTimes, type TimeFault } from './token-times.ts';

/** Precisely why a body was refused: for the log, never for the caller (contract §1). */
export type SpiRejectionReason =
  | 'empty'
  | TokenFault
  | TimeFault
  /** An HS256 token where only an RS256 envelope will do. */
  | 'instance_token_not_allowed'
  /** An HS256 token, and no app secret is configured. */
  | 'instance_token_without_app_secret'
  | 'issuer_wrong'
  | 'audience_wrong'
  /** `iat` is missing or no number. */
  | 'issue_time_missing'
  /** `exp` is missing or no number. */
  | 'expiry_missing'
  /** Signed by Wix, but a claim is missing or out of shape; `detail` names it. */
  | 'claims_malformed';

export interface VerifiedEnvelope {
  readonly outcome: 'verified';
  readonly kind: 'envelope';
  /** The operation's message, not yet parsed: hand it to the operation's schema. */
  readonly request: unknown;
  readonly metadata: SpiMetadata;
  /** Null where Wix told none, or one of an odd shape. */
  readonly requestId: RequestId | null;
  readonly instanceId: InstanceId;
  /** Metadata that was there but did not fit, such as `metadata.languages`. */
  readonly leftOut: readonly string[];
  readonly issuedAt: Date;
  readonly expiresAt: Date;
}

export interface VerifiedInstanceToken {
  readonly outcome: 'verified';
  readonly kind: 'instance-token';
  readonly instanceId: InstanceId;
}

export interface RejectedToken {
  readonly outcome: 'rejected';
  readonly reason: SpiRejectionReason;
  /** The claim that is at fault, as a path such as `data.metadata.instanceId`. Never its value. */
  readonly detail?: string;
  /** What the token calls its requestId. Anybody may have written it: good for finding a log line, no more. */
  readonly unverifiedRequestId?: RequestId;
}

export type SpiVerification = VerifiedEnvelope | VerifiedInstanceToken | RejectedToken;

export interface SpiVerifierOptions {
  /** PEM or one-line base64 of PEM; several while keys are rotated. */
  readonly publicKeys: readonly string[];
  /** The app's id, which `aud` must name. */
  readonly appId: string;
  /** Without it no instance token is ever accepted. */
  readonly appSecret?: string | undefined;
  /** How far `iat` may lie ahead of our clock; 60 unless told. */
  readonly clockToleranceSeconds?: number;
  readonly now: () => Date;
  /** Told when Wix issued each token of this app, also one that is refused for its times: to measure clocks. */
  readonly onSigned?: (issuedAt: Date) => void;
}

export interface SpiVerifier {
  /**
   * Verifies the raw body of an SPI call (contract §1), whatever its content type said.
   * `allowInstanceToken`: accept an HS256 instance token too (List Account IDs alone).
   */
  verify(
    rawBody: string,
    options: { readonly allowInstanceToken: boolean },
  ): Promise<SpiVerification>;
}

const wixIssuer = 'wix.com';
const defaultToleranceSeconds = 60;
/** Above this a refused body is not looked into: it would be work done for a stranger. */
const longestPeek = 100_000;

const envelopeSchema = spiEnvelopeClaimsSchema.extend({ nbf: z.number().nullish() });

/** A token that names an instance and no request; the other claims are checked where they are there. */
const instanceTokenSchema = z.looseObject({
  instanceId: instanceIdSchema,
  iss: z.string().optional(),
  aud: z.union([z.string(), z.array(z.string())]).optional(),
  iat: z.number().optional(),
  nbf: z.number().nullish(),
  exp: z.number().optional(),
});

const peekSchema = z.object({
  data: z.object({ metadata: z.object({ requestId: requestIdSchema }) }),
});

const unverifiedRequestId = (payload: string): RequestId | undefined => {
  if (payload.length > longestPeek) return undefined;
  return peekSchema.safeParse(decodeJsonPart(payload)).data?.data.metadata.requestId;
};

const reject = (
  reason: SpiRejectionReason,
  payload: string | undefined,
  detail?: string,
): RejectedToken => {
  const requestId = payload === undefined ? undefined : unverifiedRequestId(payload);
  return {
    outcome: 'rejected',
    reason,
    ...(detail !== undefined && { detail }),
    ...(requestId !== undefined && { unverifiedRequestId: requestId }),
  };
};

const reasonOfClaim: Readonly<Record<string, SpiRejectionReason>> = {
  iss: 'issuer_wrong',
  aud: 'audience_wrong',
  iat: 'issue_time_missing',
  exp: 'expiry_missing',
};

const rejectClaims = (error: z.ZodError, payload: string): RejectedToken => {
  const path = error.issues[0]?.path ?? [];
  return reject(
    reasonOfClaim[String(path[0])] ?? 'claims_malformed',
    payload,
    path.map(String).join('.'),
  );
};

const names = (audience: string | readonly string[], appId: string): boolean =>
  typeof audience === 'string' ? audience === appId : audience.includes(appId);

/**
 * Makes the verifier of SPI bodies. It reads the keys once and holds no other state.
 * Throws an Error where a key or the secret cannot be used; verifying itself never throws.
 */
export const createSpiVerifier = (options: SpiVerifierOptions): SpiVerifier => {
  const { appId, now, clockToleranceSeconds = defaultToleranceSeconds } = options;
  const tolerance = { issuedSeconds: clockToleranceSeconds, expiredSeconds: 0 };
  if (appId === '') throw new Error('the app id is empty');
  const publicKeys = readPublicKeys(options.publicKeys);
  const secret = options.appSecret === undefined ? undefined : readAppSecret(options.appSecret);

  const verifyEnvelope = async (token: CompactToken): Promise<SpiVerification> => {
    const fault = await faultOfRs256(token, publicKeys);
    if (fault !== undefined) return reject(fault, token.payload);
    const payload = decodeJsonPart(token.payload);
    if (payload === undefined) return reject('payload_malformed', undefined);
    const read = readTolerantly(envelopeSchema, payload, unneededMetadata);
    if (read.outcome === 'malformed') return rejectClaims(read.error, token.payload);
    const claims = read.data;
    if (claims.iss !== wixIssuer) return reject('issuer_wrong', token.payload);
    if (!names(claims.aud, appId)) return reject('audience_wrong', token.payload);
    options.onSigned?.(new Date(claims.iat * 1000));
    const timeFault = faultOfTimes(claims, now(), tolerance);
    if (timeFault !== undefined) return reject(timeFault, token.payload);
    const { request, metadata } = claims.data;
    return {
      outcome: 'verified',
      kind: 'envelope',
      request,
      metadata,
      requestId: metadata.requestId ?? null,
      instanceId: metadata.instanceId,
      leftOut: read.leftOut,
      issuedAt: new Date(claims.iat * 1000),
      expiresAt: new Date(claims.exp * 1000),
    };
  };

  const verifyInstanceToken = (token: CompactToken, key: KeyObject): SpiVerification => {
    const fault = faultOfHs256(token, key);
    if (fault !== undefined) return reject(fault, token.payload);
    const payload = decodeJsonPart(token.payload);
    if (payload === undefined) return reject('payload_malformed', undefined);
    const parsed = instanceTokenSchema.safeParse(payload);
    if (!parsed.success) return rejectClaims(parsed.error, token.payload);
    const claims = parsed.data;
    if (claims.iss !== undefined && claims.iss !== wixIssuer) {
      return reject('issuer_wrong', token.payload);
    }
    if (claims.aud !== undefined && !names(claims.aud, appId)) {
      return reject('audience_wrong', token.payload);
    }
    const timeFault = faultOfTimes(claims, now(), tolerance);
    if (timeFault !== undefined) return reject(timeFault, token.payload);
    return { outcome: 'verified', kind: 'instance-token', instanceId: claims.instanceId };
  };

  return {
    async verify(rawBody, { allowInstanceToken }) {
      if (rawBody.trim() === '') return reject('empty', undefined);
      const token = readCompactToken(rawBody);
      if ('fault' in token) return reject(token.fault, undefined);
      // Each algorithm has its own key, so that none can be verified with another's.
      switch (token.algorithm) {
        case 'RS256':
          return verifyEnvelope(token);
        case 'HS256':
          if (!allowInstanceToken) return reject('instance_token_not_allowed', token.payload);
          if (secret === undefined) {
            return reject('instance_token_without_app_secret', token.payload);
          }
          return verifyInstanceToken(token, secret);
        default:
          return reject('algorithm_not_allowed', token.payload);
      }
    },
  };
};
