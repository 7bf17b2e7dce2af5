import { createHash } from 'node:crypto';
import { z } from 'zod';
import { instanceIdSchema } from '../../ids.ts';
import { type SpiIdentity, spiIdentitySchema } from '../envelope.ts';
import { parseJson } from '../json.ts';
import { momentOf } from '../moments.ts';
import { faultOfRs256, readCompactToken, type TokenFault } from '../verify/compact-token.ts';
import { readPublicKeys } from '../verify/public-keys.ts';
import { faultOfTimes, type TimeFault } from '../verify/token-times.ts';
import { readDomainEvent } from './domain-event.ts';
import type { WixWebhookEvent } from './events.ts';
import { readObject } from './read-object.ts';
import { readTypedEvent } from './typed-event.ts';

/** Precisely why a webhook was refused: for the log, never for the caller. */
export type WebhookRejectionReason =
  | 'empty'
  | TokenFault
  | TimeFault
  /** The claims hold no `data`. */
  | 'claims_malformed'
  /** The `data` is no event. */
  | 'envelope_malformed'
  /** The event's own `data` is no object. */
  | 'data_malformed'
  /** The event lacks what makes it one of its type. */
  | 'event_malformed';

export type WebhookVerification =
  | {
      readonly outcome: 'verified';
      readonly event: WixWebhookEvent;
      /** What was there but could not be read, and is not needed: `identity`, `entity`. */
      readonly leftOut: readonly string[];
    }
  /** Of the whole account and no site: nothing that the bridge does hangs on it. */
  | { readonly outcome: 'set_aside'; readonly eventType: string }
  | {
      readonly outcome: 'rejected';
      readonly reason: WebhookRejectionReason;
      /** Where the signature was good and the type could be read. */
      readonly eventType?: string;
    };

export interface WebhookVerifierOptions {
  /** PEM or one-line base64 of PEM; several while keys are rotated. */
  readonly publicKeys: readonly string[];
  /** How far `iat` may lie ahead of our clock; 60 unless told. */
  readonly clockToleranceSeconds?: number;
  readonly now: () => Date;
}

export interface WebhookVerifier {
  /** Verifies the raw body of a webhook and reads its event (contract §4). */
  verify(rawBody: string): Promise<WebhookVerification>;
}

/** JSON text in the contract, an object in some of Wix's samples. */
const jsonTextOrObject = z.union([z.string(), z.record(z.string(), z.unknown())]);

/** `aud` and `iss` are not set; times are checked where they are there. */
const claimsSchema = z.looseObject({
  data: jsonTextOrObject,
  iat: z.number().optional(),
  nbf: z.number().nullish(),
  exp: z.number().optional(),
});

const envelopeSchema = z.looseObject({
  eventType: z.string().min(1).max(200),
  /** Missing: the event is of the whole account. */
  instanceId: z.union([z.literal(''), instanceIdSchema]).nullish(),
  data: jsonTextOrObject.nullish(),
  identity: z.unknown().optional(),
});

/** Undefined: there is one, but it cannot be read. */
const readIdentity = (value: unknown): SpiIdentity | null | undefined => {
  if (value === null || value === undefined || value === '') return null;
  return spiIdentitySchema.safeParse(readObject(value)).data;
};

/**
 * An event that Wix sends again hours later may carry the `exp` of its first signing. Taking it then does
 * no harm: an event counts once, by its id.
 */
const takenAfterExpirySeconds = 72 * 3600;

/**
 * Makes the verifier of webhooks. It reads the keys once and holds no other state. Throws an Error
 * where a key cannot be used; verifying itself never throws.
 */
export const createWebhookVerifier = (options: WebhookVerifierOptions): WebhookVerifier => {
  const { now, clockToleranceSeconds = 60 } = options;
  const tolerance = {
    issuedSeconds: clockToleranceSeconds,
    expiredSeconds: takenAfterExpirySeconds,
  };
  const publicKeys = readPublicKeys(options.publicKeys);
  const reject = (reason: WebhookRejectionReason, eventType?: string): WebhookVerification => ({
    outcome: 'rejected',
    reason,
    ...(eventType !== undefined && { eventType }),
  });

  return {
    async verify(rawBody) {
      if (rawBody.trim() === '') return reject('empty');
      const token = readCompactToken(rawBody);
      if ('fault' in token) return reject(token.fault);
      if (token.algorithm !== 'RS256') return reject('algorithm_not_allowed');
      const fault = await faultOfRs256(token, publicKeys);
      if (fault !== undefined) return reject(fault);

      const payload = parseJson(Buffer.from(token.payload, 'base64url').toString('utf8'));
      if (payload === undefined) return reject('payload_malformed');
      const claims = claimsSchema.safeParse(payload).data;
      if (!claims) return reject('claims_malformed');
      const timeFault = faultOfTimes(claims, now(), tolerance);
      if (timeFault !== undefined) return reject(timeFault);

      const envelope = envelopeSchema.safeParse(readObject(claims.data)).data;
      if (!envelope) return reject('envelope_malformed');
      const { eventType, instanceId } = envelope;
      if (!instanceId) return { outcome: 'set_aside', eventType };
      const data = readObject(envelope.data);
      if (!data) return reject('data_malformed', eventType);
      const identity = readIdentity(envelope.identity);
      const domain = readDomainEvent(data);
      const fields = domain?.fields;

      const event = readTypedEvent(
        {
          instanceId,
          eventType,
          deduplicationKey:
            fields?.eventId ?? hashOf([instanceId, eventType, envelope.data ?? '', claims.iat]),
          issuedAt: momentOf((claims.iat ?? Number.NaN) * 1000),
          identity: identity ?? null,
          data,
        },
        fields,
      );
      if (!event) return reject('event_malformed', eventType);
      const leftOut = [
        ...(identity === undefined ? ['identity'] : []),
        ...(domain?.entityUnreadable ? ['entity'] : []),
      ];
      return { outcome: 'verified', event, leftOut };
    },
  };
};

const hashOf = (parts: readonly unknown[]): string =>
  `sha256:${createHash('sha256').update(JSON.stringify(parts)).digest('hex')}`;
