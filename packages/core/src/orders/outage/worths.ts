import Big from 'big.js';

/** What some orders come to together, in one currency; null where orders name none. */
export interface Worth {
  readonly currency: string | null;
  /** A decimal. */
  readonly total: string;
}

interface Part {
  readonly currency: string | null;
  /** A decimal; null where nothing is readable, which adds nothing. */
  readonly total: string | null;
}

/** By currency, the largest total first. */
export function addUp(parts: readonly Part[]): readonly Worth[] {
  const totals = new Map<string | null, Big>();
  for (const { currency, total } of parts) {
    if (total !== null) totals.set(currency, (totals.get(currency) ?? new Big(0)).plus(total));
  }
  return [...totals]
    .sort(([, one], [, other]) => other.cmp(one))
    .map(([currency, total]) => ({ currency, total: total.toFixed() }));
}
