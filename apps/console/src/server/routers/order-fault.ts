import type { PosTroubleKind } from '@pos-bridge/core';

const kinds = {
  unreachable: true,
  timeout: true,
  rate_limited: true,
  server_error: true,
  unauthorized: true,
  location_gone: true,
  protocol: true,
  circuit_open: true,
  too_many_calls: true,
  'account-not-found': true,
  'account-disconnected': true,
  'not-authorized': true,
  'authorization-revoked': true,
  'provider-missing': true,
} as const satisfies Record<PosTroubleKind, true>;

/** A fault as it was kept, and of which known kind it is; null where it is of none. */
interface Fault {
  readonly kind: PosTroubleKind | null;
  readonly text: string;
}

const isKnown = (kind: string): kind is PosTroubleKind => Object.hasOwn(kinds, kind);

/** What kept an order from the POS, as orders and validations keep it: `kind`, or `kind: what happened`. */
export function readFault(text: string): Fault {
  const [kind = ''] = text.split(':', 1);
  return { kind: isKnown(kind) ? kind : null, text };
}

/** The fault among what an order's timeline keeps of an event; null where it keeps none. */
export const faultIn = ({ fault }: Readonly<Record<string, unknown>>): Fault | null =>
  typeof fault === 'string' && fault !== '' ? readFault(fault) : null;
