import { index, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { moment } from '../database/columns.ts';

/** `wix-install`: the older installer. `pos-consent`: a merchant at the POS. `pos-link`: the way there. */
export type AuthorizationPurpose = 'wix-install' | 'pos-consent' | 'pos-link';

/**
 * One row an authorization that has begun in a browser and is to end in the same one: the `state` of an
 * OAuth round trip, or the link that leads to one. Only hashes lie here.
 */
export const authorizationStates = pgTable(
  'authorization_states',
  {
    stateHash: text('state_hash').primaryKey(),
    purpose: text('purpose').$type<AuthorizationPurpose>().notNull(),
    /** Of the cookie that the browser holds; null for a link, which any browser may open. */
    browserHash: text('browser_hash'),
    /** What is being authorized: ids, and who began it. */
    details: jsonb('details').$type<unknown>().notNull(),
    expiresAt: moment('expires_at').notNull(),
  },
  (table) => [
    // Those that nobody came back for are deleted.
    index('authorization_states_by_expiry').on(table.expiresAt),
  ],
);
