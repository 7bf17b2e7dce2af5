import type { AccountId, CatalogId, ConfigurationId, InstanceId } from '@pos-bridge/wix';
import { sql } from 'drizzle-orm';
import { boolean, index, pgTable, text } from 'drizzle-orm/pg-core';
import { accounts, posLocations } from '../accounts/tables.ts';
import { moment } from '../database/columns.ts';
import type { LocationId } from '../ids.ts';
import { instances } from '../instances/tables.ts';
import type { ConfigurationStatus } from './configuration-status.ts';

/** One row a Wix location of an instance, and the POS location that it is mapped to. */
export const configurations = pgTable(
  'configurations',
  {
    id: text('id').$type<ConfigurationId>().primaryKey(),
    instanceId: text('instance_id')
      .$type<InstanceId>()
      .notNull()
      .references(() => instances.id),
    /** The account whose POS serves it; null until one is connected. */
    accountId: text('account_id')
      .$type<AccountId>()
      .references(() => accounts.id),
    locationName: text('location_name'),
    /** Wix's location, as its events name it. */
    wixLocationId: text('wix_location_id'),
    catalogId: text('catalog_id').$type<CatalogId>(),
    archived: boolean('archived').notNull(),
    /** Whether the site owner has activated the integration here. */
    enabled: boolean('enabled').notNull(),
    integrationSettingsUrl: text('integration_settings_url'),
    /** What it is mapped to; null until a person has confirmed a location. */
    locationId: text('location_id')
      .$type<LocationId>()
      .references(() => posLocations.id),
    mappedAt: moment('mapped_at'),
    /** The status when it was last looked at after a change: for lists, and to notice what changed. */
    status: text('status').$type<ConfigurationStatus>().notNull().default('UNKNOWN'),
    /** Since when it has been both READY and enabled; null while it is not. */
    liveSince: moment('live_since'),
    /** No orders before this moment, here alone. */
    orderingPausedUntil: moment('ordering_paused_until'),
    /** When Wix last told us about it. */
    fetchedAt: moment('fetched_at').notNull(),
  },
  (table) => [
    // List Configurations, and everything that starts from an instance.
    index('configurations_of_instance').on(table.instanceId),
    index('configurations_of_account').on(table.accountId),
    // Which accounts have a location that is in trouble?
    index('configurations_in_status').on(table.status, table.accountId),
    // By the words of the location's name: the console's search and filters.
    index('configurations_by_words').using('gin', sql`name_words(${table.locationName})`),
    // Who is mapped to this POS location?
    index('configurations_of_location').on(table.locationId),
  ],
);
