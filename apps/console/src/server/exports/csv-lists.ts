import type { AuditRow, SpiCallSummary } from '@pos-bridge/core';
import { auditFilters } from '../routers/audit.ts';
import { spiCallFilters } from '../routers/spi-calls.ts';
import { type CsvList, defineCsvList } from './csv-list.ts';

/** By the name in the address: `/export/<name>.csv`. */
export const csvLists: Readonly<Record<string, CsvList>> = {
  'spi-calls': defineCsvList({
    role: 'viewer',
    filters: spiCallFilters,
    read: (core, filter, before: number | undefined, limit) =>
      core.spiCalls.list({ ...filter, before, limit }),
    columns: {
      called_at: (call: SpiCallSummary) => call.calledAt,
      operation: (call) => call.operation,
      http_status: (call) => call.httpStatus,
      outcome: (call) => call.outcome,
      duration_ms: (call) => call.durationMs,
      wix_request_id: (call) => call.requestId,
      instance_id: (call) => call.instanceId,
      account_id: (call) => call.accountId,
      configuration_id: (call) => call.configurationId,
    },
  }),
  audit: defineCsvList({
    role: 'support',
    filters: auditFilters,
    read: (core, filter, before: number | undefined, limit) =>
      core.staff.listAudit({ ...filter, before, limit }),
    columns: {
      at: (row: AuditRow) => row.at,
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
