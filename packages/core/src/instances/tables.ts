import type { InstanceId } from '@pos-bridge/wix';
import { index, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import { moment } from '../database/columns.ts';

/**
 * `seen`: a valid token named it, nobody has confirmed an installation yet. `installed`: Wix gave us a
 * token for it. `removed`: the app was taken off the site; history is kept, tokens are not.
 */
export type InstallState = 'seen' | 'installed' | 'removed';

/** One row an installation of the app on a Wix site: the tenant. */
export const instances = pgTable(
  'instances',
  {
    id: text('id').$type<InstanceId>().primaryKey(),
    state: text('state').$type<InstallState>().notNull(),
    /** How support calls it; Wix does not tell a name. */
    name: text('name'),
    metaSiteId: text('meta_site_id'),
    /** Older apps only: the refresh token, as a JWE. Gone once the app is removed. */
    refreshToken: text('refresh_token'),
    firstSeenAt: moment('first_seen_at').notNull(),
    installedAt: moment('installed_at'),
    removedAt: moment('removed_at'),
    /** When Wix was told that the set-up is finished (APP_FINISHED_CONFIGURATION). */
    setUpReportedAt: moment('set_up_reported_at'),
  },
  (table) => [
    // The console's list: newest first.
    index('instances_newest').on(table.firstSeenAt, table.id),
  ],
);

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
