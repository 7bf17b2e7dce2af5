import { readHttpDate } from '@pos-bridge/storable';
import type { WixApiErrorKind } from './api-error.ts';

/**
 * What repeating a call may do.
 * `read`: nothing. `repeatable`: a write that ends in the same state when it is done twice.
 * `once`: a write that must not be done twice, such as creating; repeated only where Wix is known
 * not to have done it.
 */
export type CallEffect = 'read' | 'repeatable' | 'once';

export interface RetrySettings {
  /** Including the first. */
  readonly mostAttempts: number;
  readonly firstDelayMs: number;
  readonly longestDelayMs: number;
  /** A Retry-After beyond this is not waited for: the error tells it, for a job to come back later. */
  readonly longestRetryAfterMs: number;
}

export const defaultRetrySettings: RetrySettings = {
  mostAttempts: 4,
  firstDelayMs: 200,
  longestDelayMs: 5_000,
  longestRetryAfterMs: 30_000,
};

export interface FailedAttempt {
  readonly kind: WixApiErrorKind;
  /** Wix may have seen the request. */
  readonly reachedWix: boolean;
  readonly retryAfterMs: number | null;
}

/** Kinds that may pass by themselves. */
export const isPassing = (kind: WixApiErrorKind): boolean =>
  kind === 'network' || kind === 'timeout' || kind === 'rate_limited' || kind === 'server';

/**
 * Whether a failed attempt may have taken effect. A refusal (any 4xx) has none; an unreadable
 * success has.
 */
export const mayHaveHappened = (effect: CallEffect, failure: FailedAttempt): boolean =>
  effect !== 'read' &&
  failure.reachedWix &&
  failure.kind !== 'rate_limited' &&
  failure.kind !== 'unauthorized' &&
  failure.kind !== 'client';

/**
 * How long to wait before the next attempt, in milliseconds; null: there is none.
 * Exponential, of which the upper half is left to chance; a Retry-After is waited out in full.
 * `random` gives a number in [0, 1).
 */
export const delayBeforeRetry = (
  failure: FailedAttempt,
  attempt: number,
  call: { readonly effect: CallEffect; readonly repeatAllowed: boolean },
  settings: RetrySettings,
  random: () => number,
): number | null => {
  if (attempt >= settings.mostAttempts || !isPassing(failure.kind)) return null;
  const harmless =
    call.effect !== 'once' || call.repeatAllowed || !mayHaveHappened(call.effect, failure);
  if (!harmless) return null;

  if (failure.retryAfterMs !== null) {
    if (failure.retryAfterMs > settings.longestRetryAfterMs) return null;
    // Spread those who were told the same moment.
    return failure.retryAfterMs + random() * settings.firstDelayMs;
  }
  const ceiling = Math.min(settings.longestDelayMs, settings.firstDelayMs * 2 ** (attempt - 1));
  return ceiling / 2 + (random() * ceiling) / 2;
};

/** Nobody means more than a day, and the moment after it must be one that can be stored. */
const longestRetryAfterMs = 86_400_000;

/** Reads a Retry-After header, seconds or a date, as milliseconds from `now`; null where it is neither. */
export const readRetryAfter = (header: string | null, now: Date): number | null => {
  if (header === null) return null;
  const text = header.trim();
  if (/^\d{1,9}$/.test(text)) return Math.min(longestRetryAfterMs, Number(text) * 1000);
  const at = readHttpDate(text);
  return at === null
    ? null
    : Math.min(longestRetryAfterMs, Math.max(0, at.getTime() - now.getTime()));
};
