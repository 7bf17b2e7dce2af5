import type { AccountId, ConfigurationId } from '@pos-bridge/wix';
import { sql } from 'drizzle-orm';
import {
  bigint,
  bigserial,
  boolean,
  doublePrecision,
  index,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { accounts } from '../accounts/tables.ts';
import { configurations } from '../configurations/tables.ts';
import { moment } from '../database/columns.ts';
import type { LocationId, WebhookEventId } from '../ids.ts';
import type { AuditActor } from '../staff/audit-entry.ts';
import type { StockSource } from '../stock/stock-level.ts';
import type { EventCause } from './webhook-event.ts';

/** One row an inventory webhook (`inventory.updated`), written with the change that caused it. */
export const webhookEvents = pgTable(
  'inventory_messages',
  {
    /** Grows with time, and within a location in the order of the changes. */
    sequence: bigserial('sequence', { mode: 'number' }).primaryKey(),
    id: text('id').$type<WebhookEventId>().notNull(),
    accountId: text('account_id')
      .$type<AccountId>()
      .notNull()
      .references(() => accounts.id),
    configurationId: text('configuration_id')
      .$type<ConfigurationId>()
      .notNull()
      .references(() => configurations.id),
    locationId: text('location_id').$type<LocationId>().notNull(),
    cause: jsonb('cause').$type<EventCause>().notNull(),
    author: jsonb('author').$type<AuditActor>().notNull(),
    createdAt: moment('created_at').notNull(),
    /** There was nobody to tell: it has no delivery and never will. */
    toNobody: boolean('to_nobody').notNull().default(false),
  },
  (table) => [
    // By id: the console's search, and a delivery's message.
    uniqueIndex('inventory_messages_by_id').on(table.id),
    // The console's list, newest first, filtered by account or configuration.
    index('inventory_messages_of_account').on(table.accountId, table.sequence),
    index('inventory_messages_of_configuration').on(table.configurationId, table.sequence),
    // The console's list by cause: what support sent itself is rare among what the POS says.
    index('inventory_messages_of_cause').on(sql`(${table.cause} ->> 'kind')`, table.sequence),
    // The console's list of messages to nobody, newest first: no delivery leads to them.
    index('inventory_messages_to_nobody').on(table.sequence).where(sql`${table.toNobody}`),
    // Retention deletes from the old end.
    index('inventory_messages_by_time').on(table.createdAt),
  ],
);

/** One row an item of a message, as the message tells it. */
export const webhookEventItems = pgTable(
  'inventory_message_items',
  {
    eventSequence: bigint('message_sequence', { mode: 'number' })
      .notNull()
      .references(() => webhookEvents.sequence, { onDelete: 'cascade' }),
    locationId: text('location_id').$type<LocationId>().notNull(),
    itemPosId: text('item_pos_id').notNull(),
    inStock: boolean('in_stock').notNull(),
    quantity: doublePrecision('quantity'),
    outUntil: moment('out_until'),
    source: text('source').$type<StockSource>().notNull(),
    observedAt: moment('observed_at').notNull(),
  },
  (table) => [
    // The items of a message.
    primaryKey({ columns: [table.eventSequence, table.itemPosId] }),
    // What was told about one item, newest first.
    index('inventory_message_items_of_item').on(
      table.locationId,
      table.itemPosId,
      table.eventSequence,
    ),
  ],
);
