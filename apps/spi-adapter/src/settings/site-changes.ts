import {
  type Channel,
  type Core,
  type Database,
  type Log,
  type Subscription,
  subscribe,
} from '@pos-bridge/core';
import { syncRunIdSchema } from '@pos-bridge/core/ids';
import { type InstanceId, instanceIdSchema } from '@pos-bridge/wix';

/**
 * Tells open pages that something about their instance may have changed. It holds two listening
 * connections per process, however many pages are open. A hint can be lost while one of them is away, so a
 * page also looks by itself now and then.
 */
export interface SiteChanges {
  /** @returns what ends the following */
  follow(instanceId: InstanceId, onChange: () => void): () => void;
  /** Aborted when the process shuts down: open pages are let go, and come back to another one. */
  readonly closing: AbortSignal;
  close(): void;
}

export function openSiteChanges(deps: {
  readonly database: Database;
  readonly core: Core;
  readonly log: Log;
}): SiteChanges {
  const { database, core, log } = deps;
  const followers = new Map<InstanceId, Set<() => void>>();
  const closing = new AbortController();

  const tell = (instanceId: InstanceId): void => {
    for (const onChange of followers.get(instanceId) ?? []) onChange();
  };
  const tellAll = (): void => {
    for (const instanceId of followers.keys()) tell(instanceId);
  };
  const onInstance = (payload: string): void => {
    const named = instanceIdSchema.safeParse(payload);
    if (named.success) tell(named.data);
    else tellAll();
  };
  const onSync = (payload: string): void => {
    const runId = syncRunIdSchema.safeParse(payload);
    if (!runId.success || followers.size === 0) return;
    core.catalog.instanceOfRun(runId.data).then(
      (instanceId) => instanceId && tell(instanceId),
      (error: unknown) => log.warn({ err: error }, 'nobody was told of a sync'),
    );
  };

  const listen = (channel: Channel, onNotification: (payload: string) => void): Subscription => {
    const subscription = subscribe(database, channel, onNotification, tellAll);
    subscription.begun.catch((error: unknown) => {
      log.error({ err: error, channel }, 'cannot listen; pages look by themselves');
    });
    return subscription;
  };
  const listening = [listen('instance_changed', onInstance), listen('sync_progress', onSync)];

  return {
    follow: (instanceId, onChange) => {
      const others = followers.get(instanceId) ?? new Set();
      followers.set(instanceId, others.add(onChange));
      return () => {
        others.delete(onChange);
        if (others.size === 0) followers.delete(instanceId);
      };
    },
    closing: closing.signal,
    close: () => {
      closing.abort();
      for (const subscription of listening) {
        // Nobody waits for it: the database may be away, and its pool is closed soon after.
        void subscription.close().catch(() => {});
      }
    },
  };
}
