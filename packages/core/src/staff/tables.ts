import { sql } from 'drizzle-orm';
import {
  bigint,
  bigserial,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { moment } from '../database/columns.ts';
import type { InvitationId, StaffId } from '../ids.ts';
import type { AuditAction } from './audit-action.ts';
import type { AuditActor, AuditSubject } from './audit-entry.ts';
import type { StaffRole } from './staff-role.ts';

/**
 * One row a person who may sign in to the console. The sign-in library reads and writes this table and
 * the three after it by the names of their properties; `role` and `disabledAt` are ours alone.
 */
export const staffUsers = pgTable(
  'staff_users',
  {
    id: text('id').$type<StaffId>().primaryKey(),
    name: text('name').notNull(),
    email: text('email').notNull(),
    emailVerified: boolean('email_verified').notNull(),
    image: text('image'),
    role: text('role').$type<StaffRole>().notNull().default('viewer'),
    /** Since when the person may not come in any more; null for who may. */
    disabledAt: moment('disabled_at'),
    createdAt: moment('created_at').notNull(),
    updatedAt: moment('updated_at').notNull(),
  },
  (table) => [
    // Sign-in by e-mail; one person a mailbox.
    uniqueIndex('staff_users_of_email').on(table.email),
  ],
);

/** One row a signed-in browser. */
export const staffSessions = pgTable(
  'staff_sessions',
  {
    id: text('id').primaryKey(),
    userId: text('user_id')
      .$type<StaffId>()
      .notNull()
      .references(() => staffUsers.id, { onDelete: 'cascade' }),
    token: text('token').notNull(),
    expiresAt: moment('expires_at').notNull(),
    ipAddress: text('ip_address'),
    userAgent: text('user_agent'),
    createdAt: moment('created_at').notNull(),
    updatedAt: moment('updated_at').notNull(),
  },
  (table) => [
    // Every request of a signed-in browser.
    uniqueIndex('staff_sessions_of_token').on(table.token),
    // The sessions of a person, to be listed and revoked.
    index('staff_sessions_of_user').on(table.userId),
  ],
);

/** One row a way in: the password (`credential`) or an OpenID provider's account. */
export const staffAccounts = pgTable(
  'staff_accounts',
  {
    id: text('id').primaryKey(),
    userId: text('user_id')
      .$type<StaffId>()
      .notNull()
      .references(() => staffUsers.id, { onDelete: 'cascade' }),
    accountId: text('account_id').notNull(),
    providerId: text('provider_id').notNull(),
    accessToken: text('access_token'),
    refreshToken: text('refresh_token'),
    idToken: text('id_token'),
    accessTokenExpiresAt: moment('access_token_expires_at'),
    refreshTokenExpiresAt: moment('refresh_token_expires_at'),
    scope: text('scope'),
    /** A scrypt hash. */
    password: text('password'),
    createdAt: moment('created_at').notNull(),
    updatedAt: moment('updated_at').notNull(),
  },
  (table) => [
    // The ways in of a person.
    index('staff_accounts_of_user').on(table.userId),
    // Sign-in through an OpenID provider names its own account.
    uniqueIndex('staff_accounts_of_provider').on(table.providerId, table.accountId),
  ],
);

/** One row a person asked to join. Whoever holds the link may accept it once, until it expires. */
export const staffInvitations = pgTable(
  'staff_invitations',
  {
    id: text('id').$type<InvitationId>().primaryKey(),
    email: text('email').notNull(),
    role: text('role').$type<StaffRole>().notNull(),
    /** SHA-256 of the link's secret, which is shown once and kept nowhere. */
    tokenHash: text('token_hash').notNull(),
    invitedBy: text('invited_by')
      .$type<StaffId>()
      .notNull()
      .references(() => staffUsers.id),
    createdAt: moment('created_at').notNull(),
    expiresAt: moment('expires_at').notNull(),
    acceptedAt: moment('accepted_at'),
    revokedAt: moment('revoked_at'),
  },
  (table) => [
    // The link.
    uniqueIndex('staff_invitations_of_token').on(table.tokenHash),
    // At most one open invitation a mailbox; also the list of open ones.
    uniqueIndex('staff_invitations_open')
      .on(table.email)
      .where(sql`${table.acceptedAt} is null and ${table.revokedAt} is null`),
  ],
);

/** Short-lived values of the sign-in library: the state of an OpenID round trip. */
export const staffVerifications = pgTable(
  'staff_verifications',
  {
    id: text('id').primaryKey(),
    identifier: text('identifier').notNull(),
    value: text('value').notNull(),
    expiresAt: moment('expires_at').notNull(),
    createdAt: moment('created_at').notNull(),
    updatedAt: moment('updated_at').notNull(),
  },
  (table) => [index('staff_verifications_of_identifier').on(table.identifier)],
);

/** Counters of the sign-in library's rate limit, shared by every console process. */
export const staffRateLimits = pgTable(
  'staff_rate_limits',
  {
    id: text('id').primaryKey(),
    key: text('key').notNull(),
    count: integer('count').notNull(),
    lastRequest: bigint('last_request', { mode: 'number' }).notNull(),
  },
  (table) => [uniqueIndex('staff_rate_limits_of_key').on(table.key)],
);

/** One row a mailbox and an origin that tried to sign in as it, and did not get in since. */
export const staffSignInAttempts = pgTable(
  'staff_sign_in_attempts',
  {
    /** A keyed hash of what was typed. */
    mailboxKey: text('mailbox').notNull(),
    /** `address:…` or `device:…`. */
    origin: text('origin').notNull(),
    count: integer('count').notNull(),
    lastAt: moment('last_at').notNull(),
  },
  (table) => [
    // The attempts of one origin, and all that were made at one mailbox.
    primaryKey({ columns: [table.mailboxKey, table.origin] }),
    // Those that are forgotten.
    index('staff_sign_in_attempts_by_time').on(table.lastAt),
  ],
);

/** One row a change that somebody made, written in the transaction of the change. Never updated. */
export const auditLog = pgTable(
  'audit_log',
  {
    /** Grows with time: the order of the list, and where a page goes on. */
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    at: moment('at').notNull(),
    actorKind: text('actor_kind').$type<AuditActor['kind']>().notNull(),
    /** The staff member's id; null for other kinds. */
    actorId: text('actor_id').$type<StaffId>(),
    actorName: text('actor_name').notNull(),
    /** `account.deactivated`: the domain, then what was done. */
    action: text('action').$type<AuditAction>().notNull(),
    subjectType: text('subject_type').$type<AuditSubject['type']>().notNull(),
    subjectId: text('subject_id').notNull(),
    /** The account that it touches, where there is one: its timeline shows the row. */
    accountId: text('account_id'),
    reason: text('reason'),
    before: jsonb('before').$type<unknown>(),
    after: jsonb('after').$type<unknown>(),
  },
  (table) => [
    // What was done to this one thing.
    index('audit_log_of_subject').on(table.subjectType, table.subjectId, table.id),
    // What this person did.
    index('audit_log_of_actor')
      .on(table.actorId, table.id)
      .where(sql`${table.actorId} is not null`),
    // The timeline of an account.
    index('audit_log_of_account')
      .on(table.accountId, table.id)
      .where(sql`${table.accountId} is not null`),
    // The trail filtered by what was done.
    index('audit_log_of_action').on(table.action, table.id),
  ],
);
