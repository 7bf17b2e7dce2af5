import { type SQL, sql } from 'drizzle-orm';
import type { Clock } from '../../clock.ts';
import type { Drizzle } from '../../database/connect.ts';
import { forgetClearText } from '../../database/forget-clear-text.ts';
import { catalogSyncAnswers } from '../tables.ts';

/**
 * Selects `publication_id`: what orders and validations made between two moments were checked against,
 * and orders of any age that have no end.
 */
export type PublicationsOfOrders = (from: Date, until: Date) => SQL;

const batchSize = 1_000;
const dayMs = 86_400_000;
/** Of each configuration, however old they are. */
const runsThatStay = 20;
/**
 * A menu may be named by orders for so long after another took its place: by processes that had not
 * heard of it yet. It takes them seconds; a day costs nothing.
 */
const namedAfterMs = dayMs;

export interface ExpiredCatalogs {
  readonly runs: number;
  readonly publications: number;
  readonly versions: number;
}

/**
 * Deletes what is older than `retentionDays` and of no use any more, in batches: runs, then what was
 * live, then the menus themselves. What stays, however old:
 * - the last runs of each configuration, those that have not ended, and the one that published what is live;
 * - what is live, what a run that stays had published, and what orders and validations within the
 *   retention, and orders without an end, were checked against;
 * - every menu that one of these, or a draft, is about.
 *
 * The names that Wix gave are kept for ever; answers in the clear, from before they were sealed, never.
 */
export async function expireCatalogs(
  deps: {
    readonly db: Drizzle;
    readonly clock: Clock;
    readonly publicationsOfOrders: PublicationsOfOrders;
  },
  retentionDays: number,
): Promise<ExpiredCatalogs> {
  const { db, clock } = deps;
  await forgetClearText(db, { id: catalogSyncAnswers.id, text: catalogSyncAnswers.body });
  const oldest = new Date(clock.now().getTime() - retentionDays * dayMs);
  return {
    runs: await inBatches(db, oldRuns(oldest)),
    publications: await inBatches(db, oldPublications(oldest, deps.publicationsOfOrders)),
    versions: await inBatches(db, oldVersions(oldest)),
  };
}

async function inBatches(db: Drizzle, statement: SQL): Promise<number> {
  for (let deleted = 0; ; ) {
    const rows = await db.execute(statement);
    deleted += rows.length;
    if (rows.length < batchSize) return deleted;
  }
}

const at = (moment: Date): SQL => sql`${moment.toISOString()}::timestamptz`;

const oldRuns = (oldest: Date): SQL => sql`
  delete from catalog_sync_runs where id in (
    select run.id
    from configurations configuration
    join lateral (
      select requested_at from catalog_sync_runs
      where configuration_id = configuration.id
      order by requested_at desc offset ${runsThatStay - 1} limit 1) last_that_stays on true
    join catalog_sync_runs run on run.configuration_id = configuration.id
      and run.requested_at < last_that_stays.requested_at
    where run.ended_at < ${at(oldest)}
      and not exists (
        select from catalog_publications live
        where live.configuration_id = run.configuration_id
          and live.run_id = run.id and live.replaced_at is null)
      and not exists (
        select from catalog_drafts draft
        where draft.configuration_id = run.configuration_id and draft.run_id = run.id)
    limit ${batchSize})
  returning id`;

const oldPublications = (oldest: Date, ofOrders: PublicationsOfOrders): SQL => {
  const lastNamed = new Date(oldest.getTime() + namedAfterMs);
  return sql`
    with named as (${ofOrders(oldest, lastNamed)})
    delete from catalog_publications where id in (
      select publication.id from catalog_publications publication
      where publication.replaced_at < ${at(oldest)}
        and not exists (
          select from catalog_sync_states state
          where state.configuration_id = publication.configuration_id
            and state.publication_id = publication.id)
        and not exists (select from catalog_sync_runs run where run.id = publication.run_id)
        and not exists (select from named where named.publication_id = publication.id)
      limit ${batchSize})
    returning id`;
};

const oldVersions = (oldest: Date): SQL => sql`
  delete from catalog_versions where id in (
    select version.id from catalog_versions version
    where coalesce(version.last_seen_at, version.first_seen_at) < ${at(oldest)}
      and not exists (
        select from catalog_publications publication where publication.version_id = version.id)
      and not exists (select from catalog_sync_runs run where run.version_id = version.id)
      and not exists (select from catalog_drafts draft where draft.version_id = version.id)
    limit ${batchSize})
  -- Once more of the row itself: one that a sync sees again meanwhile is not deleted under it.
    and coalesce(last_seen_at, first_seen_at) < ${at(oldest)}
  returning id`;
