import {
  isDatabaseUnavailable,
  LeaseWaitExceeded,
  WixAccessRefused,
  WixBudgetExhausted,
} from '@pos-bridge/core';
import { PosFault, type PosFaultKind } from '@pos-bridge/pos';
import { WixApiError, type WixApiErrorKind } from '@pos-bridge/wix';
import { TRPCError } from '@trpc/server';

/**
 * The one translation of thrown faults into what a caller may know: who did not answer, in words, and
 * whether to try again. Undefined for a fault that is ours, which is masked.
 */
export function translateFault(cause: unknown): TRPCError | undefined {
  if (isDatabaseUnavailable(cause)) {
    return new TRPCError({
      code: 'SERVICE_UNAVAILABLE',
      message: 'The database cannot be reached. Nothing was changed. Try again soon.',
      cause,
    });
  }
  if (cause instanceof PosFault) {
    const told = cause.answer === undefined ? '' : ` It answered: ${cause.answer.slice(0, 500)}`;
    return new TRPCError({
      code: 'BAD_GATEWAY',
      message: `${posSentences[cause.kind]}${told}`,
      cause,
    });
  }
  if (cause instanceof WixApiError) {
    const told = cause.description === null ? '' : ` It said: ${cause.description}`;
    const quote = cause.wixRequestId === null ? '' : ` (Wix request ${cause.wixRequestId})`;
    return new TRPCError({
      code: 'BAD_GATEWAY',
      message: `${wixSentences[cause.kind]}${told}${quote}`,
      cause,
    });
  }
  if (cause instanceof WixAccessRefused) {
    return new TRPCError({ code: 'PRECONDITION_FAILED', message: `${cause.message}.`, cause });
  }
  if (cause instanceof WixBudgetExhausted || cause instanceof LeaseWaitExceeded) {
    return new TRPCError({
      code: 'TOO_MANY_REQUESTS',
      message: 'Too many requests at the same time. Try again in a minute.',
      cause,
    });
  }
  return undefined;
}

const posSentences: Readonly<Record<PosFaultKind, string>> = {
  unreachable: 'The POS cannot be reached. Try again in a minute.',
  timeout: 'The POS did not answer in time. Try again in a minute.',
  rate_limited: 'Too many calls to the POS. Try again in a minute.',
  server_error: 'The POS had an internal error. Try again later.',
  unauthorized: 'The POS denied access. Authorize the account again.',
  location_gone: 'The POS no longer has this location. Map another one.',
  protocol: 'The POS’s answer could not be read. Contact the POS’s support.',
};

const wixSentences: Readonly<Record<WixApiErrorKind, string>> = {
  network: 'Wix cannot be reached. Try again in a minute.',
  timeout: 'Wix did not answer in time. Try again in a minute.',
  aborted: 'The call to Wix was canceled. Try again.',
  rate_limited: 'Too many calls to Wix. Try again in a minute.',
  server: 'Wix had an internal error. Try again later.',
  unauthorized: 'Wix denied access to this site. Check that the app is installed.',
  client: 'Wix refused the request.',
  protocol: 'Wix’s answer could not be read. Try again later.',
};
