import { type InstanceId, instanceIdSchema } from '@pos-bridge/wix';
import type { Clock } from '../clock.ts';
import type { Database } from '../database/connect.ts';
import { type Subscription, subscribe } from '../database/notifications.ts';

/**
 * What this process has read about instances, kept until the database says that something about an
 * instance changed (a trigger does, see `drizzle/`). Three things bound its age: that notification; a
 * lost connection, which empties it, since notifications may be lost with it; and `maxAgeMs`.
 */
export interface InstanceMemory {
  /** A cache for one kind of value; each reader has its own. */
  cache<Value>(): Cache<Value>;
  /** Begins to listen, as soon as the database is there. Until then, and after `close`, everything is read anew. */
  open(): Promise<void>;
  close(): Promise<void>;
}

export interface Cache<Value> {
  /** What is remembered of the instance under `key`, or else what `read` gives; undefined is not kept. */
  recall(
    instanceId: InstanceId,
    key: string,
    read: () => Promise<Value | undefined>,
  ): Promise<Value | undefined>;
}

export interface InstanceMemoryOptions {
  /** Values of one kind, over all instances; the eldest goes first. */
  readonly maxValues?: number;
  readonly maxAgeMs?: number;
}

export function createInstanceMemory(
  deps: { readonly database: Database; readonly clock: Clock },
  { maxValues = 20_000, maxAgeMs = 5_000 }: InstanceMemoryOptions = {},
): InstanceMemory {
  const caches: { forget(instanceId: InstanceId): void; clear(): void }[] = [];
  let subscription: Subscription | null = null;
  /** Grows with everything that is forgotten: what was read before may not be kept after. */
  let forgotten = 0;

  const clear = (): void => {
    forgotten += 1;
    for (const cache of caches) cache.clear();
  };
  const forget = (payload: string): void => {
    const instanceId = instanceIdSchema.safeParse(payload);
    if (!instanceId.success) {
      clear();
      return;
    }
    forgotten += 1;
    for (const cache of caches) cache.forget(instanceId.data);
  };
  deps.database.onConnectionLost(clear);

  return {
    cache: <Value>(): Cache<Value> => {
      const instances = new Map<InstanceId, Map<string, { value: Value; readAt: number }>>();
      let size = 0;
      const drop = (instanceId: InstanceId): void => {
        size -= instances.get(instanceId)?.size ?? 0;
        instances.delete(instanceId);
      };
      caches.push({
        forget: drop,
        clear: () => {
          instances.clear();
          size = 0;
        },
      });
      return {
        recall: async (instanceId, key, read) => {
          const now = deps.clock.now().getTime();
          const kept = instances.get(instanceId)?.get(key);
          if (kept !== undefined && now - kept.readAt < maxAgeMs) return kept.value;
          const before = forgotten;
          const value = await read();
          if (value === undefined || subscription === null || forgotten !== before) return value;
          const values = instances.get(instanceId) ?? new Map();
          if (!values.has(key)) size += 1;
          instances.set(instanceId, values.set(key, { value, readAt: now }));
          for (const eldest of instances.keys()) {
            if (size <= maxValues) break;
            drop(eldest);
          }
          return value;
        },
      };
    },
    open: async () => {
      const opening = subscribe(deps.database, 'instance_changed', forget, clear);
      await opening.begun;
      subscription = opening;
    },
    close: async () => {
      const closing = subscription;
      subscription = null;
      clear();
      await closing?.close();
    },
  };
}
