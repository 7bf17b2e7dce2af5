import type { StockKnowledge, StockObserver } from './stock-knowledge.ts';

/** Whose doing a level is. `rule`: a snooze that ended by itself. */
export type StockSource = 'pos' | 'order' | 'support' | 'rule';

const sourceOf: Readonly<Record<StockObserver, StockSource>> = {
  pos: 'pos',
  poll: 'pos',
  support: 'support',
};

/** How an item stands at one moment. */
export interface StockLevel {
  readonly inStock: boolean;
  /** What is left; null where nobody counts. */
  readonly quantity: number | null;
  /** When it comes back by itself; always null for what is in stock. */
  readonly outUntil: Date | null;
  readonly source: StockSource;
  /** Since when this is so, as far as anybody saw. */
  readonly observedAt: Date;
}

/**
 * The level that follows from what is known, at `now`; null where nothing is known, which means in
 * stock. The POS's word on whether an item is in stock counts more than its quantity (some sell below
 * zero); only orders that take the last of what was counted turn it.
 */
export function stockLevel(known: StockKnowledge, now: Date): StockLevel | null {
  const { observation, takes } = known;
  if (observation === null) return null;
  const { outUntil } = observation;
  const source = sourceOf[observation.observer];
  if (!observation.inStock) {
    if (outUntil === null || outUntil > now) {
      const { quantity, observedAt } = observation;
      return { inStock: false, quantity, outUntil, source, observedAt };
    }
    // Nobody has counted since the snooze ended.
    return { inStock: true, quantity: null, outUntil: null, source: 'rule', observedAt: outUntil };
  }
  const lastTake = takes.at(-1);
  if (observation.quantity === null || lastTake === undefined) {
    const { quantity, observedAt } = observation;
    return { inStock: true, quantity, outUntil: null, source, observedAt };
  }
  const left = takes.reduce((rest, { quantity }) => rest - quantity, observation.quantity);
  const sellsBelowZero = observation.quantity <= 0;
  return {
    inStock: sellsBelowZero || left > 0,
    quantity: sellsBelowZero ? left : Math.max(left, 0),
    outUntil: null,
    source: 'order',
    observedAt: lastTake.at,
  };
}

/** When the level will change with nobody doing anything; null where it will not. */
export function nextChangeOf(known: StockKnowledge, now: Date): Date | null {
  const { observation } = known;
  if (observation === null || observation.inStock) return null;
  return observation.outUntil !== null && observation.outUntil > now ? observation.outUntil : null;
}

/** `availability`: a shopper sees the difference. `detail`: only quantity or the end of a snooze. */
export type StockDifference = 'availability' | 'detail' | 'none';

/** What a change means to those who are told; an item that nobody spoke of was in stock. */
export function compareStockLevels(before: StockLevel | null, after: StockLevel): StockDifference {
  if ((before?.inStock ?? true) !== after.inStock) return 'availability';
  const isSame =
    (before?.quantity ?? null) === after.quantity &&
    (before?.outUntil?.getTime() ?? null) === (after.outUntil?.getTime() ?? null);
  return isSame ? 'none' : 'detail';
}

/**
 * What can be had of an item at a moment, for checks and for whoever is told alike: the POS's word on
 * whether it is in stock counts more than its quantity, so that `left` is null where nobody counts and
 * where a POS sells at zero and below.
 */
export function onHandAt(
  level: Pick<StockLevel, 'inStock' | 'quantity' | 'outUntil'>,
  at: Date,
): { readonly inStock: boolean; readonly left: number | null } {
  const { inStock, quantity, outUntil } = level;
  if (!inStock) return { inStock: outUntil !== null && outUntil <= at, left: null };
  return { inStock: true, left: quantity === null || quantity <= 0 ? null : quantity };
}
