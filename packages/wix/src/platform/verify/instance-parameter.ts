import { z } from 'zod';
import { type InstanceId, instanceIdSchema } from '../../ids.ts';
import { readAppSecret } from './app-secret.ts';
import { decodeCanonical, decodeJsonPart, signedWithSecret } from './compact-token.ts';

/** Why a page's `instance` parameter was refused: for the log. */
export type InstanceParameterRejection =
  | 'malformed'
  | 'signature_mismatch'
  | 'payload_malformed'
  | 'another_app'
  /** It names a visitor (`aid`), who is not the owner of the site. */
  | 'visitor'
  | 'too_old'
  | 'signed_in_future';

export type InstanceParameter =
  | {
      readonly outcome: 'verified';
      readonly instanceId: InstanceId;
      /** The Wix user, where told. */
      readonly uid: string | null;
      /** As Wix says it, e.g. `OWNER`; null where not told. */
      readonly permissions: string | null;
      readonly signedAt: Date;
    }
  | { readonly outcome: 'rejected'; readonly reason: InstanceParameterRejection };

export interface InstanceParameterOptions {
  readonly appId: string;
  readonly appSecret: string;
  /** How long after `signDate` the parameter is good. */
  readonly maxAgeSeconds: number;
  /** How far `signDate` may lie ahead of our clock; 60 unless told. */
  readonly clockToleranceSeconds?: number;
  readonly now: () => Date;
}

const payloadSchema = z.looseObject({
  instanceId: instanceIdSchema,
  appDefId: z.string(),
  signDate: z.iso.datetime({ offset: true }),
  uid: z.string().nullish(),
  permissions: z.string().nullish(),
  aid: z.unknown().optional(),
});

/**
 * Checks the `instance` parameter that Wix gives to pages opened inside its dashboard (contract
 * §4): `<sig>.<payload>`, HMAC-SHA256 of the encoded payload with the app's secret.
 * Throws an Error where the secret cannot be used; no parameter makes it throw.
 */
export const verifyInstanceParameter = (
  parameter: string,
  options: InstanceParameterOptions,
): InstanceParameter => {
  const { appId, maxAgeSeconds, clockToleranceSeconds = 60, now } = options;
  const secret = readAppSecret(options.appSecret);
  const [encodedSignature, encodedPayload, ...rest] = parameter.split('.', 3);
  if (!encodedSignature || !encodedPayload || rest.length > 0) return reject('malformed');
  const signature = decodeCanonical(encodedSignature);
  if (signature === undefined) return reject('malformed');
  if (!signedWithSecret(encodedPayload, signature, secret)) return reject('signature_mismatch');

  const parsed = payloadSchema.safeParse(decodeJsonPart(encodedPayload));
  if (!parsed.success) return reject('payload_malformed');
  const { instanceId, appDefId, signDate, uid, permissions, aid } = parsed.data;
  if (appDefId !== appId) return reject('another_app');
  if (aid !== undefined && aid !== null && aid !== '') return reject('visitor');

  const signedAt = new Date(signDate);
  const ageSeconds = (now().getTime() - signedAt.getTime()) / 1000;
  if (ageSeconds < -clockToleranceSeconds) return reject('signed_in_future');
  if (ageSeconds > maxAgeSeconds) return reject('too_old');
  return {
    outcome: 'verified',
    instanceId,
    uid: uid ?? null,
    permissions: permissions ?? null,
    signedAt,
  };
};

const reject = (reason: InstanceParameterRejection): InstanceParameter => ({
  outcome: 'rejected',
  reason,
});
