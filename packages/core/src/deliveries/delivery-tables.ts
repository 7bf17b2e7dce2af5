import type { AccountId, ConfigurationId } from '@pos-bridge/wix';
import { sql } from 'drizzle-orm';
import {
  bigint,
  bigserial,
  index,
  integer,
  pgTable,
  primaryKey,
  real,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { accounts } from '../accounts/tables.ts';
import { configurations } from '../configurations/tables.ts';
import { moment } from '../database/columns.ts';
import type { DeliveryId, EndpointId, WebhookEndpointId } from '../ids.ts';
import { webhookEvents } from './event-tables.ts';

/** One row a system of the provider's or merchant's own that an account's messages are sent to. */
export const webhookEndpoints = pgTable(
  'subscribers',
  {
    id: text('id').$type<WebhookEndpointId>().primaryKey(),
    accountId: text('account_id')
      .$type<AccountId>()
      .notNull()
      .references(() => accounts.id),
    url: text('url').notNull(),
    description: text('description').notNull(),
    createdAt: moment('created_at').notNull(),
    /** Since when it is told nothing any more; null while it is. */
    removedAt: moment('removed_at'),
  },
  (table) => [
    // Who is told about this account's stock?
    index('subscribers_of_account').on(table.accountId),
  ],
);

/** One row a signing secret of a webhook endpoint; several are good at once while one replaces another. */
export const signingSecrets = pgTable(
  'subscriber_secrets',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    webhookEndpointId: text('subscriber_id')
      .$type<WebhookEndpointId>()
      .notNull()
      .references(() => webhookEndpoints.id),
    /** `whsec_…` as a JWE. */
    sealed: text('sealed').notNull(),
    createdAt: moment('created_at').notNull(),
    /** When it stops signing; null for the newest. */
    expiresAt: moment('expires_at'),
  },
  (table) => [index('subscriber_secrets_of_subscriber').on(table.webhookEndpointId)],
);

export type EndpointKind = 'wix' | 'subscriber';
/** `paused`: its deliveries only failed; they are kept until somebody resumes it. */
export type EndpointState = 'active' | 'paused' | 'closed';

/** One row a place that messages are delivered to: a Wix location, or a webhook endpoint. */
export const endpoints = pgTable(
  'delivery_targets',
  {
    id: text('id').$type<EndpointId>().primaryKey(),
    kind: text('kind').$type<EndpointKind>().notNull(),
    accountId: text('account_id')
      .$type<AccountId>()
      .notNull()
      .references(() => accounts.id),
    /** Of a Wix target. */
    configurationId: text('configuration_id')
      .$type<ConfigurationId>()
      .references(() => configurations.id),
    /** Of a webhook endpoint. */
    webhookEndpointId: text('subscriber_id')
      .$type<WebhookEndpointId>()
      .references(() => webhookEndpoints.id),
    state: text('state').$type<EndpointState>().notNull(),
    failuresInRow: integer('failures_in_row').notNull().default(0),
    failingSince: moment('failing_since'),
    lastFailure: text('last_failure'),
    lastSuccessAt: moment('last_success_at'),
    pausedAt: moment('paused_at'),
    /** Nothing is sent before this moment: it asked for patience, or has just failed. */
    notBefore: moment('not_before'),
  },
  (table) => [
    // One target a Wix location, one a webhook endpoint.
    uniqueIndex('delivery_targets_of_configuration').on(table.configurationId),
    uniqueIndex('delivery_targets_of_subscriber').on(table.webhookEndpointId),
    index('delivery_targets_of_account').on(table.accountId),
    // The list of targets: the longest outage first, those that work behind, by id.
    index('delivery_targets_by_need')
      .on(sql`coalesce(${table.failingSince}, ${table.pausedAt}, 'infinity')`, table.id)
      .where(sql`${table.state} <> 'closed'`),
    // The work list: who is paused, longest first.
    index('delivery_targets_paused')
      .on(table.pausedAt, table.id)
      .where(sql`${table.state} = 'paused'`),
  ],
);

/**
 * `pending`: due at `dueAt`. `sending`: in some worker's hand until then. `delivered`, `superseded`
 * (newer messages have every item), `skipped` (nothing of it is on the site), `dead` (given up after all
 * attempts or refused for good), `canceled` (by support): over.
 */
export const deliveryStates = [
  'pending',
  'sending',
  'delivered',
  'superseded',
  'skipped',
  'dead',
  'canceled',
] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** One row a message on its way to one target. */
export const deliveries = pgTable(
  'deliveries',
  {
    /** Grows with time: the order of the console's lists. */
    position: bigserial('position', { mode: 'number' }).primaryKey(),
    id: text('id').$type<DeliveryId>().notNull(),
    eventSequence: bigint('message_sequence', { mode: 'number' })
      .notNull()
      .references(() => webhookEvents.sequence, { onDelete: 'cascade' }),
    endpointId: text('target_id')
      .$type<EndpointId>()
      .notNull()
      .references(() => endpoints.id),
    accountId: text('account_id').$type<AccountId>().notNull(),
    configurationId: text('configuration_id').$type<ConfigurationId>().notNull(),
    state: text('state').$type<DeliveryState>().notNull(),
    attempts: integer('attempts').notNull().default(0),
    /**
     * When it is tried next; while `sending`, when its worker counts as dead. The queue only wakes
     * workers up.
     */
    dueAt: moment('due_at').notNull(),
    /** Tells a worker that came back late from the one that took over. */
    claim: text('claim'),
    /** What the last attempt came to, in a few words. */
    lastOutcome: text('last_outcome'),
    createdAt: moment('created_at').notNull(),
    finishedAt: moment('finished_at'),
  },
  (table) => [
    uniqueIndex('deliveries_by_id').on(table.id),
    // Everything that became of a message.
    index('deliveries_of_message').on(table.eventSequence),
    // A worker takes a target's open deliveries in the order of their messages.
    index('deliveries_open')
      .on(table.endpointId, table.eventSequence)
      .where(sql`${table.state} in ('pending', 'sending')`),
    // Which targets have something due that nobody woke up for?
    index('deliveries_due').on(table.dueAt).where(sql`${table.state} in ('pending', 'sending')`),
    // How many dead letters has a target?
    index('deliveries_dead').on(table.endpointId).where(sql`${table.state} = 'dead'`),
    // The console's list of a span of time: the positions that it begins and ends at (`cameIn`).
    index('deliveries_by_time').on(table.createdAt),
    // The console's list, newest first, by state, account, location or target.
    index('deliveries_in_state').on(table.state, table.position),
    index('deliveries_of_account').on(table.accountId, table.position),
    index('deliveries_of_configuration').on(table.configurationId, table.position),
    index('deliveries_of_target').on(table.endpointId, table.position),
  ],
);

/** `open`: still to be delivered. */
export type DeliveryItemState = 'open' | Exclude<DeliveryState, 'pending' | 'sending'>;

/** One row an item of a delivery: items overtake and replace each other, messages as a whole do not. */
export const deliveryItems = pgTable(
  'delivery_items',
  {
    deliveryPosition: bigint('delivery_position', { mode: 'number' })
      .notNull()
      .references(() => deliveries.position, { onDelete: 'cascade' }),
    endpointId: text('target_id').$type<EndpointId>().notNull(),
    configurationId: text('configuration_id').$type<ConfigurationId>().notNull(),
    itemPosId: text('item_pos_id').notNull(),
    eventSequence: bigint('message_sequence', { mode: 'number' }).notNull(),
    state: text('state').$type<DeliveryItemState>().notNull(),
    /** When the target said yes. */
    deliveredAt: moment('delivered_at'),
    /** When it was read back from Wix as it should be. */
    provenAt: moment('proven_at'),
  },
  (table) => [
    primaryKey({ columns: [table.deliveryPosition, table.itemPosId] }),
    // At most one open delivery of an item a target: what is open is the newest.
    uniqueIndex('delivery_items_open')
      .on(table.endpointId, table.configurationId, table.itemPosId)
      .where(sql`${table.state} = 'open'`),
    // Has something newer been said of this item?
    index('delivery_items_of_item').on(
      table.endpointId,
      table.configurationId,
      table.itemPosId,
      table.eventSequence,
    ),
  ],
);

/** One row a call that an attempt made: what was sent, what came back, how long it took. */
export const deliveryAttempts = pgTable(
  'delivery_attempts',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    deliveryPosition: bigint('delivery_position', { mode: 'number' })
      .notNull()
      .references(() => deliveries.position, { onDelete: 'cascade' }),
    /** Counted from 1; the calls of one attempt share its number. */
    attempt: integer('attempt').notNull(),
    startedAt: moment('started_at').notNull(),
    durationMs: real('duration_ms').notNull(),
    /** `PATCH …/items/…`, `POST https://…`: no credentials, no signatures. */
    request: text('request').notNull(),
    requestBody: text('request_body'),
    /** HTTP status; null where no answer came. */
    status: integer('status'),
    /** What rows of before words were sealed hold; nobody is shown it. */
    answer: text('answer'),
    /** The answer, cut: its words are anybody's, as a JWE. Null where there was none. */
    answerSealed: text('answer_sealed'),
    /** What went wrong, in words; null where nothing did. */
    problem: text('problem'),
  },
  (table) => [
    // The attempts of a delivery, in order.
    index('delivery_attempts_of_delivery').on(table.deliveryPosition, table.id),
  ],
);
