import type { InventorySettings } from './inventory-settings.ts';

/**
 * How long to wait after attempt number `attempt` (counted from 1) failed; null where it was the last.
 * Exponential, spread from nine to twelve tenths, and never sooner than the target asked for.
 * `random` gives a number in [0, 1).
 */
export function delayAfterAttempt(
  attempt: number,
  settings: Pick<InventorySettings, 'attempts' | 'firstDelayMs' | 'delayFactor'>,
  retryAfterMs: number | null,
  random: () => number,
): number | null {
  if (attempt >= settings.attempts) return null;
  const delay = settings.firstDelayMs * settings.delayFactor ** (attempt - 1);
  return Math.max(delay * (0.9 + 0.3 * random()), retryAfterMs ?? 0);
}

/** Failures in a row after which a target is left alone for a while, instead of each delivery alone. */
export const failuresBeforeRest = 3;
const longestRestMs = 30_000;

/**
 * How long to leave a target alone after `failuresInRow` attempts failed, so that an outage does not
 * use up the attempts of everything that waits for it; 0 for not at all.
 */
export function restAfterFailures(failuresInRow: number, retryAfterMs: number | null): number {
  if (retryAfterMs !== null) return retryAfterMs;
  if (failuresInRow < failuresBeforeRest) return 0;
  return Math.min(1_000 * 2 ** (failuresInRow - failuresBeforeRest), longestRestMs);
}

/** Whether a target only fails, and has for long enough to be paused and raised. */
export function isFailingForGood(
  endpoint: { readonly failuresInRow: number; readonly failingSince: Date | null },
  settings: Pick<InventorySettings, 'pauseAfterFailures' | 'pauseAfterMs'>,
  now: Date,
): boolean {
  return (
    endpoint.failuresInRow >= settings.pauseAfterFailures &&
    endpoint.failingSince !== null &&
    now.getTime() - endpoint.failingSince.getTime() >= settings.pauseAfterMs
  );
}
