import { z } from 'zod';
import { flagInUrl, pageInUrl, textInUrl } from '../../search.ts';

const oneOf = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z.enum(values).optional().catch(undefined);

export const accountStates = ['active', 'inactive', 'disconnected'] as const;
export const authorizations = ['authorized', 'none', 'revoked'] as const;
/** What harms most comes first. */
export const locationStandings = [
  'ERROR',
  'PENDING',
  'NOT_STARTED',
  'NEVER_SYNCED',
  'NOT_ACTIVATED',
  'READY',
] as const;

export const accountsSearch = z.object({
  merchant: textInUrl,
  state: oneOf(accountStates),
  posAuthorization: oneOf(authorizations),
  locationStanding: oneOf(locationStandings),
  provider: textInUrl,
  /** In place of the accounts: the sites that have none yet. */
  noAccount: flagInUrl,
  ...pageInUrl,
});
export type AccountsSearch = z.output<typeof accountsSearch>;
