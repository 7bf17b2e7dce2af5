import type { OrderErrorCode, TroublesView } from '@pos-bridge/spi-adapter/settings';

export interface CheckoutGroup {
  readonly code: OrderErrorCode;
  readonly count: number;
  readonly lastAt: string;
}

/**
 * Stopped checkouts, which come newest first, by their reason: the most frequent one first. A checkout
 * with two reasons counts for both.
 */
export function groupCheckouts(checkouts: TroublesView['checkouts']): CheckoutGroup[] {
  const groups = new Map<OrderErrorCode, CheckoutGroup>();
  for (const { codes, at } of checkouts) {
    for (const code of codes.length === 0 ? (['NONE'] as const) : codes) {
      const { count, lastAt } = groups.get(code) ?? { count: 0, lastAt: at };
      groups.set(code, { code, count: count + 1, lastAt });
    }
  }
  return [...groups.values()].sort((a, b) => b.count - a.count);
}
