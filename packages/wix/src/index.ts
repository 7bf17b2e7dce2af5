export {
  type BulkEntryError,
  type BulkOutcome,
  mostBulkEntries,
} from './classic/bulk.ts';
export type { CatalogFilter, ListFilter } from './classic/catalogs.ts';
export * from './classic/configurations.ts';
export type { ChangedSection, NewDish, NewSection, WithId } from './classic/drafts.ts';
export * from './classic/entities.ts';
export type { Acceptance, ChangedOrdersQuery } from './classic/orders.ts';
export * from './classic/placed-order.ts';
export * from './classic/spi/codes.ts';
export * from './classic/spi/create-order.ts';
export * from './classic/spi/errors.ts';
export * from './classic/spi/get-catalog-sync-status.ts';
export * from './classic/spi/get-configuration-status.ts';
export * from './classic/spi/list-account-ids.ts';
export * from './classic/spi/list-configurations.ts';
export * from './classic/spi/operations.ts';
export * from './classic/spi/order.ts';
export * from './classic/spi/order-enums.ts';
export * from './classic/spi/order-fulfillment.ts';
export { unneededOrderFields } from './classic/spi/order-request.ts';
export * from './classic/spi/sync-catalog.ts';
export * from './classic/spi/validate-order.ts';
export * from './classic/visibility.ts';
export * from './client.ts';
export * from './gateway.ts';
export * from './ids.ts';
export {
  WixApiError,
  type WixApiErrorDetails,
  type WixApiErrorKind,
  type WixFieldViolation,
} from './platform/api-error.ts';
export * from './platform/envelope.ts';
export * from './platform/installer.ts';
export * from './platform/oauth.ts';
export { readTolerantly } from './platform/read-tolerantly.ts';
export { defaultRetrySettings, type RetrySettings } from './platform/retry-policy.ts';
export type {
  CallOptions,
  TokenProvider,
  TransportDeps,
  WixAttempt,
} from './platform/transport.ts';
export * from './platform/verify/instance-parameter.ts';
export * from './platform/verify/public-keys.ts';
export * from './platform/verify/spi-verifier.ts';
export * from './platform/webhooks/events.ts';
export * from './platform/webhooks/webhook-verifier.ts';
export * from './platform/wire-values.ts';
