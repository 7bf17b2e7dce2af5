import { isDatabaseUnavailable, WixBudgetExhausted } from '@pos-bridge/core';
import { PosFault } from '@pos-bridge/pos';
import { WixApiError } from '@pos-bridge/wix';
import { TRPCError } from '@trpc/server';
import { getHTTPStatusCodeFromError } from '@trpc/server/http';
import { ZodError } from 'zod';
import type { SessionRefusal } from './sessions.ts';

/** Why the page does not open, or does not do as asked; the page has words for each. */
export type SettingsRefusalCode =
  /** The `instance` parameter is missing, changed, or signed by somebody else. */
  | 'NOT_FROM_WIX'
  | 'ANOTHER_APP'
  | 'NOT_THE_OWNER'
  | 'TOO_OLD'
  /** No session, or one that is over. */
  | 'SESSION_OVER'
  | 'APP_REMOVED'
  | 'ACCOUNT_NOT_FOUND'
  | 'CONFIGURATION_NOT_FOUND'
  | 'INVALID_REQUEST'
  /** What was asked for does not fit with how things stand by now. */
  | 'CONFLICT'
  /** The database, Wix or the POS is out of reach; nothing was changed. */
  | 'UNAVAILABLE'
  /** Wix takes no more calls for this site just now; nothing was changed. */
  | 'WIX_BUSY'
  | 'FAULT';

export const statusOfRefusal: Readonly<Record<SettingsRefusalCode, number>> = {
  NOT_FROM_WIX: 401,
  TOO_OLD: 401,
  SESSION_OVER: 401,
  ANOTHER_APP: 403,
  NOT_THE_OWNER: 403,
  APP_REMOVED: 403,
  ACCOUNT_NOT_FOUND: 404,
  CONFIGURATION_NOT_FOUND: 404,
  INVALID_REQUEST: 400,
  CONFLICT: 409,
  UNAVAILABLE: 503,
  WIX_BUSY: 429,
  FAULT: 500,
};

/** What the page is told of a refused parameter; the log has the reason itself. */
export function refusalOf(reason: SessionRefusal): SettingsRefusalCode {
  switch (reason) {
    case 'malformed':
    case 'signature_mismatch':
    case 'payload_malformed':
      return 'NOT_FROM_WIX';
    case 'another_app':
      return 'ANOTHER_APP';
    case 'visitor':
    case 'not_owner':
      return 'NOT_THE_OWNER';
    case 'too_old':
    case 'signed_in_future':
      return 'TOO_OLD';
  }
}

/** The API does not do as asked. Thrown by procedures; `refusalShape` says what the page is told of it. */
export class Refusal extends TRPCError {
  readonly refusal: SettingsRefusalCode;

  constructor(refusal: SettingsRefusalCode) {
    super({ code: 'BAD_REQUEST', message: refusal });
    this.refusal = refusal;
  }
}

/** The one translation of whatever was thrown into what the page may know. */
export function refusalOfError(error: unknown): SettingsRefusalCode {
  if (error instanceof Refusal) return error.refusal;
  const fault = error instanceof TRPCError ? (error.cause ?? error) : error;
  if (fault instanceof WixBudgetExhausted) return 'WIX_BUSY';
  if (fault instanceof WixApiError && fault.kind === 'rate_limited') return 'WIX_BUSY';
  if (isDatabaseUnavailable(fault) || fault instanceof PosFault || fault instanceof WixApiError) {
    return 'UNAVAILABLE';
  }
  return isOfTheCaller(error) ? 'INVALID_REQUEST' : 'FAULT';
}

/** All that a caller learns of a failure: never a stack, never a message from inside. */
export function refusalShape(error: unknown, requestId: string | null) {
  const code = refusalOfError(error);
  const issues =
    error instanceof TRPCError && error.cause instanceof ZodError ? error.cause.issues : [];
  return {
    code: -32_600 as const,
    message: code,
    data: {
      code,
      httpStatus: statusOfRefusal[code],
      requestId,
      /** Which fields do not fit; none where it is not about one. */
      fields: [...new Set(issues.map(({ path }) => path.map(String).join('.')))],
    },
  };
}

/** tRPC and Fastify say by a status that a request could not be read. */
function isOfTheCaller(error: unknown): boolean {
  if (error instanceof TRPCError) return getHTTPStatusCodeFromError(error) < 500;
  return error instanceof Error && 'statusCode' in error && Number(error.statusCode) < 500;
}
