import type { AccountId, ConfigurationId, InstanceId, RequestId } from '@pos-bridge/wix';
import { sql } from 'drizzle-orm';
import {
  bigserial,
  index,
  integer,
  jsonb,
  type PgColumn,
  pgTable,
  real,
  text,
} from 'drizzle-orm/pg-core';
import { moment } from '../database/columns.ts';

/** Calls are found by how long they took from here on: the index of slow calls holds no others. */
export const slowFromMs = 250;

/** With the number in it, so that the planner sees that the index of slow calls serves. */
export const isSlow = ({ durationMs }: { readonly durationMs: PgColumn }) =>
  sql`${durationMs} >= ${sql.raw(String(slowFromMs))}`;

/** The ledger: one row a call that Wix made, and what it got. No token, no customer's data. */
export const spiCalls = pgTable(
  'spi_calls',
  {
    /** Grows with time: the order of the list, and where a page goes on. */
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    calledAt: moment('called_at').notNull(),
    operation: text('operation').notNull(),
    /** Null where the caller could not be verified. */
    requestId: text('request_id').$type<RequestId>(),
    instanceId: text('instance_id').$type<InstanceId>(),
    accountId: text('account_id').$type<AccountId>(),
    configurationId: text('configuration_id').$type<ConfigurationId>(),
    httpStatus: integer('http_status').notNull(),
    /** `OK`, or the error code of the contract. */
    outcome: text('outcome').notNull(),
    durationMs: real('duration_ms').notNull(),
    /** Order bodies come here without customer, address and comments. */
    request: jsonb('request').$type<unknown>(),
    response: jsonb('response').$type<unknown>(),
  },
  (table) => [
    // Each serves one filter of the console's list, newest first; every index costs the insert.
    index('spi_calls_of_request').on(table.requestId),
    index('spi_calls_of_account').on(table.accountId, table.id),
    // Support filters for what went wrong; what went well is the whole table.
    index('spi_calls_failed').on(table.outcome, table.id).where(sql`${table.outcome} <> 'OK'`),
    // By operation: of the others a page is never far to seek.
    index('spi_calls_of_rare_operation')
      .on(table.operation, table.id)
      .where(
        sql`${table.operation} not in ('get-configuration-status', 'get-catalog-sync-status', 'validate-order', 'create-order')`,
      ),
    // What Wix waited for.
    index('spi_calls_slow').on(table.id).where(isSlow(table)),
    // Charts read a span of time; rows lie in the order of time, so a BRIN does and costs next to nothing.
    index('spi_calls_by_time').using('brin', table.calledAt),
  ],
);
