import type { AccountId } from '@pos-bridge/wix';
import type { Transaction } from '../database/connect.ts';
import type { InventoryDeps } from '../deliveries/inventory-deps.ts';
import type { LocationId } from '../ids.ts';
import { type RecordedStock, recordStock } from './record-stock.ts';

export interface OrderedStock {
  readonly location: { readonly id: LocationId; readonly accountId: AccountId };
  /** The bridge's id of the order: a repeat takes nothing twice. */
  readonly orderId: string;
  /** Dishes and variations with what the order takes of each, over all its lines. */
  readonly items: readonly { readonly itemPosId: string; readonly quantity: number }[];
  /** When the order was handed to the POS. What the POS observes from then on has the order in it. */
  readonly handedOverAt: Date;
}

/**
 * Lowers the stock that the bridge knows by a created order, until the POS's own word comes. What runs
 * out is told to Wix and to webhook endpoints, in the caller's transaction. Items that nobody counts stay as
 * they are.
 */
export async function lowerStockForOrder(
  deps: InventoryDeps,
  tx: Transaction,
  order: OrderedStock,
): Promise<RecordedStock> {
  const quantities = new Map<string, number>();
  for (const { itemPosId, quantity } of order.items) {
    quantities.set(itemPosId, (quantities.get(itemPosId) ?? 0) + quantity);
  }
  return recordStock(deps, tx, {
    location: order.location,
    items: [...quantities].map(([itemPosId, quantity]) => ({
      kind: 'taken',
      itemPosId,
      taken: { id: order.orderId, quantity, at: order.handedOverAt },
    })),
    cause: { kind: 'order', orderId: order.orderId },
    author: { kind: 'bridge', name: 'order' },
  });
}
