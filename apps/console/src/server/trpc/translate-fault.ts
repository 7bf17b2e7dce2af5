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
      message: 'The database is out of reach. Nothing was changed; try again soon.',
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
      message: 'Others are asking at the same time. Please try again in a minute.',
      cause,
    });
  }
  return undefined;
}

const posSentences: Readonly<Record<PosFaultKind, string>> = {
  unreachable: 'The POS cannot be reached.',
  timeout: 'The POS did not answer in time.',
  rate_limited: 'The POS asks for patience. Please try again in a minute.',
  server_error: 'The POS has a fault of its own.',
  unauthorized: 'The POS no longer lets the bridge in.',
  location_gone: 'The POS does not know this location any more.',
  protocol: 'The POS answered something that it should not.',
};

const wixSentences: Readonly<Record<WixApiErrorKind, string>> = {
  network: 'Wix cannot be reached.',
  timeout: 'Wix did not answer in time.',
  aborted: 'The call to Wix was given up.',
  rate_limited: 'Wix asks for patience. Please try again in a minute.',
  server: 'Wix has a fault of its own.',
  unauthorized: 'Wix no longer lets the bridge in for this site.',
  client: 'Wix refused the call.',
  protocol: 'Wix answered something that it should not.',
};
