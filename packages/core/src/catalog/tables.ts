import type { CanonicalCatalog } from '@pos-bridge/pos';
import type {
  AccountId,
  CatalogId,
  ConfigurationId,
  DraftCatalogId,
  SyncFailureCode,
  WixEntityId,
} from '@pos-bridge/wix';
import { sql } from 'drizzle-orm';
import {
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
import { accounts } from '../accounts/tables.ts';
import { configurations } from '../configurations/tables.ts';
import { moment } from '../database/columns.ts';
import type { CatalogVersionId, PublicationId, SyncRunId } from '../ids.ts';
import type { EntityKind } from './entity-key.ts';
import type { CatalogMasters } from './masters.ts';
import type { MenuFinding } from './menu/menu-finding.ts';
import type { SyncMode, SyncRequest, SyncRunState, SyncStepKind } from './sync-run.ts';
import type { DiffCount } from './versions/diff-catalogs.ts';

/** One row a catalog, whoever has it and how often: named by its content, never changed. */
export const catalogVersions = pgTable('catalog_versions', {
  id: text('id').$type<CatalogVersionId>().primaryKey(),
  /** In its normal spelling. */
  catalog: jsonb('catalog').$type<CanonicalCatalog>().notNull(),
  firstSeenAt: moment('first_seen_at').notNull(),
  /** By a sync; null where only its first time was written down. */
  lastSeenAt: moment('last_seen_at'),
});

/** One row a stretch of time in which a version was live at a configuration. */
export const catalogPublications = pgTable(
  'catalog_publications',
  {
    id: text('id').$type<PublicationId>().primaryKey(),
    configurationId: text('configuration_id')
      .$type<ConfigurationId>()
      .notNull()
      .references(() => configurations.id),
    versionId: text('version_id')
      .$type<CatalogVersionId>()
      .notNull()
      .references(() => catalogVersions.id),
    runId: text('run_id').$type<SyncRunId>().notNull(),
    /** Which side was the master of what: says what the version did not reach. */
    masters: jsonb('masters').$type<CatalogMasters>().notNull(),
    /** Of the code that turned the version into Wix's entities; see `projectionRevision`. */
    projectionRevision: integer('projection_revision').notNull(),
    /** Stock observed since then may not be in what was published. */
    menuFetchedAt: moment('menu_fetched_at').notNull(),
    publishedAt: moment('published_at').notNull(),
    /** When another took its place; null while it is live. */
    replacedAt: moment('replaced_at'),
    /** When the live catalog was read back and found as planned; until then the next run looks closer. */
    verifiedAt: moment('verified_at'),
  },
  (table) => [
    // The history of a configuration, newest first; what was live at some moment.
    index('catalog_publications_of_configuration').on(table.configurationId, table.publishedAt),
  ],
);

/** One row a name that Wix gave to something of ours; kept for ever, because carts and links last. */
export const catalogIdentifiers = pgTable(
  'catalog_identifiers',
  {
    configurationId: text('configuration_id')
      .$type<ConfigurationId>()
      .notNull()
      .references(() => configurations.id),
    wixId: text('wix_id').$type<WixEntityId>().notNull(),
    kind: text('kind').$type<EntityKind>().notNull(),
    posId: text('pos_id').notNull(),
    /** Sections alone: the menu that they belong to on Wix. */
    menuPosId: text('menu_pos_id'),
    liveSince: moment('live_since').notNull(),
    /** When it left the published catalog; null while it is there. */
    liveUntil: moment('live_until'),
  },
  (table) => [
    // All names of a configuration; what an order's item is.
    primaryKey({ columns: [table.configurationId, table.wixId] }),
  ],
);

/** One row a sync run, from its request to its end. */
export const catalogSyncRuns = pgTable(
  'catalog_sync_runs',
  {
    id: text('id').$type<SyncRunId>().primaryKey(),
    configurationId: text('configuration_id')
      .$type<ConfigurationId>()
      .notNull()
      .references(() => configurations.id),
    state: text('state').$type<SyncRunState>().notNull(),
    mode: text('mode').$type<SyncMode>().notNull(),
    /** Everybody who asked for it, in the order of asking. */
    requests: jsonb('requests').$type<readonly SyncRequest[]>().notNull(),
    requestedAt: moment('requested_at').notNull(),
    startedAt: moment('started_at'),
    endedAt: moment('ended_at'),
    /** How often it was begun: by a retry, or because its worker died. */
    attempt: integer('attempt').notNull(),
    /** A fault that passes by itself: not before this moment. */
    notBefore: moment('not_before'),
    /** Whose it is right now; a worker that died is forgotten at `leaseUntil`. */
    leaseHolder: text('lease_holder'),
    leaseUntil: moment('lease_until'),
    step: text('step').$type<SyncStepKind>(),
    stepDone: integer('step_done').notNull(),
    stepTotal: integer('step_total').notNull(),
    /** Writing calls that were made and that are planned, over all steps. */
    callsDone: integer('calls_done').notNull(),
    callsPlanned: integer('calls_planned').notNull(),
    isFirst: boolean('is_first'),
    versionId: text('version_id').$type<CatalogVersionId>(),
    /** What it published; null where nothing had changed, or where it failed. */
    publicationId: text('publication_id').$type<PublicationId>(),
    findings: jsonb('findings').$type<readonly MenuFinding[]>(),
    diffCounts: jsonb('diff_counts').$type<Readonly<Record<string, DiffCount>>>(),
    /** Menus of the site's own that it archived, for the site owner to be told. */
    archivedMenus: jsonb('archived_menus').$type<readonly string[]>(),
    failureCode: text('failure_code').$type<SyncFailureCode>(),
    failureReason: text('failure_reason'),
    failureParams: jsonb('failure_params').$type<Readonly<Record<string, string>>>(),
    /** What a retry is waiting out, in a sentence; or the fault that ended the run, for engineers. */
    lastFault: text('last_fault'),
  },
  (table) => [
    // One waiting run a configuration: later requests join it.
    uniqueIndex('catalog_sync_runs_one_queued')
      .on(table.configurationId)
      .where(sql`${table.state} = 'QUEUED'`),
    // One run at a time a configuration.
    uniqueIndex('catalog_sync_runs_one_running')
      .on(table.configurationId)
      .where(sql`${table.state} = 'RUNNING'`),
    // A configuration's history, newest first.
    index('catalog_sync_runs_of_configuration').on(table.configurationId, table.requestedAt),
    // Everybody's runs, newest first, for the console.
    index('catalog_sync_runs_newest').on(table.requestedAt, table.id),
    // Those that failed, newest first.
    index('catalog_sync_runs_failed')
      .on(table.requestedAt, table.id)
      .where(sql`${table.state} = 'FAILED'`),
    // Runs that wait for a worker, for the sweep that looks after lost ones.
    index('catalog_sync_runs_unfinished')
      .on(table.state, table.requestedAt)
      .where(sql`${table.state} in ('QUEUED', 'RUNNING')`),
  ],
);

/**
 * One row a call of a run that Wix or the POS did not answer as it should, with what they said: the
 * last few of a run. No token, no credential; the body is cut.
 */
export const catalogSyncAnswers = pgTable(
  'catalog_sync_answers',
  {
    /** Grows with time. */
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    runId: text('run_id')
      .$type<SyncRunId>()
      .notNull()
      .references(() => catalogSyncRuns.id, { onDelete: 'cascade' }),
    /** Of the run, counted from 1. */
    attempt: integer('attempt').notNull(),
    /** What the run was busy with; null before its first step. */
    step: text('step').$type<SyncStepKind>(),
    side: text('side').$type<'wix' | 'pos'>().notNull(),
    /** Wix alone: the call's name in the bridge's client. */
    operation: text('operation'),
    /** Null where the provider of the POS did not tell its call. */
    method: text('method'),
    /** Without its query. */
    path: text('path').notNull(),
    /** HTTP status; null where no answer came. */
    status: integer('status'),
    /** By which the other side finds the call again. */
    requestId: text('request_id'),
    /** What was wrong with the call as such; null where a success tells of a failure. */
    problem: text('problem'),
    /** What rows of before words were sealed hold; nobody is shown it. */
    body: text('body'),
    /** Its words, which are anybody's: as a JWE. Null where there were none. */
    bodySealed: text('body_sealed'),
    /** Of the whole body, of which the kept one may be the beginning. */
    bodyLength: integer('body_length'),
    at: moment('at').notNull(),
  },
  (table) => [
    // Those of one run, newest first.
    index('catalog_sync_answers_of_run').on(table.runId, table.id),
  ],
);

/**
 * One row a draft that a run makes, written before Wix is asked for it and deleted once it is
 * published and recorded, or discarded: whoever finds it knows that a draft may be there.
 */
export const catalogDrafts = pgTable('catalog_drafts', {
  configurationId: text('configuration_id')
    .$type<ConfigurationId>()
    .primaryKey()
    .references(() => configurations.id),
  catalogId: text('catalog_id').$type<CatalogId>().notNull(),
  runId: text('run_id').$type<SyncRunId>().notNull(),
  /** `publishing`: Publish may have been called. */
  state: text('state').$type<'intended' | 'open' | 'publishing'>().notNull(),
  /** Null until Wix has answered. */
  draftId: text('draft_id').$type<DraftCatalogId>(),
  /** The catalog's `draftPublishedDate` before; another one afterwards means that it was published. */
  publishedDateBefore: text('published_date_before'),
  /** Stock observed since then may not be in the draft. */
  menuFetchedAt: moment('menu_fetched_at').notNull(),
  versionId: text('version_id').$type<CatalogVersionId>().notNull(),
  masters: jsonb('masters').$type<CatalogMasters>().notNull(),
});

/** One row a name inside a draft: becomes an identifier when the draft is published. */
export const catalogDraftIdentifiers = pgTable(
  'catalog_draft_identifiers',
  {
    configurationId: text('configuration_id').$type<ConfigurationId>().notNull(),
    wixId: text('wix_id').$type<WixEntityId>().notNull(),
    kind: text('kind').$type<EntityKind>().notNull(),
    posId: text('pos_id').notNull(),
    menuPosId: text('menu_pos_id'),
  },
  (table) => [
    // All of a configuration's one draft.
    primaryKey({ columns: [table.configurationId, table.wixId] }),
  ],
);

/**
 * One row a configuration that a sync was ever asked for: everything that Get Catalog Sync Status
 * answers and what is live now, so that Wix's hottest call and every order read one row.
 */
export const catalogSyncStates = pgTable('catalog_sync_states', {
  configurationId: text('configuration_id')
    .$type<ConfigurationId>()
    .primaryKey()
    .references(() => configurations.id),
  status: text('status').$type<'PENDING' | 'IN_PROGRESS' | 'SYNCED' | 'FAILED'>().notNull(),
  /** Of the run that is in progress. */
  startedAt: moment('started_at'),
  /** When the last run ended, whatever came of it. */
  lastSyncAt: moment('last_sync_at'),
  lastSuccessAt: moment('last_success_at'),
  failureCode: text('failure_code').$type<SyncFailureCode>(),
  failureReason: text('failure_reason'),
  failureParams: jsonb('failure_params').$type<Readonly<Record<string, string>>>(),
  /** What is live on the site; null before the first publication. */
  publicationId: text('publication_id').$type<PublicationId>(),
  /** When a sync was last asked for, by whomever: the schedule counts from here. */
  lastRequestedAt: moment('last_requested_at').notNull(),
});

/** One row an account whose catalog settings are not the usual ones. */
export const catalogSettings = pgTable('catalog_settings', {
  accountId: text('account_id')
    .$type<AccountId>()
    .primaryKey()
    .references(() => accounts.id),
  masters: jsonb('masters').$type<CatalogMasters>().notNull(),
  /** Null: no sync by the clock. */
  syncEveryMinutes: integer('sync_every_minutes'),
  changedAt: moment('changed_at').notNull(),
});
