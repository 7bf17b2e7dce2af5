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
  WIX_BUSY: 503,
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
