import type { InstanceId } from '@pos-bridge/wix';
import { sql } from 'drizzle-orm';
import { index, pgTable, text } from 'drizzle-orm/pg-core';
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
    refreshTokenAt: moment('refresh_token_at'),
    firstSeenAt: moment('first_seen_at').notNull(),
    installedAt: moment('installed_at'),
    removedAt: moment('removed_at'),
    /** When Wix signed the newest AppInstalled and AppRemoved; they come late and out of order. */
    installEventAt: moment('install_event_at'),
    removalEventAt: moment('removal_event_at'),
    /** When Wix was told that the set-up is finished (APP_FINISHED_CONFIGURATION). */
    setUpReportedAt: moment('set_up_reported_at'),
  },
  (table) => [
    // The console's list: newest first.
    index('instances_newest').on(table.firstSeenAt, table.id),
    // By the words of its name: the console's search.
    index('instances_by_words').using('gin', sql`name_words(${table.name})`),
  ],
);
