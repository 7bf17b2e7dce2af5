import { sql } from 'drizzle-orm';
import { forgetClearText } from '../database/forget-clear-text.ts';
import type { InventoryDeps } from './inventory-deps.ts';
import { deliveries, deliveryAttempts, webhookEvents } from './tables.ts';

const batchSize = 1_000;
const dayMs = 86_400_000;

/**
 * Deletes messages that are older than the retention setting, with their deliveries and attempts, in
 * batches. What still waits to be delivered stays, without what was answered before answers were sealed.
 */
export async function expireWebhookEvents(
  deps: Pick<InventoryDeps, 'db' | 'clock' | 'settings'>,
): Promise<number> {
  await forgetClearText(deps.db, { id: deliveryAttempts.id, text: deliveryAttempts.answer });
  const { retentionDays } = deps.settings;
  const oldest = new Date(deps.clock.now().getTime() - retentionDays * dayMs).toISOString();
  let deleted = 0;
  for (;;) {
    const rows = await deps.db.execute(sql`
      delete from ${webhookEvents} where sequence in (
        select old.sequence from ${webhookEvents} old
        where old.created_at < ${oldest}::timestamptz
          and not exists (
            select from ${deliveries} waiting
            where waiting.message_sequence = old.sequence
              and waiting.state in ('pending', 'sending'))
        order by old.created_at limit ${batchSize})
      returning sequence`);
    deleted += rows.length;
    if (rows.length < batchSize) return deleted;
  }
}
