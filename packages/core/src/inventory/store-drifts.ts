import type { ConfigurationId, WixEntityId } from '@pos-bridge/wix';
import { and, eq, notInArray, sql } from 'drizzle-orm';
import type { InventoryDeps } from '../deliveries/inventory-deps.ts';
import { stockChecks, stockDrifts } from '../stock/tables.ts';
import type { StockReport } from './stock-report.ts';

/** How both sides see one item of the site. */
export interface SeenItem {
  readonly wixItemId: WixEntityId;
  readonly itemPosId: string;
  readonly itemName: string;
  readonly posInStock: boolean;
  readonly wixInStock: boolean;
}

/** Notes that a location could not be compared; what an earlier check found stays listed. */
export async function storeProblem(
  deps: Pick<InventoryDeps, 'db' | 'clock'>,
  configurationId: ConfigurationId,
  problem: string,
): Promise<void> {
  const kept = { checkedAt: deps.clock.now(), itemsCompared: 0, problem };
  await deps.db
    .insert(stockChecks)
    .values({ configurationId, ...kept })
    .onConflictDoUpdate({ target: stockChecks.configurationId, set: kept });
}

/** Puts what a check found in the place of what the one before it had found. */
export async function storeDrifts(
  deps: Pick<InventoryDeps, 'db' | 'clock'>,
  configurationId: ConfigurationId,
  location: StockReport['location'],
  drifted: readonly SeenItem[],
  itemsCompared: number,
): Promise<void> {
  const now = deps.clock.now();
  await deps.db.transaction(async (tx) => {
    const ids = drifted.map(({ wixItemId }) => wixItemId);
    await tx
      .delete(stockDrifts)
      .where(
        and(
          eq(stockDrifts.configurationId, configurationId),
          ids.length === 0 ? undefined : notInArray(stockDrifts.wixItemId, ids),
        ),
      );
    if (drifted.length > 0) {
      await tx
        .insert(stockDrifts)
        .values(
          drifted.map((one) => ({
            ...one,
            configurationId,
            accountId: location.accountId,
            firstSeenAt: now,
            lastSeenAt: now,
          })),
        )
        .onConflictDoUpdate({
          target: [stockDrifts.configurationId, stockDrifts.wixItemId],
          set: {
            itemPosId: sql`excluded.item_pos_id`,
            itemName: sql`excluded.item_name`,
            posInStock: sql`excluded.pos_in_stock`,
            wixInStock: sql`excluded.wix_in_stock`,
            lastSeenAt: now,
          },
        });
    }
    const kept = { checkedAt: now, itemsCompared, problem: null };
    await tx
      .insert(stockChecks)
      .values({ configurationId, ...kept })
      .onConflictDoUpdate({ target: stockChecks.configurationId, set: kept });
  });
}
