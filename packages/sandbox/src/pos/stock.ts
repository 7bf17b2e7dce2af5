import type { SandboxClock } from '../simulation/clock.ts';
import type { PosState, StockEntry } from './pos-state.ts';

/** The stock of one item as the POS tells it. */
export interface StockLevel {
  readonly itemId: string;
  readonly available: boolean;
  readonly quantity: number | null;
  readonly outUntil: string | null;
  readonly observedAt: string;
}

/** What a person at the till sets; a missing field stays as it is. */
export interface StockChange {
  readonly itemId: string;
  readonly quantity?: number | null | undefined;
  readonly markedOut?: boolean | undefined;
  readonly outUntil?: string | null | undefined;
}

const uncounted = { quantity: null, markedOut: false, outUntil: null };

const isAvailable = (entry: StockEntry, now: Date): boolean => {
  if (entry.quantity === 0) return false;
  if (!entry.markedOut) return true;
  return entry.outUntil !== null && new Date(entry.outUntil) <= now;
};

/** Items that were never counted nor marked out are available. */
export function isInStock(
  state: PosState,
  locationId: string,
  itemId: string,
  quantity: number,
  now: Date,
): boolean {
  const entry = state.stock.get(locationId)?.get(itemId);
  if (!entry) return true;
  return isAvailable(entry, now) && (entry.quantity === null || entry.quantity >= quantity);
}

export function levelsOf(state: PosState, locationId: string, now: Date): StockLevel[] {
  return [...(state.stock.get(locationId) ?? [])].map(([itemId, entry]) =>
    levelOf(itemId, entry, now),
  );
}

function levelOf(itemId: string, entry: StockEntry, now: Date): StockLevel {
  const available = isAvailable(entry, now);
  return {
    itemId,
    available,
    quantity: entry.quantity,
    outUntil: available ? null : entry.outUntil,
    observedAt: entry.observedAt,
  };
}

/** @returns the new levels of the changed items */
export function changeStock(
  state: PosState,
  clock: SandboxClock,
  locationId: string,
  changes: readonly StockChange[],
): StockLevel[] {
  const now = clock.now();
  const levels = state.stock.get(locationId) ?? new Map<string, StockEntry>();
  state.stock.set(locationId, levels);
  const changed = changes.map((change) => {
    const before = levels.get(change.itemId) ?? uncounted;
    const entry: StockEntry = {
      quantity: change.quantity === undefined ? before.quantity : change.quantity,
      markedOut: change.markedOut ?? before.markedOut,
      outUntil: change.outUntil === undefined ? before.outUntil : change.outUntil,
      observedAt: now.toISOString(),
    };
    levels.set(change.itemId, entry);
    return levelOf(change.itemId, entry, now);
  });
  state.changed();
  return changed;
}

/** Takes sold items from the stock. @returns the new levels of those that are counted */
export function takeFromStock(
  state: PosState,
  clock: SandboxClock,
  locationId: string,
  sold: ReadonlyMap<string, number>,
): StockLevel[] {
  const changes: StockChange[] = [];
  for (const [itemId, quantity] of sold) {
    const left = state.stock.get(locationId)?.get(itemId)?.quantity;
    if (left !== undefined && left !== null)
      changes.push({ itemId, quantity: Math.max(0, left - quantity) });
  }
  return changes.length > 0 ? changeStock(state, clock, locationId, changes) : [];
}
