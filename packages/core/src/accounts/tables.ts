import type { PosLocation } from '@pos-bridge/pos';
import type { AccountId, InstanceId } from '@pos-bridge/wix';
import { sql } from 'drizzle-orm';
import { index, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { moment } from '../database/columns.ts';
import type { LocationId } from '../ids.ts';
import { instances } from '../instances/tables.ts';

/** `active`: told to Wix. `inactive`: switched off by support. `disconnected`: given up by the merchant. */
export type AccountState = 'active' | 'inactive' | 'disconnected';

/** Whether the POS lets us in: `none` before the first consent, `revoked` once it said no. */
export type PosAuthorizationState = 'none' | 'authorized' | 'revoked';

/** One row an account between a merchant and the POS. */
export const accounts = pgTable(
  'accounts',
  {
    id: text('id').$type<AccountId>().primaryKey(),
    instanceId: text('instance_id')
      .$type<InstanceId>()
      .notNull()
      .references(() => instances.id),
    /** Key of the POS provider. */
    provider: text('provider').notNull(),
    state: text('state').$type<AccountState>().notNull(),
    posMerchantId: text('pos_merchant_id'),
    merchantName: text('merchant_name'),
    posAuthorization: text('pos_authorization').$type<PosAuthorizationState>().notNull(),
    /** The provider's credentials, JSON in a JWE; null once given up. */
    posCredentials: text('pos_credentials'),
    posCredentialsExpireAt: moment('pos_credentials_expire_at'),
    posAuthorizedAt: moment('pos_authorized_at'),
    posRevokedAt: moment('pos_revoked_at'),
    /** No orders before this moment, for every location of the account. */
    orderingPausedUntil: moment('ordering_paused_until'),
    createdAt: moment('created_at').notNull(),
    stateChangedAt: moment('state_changed_at').notNull(),
  },
  (table) => [
    // List Account IDs, and everything that starts from an instance.
    index('accounts_of_instance').on(table.instanceId),
    // A webhook of the POS names its merchant.
    index('accounts_of_merchant').on(table.provider, table.posMerchantId),
    // The console's list: newest first.
    index('accounts_newest').on(table.createdAt, table.id),
    // By the words of the merchant's name: the console's search and filters.
    index('accounts_by_words').using('gin', sql`name_words(${table.merchantName})`),
  ],
);

/** One row a location of a POS account, as the POS described it when last asked. */
export const posLocations = pgTable(
  'pos_locations',
  {
    id: text('id').$type<LocationId>().primaryKey(),
    accountId: text('account_id')
      .$type<AccountId>()
      .notNull()
      .references(() => accounts.id),
    posLocationId: text('pos_location_id').notNull(),
    name: text('name').notNull(),
    details: jsonb('details').$type<PosLocation>().notNull(),
    fetchedAt: moment('fetched_at').notNull(),
    /** When the POS stopped naming it; null while it is there. */
    goneAt: moment('gone_at'),
  },
  (table) => [
    // Upsert by the POS's id; all locations of an account.
    uniqueIndex('pos_locations_of_account').on(table.accountId, table.posLocationId),
    // Locations that vanished, for the console's work list.
    index('pos_locations_gone').on(table.goneAt).where(sql`${table.goneAt} is not null`),
    // By the words of its name: the filter of the stock's locations.
    index('pos_locations_by_words').using('gin', sql`name_words(${table.name})`),
  ],
);
