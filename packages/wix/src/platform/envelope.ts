import { z } from 'zod';
import { instanceIdSchema, requestIdSchema } from '../ids.ts';
import { openEnum, optionalText } from './wire-values.ts';

export const identityTypes = ['ANONYMOUS_VISITOR', 'MEMBER', 'WIX_USER', 'APP'] as const;

/** Who caused the call; the id that goes with `identityType` is the one that is there. */
export const spiIdentitySchema = z.looseObject({
  identityType: openEnum(identityTypes).nullish(),
  anonymousVisitorId: optionalText,
  memberId: optionalText,
  wixUserId: optionalText,
  appId: optionalText,
});
export type SpiIdentity = z.infer<typeof spiIdentitySchema>;

/** What Wix says about an SPI call beside its request (contract §1). More may come, and is kept. */
export const spiMetadataSchema = z.looseObject({
  requestId: requestIdSchema.nullish(),
  instanceId: instanceIdSchema,
  currency: optionalText,
  languages: z.array(z.string()).nullish(),
  identity: spiIdentitySchema.nullish(),
  appExtensionType: optionalText,
});
export type SpiMetadata = z.infer<typeof spiMetadataSchema>;

/** What no answer hangs on: of an odd shape it is left out, and the call is answered. */
export const unneededMetadata: ReadonlySet<string> = new Set([
  'metadata.requestId',
  'metadata.currency',
  'metadata.languages',
  'metadata.identity',
  'metadata.appExtensionType',
]);

/**
 * The claims of a request envelope (contract §1). Only the shape: signature, audience, issuer and
 * times are the verifier's to check. `iat` and `exp` are in seconds since 1970.
 */
export const spiEnvelopeClaimsSchema = z.looseObject({
  data: z.looseObject({ request: z.unknown().optional(), metadata: spiMetadataSchema }),
  aud: z.union([z.string(), z.array(z.string())]),
  iss: z.string(),
  iat: z.number(),
  exp: z.number(),
});
export type SpiEnvelopeClaims = z.infer<typeof spiEnvelopeClaimsSchema>;
