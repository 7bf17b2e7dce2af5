import { type Channel, type Database, type Log, subscribe } from '@pos-bridge/core';

/**
 * Tells everyone in this process who follows a channel of the database that something may be new. It
 * holds one listening connection, however many follow. A notification is only a hint: `changed` also
 * comes back after `timeoutMs`, so that a follower looks by itself while the connection is away.
 */
export interface ChannelFeed {
  /** Counts hints. Read it before looking, pass it to `changed` after: nothing falls in between. */
  readonly version: number;
  changed(since: number, timeoutMs: number, signal: AbortSignal): Promise<'look' | 'stop'>;
  /** Wakes every follower for good. */
  close(): Promise<void>;
}

const firstRetryMs = 500;
const slowestRetryMs = 30_000;

export function openChannelFeed(
  deps: { readonly database: Database; readonly log: Log },
  channel: Channel,
): ChannelFeed {
  const followers = new Set<() => void>();
  const closing = new AbortController();
  let version = 0;
  const wake = (): void => {
    version += 1;
    for (const follower of [...followers]) follower();
  };

  const listening = listenUntilClosed();
  async function listenUntilClosed(): Promise<{ close(): Promise<void> } | undefined> {
    for (let retryMs = firstRetryMs; !closing.signal.aborted; ) {
      try {
        return await subscribe(deps.database, channel, wake, wake);
      } catch (error) {
        deps.log.warn({ err: error, channel, retryMs }, 'not listening yet; polling meanwhile');
        await pause(retryMs, closing.signal);
        retryMs = Math.min(retryMs * 2, slowestRetryMs);
      }
    }
    return undefined;
  }

  return {
    get version() {
      return version;
    },
    changed: async (since, timeoutMs, signal) => {
      const stopped = AbortSignal.any([signal, closing.signal]);
      if (!stopped.aborted && version === since) {
        const hint = new AbortController();
        const follower = () => hint.abort();
        followers.add(follower);
        await pause(timeoutMs, AbortSignal.any([stopped, hint.signal]));
        followers.delete(follower);
      }
      return stopped.aborted ? 'stop' : 'look';
    },
    close: async () => {
      closing.abort();
      await (await listening)?.close().catch(() => {});
    },
  };
}

/** Over when the time is up or the signal aborts, whichever comes first. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, ms);
    function done(): void {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
    if (signal.aborted) done();
    else signal.addEventListener('abort', done);
  });
}
