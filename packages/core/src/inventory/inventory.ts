import { bind } from '../bind.ts';
import { cancelDelivery } from '../deliveries/cancel-deliveries.ts';
import { getDelivery, listDeliveries } from '../deliveries/list-deliveries.ts';
import { getEndpoint, listEndpoints } from '../deliveries/list-endpoints.ts';
import { getWebhookEvent, listWebhookEvents } from '../deliveries/list-webhook-events.ts';
import { resumeEndpoint } from '../deliveries/resume-endpoint.ts';
import { retryDeliveries, retryDelivery } from '../deliveries/retry-deliveries.ts';
import {
  addWebhookEndpoint,
  listWebhookEndpoints,
  removeWebhookEndpoint,
  rotateSigningSecret,
} from '../deliveries/webhook-endpoints.ts';
import { stockSnapshot } from '../stock/stock-snapshot.ts';
import type { WixEventHandlers } from '../wix/wix-event.ts';
import { checkDriftOf } from './check-drift.ts';
import type { InventoryDomainDeps } from './inventory-domain-deps.ts';
import { inventoryJobHandlers } from './inventory-job-handlers.ts';
import { listDrifts } from './list-drifts.ts';
import { listLongOutages, listStock } from './list-stock.ts';
import { listStockLocations } from './list-stock-locations.ts';
import { lowerStockForOrder } from './lower-stock.ts';
import { onCatalogChanged } from './on-catalog-changed.ts';
import { recordStock } from './record-stock.ts';
import { recordStockChange } from './record-stock-change.ts';
import { sendDriftsAgain } from './send-drifts-again.ts';
import { previewInventoryWebhook, sendInventoryWebhook } from './send-inventory-webhook.ts';
import { readStockLocation, readStockTable } from './stock-table.ts';

/** Stock: what is known of it, who is told, and what became of the telling. */
export type Inventory = ReturnType<typeof createInventory>;

export function createInventory(deps: InventoryDomainDeps) {
  const eventHandlers: WixEventHandlers = {
    catalog_changed: (event) => onCatalogChanged(deps, event),
  };
  return {
    snapshot: stockSnapshot,
    ...bind(deps, {
      record: recordStock,
      lowerForOrder: lowerStockForOrder,
      hear: recordStockChange,

      preview: previewInventoryWebhook,
      send: sendInventoryWebhook,

      listStock,
      listLocations: listStockLocations,
      location: readStockLocation,
      stockTable: readStockTable,
      listLongOutages,
      listDrifts,
      checkDrift: checkDriftOf,
      sendDriftsAgain,

      listWebhookEvents,
      getWebhookEvent,
      listDeliveries,
      getDelivery,
      retry: retryDelivery,
      retryAll: retryDeliveries,
      cancel: cancelDelivery,
      listEndpoints,
      getEndpoint,
      resume: resumeEndpoint,

      listWebhookEndpoints,
      addWebhookEndpoint,
      rotateSecret: rotateSigningSecret,
      removeWebhookEndpoint,
    }),
    eventHandlers,
    jobHandlers: inventoryJobHandlers(deps),
  };
}
