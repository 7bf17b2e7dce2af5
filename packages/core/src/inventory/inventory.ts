import type { PosEvent } from '@pos-bridge/pos';
import type { AccountId, ConfigurationId } from '@pos-bridge/wix';
import type { Executor, Transaction } from '../database/connect.ts';
import { cancelDelivery } from '../deliveries/cancel-deliveries.ts';
import type { DeliveryFilter } from '../deliveries/delivery-filter.ts';
import {
  type DeliveryQuery,
  type DeliverySummary,
  type DeliveryView,
  getDelivery,
  listDeliveries,
} from '../deliveries/list-deliveries.ts';
import {
  getMessage,
  listMessages,
  type MessageQuery,
  type MessageSummary,
  type MessageView,
} from '../deliveries/list-messages.ts';
import {
  getTarget,
  listTargets,
  type TargetQuery,
  type TargetView,
} from '../deliveries/list-targets.ts';
import { type ResumedTarget, resumeTarget } from '../deliveries/resume-target.ts';
import {
  type RetriedDeliveries,
  type RetriedDelivery,
  retryDeliveries,
  retryDelivery,
} from '../deliveries/retry-deliveries.ts';
import {
  type AddedSubscriber,
  addSubscriber,
  listSubscribers,
  removeSubscriber,
  rotateSubscriberSecret,
  type SubscriberView,
} from '../deliveries/subscribers.ts';
import type {
  DeliveryId,
  DeliveryTargetId,
  InventoryMessageId,
  LocationId,
  SubscriberId,
} from '../ids.ts';
import type { JobHandler } from '../jobs/define-job.ts';
import type { Authorship } from '../staff/authorship.ts';
import { type StockOnHand, stockSnapshot } from '../stock/stock-snapshot.ts';
import type { WixEventHandlers } from '../wix/wix-event.ts';
import { checkDriftOf, type DriftCheck } from './check-drift.ts';
import { hearStockChange } from './hear-stock-change.ts';
import type { InventoryDomainDeps } from './inventory-domain-deps.ts';
import { inventoryJobHandlers } from './inventory-job-handlers.ts';
import { type DriftQuery, listDrifts, type StockDrift } from './list-drifts.ts';
import {
  type LongOutage,
  listLongOutages,
  listStock,
  type OutageCursor,
  type StockQuery,
  type StockView,
} from './list-stock.ts';
import {
  listStockLocations,
  type StockLocation,
  type StockLocationQuery,
} from './list-stock-locations.ts';
import { lowerStockForOrder, type OrderedStock } from './lower-stock.ts';
import { onCatalogChanged } from './on-catalog-changed.ts';
import { type RecordedStock, recordStock } from './record-stock.ts';
import {
  type ComposedStock,
  type ComposeRefusal,
  previewInventoryWebhook,
  type SentWebhook,
  sendInventoryWebhook,
  type WebhookPreview,
} from './send-inventory-webhook.ts';
import type { StockReport } from './stock-report.ts';
import {
  readStockLocation,
  readStockTable,
  type StockTable,
  type StockTableQuery,
} from './stock-table.ts';
import { sendDriftsAgain } from './tell-stock-again.ts';

/** Stock: what is known of it, who is told, and what became of the telling. */
export interface Inventory {
  /** What is known of a location's stock, by the POS's item ids. */
  snapshot(executor: Executor, locationId: LocationId): Promise<ReadonlyMap<string, StockOnHand>>;
  /** Merges news into what is known, and tells everybody who is concerned. */
  record(tx: Transaction, report: StockReport): Promise<RecordedStock>;
  /** Takes a created order out of the stock, until the POS's own word comes. */
  lowerForOrder(tx: Transaction, order: OrderedStock): Promise<RecordedStock>;
  /** A POS's own word, as its webhook brought it. */
  hear(
    event: Extract<PosEvent, { type: 'stock_changed' }>,
    message: { readonly provider: string; readonly messageId: string },
  ): Promise<void>;

  preview(composed: ComposedStock): Promise<WebhookPreview | ComposeRefusal>;
  send(composed: ComposedStock): Promise<SentWebhook | ComposeRefusal>;

  listStock(query: StockQuery): Promise<StockView[]>;
  /** Every location that is mapped to a POS, with how its stock stands. */
  listLocations(query: StockLocationQuery): Promise<StockLocation[]>;
  location(id: ConfigurationId): Promise<StockLocation | undefined>;
  /** The whole menu of a location with the stock of each item. */
  stockTable(query: StockTableQuery): Promise<StockTable>;
  listLongOutages(query: {
    readonly after?: OutageCursor | undefined;
    readonly limit: number;
  }): Promise<LongOutage[]>;
  listDrifts(query: DriftQuery): Promise<StockDrift[]>;
  /** Compares one location's stock with Wix's now. */
  checkDrift(configurationId: ConfigurationId): Promise<DriftCheck>;
  sendDriftsAgain(
    configurationId: ConfigurationId,
    by: Authorship,
  ): ReturnType<typeof sendDriftsAgain>;

  listMessages(query: MessageQuery): Promise<MessageSummary[]>;
  getMessage(id: InventoryMessageId): Promise<MessageView | undefined>;
  listDeliveries(query: DeliveryQuery): Promise<DeliverySummary[]>;
  getDelivery(
    id: DeliveryId,
    reader: { readonly readsPosWords: boolean },
  ): Promise<DeliveryView | undefined>;
  retry(id: DeliveryId, by: Authorship): Promise<RetriedDelivery>;
  /** Every dead or canceled delivery of the filter. */
  retryAll(filter: Omit<DeliveryFilter, 'states'>, by: Authorship): Promise<RetriedDeliveries>;
  cancel(id: DeliveryId, by: Authorship): ReturnType<typeof cancelDelivery>;
  listTargets(query: TargetQuery): Promise<TargetView[]>;
  getTarget(id: DeliveryTargetId): Promise<TargetView | undefined>;
  /** Replays what a paused target has missed, in order. */
  resume(id: DeliveryTargetId, by: Authorship): Promise<ResumedTarget>;

  listSubscribers(accountId: AccountId): Promise<SubscriberView[]>;
  addSubscriber(
    subscriber: {
      readonly accountId: AccountId;
      readonly url: string;
      readonly description: string;
    },
    by: Authorship,
  ): Promise<AddedSubscriber>;
  rotateSecret(id: SubscriberId, by: Authorship): ReturnType<typeof rotateSubscriberSecret>;
  removeSubscriber(id: SubscriberId, by: Authorship): ReturnType<typeof removeSubscriber>;

  readonly eventHandlers: WixEventHandlers;
  readonly jobHandlers: readonly JobHandler[];
}

export function createInventory(deps: InventoryDomainDeps): Inventory {
  return {
    snapshot: stockSnapshot,
    record: (tx, report) => recordStock(deps, tx, report),
    lowerForOrder: (tx, order) => lowerStockForOrder(deps, tx, order),
    hear: (event, message) => hearStockChange(deps, event, message),

    preview: (composed) => previewInventoryWebhook(deps, composed),
    send: (composed) => sendInventoryWebhook(deps, composed),

    listStock: (query) => listStock(deps, query),
    listLocations: (query) => listStockLocations(deps, query),
    location: (id) => readStockLocation(deps, id),
    stockTable: (query) => readStockTable(deps, query),
    listLongOutages: (query) => listLongOutages(deps, query),
    listDrifts: (query) => listDrifts(deps, query),
    checkDrift: (configurationId) => checkDriftOf(deps, configurationId),
    sendDriftsAgain: (configurationId, by) => sendDriftsAgain(deps, configurationId, by),

    listMessages: (query) => listMessages(deps, query),
    getMessage: (id) => getMessage(deps, id),
    listDeliveries: (query) => listDeliveries(deps, query),
    getDelivery: (id, reader) => getDelivery(deps, id, reader),
    retry: (id, by) => retryDelivery(deps, id, by),
    retryAll: (filter, by) => retryDeliveries(deps, filter, by),
    cancel: (id, by) => cancelDelivery(deps, id, by),
    listTargets: (query) => listTargets(deps, query),
    getTarget: (id) => getTarget(deps, id),
    resume: (id, by) => resumeTarget(deps, id, by),

    listSubscribers: (accountId) => listSubscribers(deps, accountId),
    addSubscriber: (subscriber, by) => addSubscriber(deps, subscriber, by),
    rotateSecret: (id, by) => rotateSubscriberSecret(deps, id, by),
    removeSubscriber: (id, by) => removeSubscriber(deps, id, by),

    eventHandlers: { catalog_changed: (event) => onCatalogChanged(deps, event) },
    jobHandlers: inventoryJobHandlers(deps),
  };
}
