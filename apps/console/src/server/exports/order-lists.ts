import type { Core, OrderSummary, ValidationSummary } from '@pos-bridge/core';
import { orderFilters } from '../routers/orders.ts';
import { outageFilters } from '../routers/outages.ts';
import { validationFilters } from '../routers/validations.ts';
import { defineCsvList } from './csv-list.ts';

/** Orders and validations as files; like their lists, they hold nothing of the customer's. */
export const ordersCsv = defineCsvList({
  role: 'viewer',
  filters: orderFilters,
  placeOf: (order: OrderSummary) => order.id,
  read: (core, filter, span) => core.orders.support.listOrders({ ...filter, ...span }),
  columns: {
    order_id: (order) => order.id,
    received_at: (order) => order.receivedAt,
    wix_order_id: (order) => order.wixOrderId,
    state: (order) => order.state,
    codes: (order) => order.codes.join(' '),
    pos_order_id: (order) => order.posOrderId,
    pos_status: (order) => order.posOrderStatus,
    wix_status: (order) => order.wixStatus,
    raised: (order) => order.attention,
    total: (order) => order.total,
    currency: (order) => order.currency,
    merchant: (order) => order.merchantName,
    location: (order) => order.locationName,
    account_id: (order) => order.accountId,
    configuration_id: (order) => order.configurationId,
  },
});

export const validationsCsv = defineCsvList({
  role: 'viewer',
  filters: validationFilters,
  placeOf: (validation: ValidationSummary) => validation.id,
  read: (core, filter, span) => core.orders.support.listValidations({ ...filter, ...span }),
  columns: {
    validation_id: (validation) => validation.id,
    validated_at: (validation) => validation.validatedAt,
    outcome: (validation) => validation.outcome,
    answered: (validation) => validation.posOrderStatus,
    codes: (validation) => validation.codes.join(' '),
    wix_order_id: (validation) => validation.wixOrderId,
    wix_request_id: (validation) => validation.requestId,
    duration_ms: (validation) => validation.durationMs,
    total: (validation) => validation.total,
    currency: (validation) => validation.currency,
    merchant: (validation) => validation.merchantName,
    location: (validation) => validation.locationName,
    account_id: (validation) => validation.accountId,
    configuration_id: (validation) => validation.configurationId,
  },
});

type OutageOrder = Awaited<ReturnType<Core['orders']['support']['listOutageOrders']>>[number];

export const outageOrdersCsv = defineCsvList({
  role: 'viewer',
  filters: outageFilters,
  placeOf: (order: OutageOrder) => order.id,
  read: (core, filter, span) => core.orders.support.listOutageOrders({ ...filter, ...span }),
  columns: {
    order_id: (order) => order.id,
    received_at: (order) => order.receivedAt,
    at_pos_at: (order) => order.atPosAt,
    seconds_to_kitchen: (order) => order.toKitchenMs && order.toKitchenMs / 1_000,
    state: (order) => order.state,
    raised: (order) => order.attention,
    codes: (order) => order.codes.join(' '),
    wix_status: (order) => order.wixStatus,
    wix_order_id: (order) => order.wixOrderId,
    pos_order_id: (order) => order.posOrderId,
    total: (order) => order.total,
    currency: (order) => order.currency,
    merchant: (order) => order.merchantName,
    location: (order) => order.locationName,
    account_id: (order) => order.accountId,
    configuration_id: (order) => order.configurationId,
  },
});
