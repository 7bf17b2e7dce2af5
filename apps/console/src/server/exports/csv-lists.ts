import type {
  AccountSummary,
  AuditRow,
  SpiCallSummary,
  SyncRunLine,
  WaitingSite,
} from '@pos-bridge/core';
import { z } from 'zod';
import { accountFilters } from '../routers/accounts.ts';
import { auditFilters } from '../routers/audit.ts';
import { spiCallFilters } from '../routers/spi-calls.ts';
import { syncFilters } from '../routers/syncs.ts';
import { type CsvList, defineCsvList } from './csv-list.ts';
import { ordersCsv, validationsCsv } from './order-lists.ts';
import {
  deliveriesCsv,
  differencesCsv,
  endpointsCsv,
  longOutagesCsv,
  stockCsv,
  stockLocationsCsv,
  webhookEventsCsv,
} from './stock-lists.ts';

/** By the name in the address: `/export/<name>.csv`. */
export const csvLists: Readonly<Record<string, CsvList>> = {
  deliveries: deliveriesCsv,
  differences: differencesCsv,
  'webhook-events': webhookEventsCsv,
  'long-outages': longOutagesCsv,
  orders: ordersCsv,
  endpoints: endpointsCsv,
  stock: stockCsv,
  'stock-locations': stockLocationsCsv,
  validations: validationsCsv,
  'spi-calls': defineCsvList({
    role: 'viewer',
    filters: spiCallFilters,
    placeOf: (call: SpiCallSummary) => call.id,
    read: (core, filter, span) => core.spiCalls.list({ ...filter, ...span }),
    columns: {
      called_at: (call) => call.calledAt,
      operation: (call) => call.operation,
      http_status: (call) => call.httpStatus,
      outcome: (call) => call.outcome,
      duration_ms: (call) => call.durationMs,
      wix_request_id: (call) => call.requestId,
      merchant: (call) => call.merchantName,
      location: (call) => call.locationName,
      instance_id: (call) => call.instanceId,
      account_id: (call) => call.accountId,
      configuration_id: (call) => call.configurationId,
    },
  }),
  accounts: defineCsvList({
    role: 'viewer',
    filters: accountFilters,
    placeOf: (account: AccountSummary) => [account.createdAt, account.id] as const,
    read: (core, filter, span) => core.support.listAccounts({ ...filter, ...span }),
    columns: {
      account_id: (account) => account.id,
      merchant: (account) => account.merchantName,
      provider: (account) => account.provider,
      state: (account) => account.state,
      pos_authorization: (account) => account.posAuthorization,
      pos_merchant_id: (account) => account.posMerchantId,
      instance_id: (account) => account.instanceId,
      ready_locations: (account) => account.locations.READY ?? 0,
      not_activated_locations: (account) => account.locations.NOT_ACTIVATED ?? 0,
      never_synced_locations: (account) => account.locations.NEVER_SYNCED ?? 0,
      pending_locations: (account) => account.locations.PENDING ?? 0,
      not_started_locations: (account) => account.locations.NOT_STARTED ?? 0,
      error_locations: (account) => account.locations.ERROR ?? 0,
      created_at: (account) => account.createdAt,
    },
  }),
  'waiting-sites': defineCsvList({
    role: 'viewer',
    filters: z.object({}),
    placeOf: (site: WaitingSite) => [site.firstSeenAt, site.id] as const,
    read: (core, _filter, span) => core.support.listWaitingSites(span),
    columns: {
      instance_id: (site) => site.id,
      wix_site_id: (site) => site.metaSiteId,
      name: (site) => site.name,
      app: (site) => site.state,
      locations: (site) => site.locationNames.join(', '),
      first_seen_at: (site) => site.firstSeenAt,
      installed_at: (site) => site.installedAt,
    },
  }),
  syncs: defineCsvList({
    role: 'viewer',
    filters: syncFilters,
    placeOf: (run: SyncRunLine) => [run.requestedAt, run.id] as const,
    read: (core, filter, span) => core.support.listSyncRuns({ ...filter, ...span }),
    columns: {
      run_id: (run) => run.id,
      requested_at: (run) => run.requestedAt,
      started_at: (run) => run.startedAt,
      ended_at: (run) => run.endedAt,
      merchant: (run) => run.merchantName,
      location: (run) => run.locationName,
      account_id: (run) => run.accountId,
      configuration_id: (run) => run.configurationId,
      state: (run) => run.state,
      failure_code: (run) => run.failureCode,
      failure_reason: (run) => run.failureReason,
    },
  }),
  audit: defineCsvList({
    role: 'support',
    filters: auditFilters,
    placeOf: (row: AuditRow) => row.id,
    read: (core, filter, span) => core.staff.listAudit({ ...filter, ...span }),
    columns: {
      at: (row) => row.at,
      actor_kind: (row) => row.actorKind,
      actor: (row) => row.actorName,
      action: (row) => row.action,
      subject_type: (row) => row.subjectType,
      subject_id: (row) => row.subjectId,
      account_id: (row) => row.accountId,
      reason: (row) => row.reason,
      before: (row) => (row.before === null ? null : JSON.stringify(row.before)),
      after: (row) => (row.after === null ? null : JSON.stringify(row.after)),
    },
  }),
};
