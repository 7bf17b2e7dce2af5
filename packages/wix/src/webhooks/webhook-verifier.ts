import { createHash } from 'node:crypto';
import { z } from 'zod';
import { instanceIdSchema } from '../ids.ts';
import { type SpiIdentity, spiIdentitySchema } from '../spi/envelope.ts';
import {
  decodeJsonPart,
  faultOfRs256,
  readCompactToken,
  type TokenFault,
} from '../verify/compact-token.ts';
import { readPublicKeys } from '../verify/public-keys.ts';
import { faultOfTimes, type TimeFault } from '../verify/token-times.ts';
import { readDomainEvent } from './domain-event.ts';
import type { WixWebhookEvent } from './events.ts';
import { readTypedEvent } from './typed-event.ts';

/** Precisely why a webhook was refused: for the log, never for the caller. */
export type WebhookRejectionReason =
  | 'empty'
  | TokenFault
  | TimeFault
  /** The claims hold no `data` text. */
  | 'claims_malformed'
  /** The `data` text is no JSON of an event. */
  | 'envelope_malformed'
  /** The event's own `data` text is no JSON object. */
  | 'data_malformed'
  | 'identity_malformed'
  /** The event's entity is neither an object nor the JSON of one. */
  | 'entity_malformed'
  /** The event lacks what makes it one of its type. */
  | 'event_malformed';

export type WebhookVerification =
  | { readonly outcome: 'verified'; readonly event: WixWebhookEvent }
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

/** `aud` and `iss` are not set; times are checked where they are there. */
const claimsSchema = z.looseObject({
  data: z.string(),
  iat: z.number().optional(),
  nbf: z.number().optional(),
  exp: z.number().optional(),
});

const envelopeSchema = z.looseObject({
  eventType: z.string().min(1).max(200),
  instanceId: instanceIdSchema,
  data: z.string().nullish(),
  identity: z.string().nullish(),
});

const objectSchema = z.record(z.string(), z.unknown());

/** The object in a JSON text: empty where there is no text, undefined where it holds something else. */
const readObject = (text: string | null | undefined): Record<string, unknown> | undefined => {
  if (text === null || text === undefined || text === '') return {};
  try {
    return objectSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
};

const readIdentity = (text: string | null | undefined): SpiIdentity | null | undefined => {
  if (text === null || text === undefined || text === '') return null;
  return spiIdentitySchema.safeParse(readObject(text)).data;
};

/**
 * Makes the verifier of webhooks. It reads the keys once and holds no other state. Throws an Error
 * where a key cannot be used; verifying itself never throws.
 */
export const createWebhookVerifier = (options: WebhookVerifierOptions): WebhookVerifier => {
  const { now, clockToleranceSeconds = 60 } = options;
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

      const payload = decodeJsonPart(token.payload);
      if (payload === undefined) return reject('payload_malformed');
      const claims = claimsSchema.safeParse(payload).data;
      if (!claims) return reject('claims_malformed');
      const timeFault = faultOfTimes(claims, now(), clockToleranceSeconds);
      if (timeFault !== undefined) return reject(timeFault);

      const envelope = envelopeSchema.safeParse(readObject(claims.data)).data;
      if (!envelope) return reject('envelope_malformed');
      const { eventType, instanceId } = envelope;
      const data = readObject(envelope.data);
      if (!data) return reject('data_malformed', eventType);
      const identity = readIdentity(envelope.identity);
      if (identity === undefined) return reject('identity_malformed', eventType);
      const domain = readDomainEvent(data);
      if (domain.outcome === 'entity_malformed') return reject('entity_malformed', eventType);
      const fields = domain.outcome === 'read' ? domain.fields : undefined;

      const event = readTypedEvent(
        {
          instanceId,
          eventType,
          deduplicationKey:
            fields?.eventId ?? hashOf([instanceId, eventType, envelope.data ?? '', claims.iat]),
          issuedAt: claims.iat === undefined ? null : new Date(claims.iat * 1000),
          identity,
          data,
        },
        fields,
      );
      return event ? { outcome: 'verified', event } : reject('event_malformed', eventType);
    },
  };
};

const hashOf = (parts: readonly unknown[]): string =>
  `sha256:${createHash('sha256').update(JSON.stringify(parts)).digest('hex')}`;
