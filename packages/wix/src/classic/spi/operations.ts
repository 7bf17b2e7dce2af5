import type { z } from 'zod';
import { createOrderRequestSchema, createOrderResponseSchema } from './create-order.ts';
import {
  getCatalogSyncStatusRequestSchema,
  getCatalogSyncStatusResponseSchema,
} from './get-catalog-sync-status.ts';
import {
  getConfigurationStatusRequestSchema,
  getConfigurationStatusResponseSchema,
} from './get-configuration-status.ts';
import { listAccountIdsRequestSchema, listAccountIdsResponseSchema } from './list-account-ids.ts';
import { syncCatalogRequestSchema, syncCatalogResponseSchema } from './sync-catalog.ts';
import { validateOrderRequestSchema, validateOrderResponseSchema } from './validate-order.ts';

/** The six calls that Wix makes (contract §2): Wix's name, the path below the SPI's base, and both messages. */
export const spiOperations = {
  listAccountIds: {
    title: 'List Account IDs',
    path: '/account-ids',
    request: listAccountIdsRequestSchema,
    response: listAccountIdsResponseSchema,
  },
  getConfigurationStatus: {
    title: 'Get Configuration Status',
    path: '/get-configuration-status',
    request: getConfigurationStatusRequestSchema,
    response: getConfigurationStatusResponseSchema,
  },
  syncCatalog: {
    title: 'Sync Catalog',
    path: '/sync-catalog',
    request: syncCatalogRequestSchema,
    response: syncCatalogResponseSchema,
  },
  getCatalogSyncStatus: {
    title: 'Get Catalog Sync Status',
    path: '/get-catalog-sync-status',
    request: getCatalogSyncStatusRequestSchema,
    response: getCatalogSyncStatusResponseSchema,
  },
  validateOrder: {
    title: 'Validate Order',
    path: '/validate-order',
    request: validateOrderRequestSchema,
    response: validateOrderResponseSchema,
  },
  createOrder: {
    title: 'Create Order',
    path: '/create-order',
    request: createOrderRequestSchema,
    response: createOrderResponseSchema,
  },
} as const;

export type SpiOperationName = keyof typeof spiOperations;
export type SpiRequest<Name extends SpiOperationName> = z.output<
  (typeof spiOperations)[Name]['request']
>;
export type SpiResponse<Name extends SpiOperationName> = z.output<
  (typeof spiOperations)[Name]['response']
>;
