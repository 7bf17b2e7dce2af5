import { type Channel, type Database, type Log, subscribe } from '@pos-bridge/core';

/**
 * Tells everyone in this process who follows a channel of the database that something may be new. It
 * holds one listening connection, however many follow. A notification is only a hint: a follower is also
 * told to look by itself now and then, for the time while the connection is away.
 */
export interface ChannelFeed {
  /**
   * With `about`, only hints that name it: the id that the channel's notifications carry. `restMs` is the
   * least time between two looks, however much happens.
   */
  follow(about?: string, restMs?: number): Follower;
  /** Sends every follower away. */
  close(): Promise<void>;
}

export interface Follower {
  /**
   * Over at the first hint since it was last over, or after `timeoutMs`; look then. Rejects with an
   * AbortError when the feed closes: a stream that breaks off is one that pages come back for.
   */
  next(timeoutMs: number, signal: AbortSignal): Promise<'look' | 'stop'>;
  end(): void;
}

export function openChannelFeed(
  deps: { readonly database: Database; readonly log: Log },
  channel: Channel,
): ChannelFeed {
  const followers = new Set<{ readonly about: string | undefined; hint(): void }>();
  const closing = new AbortController();
  const tell = (about: string): void => {
    for (const follower of [...followers]) {
      if (follower.about === undefined || follower.about === about) follower.hint();
    }
  };
  const tellEveryone = (): void => {
    for (const follower of [...followers]) follower.hint();
  };

  const listening = subscribe(deps.database, channel, tell, tellEveryone);
  listening.begun.catch((error: unknown) => {
    deps.log.error({ err: error, channel }, 'cannot listen; followers look by themselves');
  });

  return {
    follow: (about, restMs = 0) => {
      let hinted = new AbortController();
      const entry = { about, hint: () => hinted.abort() };
      followers.add(entry);
      return {
        next: async (timeoutMs, signal) => {
          const stopped = AbortSignal.any([signal, closing.signal]);
          if (restMs > 0) await pause(restMs, stopped);
          await pause(timeoutMs, AbortSignal.any([stopped, hinted.signal]));
          // From here on a hint counts for the next time: whoever was told looks after this.
          hinted = new AbortController();
          if (closing.signal.aborted) throw new DOMException('The server closes.', 'AbortError');
          return signal.aborted ? 'stop' : 'look';
        },
        end: () => {
          followers.delete(entry);
        },
      };
    },
    close: async () => {
      closing.abort();
      await listening.close().catch(() => {});
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
