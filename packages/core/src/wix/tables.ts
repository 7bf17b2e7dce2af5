import type { InstanceId } from '@pos-bridge/wix';
import {
  bigint,
  bigserial,
  index,
  jsonb,
  pgTable,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { moment } from '../database/columns.ts';
import { instances } from '../instances/tables.ts';

export type WixEventKind =
  | 'app_installed'
  | 'app_removed'
  | 'configuration_created'
  | 'catalog_created'
  | 'catalog_changed'
  | 'order_new'
  | 'order_accepted'
  | 'order_canceled'
  | 'order_fulfilled'
  /** Of a type that this version does not know. */
  | 'unknown';

/** One row an instance that has a valid access token of Wix; every process reads it here. */
export const wixAccessTokens = pgTable('wix_access_tokens', {
  instanceId: text('instance_id')
    .$type<InstanceId>()
    .primaryKey()
    .references(() => instances.id),
  /** A JWE. */
  accessToken: text('access_token').notNull(),
  obtainedAt: moment('obtained_at').notNull(),
  /** Shortly before Wix lets it expire. */
  renewAt: moment('renew_at').notNull(),
});

/**
 * One row an instance: when its last calls to Wix were made, so that all processes together stay
 * within the requests a minute that Wix allows (contract §3).
 */
export const wixBudgets = pgTable('wix_budgets', {
  instanceId: text('instance_id').$type<InstanceId>().primaryKey(),
  /** At most as many as Wix allows in a window: small enough to stay inside the row. */
  calledAt: timestamp('called_at', { withTimezone: true, precision: 3, mode: 'string' })
    .array()
    .notNull(),
  /** Wix answered 429: nobody calls before this moment. */
  heldUntil: moment('held_until'),
  /** The answer to whoever asked last: null where the call was let through, else when to ask again. */
  askAgainAt: moment('ask_again_at'),
});

/** One row an event that Wix sent, however often it came. No customer's data lies here in the clear. */
export const wixEvents = pgTable(
  'wix_events',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    instanceId: text('instance_id')
      .$type<InstanceId>()
      .notNull()
      .references(() => instances.id),
    /** The event's id, or the hash that stands for one (contract §4). */
    deduplicationKey: text('deduplication_key').notNull(),
    kind: text('kind').$type<WixEventKind>().notNull(),
    /** Wix's own name of the event. */
    eventType: text('event_type').notNull(),
    /** The configuration, catalog or order that it is about. */
    entityId: text('entity_id'),
    occurredAt: moment('occurred_at').notNull(),
    /** Orders the events of one entity; null where Wix does not tell. */
    sequence: bigint('sequence', { mode: 'number' }),
    /** What a handler needs beside that: ids. */
    details: jsonb('details').$type<unknown>(),
    /** The whole of an event of a type that we do not know, as a JWE. */
    sealedData: text('sealed_data'),
    receivedAt: moment('received_at').notNull(),
    /** Null while its handlers have not all succeeded. */
    processedAt: moment('processed_at'),
  },
  (table) => [
    // Wix sends an event again until it is answered.
    uniqueIndex('wix_events_once').on(table.instanceId, table.deduplicationKey),
    // Retention deletes from the old end.
    index('wix_events_by_time').on(table.receivedAt),
  ],
);
