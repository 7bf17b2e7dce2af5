import type { Transaction } from '../../database/connect.ts';
import type { OrderedStock } from '../../inventory/lower-stock.ts';
import { demandByItem } from '../checks/items-stock.ts';
import type { OrderRow } from '../order-row.ts';
import { readClassicOrder } from '../site-order/classic/classic-order.ts';
import type { OrderCatalog } from '../site-order/order-catalog.ts';
import { viewLines } from '../site-order/order-view.ts';

/**
 * Lowers the stock that the bridge knows. Runs in the transaction that makes an order created, and so
 * exactly once for each.
 */
export type LowerStock = (tx: Transaction, taken: OrderedStock) => Promise<unknown>;

/** What an order took. Lines that the published menu does not know took nothing that anybody counts. */
export function takenBy(order: OrderRow, catalog: OrderCatalog | null): OrderedStock {
  const lines = viewLines(readClassicOrder(order.orderOpen), catalog);
  return {
    orderId: order.id,
    location: { id: order.locationId, accountId: order.accountId },
    items: [...demandByItem(lines)].map(([itemPosId, { quantity }]) => ({ itemPosId, quantity })),
    handedOverAt: order.submittedAt ?? order.receivedAt,
  };
}
