import { and, asc, eq, lte } from 'drizzle-orm';
import { posLocations } from '../accounts/tables.ts';
import type { InventoryDeps } from '../deliveries/inventory-deps.ts';
import type { LocationId } from '../ids.ts';
import { stockLevels } from '../stock/tables.ts';
import { recordStock } from './record-stock.ts';

/** Puts the items of a location back in stock whose snooze is over, and tells so. */
export async function endSnoozesOf(deps: InventoryDeps, locationId: LocationId): Promise<void> {
  const ended = await deps.db
    .select({ itemPosId: stockLevels.itemPosId, accountId: posLocations.accountId })
    .from(stockLevels)
    .innerJoin(posLocations, eq(posLocations.id, stockLevels.locationId))
    .where(
      and(eq(stockLevels.locationId, locationId), lte(stockLevels.changesAt, deps.clock.now())),
    )
    .orderBy(asc(stockLevels.itemPosId));
  const [first] = ended;
  if (first === undefined) return;
  await deps.db.transaction((tx) =>
    recordStock(deps, tx, {
      location: { id: locationId, accountId: first.accountId },
      items: ended.map(({ itemPosId }) => ({ kind: 'time-passed', itemPosId })),
      cause: { kind: 'snooze-ended' },
      author: { kind: 'bridge', name: 'snooze' },
    }),
  );
}
