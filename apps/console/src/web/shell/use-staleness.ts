import { onlineManager, type QueryCache, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';

/** Longer than any answer takes on a slow line. */
const patienceMs = 4_000;
const lookEveryMs = 1_000;

/** Why what a page shows may be old; `fresh` while it is not. */
export type Staleness = 'fresh' | 'offline' | 'unanswered' | 'failing';

/** Whether the pages’ questions are answered: offline, unanswered for too long, or failed when asked again. */
export function useStaleness(): Staleness {
  const cache = useQueryClient().getQueryCache();
  const isOnline = useSyncExternalStore(
    (changed) => onlineManager.subscribe(changed),
    () => onlineManager.isOnline(),
  );
  const [state, setState] = useState<Staleness>('fresh');
  useEffect(() => {
    const askedSince = new Map<string, number>();
    const look = () => setState(stateOf(cache, askedSince));
    const timer = setInterval(look, lookEveryMs);
    // What is mended shows at once.
    const forget = cache.subscribe(({ type }) => {
      if (type === 'updated') queueMicrotask(look);
    });
    return () => {
      clearInterval(timer);
      forget();
    };
  }, [cache]);
  return isOnline ? state : 'offline';
}

function stateOf(cache: QueryCache, askedSince: Map<string, number>): Staleness {
  const now = Date.now();
  const shown = cache.getAll().filter((query) => query.isActive());
  const asked = shown.filter(({ state }) => state.fetchStatus === 'fetching');
  const hashes = new Set(asked.map(({ queryHash }) => queryHash));
  for (const hash of askedSince.keys()) if (!hashes.has(hash)) askedSince.delete(hash);
  for (const hash of hashes) if (!askedSince.has(hash)) askedSince.set(hash, now);
  if ([...askedSince.values()].some((since) => now - since > patienceMs)) return 'unanswered';
  // Without data the page says so itself, in the place of what it would show.
  return shown.some(({ state }) => state.status === 'error' && state.data !== undefined)
    ? 'failing'
    : 'fresh';
}
