import type { Log } from '@pos-bridge/core';
import type { TRPCError } from '@trpc/server';
import type { Context } from './context.ts';

/** Faults go to the log with the id that the caller was told; refusals are the caller's business. */
export function reportFault(
  log: Log,
  fault: {
    readonly error: TRPCError;
    readonly path: string | undefined;
    readonly ctx: Context | undefined;
  },
): void {
  const details = { path: fault.path, code: fault.error.code, requestId: fault.ctx?.requestId };
  if (fault.error.code === 'INTERNAL_SERVER_ERROR' || fault.error.code === 'SERVICE_UNAVAILABLE') {
    log.error({ ...details, err: fault.error.cause ?? fault.error }, 'call failed');
  } else if (fault.error.code === 'BAD_GATEWAY') {
    log.warn({ ...details, err: fault.error.cause ?? fault.error }, 'the outside did not answer');
  } else {
    log.debug(details, 'call refused');
  }
}
