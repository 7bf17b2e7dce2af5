import { sql } from 'drizzle-orm';
import type { Database, Executor } from './connect.ts';

/**
 * The channels on which processes tell each other that something changed. A notification is only a
 * hint: it can be lost while a listener reconnects, so whoever listens also looks by itself.
 */
export type Channel =
  | 'spi_calls'
  /** An instance, or an account, configuration or POS location of it; sent by a trigger. */
  | 'instance_changed'
  | 'sync_progress'
  | 'orders_changed'
  | 'deliveries_changed'
  /** Somebody's role, being let in, or an ended session of theirs; sent by a trigger. */
  | 'staff_changed';

/** Sent when (and only if) the surrounding transaction commits. `payload`: an id, never data. */
export async function notify(executor: Executor, channel: Channel, payload: string): Promise<void> {
  await executor.execute(sql`select pg_notify(${channel}, ${payload})`);
}

export interface Subscription {
  close(): Promise<void>;
}

/** `onReconnect` runs after a lost connection is back: what was notified in between is unknown. */
export async function subscribe(
  database: Database,
  channel: Channel,
  onNotification: (payload: string) => void,
  onReconnect: () => void = () => {},
): Promise<Subscription> {
  let connected = false;
  const { unlisten } = await database.sql.listen(channel, onNotification, () => {
    if (connected) onReconnect();
    connected = true;
  });
  return { close: unlisten };
}
