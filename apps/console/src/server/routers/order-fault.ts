import type { CallFaultKind } from '@pos-bridge/core';

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
} as const satisfies Record<CallFaultKind, true>;

const isKnown = (kind: string): kind is CallFaultKind => Object.hasOwn(kinds, kind);

/** A fault as orders keep it, `kind: what happened`; null where there is none. */
export function readFault(
  fault: unknown,
): { readonly kind: CallFaultKind | null; readonly text: string } | null {
  if (typeof fault !== 'string' || fault === '') return null;
  const [kind = ''] = fault.split(':', 1);
  return { kind: isKnown(kind) ? kind : null, text: fault };
}
