export type { AccountRow, LocationRow } from './accounts/accounts.ts';
export type { AccountChange } from './accounts/change-account.ts';
export type { ConnectLink, LinkRefusal, ShownLink } from './accounts/connect-link.ts';
export type { ConnectionRefusal } from './accounts/finish-connection.ts';
export { isBounded } from './bounded-value.ts';
export { catalogSettingsSchema } from './catalog/catalog-settings.ts';
export { type CatalogMasters, catalogMastersSchema } from './catalog/masters.ts';
export { type MenuFinding, menuFindingSeverities } from './catalog/menu/menu-finding.ts';
export type { SyncWishOutcome } from './catalog/runs/request-sync.ts';
export type { SiteSync } from './catalog/runs/site-syncs.ts';
export type { SyncRun } from './catalog/runs/sync-history.ts';
export { createSyncMetrics } from './catalog/runs/sync-metrics.ts';
export {
  type SyncFailure,
  type SyncRunState,
  type SyncStepKind,
  syncModeSchema,
  syncRunStates,
  syncStepKinds,
  syncTriggerSchema,
} from './catalog/sync-run.ts';
export { countDiff, type DiffCount } from './catalog/versions/diff-catalogs.ts';
export type { Clock } from './clock.ts';
export {
  type ConfigurationStatus,
  configurationStatus,
  type StatusAdvice,
  type StatusReason,
} from './configurations/configuration-status.ts';
export type { ConfigurationRow } from './configurations/list-configurations.ts';
export type { MapOutcome } from './configurations/map-location.ts';
export type { SuggestionGround } from './configurations/suggest-locations.ts';
export { type Core, type CoreDeps, createCore } from './core.ts';
export { connect, type Database } from './database/connect.ts';
export { openDatabaseClock } from './database/database-clock.ts';
export { isDatabaseUnavailable } from './database/faults.ts';
export { LeaseWaitExceeded } from './database/leases.ts';
export { type Channel, type Subscription, subscribe } from './database/notifications.ts';
export { untilAvailable } from './database/until-available.ts';
export { eventStates } from './deliveries/event-state.ts';
export { createInventoryMetrics } from './deliveries/inventory-metrics.ts';
export type { DeliverySummary } from './deliveries/list-deliveries.ts';
export type { EndpointCursor, EndpointView } from './deliveries/list-endpoints.ts';
export type { WebhookEventSummary } from './deliveries/list-webhook-events.ts';
export { deliveryStates } from './deliveries/tables.ts';
export { eventCauseSchema, eventCauses } from './deliveries/webhook-event.ts';
export { createSealer, encryptionKeysSchema } from './encryption.ts';
export { callHealths } from './health/call-health.ts';
export { createPosMetrics, watchJobs, watchKeyUse } from './health/health-metrics.ts';
export { heartbeatEveryMs } from './health/read-health.ts';
export type { BegunAuthorization } from './installation/authorization-states.ts';
export type { InstallationRefusal } from './installation/install-app.ts';
export type { InstanceRow } from './installation/instances.ts';
export type { DriftCursor, StockDrift } from './inventory/list-drifts.ts';
export type { LongOutage, OutageCursor } from './inventory/list-stock.ts';
export type { StockLocation } from './inventory/list-stock-locations.ts';
export type { ComposeRefusal } from './inventory/send-inventory-webhook.ts';
export type { StockTableRow } from './inventory/stock-table.ts';
export { openJobQueue } from './jobs/job-queue.ts';
export { runJobs } from './jobs/run-jobs.ts';
export { createLog, type Log } from './log.ts';
export { migrate } from './migrate/migrate.ts';
export type { PosTroubleKind } from './orders/ask-pos.ts';
export {
  acceptanceDeadlineSchema,
  usualAcceptWithinMinutes,
} from './orders/attention/acceptance-deadline.ts';
export type { OrderFinding } from './orders/checks/finding.ts';
export { type OrderCheckId, orderChecks } from './orders/checks/order-checks.ts';
export type { CreateOrderResult } from './orders/creation/create-order-result.ts';
export { contactFrom } from './orders/customer-data/contact-keys.ts';
export type { OrderReader, ToldRefusal } from './orders/customer-data/refusal-words.ts';
export { notTakenStates } from './orders/not-taken/orders-not-taken.ts';
export {
  type OrderAttention,
  orderAttentions,
  orderEventKinds,
  orderStates,
} from './orders/order-state.ts';
export type { OrderSummary } from './orders/support/list-orders.ts';
export type { ValidationSummary } from './orders/support/list-validations.ts';
export type { RetryRefusal } from './orders/support/order-retry.ts';
export type { ValidatedAgain } from './orders/support/validate-again.ts';
export { createPosRegistry, type PosRegistry } from './pos/pos-registry.ts';
export type { SpiCallEntry, SpiCallLedger } from './spi-calls/ledger.ts';
export type { SpiCallQuery, SpiCallSummary } from './spi-calls/list-spi-calls.ts';
export { personalCut, redactOrder } from './spi-calls/redact-order.ts';
export { slowFromMs } from './spi-calls/tables.ts';
export type { AuditActor } from './staff/audit-entry.ts';
export type { Authorship } from './staff/authorship.ts';
export type { StaffChange } from './staff/change-staff.ts';
export type { AuditRow } from './staff/list-audit.ts';
export type { SignInOrigin } from './staff/sign-in-traces.ts';
export { roleReaches, type StaffRole, staffRoleSchema } from './staff/staff-role.ts';
export type { AccountSummary } from './support/list-accounts.ts';
export type { SyncRunLine } from './support/list-sync-runs.ts';
export type { WaitingSite } from './support/list-waiting-sites.ts';
export { locationStandings } from './support/location-standing.ts';
export { WixAccessRefused } from './wix/wix-access-fault.ts';
export { WixBudgetExhausted } from './wix/wix-budget.ts';
export { createWixMetrics } from './wix/wix-metrics.ts';
