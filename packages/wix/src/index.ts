export * from './ids.ts';
export {
  WixApiError,
  type WixApiErrorDetails,
  type WixApiErrorKind,
  type WixFieldViolation,
} from './rest/api-error.ts';
export {
  type BulkEntryError,
  type BulkOutcome,
  mostBulkEntries,
} from './rest/bulk.ts';
export type { CatalogFilter, ListFilter } from './rest/catalogs.ts';
export * from './rest/client.ts';
export * from './rest/configurations.ts';
export type { ChangedSection, NewDish, NewSection, WithId } from './rest/drafts.ts';
export * from './rest/entities.ts';
export * from './rest/gateway.ts';
export * from './rest/installer.ts';
export * from './rest/oauth.ts';
export type { Acceptance, OrderFilter } from './rest/orders.ts';
export * from './rest/placed-order.ts';
export { defaultRetrySettings, type RetrySettings } from './rest/retry-policy.ts';
export type { CallOptions, TokenProvider, TransportDeps, WixAttempt } from './rest/transport.ts';
export * from './rest/visibility.ts';
export * from './spi/codes.ts';
export * from './spi/create-order.ts';
export * from './spi/envelope.ts';
export * from './spi/errors.ts';
export * from './spi/get-catalog-sync-status.ts';
export * from './spi/get-configuration-status.ts';
export * from './spi/list-account-ids.ts';
export * from './spi/list-configurations.ts';
export * from './spi/operations.ts';
export * from './spi/order.ts';
export * from './spi/order-enums.ts';
export * from './spi/order-fulfillment.ts';
export { unneededOrderFields } from './spi/order-request.ts';
export { readTolerantly } from './spi/read-tolerantly.ts';
export * from './spi/sync-catalog.ts';
export * from './spi/validate-order.ts';
export * from './spi/wire-values.ts';
export * from './verify/instance-parameter.ts';
export * from './verify/public-keys.ts';
export * from './verify/spi-verifier.ts';
export * from './webhooks/events.ts';
export * from './webhooks/webhook-verifier.ts';
