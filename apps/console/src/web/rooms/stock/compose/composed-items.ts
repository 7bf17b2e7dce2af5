import type { StockRow } from '../stock-words.ts';

/** What is about to be said of one item. */
export interface ComposedItem {
  readonly itemPosId: string;
  readonly name: string;
  readonly inStock: boolean;
  readonly quantity: number | null;
  /** ISO 8601 UTC. */
  readonly outUntil: string | null;
}

/** Whoever chooses an item means to turn it: what is in stock is said to be out, and the reverse. */
export const turned = (row: StockRow): ComposedItem => ({
  itemPosId: row.itemPosId,
  name: row.name ?? row.itemPosId,
  inStock: !row.inStock,
  quantity: null,
  outUntil: null,
});

export const toSend = (items: readonly ComposedItem[]) =>
  items.map(({ name: _shown, ...item }) => item);
