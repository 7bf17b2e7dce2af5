import type { Order } from './order-labels.ts';

type Fault = NonNullable<Order['lastFault']>;

const words: Readonly<Record<NonNullable<Fault['kind']>, string>> = {
  unreachable: 'The POS could not be reached.',
  timeout: 'The POS did not answer in time.',
  rate_limited: 'The POS got too many calls and asks for patience.',
  server_error: 'The POS had an internal error.',
  unauthorized: 'The POS denied access.',
  location_gone: 'The POS no longer knows the location.',
  protocol: 'The POS’s answer could not be read.',
  circuit_open: 'The POS had failed too often and was left alone for a moment.',
  too_many_calls: 'Too many calls to this POS were under way.',
  'account-not-found': 'There is no such account.',
  'account-disconnected': 'The merchant is disconnected.',
  'not-authorized': 'The merchant has not authorized the bridge at the POS.',
  'authorization-revoked': 'The merchant has withdrawn the authorization at the POS.',
  'provider-missing': 'This installation of the bridge does not speak to that POS.',
};

/** Why a call failed; as it was where it is of no known kind. */
export const faultInWords = ({ kind, text }: Fault): string => (kind === null ? text : words[kind]);
