import type { StockRow } from '../stock-labels.ts';

/** What is about to be said of one item. */
export interface ComposedItem {
  readonly itemPosId: string;
  readonly name: string;
  readonly inStock: boolean;
  readonly quantity: number | null;
  /** ISO 8601 UTC. */
  readonly outUntil: string | null;
  /** How the item stands before anything is said. */
  readonly known: StockRow;
}

/** Nothing is said by choosing an item: sent as it is, it repeats what is known. */
export const asKnown = (row: StockRow): ComposedItem => ({
  itemPosId: row.itemPosId,
  name: row.name ?? row.itemPosId,
  inStock: row.inStock,
  quantity: row.quantity,
  outUntil: row.outUntil,
  known: row,
});

/** Turned over, or back to what is known. */
export const turnedTo = (item: ComposedItem, inStock: boolean): ComposedItem =>
  inStock === item.known.inStock
    ? asKnown(item.known)
    : { ...item, inStock, quantity: null, outUntil: null };

export const toSend = (items: readonly ComposedItem[]) =>
  items.map(({ name: _shown, known: _before, ...item }) => item);
