import { sql } from 'drizzle-orm';
import type { Clock } from '../clock.ts';
import type { Drizzle } from '../database/connect.ts';
import { spiCalls } from './tables.ts';

const batchSize = 5_000;

/**
 * Deletes calls older than `retentionDays`, in batches, so that no statement holds the table for long.
 * The ids grow with time, so the eldest are found by the primary key.
 */
export async function expireSpiCallsOlderThan(
  deps: { readonly db: Drizzle; readonly clock: Clock },
  retentionDays: number,
): Promise<number> {
  const oldest = new Date(deps.clock.now().getTime() - retentionDays * 86_400_000).toISOString();
  let deleted = 0;
  for (;;) {
    const rows = await deps.db.execute(sql`
      delete from ${spiCalls} where id in (
        select id from (select id, called_at from ${spiCalls} order by id limit ${batchSize}) as eldest
        where called_at < ${oldest}::timestamptz)
      returning id`);
    deleted += rows.length;
    if (rows.length < batchSize) return deleted;
  }
}
