import { eq } from 'drizzle-orm';
import type { Executor } from '../database/connect.ts';
import type { LocationId } from '../ids.ts';
import { stockLevels } from './tables.ts';

/** How an item stands, for whoever is about to sell it. */
export interface StockOnHand {
  readonly inStock: boolean;
  /** Null where nobody counts. */
  readonly quantity: number | null;
  /** When it comes back by itself; once that is past, the item counts as in stock. */
  readonly outUntil: Date | null;
}

/**
 * The stock of a location by the POS's item ids, as it was last told to the outside; for items that it
 * does not name the published menu's word stands. One read by primary key prefix.
 */
export async function stockSnapshot(
  executor: Executor,
  locationId: LocationId,
): Promise<ReadonlyMap<string, StockOnHand>> {
  const rows = await executor
    .select({
      itemPosId: stockLevels.itemPosId,
      inStock: stockLevels.inStock,
      quantity: stockLevels.quantity,
      outUntil: stockLevels.outUntil,
    })
    .from(stockLevels)
    .where(eq(stockLevels.locationId, locationId));
  return new Map(rows.map(({ itemPosId, ...onHand }) => [itemPosId, onHand]));
}
