import type { PosOrderPhase } from '@pos-bridge/pos';
import type {
  AccountId,
  ConfigurationId,
  InstanceId,
  OrderErrorCode,
  RequestId,
  WixOrderId,
} from '@pos-bridge/wix';
import { sql } from 'drizzle-orm';
import {
  bigserial,
  boolean,
  index,
  integer,
  json,
  numeric,
  pgTable,
  primaryKey,
  real,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { accounts, posLocations } from '../accounts/tables.ts';
import { configurations } from '../configurations/tables.ts';
import { moment } from '../database/columns.ts';
import { packedJson } from '../database/packed-json.ts';
import type { LocationId, OrderId, PublicationId, ValidationId } from '../ids.ts';
import type { KeptRefusal } from './customer-data/refusal-words.ts';
import type { OrderAttention, OrderEventKind, OrderState } from './order-state.ts';
import type { ValidationOutcome } from './validation/validation.ts';
import type { ValidationRecord } from './validation/validation-record.ts';

/** What validations and orders keep of an order beside its open part. */
const orderColumns = () => ({
  /** The personal rest, JSON in a JWE; null once erased, or where there was none. */
  orderSealed: text('order_sealed'),
  /** What the POS said against it, sealed like it; see `KeptRefusals`. */
  refusalWordsSealed: text('refusal_words_sealed'),
  /** Keyed hashes of phone, e-mail and Wix's ids of the customer; empty once erased. */
  contactKeys: text('contact_keys').array().notNull(),
  personalErasedAt: moment('personal_erased_at'),
  /** Names what the order asks for; see `orderFingerprint`. */
  fingerprint: text('fingerprint').notNull(),
  paidByPosGateway: boolean('paid_by_pos_gateway').notNull(),
});

/**
 * One row a Validate Order. No foreign keys: each would cost the hottest write a read of its own, and of
 * what it names only menus are ever deleted, long after; see `expireCatalogs`.
 */
export const orderValidations = pgTable(
  'order_validations',
  {
    /** Sorts by time: the console's list, newest first, and where a page goes on. */
    id: text('id').$type<ValidationId>().primaryKey(),
    validatedAt: moment('validated_at').notNull(),
    instanceId: text('instance_id').$type<InstanceId>().notNull(),
    accountId: text('account_id').$type<AccountId>().notNull(),
    configurationId: text('configuration_id').$type<ConfigurationId>().notNull(),
    requestId: text('request_id').$type<RequestId>(),
    /** Null where Wix asked before there was an order. */
    wixOrderId: text('wix_order_id').$type<WixOrderId>(),
    ...orderColumns(),
    outcome: text('outcome').$type<ValidationOutcome>().notNull(),
    /** What Wix was told; null where no verdict was possible. */
    posOrderStatus: text('pos_order_status'),
    /** Codes of the failed findings and of the POS's refusals, each once. */
    codes: text('codes').array().$type<OrderErrorCode[]>().notNull(),
    /** The order, the findings and what the POS said; see `fromRecord`. */
    record: packedJson('record').$type<ValidationRecord>().notNull(),
    posLocationId: text('pos_location_id'),
    /** The menu that it was checked against. */
    publicationId: text('publication_id').$type<PublicationId>(),
    durationMs: real('duration_ms').notNull(),
    posDurationMs: real('pos_duration_ms'),
  },
  (table) => [
    // An account's validations, newest first.
    index('order_validations_of_account').on(table.accountId, table.id),
    // By Wix order id: the console's search, and the creation that follows.
    index('order_validations_of_wix_order')
      .on(table.wixOrderId)
      .where(sql`${table.wixOrderId} is not null`),
    // The creation that follows a validation that Wix asked for before there was an order.
    index('order_validations_of_fingerprint')
      .on(table.configurationId, table.fingerprint)
      .where(sql`${table.wixOrderId} is null`),
    // What did not pass, newest first; what passed pays nothing for it.
    index('order_validations_not_valid')
      .on(table.outcome, table.id)
      .where(sql`${table.outcome} <> 'valid'`),
    // By code: what has none pays nothing for it.
    index('order_validations_of_code').using('gin', table.codes).where(sql`${table.codes} <> '{}'`),
    // A customer's validations, by exact phone, e-mail or id: search and erasure.
    index('order_validations_of_contact').using('gin', table.contactKeys),
  ],
);

/** One row an order that Wix asked to create, whatever became of it. */
export const orders = pgTable(
  'orders',
  {
    /** Sorts by time. Also the reference at the POS, and the stem of the idempotency key. */
    id: text('id').$type<OrderId>().primaryKey(),
    receivedAt: moment('received_at').notNull(),
    instanceId: text('instance_id').$type<InstanceId>().notNull(),
    accountId: text('account_id')
      .$type<AccountId>()
      .notNull()
      .references(() => accounts.id),
    configurationId: text('configuration_id')
      .$type<ConfigurationId>()
      .notNull()
      .references(() => configurations.id),
    requestId: text('request_id').$type<RequestId>(),
    wixOrderId: text('wix_order_id').$type<WixOrderId>().notNull(),
    /** The validation that went before it; null where there was none. */
    validationId: text('validation_id').$type<ValidationId>(),
    provider: text('provider').notNull(),
    locationId: text('location_id')
      .$type<LocationId>()
      .notNull()
      .references(() => posLocations.id),
    /** The POS's own name of the location. */
    posLocationId: text('pos_location_id').notNull(),
    publicationId: text('publication_id').$type<PublicationId>(),
    /** The order without anything personal. */
    orderOpen: packedJson('order_open').notNull(),
    /** What it comes to, for sums; null where that is not readable, and in rows from before there were sums. */
    total: numeric('total'),
    currency: text('currency'),
    ...orderColumns(),

    state: text('state').$type<OrderState>().notNull(),
    /** Grows with every change; a writer that read an older one changes nothing. */
    version: integer('version').notNull(),
    /** Creates that went out, or may have. */
    attempts: integer('attempts').notNull(),
    /** Grows when support submits a rejected order anew: a new idempotency key, the same reference. */
    round: integer('round').notNull(),
    /** A create that went out may still take effect. */
    uncertain: boolean('uncertain').notNull(),
    /** Whoever is talking to the POS about it right now; nobody after `leaseUntil`. */
    leaseToken: text('lease_token'),
    leaseUntil: moment('lease_until'),
    /** When the last create was begun. */
    submittedAt: moment('submitted_at'),
    /** No create that was begun can leave a process after this moment. */
    sendableUntil: moment('sendable_until'),
    /** When the POS last said that it has no such order, asked after the last create. */
    absentAt: moment('absent_at'),
    asks: integer('asks').notNull(),
    /** Null where nothing is left to do by itself. */
    nextStepAt: moment('next_step_at'),
    /** After this moment nobody sends it to a kitchen any more. */
    submitBy: moment('submit_by').notNull(),
    lastFault: text('last_fault'),
    finishedAt: moment('finished_at'),

    /** What Wix was first told, and is told again; null until the POS has it. */
    answeredStatus: text('answered_status'),
    refusals: json('refusals').$type<readonly KeptRefusal[]>(),
    posOrderId: text('pos_order_id'),
    /** Where the order stands at the POS now. */
    posOrderStatus: text('pos_order_status'),
    posPhase: text('pos_stage').$type<PosOrderPhase>(),
    posUpdatedAt: moment('pos_updated_at'),
    /** When the POS is asked next by itself; null where it need not be. */
    pollAt: moment('poll_at'),
    /** Where the order stood on Wix when last seen. */
    wixStatus: text('wix_status'),
    wixSeenAt: moment('wix_seen_at'),

    /** When the kitchen must have accepted it; null where nobody set a deadline, or where it has. */
    acceptBy: moment('accept_by'),
    attention: text('attention').$type<OrderAttention>(),
    attentionSince: moment('attention_since'),
    /** When somebody is harmed if nobody looks: the work list's order. */
    attentionDue: moment('attention_due'),
  },
  (table) => [
    // The same order again is the same row.
    uniqueIndex('orders_of_configuration').on(table.configurationId, table.wixOrderId),
    // By Wix order id: search, and Wix's webhooks.
    index('orders_of_wix_order').on(table.wixOrderId),
    // By POS order id: search, and the POS's webhooks.
    index('orders_of_pos_order').on(table.posOrderId).where(sql`${table.posOrderId} is not null`),
    // An account's orders, newest first.
    index('orders_of_account').on(table.accountId, table.id),
    // An account's timeline: the orders that did not go well.
    index('orders_troubled_of_account')
      .on(table.accountId, table.id)
      .where(sql`${table.state} in ('rejected', 'unknown')`),
    // By outcome, newest first.
    index('orders_by_state').on(table.state, table.id),
    // The sweep: whose next step nobody takes?
    index('orders_unfinished')
      .on(table.nextStepAt)
      .where(sql`${table.state} in ('received', 'submitting', 'unknown')`),
    // The sweep: which orders are to be looked up at the POS?
    index('orders_to_poll').on(table.pollAt).where(sql`${table.pollAt} is not null`),
    // The sweep: which deadline of acceptance has passed?
    index('orders_to_accept').on(table.acceptBy).where(sql`${table.acceptBy} is not null`),
    // The work list.
    index('orders_for_attention')
      .on(table.attentionDue, table.id)
      .where(sql`${table.attention} is not null`),
    // The order that followed a validation.
    index('orders_of_validation')
      .on(table.validationId)
      .where(sql`${table.validationId} is not null`),
    // A customer's orders, by exact phone, e-mail or id: search and erasure.
    index('orders_of_contact').using('gin', table.contactKeys),
  ],
);

/** One row a thing that happened to an order, from whichever side: its timeline. */
export const orderEvents = pgTable(
  'order_events',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    orderId: text('order_id')
      .$type<OrderId>()
      .notNull()
      .references(() => orders.id),
    at: moment('at').notNull(),
    kind: text('kind').$type<OrderEventKind>().notNull(),
    /** Ids, statuses and faults; never customers' data. */
    detail: json('detail').$type<Readonly<Record<string, unknown>>>().notNull(),
  },
  (table) => [
    // An order's timeline.
    index('order_events_of_order').on(table.orderId, table.id),
  ],
);

/** One row an account whose order settings are not the usual ones. */
export const orderSettings = pgTable('order_settings', {
  accountId: text('account_id')
    .$type<AccountId>()
    .primaryKey()
    .references(() => accounts.id),
  /** How long the kitchen may take to accept an order; null: nobody is told. */
  acceptWithinMinutes: integer('accept_within_minutes'),
  changedAt: moment('changed_at').notNull(),
});

/** How far erasure by age, or of words in the clear, has come: what is older is done, so that nobody reads it again. */
export const orderErasures = pgTable(
  'order_erasures',
  {
    subject: text('subject')
      .$type<'orders' | 'order_validations' | 'order_words' | 'validation_words'>()
      .notNull(),
    upTo: text('up_to').notNull(),
    erasedAt: moment('erased_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.subject] })],
);
