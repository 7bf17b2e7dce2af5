import { isDatabaseUnavailable, personalCut } from '@pos-bridge/core';
import { PosFault } from '@pos-bridge/pos';
import {
  type SpiErrorBody,
  type SpiErrorCode,
  type SpiErrorDetail,
  spiCodesWithRetryAfter,
  spiErrorStatus,
  spiPosTimeoutStatus,
} from '@pos-bridge/wix';
import type { z } from 'zod';
import { refused, type SpiRefusal } from './operations/operation.ts';

/** An error as it goes over the wire (contract §2, "Errors"). */
export interface SpiErrorAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: SpiErrorBody;
  /** As the ledger keeps it: without a POS's words. */
  readonly recorded: SpiErrorBody;
  readonly code: SpiErrorCode;
}

const retryAfterSeconds = '5';

/** The one place where a refusal gets its wire form. */
export function toSpiError(refusal: SpiRefusal): SpiErrorAnswer {
  const { code, description } = refusal;
  const errors = refusal.errors ?? [{ code, message: description }];
  const bodyWith = (told: readonly SpiErrorDetail[]): SpiErrorBody => ({
    applicationError: { code, description, data: { errors: [...told] } },
  });
  return {
    code,
    status: refusal.posTimedOut === true ? spiPosTimeoutStatus : spiErrorStatus[code],
    headers: spiCodesWithRetryAfter.has(code) ? { 'retry-after': retryAfterSeconds } : {},
    body: bodyWith(errors),
    recorded: bodyWith(
      refusal.holdsPosWords === true
        ? errors.map((error) => ({ ...error, message: personalCut }))
        : errors,
    ),
  };
}

/** Says nothing about which check failed; the log does. */
export const unauthenticated: SpiRefusal = refused(
  'UNAUTHENTICATED',
  'The request is not a token that Wix signed for this app.',
);

export const tooLarge: SpiRefusal = refused('PAYLOAD_TOO_LARGE', 'The body is larger than 1 MiB.');

export const notSentWhole: SpiRefusal = refused(
  'INVALID_REQUEST',
  'The body did not arrive as its headers announce it.',
);

export const tooMuch: SpiRefusal = refused(
  'INVALID_REQUEST',
  'The request is nested too deep, or holds too many values.',
);

/** Of calls that nobody can vouch for alone: what Wix has signed is never counted. */
export const tooMany: SpiRefusal = refused(
  'RATE_LIMITED',
  'Too many calls that Wix did not sign came from this address.',
);

export const methodNotAllowed = (allowed: string): SpiRefusal =>
  refused('METHOD_NOT_ALLOWED', `This operation is called with ${allowed}.`);

/** What is wrong with a message, field by field; never with the values. */
export const malformed = (error: z.ZodError): SpiRefusal =>
  refused('INVALID_REQUEST', 'The request does not have the form of this operation.', {
    errors: error.issues.slice(0, 20).map((issue) => ({
      code: 'INVALID_REQUEST',
      message: issue.message,
      params: { field: issue.path.map(String).join('.') },
    })),
  });

export function notFound(what: 'account-not-found' | 'configuration-not-found'): SpiRefusal {
  switch (what) {
    case 'account-not-found':
      return refused('ACCOUNT_NOT_FOUND', 'This site has no such account.');
    case 'configuration-not-found':
      return refused('LOCATION_NOT_FOUND', 'This account has no such configuration.');
  }
}

/** What is told of something thrown: whether to try again, and nothing from inside. */
export function fault(error: unknown): SpiRefusal {
  if (isDatabaseUnavailable(error)) {
    return refused('UNAVAILABLE', 'The bridge cannot reach its database; try again.');
  }
  if (error instanceof PosFault) {
    const timedOut = error.kind === 'timeout' || error.kind === 'unreachable';
    return refused('SYSTEM_ERROR', 'The POS did not answer as it should.', {
      posTimedOut: timedOut,
    });
  }
  return refused('SYSTEM_ERROR', 'Something went wrong in the bridge.');
}
