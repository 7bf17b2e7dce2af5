import type { WixApiError } from './api-error.ts';

/**
 * Awaits something of the caller's (a token, a place in the rate budget, a wait), but not beyond the
 * end of the call; then `endOfTime` tells what to throw.
 */
export const withinCall = async <Value>(
  overall: AbortSignal,
  pending: Promise<Value>,
  endOfTime: () => WixApiError,
): Promise<Value> => {
  const ended = Promise.withResolvers<never>();
  const end = (): void => ended.reject(endOfTime());
  if (overall.aborted) end();
  overall.addEventListener('abort', end, { once: true });
  try {
    return await Promise.race([pending, ended.promise]);
  } catch (error) {
    // A sleeper woken by the signal rejects with the signal's own reason.
    throw overall.aborted ? endOfTime() : error;
  } finally {
    overall.removeEventListener('abort', end);
    ended.promise.catch(() => undefined);
    pending.catch(() => undefined);
  }
};
