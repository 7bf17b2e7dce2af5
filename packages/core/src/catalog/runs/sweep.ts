import { configurationIdSchema } from '@pos-bridge/wix';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { syncTriggerSchema } from '../sync-run.ts';
import { enqueueSync, requestSync, type SyncWishDeps } from './request-sync.ts';

/** Minutes between syncs by the clock where an account says nothing else: a day. */
export const usualSyncEveryMinutes = 1_440;

const lostForMs = 30_000;
const mostAtOnce = 200;

/**
 * Looks after what fell through, every minute: runs and drafts that no job speaks for any more, and
 * configurations whose next sync is due. Doing it twice does nothing twice.
 */
export async function sweepCatalogs(deps: SyncWishDeps): Promise<{ woken: number; asked: number }> {
  const now = deps.clock.now();
  const lost = await lostConfigurations(deps, now);
  for (const configurationId of lost) await enqueueSync(deps.db, deps.jobs, configurationId);
  const due = await dueConfigurations(deps, now);
  for (const wish of due) await requestSync(deps, wish);
  return { woken: lost.length, asked: due.length };
}

async function lostConfigurations({ db }: SyncWishDeps, now: Date) {
  const at = now.toISOString();
  const before = new Date(now.getTime() - lostForMs).toISOString();
  const rows = await db.execute(sql`
    select run.configuration_id as "configurationId"
    from catalog_sync_runs run
    where (run.state = 'QUEUED' and run.requested_at < ${before}::timestamptz)
      or (run.state = 'RUNNING' and coalesce(run.lease_until, '-infinity') < ${at}::timestamptz
        and coalesce(run.not_before, '-infinity') < ${at}::timestamptz)
    union
    select draft.configuration_id
    from catalog_drafts draft
    join configurations configuration on configuration.id = draft.configuration_id
    join instances instance on instance.id = configuration.instance_id
    where instance.state = 'installed' and not exists (
      select from catalog_sync_runs run
      where run.configuration_id = draft.configuration_id and run.state = 'RUNNING')
    limit ${mostAtOnce}`);
  return z
    .array(z.object({ configurationId: configurationIdSchema }))
    .parse(rows)
    .map(({ configurationId }) => configurationId);
}

/**
 * Enabled and ready, and either never synced (the site owner has just activated it) or not asked about
 * for as long as the account's schedule says.
 */
async function dueConfigurations({ db }: SyncWishDeps, now: Date) {
  const rows = await db.execute(sql`
    select configuration.id as "configurationId",
      case when state.configuration_id is null then 'activation' else 'schedule' end as trigger
    from configurations configuration
    join instances instance on instance.id = configuration.instance_id
    join accounts account on account.id = configuration.account_id
    join pos_locations location on location.id = configuration.location_id
    left join catalog_settings settings on settings.account_id = account.id
    left join catalog_sync_states state on state.configuration_id = configuration.id
    where configuration.enabled and not configuration.archived
      and configuration.catalog_id is not null
      and instance.state = 'installed' and account.state = 'active'
      and account.pos_authorization = 'authorized' and location.gone_at is null
      and (state.configuration_id is null
        or state.last_requested_at <= ${now.toISOString()}::timestamptz - interval '1 minute' *
          case when settings.account_id is null then ${usualSyncEveryMinutes}::int
            else settings.sync_every_minutes end)
    order by state.last_requested_at nulls first
    limit ${mostAtOnce}`);
  return z
    .array(z.object({ configurationId: configurationIdSchema, trigger: syncTriggerSchema }))
    .parse(rows);
}
