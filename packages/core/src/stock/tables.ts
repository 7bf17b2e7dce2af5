import type { AccountId, ConfigurationId, WixEntityId } from '@pos-bridge/wix';
import { sql } from 'drizzle-orm';
import {
  boolean,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
} from 'drizzle-orm/pg-core';
import { accounts, posLocations } from '../accounts/tables.ts';
import { configurations } from '../configurations/tables.ts';
import { moment } from '../database/columns.ts';
import type { LocationId } from '../ids.ts';
import type { StockSource } from './stock-level.ts';

/**
 * One row an item of a POS location that somebody ever spoke of: its level as it was last told to the
 * outside, and the knowledge that the level comes from. Items without a row are in stock.
 */
export const stockLevels = pgTable(
  'stock_levels',
  {
    locationId: text('location_id')
      .$type<LocationId>()
      .notNull()
      .references(() => posLocations.id),
    itemPosId: text('item_pos_id').notNull(),
    inStock: boolean('in_stock').notNull(),
    quantity: doublePrecision('quantity'),
    outUntil: moment('out_until'),
    source: text('source').$type<StockSource>().notNull(),
    observedAt: moment('observed_at').notNull(),
    /** Since when it has been out; null while it is in stock. */
    outSince: moment('out_since'),
    /** When a snooze will end; null where nothing will change by itself. */
    changesAt: moment('changes_at'),
    /** `StockKnowledge`: the latest observation, and what orders took after it. */
    knowledge: jsonb('knowledge').$type<unknown>().notNull(),
    updatedAt: moment('updated_at').notNull(),
  },
  (table) => [
    // A location's stock: the console's table, the order checks, every merge.
    primaryKey({ columns: [table.locationId, table.itemPosId] }),
    // Snoozes that have ended.
    index('stock_levels_changing').on(table.changesAt).where(sql`${table.changesAt} is not null`),
    // What has been out for longest.
    index('stock_levels_out')
      .on(table.outSince, table.locationId, table.itemPosId)
      .where(sql`${table.outSince} is not null`),
  ],
);

/** One row a location: when its stock is asked for next, and how the last asking went. */
export const stockPolls = pgTable(
  'stock_polls',
  {
    locationId: text('location_id')
      .$type<LocationId>()
      .primaryKey()
      .references(() => posLocations.id),
    polledAt: moment('polled_at'),
    dueAt: moment('due_at').notNull(),
    failuresInRow: integer('failures_in_row').notNull().default(0),
    /** What went wrong last, for support; null after a success. */
    problem: text('problem'),
  },
  (table) => [
    // Whose turn is it?
    index('stock_polls_due').on(table.dueAt),
  ],
);

/** One row an item that Wix and the POS see differently, as the last check of its location found. */
export const stockDrifts = pgTable(
  'stock_drifts',
  {
    configurationId: text('configuration_id')
      .$type<ConfigurationId>()
      .notNull()
      .references(() => configurations.id),
    wixItemId: text('wix_item_id').$type<WixEntityId>().notNull(),
    accountId: text('account_id')
      .$type<AccountId>()
      .notNull()
      .references(() => accounts.id),
    itemPosId: text('item_pos_id').notNull(),
    itemName: text('item_name'),
    posInStock: boolean('pos_in_stock').notNull(),
    wixInStock: boolean('wix_in_stock').notNull(),
    firstSeenAt: moment('first_seen_at').notNull(),
    lastSeenAt: moment('last_seen_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.configurationId, table.wixItemId] }),
    // The work list: what has drifted for longest.
    index('stock_drifts_oldest').on(table.firstSeenAt, table.configurationId, table.wixItemId),
  ],
);

/** One row a configuration: when its stock was last compared with Wix's, and what came of it. */
export const stockChecks = pgTable('stock_checks', {
  configurationId: text('configuration_id')
    .$type<ConfigurationId>()
    .primaryKey()
    .references(() => configurations.id),
  checkedAt: moment('checked_at').notNull(),
  itemsCompared: integer('items_compared').notNull(),
  /** Why the check could not be made; null where it was. */
  problem: text('problem'),
});
