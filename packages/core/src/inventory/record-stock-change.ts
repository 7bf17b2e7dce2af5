import type { PosEvent } from '@pos-bridge/pos';
import { and, eq } from 'drizzle-orm';
import { accounts, posLocations } from '../accounts/tables.ts';
import type { InventoryDeps } from '../deliveries/inventory-deps.ts';
import { recordStock } from './record-stock.ts';
import { stockReportsFromPos } from './stock-from-pos.ts';

/**
 * What a POS says of its stock by itself, for every account of the merchant. A place that the bridge
 * does not know is nobody's stock.
 */
export async function recordStockChange(
  deps: InventoryDeps,
  event: Extract<PosEvent, { type: 'stock_changed' }>,
  message: { readonly provider: string; readonly messageId: string },
): Promise<void> {
  const locations = await deps.db
    .select({ id: posLocations.id, accountId: posLocations.accountId })
    .from(posLocations)
    .innerJoin(accounts, eq(accounts.id, posLocations.accountId))
    .where(
      and(
        eq(accounts.provider, message.provider),
        eq(accounts.posMerchantId, event.posMerchantId),
        eq(posLocations.posLocationId, event.posLocationId),
      ),
    );
  const items = stockReportsFromPos(
    event.levels,
    { observer: 'pos', id: message.messageId },
    deps.clock.now(),
    deps.log,
  );
  for (const location of locations) {
    await deps.db.transaction((tx) =>
      recordStock(deps, tx, {
        location,
        items,
        cause: { kind: 'pos-webhook', ...message },
        author: { kind: 'bridge', name: `webhook of ${message.provider}` },
      }),
    );
  }
}
