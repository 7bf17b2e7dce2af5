import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { type Database, type Executor, openListener } from './connect.ts';
import { isDatabaseUnavailable } from './faults.ts';

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
  /**
   * Resolves once the channel is listened to, however long the database is away.
   * @throws Error where the database refuses it for another reason
   */
  readonly begun: Promise<void>;
  close(): Promise<void>;
}

const retryMs = 500;

/**
 * Listens on a connection of its own: channels that share one may lose each other's LISTEN where
 * postgres.js opens it again. `onReconnect` runs after a lost connection is
 * back: what was notified in between is unknown.
 */
export function subscribe(
  database: Pick<Database, 'url'>,
  channel: Channel,
  onNotification: (payload: string) => void,
  onReconnect: () => void = () => {},
): Subscription {
  const closing = new AbortController();
  const { signal } = closing;
  let hasBegun = false;
  const onListening = (): void => {
    if (hasBegun && !signal.aborted) onReconnect();
    hasBegun = true;
  };
  const hear = (payload: string): void => {
    if (!signal.aborted) onNotification(payload);
  };
  let client = openListener(database.url);
  const begin = async (): Promise<void> => {
    while (!signal.aborted) {
      try {
        await client.listen(channel, hear, onListening);
        return;
      } catch (error) {
        if (!isDatabaseUnavailable(error)) throw error;
        await client.end({ timeout: 0 });
        await pause(retryMs, undefined, { signal }).catch(() => {});
        client = openListener(database.url);
      }
    }
  };
  return {
    begun: begin(),
    close: async () => {
      closing.abort();
      await client.end({ timeout: 0 });
    },
  };
}
