import type { Executor, Transaction } from '../database/connect.ts';
import type { LocationId } from '../ids.ts';
import type { JobHandler } from '../jobs/define-job.ts';
import type { InventoryDeps } from './inventory-deps.ts';
import { lowerStockForOrder, type OrderedStock } from './lower-stock.ts';
import { type RecordedStock, recordStock, type StockReport } from './record-stock.ts';
import { type StockOnHand, stockSnapshot } from './stock-snapshot.ts';

/** Stock: what is known of it, and who is told. */
export interface Inventory {
  /** What is known of a location's stock, by the POS's item ids. */
  snapshot(executor: Executor, locationId: LocationId): Promise<ReadonlyMap<string, StockOnHand>>;
  /** Merges news into what is known, and tells everybody who is concerned. */
  record(tx: Transaction, report: StockReport): Promise<RecordedStock>;
  /** Takes a created order out of the stock, until the POS's own word comes. */
  lowerForOrder(tx: Transaction, order: OrderedStock): Promise<RecordedStock>;
  readonly jobHandlers: readonly JobHandler[];
}

export function createInventory(deps: InventoryDeps): Inventory {
  return {
    snapshot: stockSnapshot,
    record: (tx, report) => recordStock(deps, tx, report),
    lowerForOrder: (tx, order) => lowerStockForOrder(deps, tx, order),
    jobHandlers: [],
  };
}
