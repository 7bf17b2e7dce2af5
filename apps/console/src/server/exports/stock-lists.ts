import type {
  DeliverySummary,
  EndpointView,
  LongOutage,
  StockDrift,
  StockLocation,
  StockTableRow,
  WebhookEventSummary,
} from '@pos-bridge/core';
import { z } from 'zod';
import { deliveryFilters } from '../routers/deliveries.ts';
import { driftFilterOf, driftFilters } from '../routers/drifts.ts';
import { endpointFilters } from '../routers/endpoints.ts';
import { stockFilters, stockLocationFilters } from '../routers/stock.ts';
import { webhookEventFilters } from '../routers/webhook-events.ts';
import { defineCsvList } from './csv-list.ts';

export const stockLocationsCsv = defineCsvList({
  role: 'viewer',
  filters: stockLocationFilters,
  placeOf: (location: StockLocation) => location.configurationId,
  // This list runs upwards by id; where it goes on is what it calls `after`.
  read: (core, filter, { before, limit }) =>
    core.inventory.listLocations({ ...filter, after: before, limit }),
  columns: {
    configuration_id: (location) => location.configurationId,
    location: (location) => location.locationName,
    pos_location: (location) => location.posLocationName,
    merchant: (location) => location.merchantName,
    account_id: (location) => location.accountId,
    items_out: (location) => location.itemsOut,
    items_different_on_wix: (location) => location.itemsDrifted,
    compared_at: (location) => location.checkedAt,
  },
});

export const stockCsv = defineCsvList({
  role: 'viewer',
  filters: stockFilters,
  placeOf: (row: StockTableRow) => row.itemPosId,
  read: async (core, filter, { before, limit }) => {
    const table = await core.inventory.stockTable({ ...filter, after: before, limit });
    return table.outcome === 'table' ? table.rows : [];
  },
  columns: {
    item_id: (row) => row.itemPosId,
    name: (row) => row.name,
    kind: (row) => row.kind,
    in_stock: (row) => String(row.inStock),
    quantity: (row) => row.quantity,
    out_since: (row) => row.outSince,
    out_until: (row) => row.outUntil,
    source: (row) => row.source,
    observed_at: (row) => row.observedAt,
    on_wix: (row) => (row.wixInStock === null ? null : String(row.wixInStock)),
  },
});

export const differencesCsv = defineCsvList({
  role: 'viewer',
  filters: driftFilters,
  placeOf: (drift: StockDrift) => drift,
  // The longest on top, so that it goes on upwards in time.
  read: (core, filter, { before, limit }) =>
    core.inventory.listDrifts({ ...driftFilterOf(filter), after: before, limit }),
  columns: {
    since: (drift) => drift.firstSeenAt,
    last_seen_at: (drift) => drift.lastSeenAt,
    item_id: (drift) => drift.itemPosId,
    wix_item_id: (drift) => drift.wixItemId,
    name: (drift) => drift.itemName,
    in_stock: (drift) => String(drift.posInStock),
    on_wix: (drift) => String(drift.wixInStock),
    location: (drift) => drift.locationName,
    merchant: (drift) => drift.merchantName,
    account_id: (drift) => drift.accountId,
    configuration_id: (drift) => drift.configurationId,
  },
});

export const deliveriesCsv = defineCsvList({
  role: 'viewer',
  filters: deliveryFilters,
  placeOf: (delivery: DeliverySummary) => delivery.position,
  read: (core, { state, ...filter }, span) =>
    core.inventory.listDeliveries({
      ...filter,
      ...span,
      states: state === undefined ? undefined : [state],
    }),
  columns: {
    delivery_id: (delivery) => delivery.id,
    created_at: (delivery) => delivery.createdAt,
    state: (delivery) => delivery.state,
    attempts: (delivery) => delivery.attempts,
    last_outcome: (delivery) => delivery.lastOutcome,
    finished_at: (delivery) => delivery.finishedAt,
    to: (delivery) => (delivery.endpointKind === 'wix' ? 'Wix' : delivery.url),
    location: (delivery) => delivery.locationName,
    message_id: (delivery) => delivery.eventId,
    account_id: (delivery) => delivery.accountId,
    configuration_id: (delivery) => delivery.configurationId,
  },
});

export const webhookEventsCsv = defineCsvList({
  role: 'viewer',
  filters: webhookEventFilters,
  placeOf: (message: WebhookEventSummary) => message.sequence,
  read: (core, filter, span) => core.inventory.listWebhookEvents({ ...filter, ...span }),
  columns: {
    message_id: (message) => message.id,
    sequence: (message) => message.sequence,
    created_at: (message) => message.createdAt,
    state: (message) => message.state,
    cause: (message) => message.cause.kind,
    reason: (message) => (message.cause.kind === 'support' ? message.cause.reason : null),
    author_kind: (message) => message.author.kind,
    author: (message) => message.author.name,
    items: (message) => message.itemCount,
    items_out: (message) => message.itemsOut,
    merchant: (message) => message.merchantName,
    location: (message) => message.locationName,
    pos_location_id: (message) => message.posLocationId,
    account_id: (message) => message.accountId,
    configuration_id: (message) => message.configurationId,
  },
});

export const endpointsCsv = defineCsvList({
  role: 'viewer',
  filters: endpointFilters,
  placeOf: (endpoint: EndpointView) => endpoint,
  // Like the locations', this list has an order of its own.
  read: (core, filter, { before, limit }) =>
    core.inventory.listEndpoints({ ...filter, after: before, limit }),
  columns: {
    endpoint_id: (endpoint) => endpoint.id,
    kind: (endpoint) => endpoint.kind,
    url: (endpoint) => endpoint.url,
    description: (endpoint) => endpoint.description,
    location: (endpoint) => endpoint.locationName,
    merchant: (endpoint) => endpoint.merchantName,
    account_id: (endpoint) => endpoint.accountId,
    configuration_id: (endpoint) => endpoint.configurationId,
    state: (endpoint) => endpoint.state,
    failing_since: (endpoint) => endpoint.failingSince,
    failures_in_row: (endpoint) => endpoint.failuresInRow,
    last_failure: (endpoint) => endpoint.lastFailure,
    last_success_at: (endpoint) => endpoint.lastSuccessAt,
    paused_at: (endpoint) => endpoint.pausedAt,
    waiting: (endpoint) => endpoint.waiting,
    dead_letters: (endpoint) => endpoint.dead,
  },
});

export const longOutagesCsv = defineCsvList({
  role: 'viewer',
  filters: z.object({}),
  placeOf: (outage: LongOutage) => outage,
  read: (core, _filter, { before, limit }) =>
    core.inventory.listLongOutages({ after: before, limit }),
  columns: {
    item_id: (outage) => outage.itemPosId,
    out_since: (outage) => outage.outSince,
    out_until: (outage) => outage.outUntil,
    source: (outage) => outage.source,
    pos_location: (outage) => outage.locationName,
    merchant: (outage) => outage.merchantName,
    account_id: (outage) => outage.accountId,
    configuration_id: (outage) => outage.configurationId,
  },
});
