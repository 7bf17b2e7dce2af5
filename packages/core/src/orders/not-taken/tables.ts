import type {
  AccountId,
  ConfigurationId,
  InstanceId,
  OrderErrorCode,
  WixOrderId,
} from '@pos-bridge/wix';
import { sql } from 'drizzle-orm';
import { index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { accounts } from '../../accounts/tables.ts';
import { configurations } from '../../configurations/tables.ts';
import { moment } from '../../database/columns.ts';
import { instances } from '../../instances/tables.ts';

/**
 * One row an order of Wix that the bridge did not take: its Create Order was refused as not ready, or
 * never came. Apart from `orders`, so that a repeated Create is free to create it; nothing personal.
 */
export const ordersNotTaken = pgTable(
  'orders_not_taken',
  {
    instanceId: text('instance_id').$type<InstanceId>().notNull(),
    wixOrderId: text('wix_order_id').$type<WixOrderId>().notNull(),
    accountId: text('account_id')
      .$type<AccountId>()
      .notNull()
      .references(() => accounts.id),
    configurationId: text('configuration_id')
      .$type<ConfigurationId>()
      .notNull()
      .references(() => configurations.id),
    /** What Wix was told; null where its Create Order never came. */
    code: text('code').$type<OrderErrorCode>(),
    seenAt: moment('seen_at').notNull(),
    /** Where the order stood on Wix when last seen. */
    wixStatus: text('wix_status'),
    wixSeenAt: moment('wix_seen_at'),
    /** Since when a person is called for it; null while there is no reason to. */
    raisedAt: moment('raised_at'),
    /** Taken care of: created after all, canceled on Wix, or settled by a person. */
    settledAt: moment('settled_at'),
  },
  (table) => [
    primaryKey({ columns: [table.instanceId, table.wixOrderId] }),
    // By Wix order id, or its beginning: search.
    index('orders_not_taken_of_wix_order').on(table.wixOrderId),
    // Those of a window of time, after an outage.
    index('orders_not_taken_seen').on(table.seenAt),
    // The work list.
    index('orders_not_taken_raised')
      .on(table.raisedAt)
      .where(sql`${table.raisedAt} is not null and ${table.settledAt} is null`),
  ],
);

/** One row a site that was asked for the orders that changed there; see `runLookAtSite`. */
export const siteOrderLooks = pgTable('site_order_looks', {
  instanceId: text('instance_id')
    .$type<InstanceId>()
    .primaryKey()
    .references(() => instances.id),
  /** When it was last asked, whatever came of it: whose turn it is. */
  lookedAt: moment('looked_at').notNull(),
  /** The last change on Wix that was seen, by Wix's clock; null until there was one. */
  seenUpTo: moment('seen_up_to'),
});
