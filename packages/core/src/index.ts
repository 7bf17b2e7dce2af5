export type { AccountRow, Accounts, LocationRow } from './accounts/accounts.ts';
export type { AccountChange } from './accounts/change-account.ts';
export type { ConnectLink, LinkRefusal, OpenedLink, ShownLink } from './accounts/connect-link.ts';
export type { FetchedLocations } from './accounts/fetch-locations.ts';
export type {
  ConnectionRefusal,
  ConsentCallback,
  FinishedConnection,
} from './accounts/finish-connection.ts';
export type {
  NoPosAccess,
  OpenPos,
  PosAccessOutcome,
  WithPosSession,
} from './accounts/pos-access.ts';
export * from './accounts/tables.ts';
export { isBounded } from './bounded-value.ts';
export * from './catalog/canonical-json.ts';
export type { Catalog } from './catalog/catalog.ts';
export { type CatalogSettings, catalogSettingsSchema } from './catalog/catalog-settings.ts';
export * from './catalog/catalog-version.ts';
export * from './catalog/diff-catalogs.ts';
export type * from './catalog/dry-run.ts';
export type * from './catalog/entity-key.ts';
export * from './catalog/ids.ts';
export type * from './catalog/live-structure.ts';
export * from './catalog/masters.ts';
export {
  type MenuFinding,
  type MenuFindingCode,
  type MenuFindingSeverity,
  menuFindingSeverities,
} from './catalog/menu-finding.ts';
export * from './catalog/plan-sync.ts';
export * from './catalog/project-catalog.ts';
export * from './catalog/published-catalog.ts';
export type { SyncWish, SyncWishOutcome } from './catalog/request-sync.ts';
export type { SiteSync } from './catalog/site-syncs.ts';
export type { SyncAnswer } from './catalog/sync-answers.ts';
export { type SyncSettings, usualSyncSettings } from './catalog/sync-deps.ts';
export type {
  PublicationSummary,
  SyncRun,
  SyncRunInLine,
  SyncRunQuery,
  SyncRunSummary,
} from './catalog/sync-history.ts';
export { createSyncMetrics } from './catalog/sync-metrics.ts';
export * from './catalog/sync-plan.ts';
export * from './catalog/sync-run.ts';
export * from './catalog/tables.ts';
export * from './catalog/validate-menu.ts';
export * from './clock.ts';
export * from './configurations/configuration-status.ts';
export type { Configurations } from './configurations/configurations.ts';
export type { FetchedConfigurations } from './configurations/fetch-configurations.ts';
export type { ConfigurationAddress } from './configurations/find-configuration.ts';
export type { ConfigurationRow } from './configurations/list-configurations.ts';
export type { MapOutcome, UnmapOutcome } from './configurations/map-location.ts';
export type { LiveConfiguration, OnLive } from './configurations/readiness.ts';
export {
  type LocationSuggestion,
  type SuggestionGround,
  suggestLocations,
} from './configurations/suggest-locations.ts';
export * from './configurations/tables.ts';
export * from './core.ts';
export * from './database/connect.ts';
export { openDatabaseClock } from './database/database-clock.ts';
export * from './database/faults.ts';
export type { Span } from './database/keyset.ts';
export { LeaseWaitExceeded } from './database/leases.ts';
export * from './database/notifications.ts';
export type * from './deliveries/delivery-filter.ts';
export * from './deliveries/ids.ts';
export * from './deliveries/inventory-message.ts';
export * from './deliveries/inventory-metrics.ts';
export type * from './deliveries/inventory-observer.ts';
export * from './deliveries/inventory-settings.ts';
export type * from './deliveries/inventory-webhook.ts';
export type { DeliveryQuery, DeliverySummary, DeliveryView } from './deliveries/list-deliveries.ts';
export type {
  MessageFilter,
  MessageQuery,
  MessageSummary,
  MessageView,
} from './deliveries/list-messages.ts';
export type {
  TargetFilter,
  TargetPlace,
  TargetQuery,
  TargetView,
} from './deliveries/list-targets.ts';
export { type MessageState, messageStates } from './deliveries/message-state.ts';
export type { ResumedTarget } from './deliveries/resume-target.ts';
export type { RetriedDeliveries, RetriedDelivery } from './deliveries/retry-deliveries.ts';
export type { AddedSubscriber, SubscriberView } from './deliveries/subscribers.ts';
export * from './deliveries/tables.ts';
export * from './encryption.ts';
export { type CallHealth, callHealths } from './health/call-health.ts';
export type { OutsideCall } from './health/call-outcomes.ts';
export type { Health, Readiness } from './health/health.ts';
export { createPosMetrics, watchJobs, watchKeyUse } from './health/health-metrics.ts';
export { type BridgeHealth, beatEveryMs, type CallReport } from './health/read-health.ts';
export * from './ids.ts';
export type { BegunAuthorization } from './installation/authorization-states.ts';
export type {
  AppInstaller,
  BegunInstallation,
  CompletedInstallation,
  InstallationCallback,
  InstallationRefusal,
} from './installation/install-app.ts';
export type { InstanceRow, Instances } from './installation/instances.ts';
export * from './installation/tables.ts';
export * from './instances/tables.ts';
export type { DriftCheck } from './inventory/check-drift.ts';
export type * from './inventory/inventory.ts';
export type {
  DriftFilter,
  DriftPlace,
  DriftQuery,
  StockDrift,
} from './inventory/list-drifts.ts';
export type {
  LongOutage,
  OutageCursor,
  StockQuery,
  StockView,
} from './inventory/list-stock.ts';
export type { StockLocation, StockLocationQuery } from './inventory/list-stock-locations.ts';
export type { OrderedStock } from './inventory/lower-stock.ts';
export type { RecordedStock } from './inventory/record-stock.ts';
export type {
  ComposedStock,
  ComposeRefusal,
  SentWebhook,
  WebhookPreview,
} from './inventory/send-inventory-webhook.ts';
export type { StockNews, StockReport } from './inventory/stock-report.ts';
export type { StockTable, StockTableQuery, StockTableRow } from './inventory/stock-table.ts';
export type * from './jobs/define-job.ts';
export { type JobQueue, openJobQueue } from './jobs/job-queue.ts';
export { type RunningJobs, runJobs } from './jobs/run-jobs.ts';
export * from './log.ts';
export * from './migrate/migrate.ts';
export type { PosAnswer, PosGuardSettings } from './orders/ask-pos.ts';
export {
  type AcceptanceDeadline,
  acceptanceDeadlineSchema,
  usualAcceptWithinMinutes,
} from './orders/attention/acceptance-deadline.ts';
export * from './orders/checks/check-order.ts';
export type * from './orders/checks/facts.ts';
export * from './orders/checks/finding.ts';
export * from './orders/checks/opening-hours.ts';
export * from './orders/checks/order-checks.ts';
export type { CreateOrder } from './orders/creation/create-order.ts';
export type { CreateOrderResult } from './orders/creation/create-order-result.ts';
export * from './orders/customer-data/contact-keys.ts';
export * from './orders/customer-data/mask.ts';
export type { OrderReader, ToldRefusal } from './orders/customer-data/refusal-words.ts';
export * from './orders/customer-data/split-order.ts';
export * from './orders/ids.ts';
export { type NotTakenState, notTakenStates } from './orders/not-taken/orders-not-taken.ts';
export * from './orders/not-taken/tables.ts';
export type { OrderRequest } from './orders/order-request.ts';
export * from './orders/order-state.ts';
export * from './orders/orders.ts';
export * from './orders/pos-order/to-pos-order.ts';
export * from './orders/site-order/order-catalog.ts';
export { orderFingerprint } from './orders/site-order/order-fingerprint.ts';
export type { OrderFilter, OrderQuery, OrderSummary } from './orders/support/list-orders.ts';
export type {
  ValidationFilter,
  ValidationQuery,
  ValidationSummary,
} from './orders/support/list-validations.ts';
export type { OrderRetry, RetryRefusal } from './orders/support/order-retry.ts';
export type { OrderStory } from './orders/support/order-story.ts';
export type { OrderSupport } from './orders/support/order-support.ts';
export type { OrderSubject } from './orders/support/read-subject.ts';
export type { RetriedOrder } from './orders/support/retry-order.ts';
export type { RevealedOrder } from './orders/support/reveal-customer.ts';
export type { ValidatedAgain } from './orders/support/validate-again.ts';
export type { ValidationStory } from './orders/support/validation-story.ts';
export * from './orders/tables.ts';
export type { ValidateOrderResult } from './orders/validation/validate-order.ts';
export type * from './orders/validation/validation.ts';
export * from './pos/pos-registry.ts';
export type * from './pos/pos-webhooks.ts';
export * from './pos/tables.ts';
export type * from './spi-calls/ledger.ts';
export type { SpiCall, SpiCallQuery, SpiCallSummary } from './spi-calls/list-spi-calls.ts';
export { personalCut, redactOrder } from './spi-calls/redact-order.ts';
export * from './spi-calls/tables.ts';
export type * from './staff/audit-entry.ts';
export type { Authorship } from './staff/authorship.ts';
export type { StaffChange } from './staff/change-staff.ts';
export type { OpenInvitation, StaffActor } from './staff/invitations.ts';
export type { AuditQuery, AuditRow } from './staff/list-audit.ts';
export type { StaffMember } from './staff/list-staff.ts';
export { recordAudit } from './staff/record-audit.ts';
export type { SignInOrigin } from './staff/sign-in-traces.ts';
export * from './staff/staff-role.ts';
export type { StaffSession } from './staff/staff-sessions.ts';
export * from './staff/tables.ts';
export type { StockObservation, StockTake } from './stock/stock-knowledge.ts';
export type { StockLevel, StockSource } from './stock/stock-level.ts';
export type { StockOnHand } from './stock/stock-snapshot.ts';
export * from './stock/tables.ts';
export type * from './support/account-page.ts';
export type { Hit } from './support/find/hit.ts';
export type { AccountQuery, AccountSummary } from './support/list-accounts.ts';
export type { SyncRunLine, SyncRunsQuery } from './support/list-sync-runs.ts';
export type { WaitingSite, WaitingSitesQuery } from './support/list-waiting-sites.ts';
export { type LocationStanding, locationStandings } from './support/location-standing.ts';
export type { SitePage } from './support/site-page.ts';
export type { Support } from './support/support.ts';
export type { TimelineEntry } from './support/timeline.ts';
export type { TrafficStep } from './support/traffic.ts';
export type { WorkItem } from './support/work-list.ts';
export * from './wix/tables.ts';
export type { WixAccess, WixAccessObserver } from './wix/wix-access.ts';
export * from './wix/wix-access-fault.ts';
export {
  WixBudgetExhausted,
  type WixBudgetSettings,
  type WixLane,
  wixBudgetOfToday,
} from './wix/wix-budget.ts';
export type { WixEvent, WixEventHandlers } from './wix/wix-event.ts';
export type { WixEvents } from './wix/wix-events.ts';
export { createWixMetrics } from './wix/wix-metrics.ts';
