import { type QueryFilters, useQueryClient } from '@tanstack/react-query';
import { useSubscription } from '@trpc/tanstack-react-query';
import { useEffect } from 'react';
import { useTRPC } from '../api.ts';
import { type Following, followingOf } from './live-state.tsx';

/** Asked again this often while the server’s word does not come through. */
const lookEveryMs = 15_000;

/** What a page that follows needs of its connection. */
export interface ChangesFollowed {
  readonly following: Following;
  /** For the queries that follow: polls only where the connection is lost. */
  readonly refetchInterval: number | false;
}

/** Has the page's orders asked again when they may have moved: one, or any. */
export function useOrderChanges(id?: string): ChangesFollowed {
  const trpc = useTRPC();
  const look = useLook([
    trpc.orders.get.queryFilter(),
    trpc.orders.list.queryFilter(),
    trpc.desk.waiting.queryFilter(),
  ]);
  const subscription = useSubscription(
    trpc.orders.changes.subscriptionOptions({ id }, { onData: look }),
  );
  return useFollowing(subscription);
}

/** The same for webhook events, their deliveries and endpoints: of one account, or of any. */
export function useDeliveryChanges(accountId: string | undefined, enabled = true): ChangesFollowed {
  const trpc = useTRPC();
  const look = useLook([
    trpc.deliveries.pathFilter(),
    trpc.webhookEvents.pathFilter(),
    trpc.endpoints.pathFilter(),
    trpc.stock.items.queryFilter(),
    trpc.desk.waiting.queryFilter(),
  ]);
  const subscription = useSubscription(
    trpc.webhookEvents.changes.subscriptionOptions({ accountId }, { enabled, onData: look }),
  );
  return useFollowing(subscription);
}

/** A connection that was refused, by a server that starts again for example, is asked for once more. */
function useFollowing({
  status,
  reset,
}: {
  readonly status: 'idle' | 'connecting' | 'pending' | 'error';
  reset(): void;
}): ChangesFollowed {
  useEffect(() => {
    if (status !== 'error') return undefined;
    const timer = setTimeout(reset, lookEveryMs);
    return () => clearTimeout(timer);
  }, [status, reset]);
  const following = followingOf(status);
  return { following, refetchInterval: following === 'failing' ? lookEveryMs : false };
}

function useLook(filters: readonly QueryFilters[]): () => void {
  const queries = useQueryClient();
  return () => {
    // A page in the background looks when somebody comes back to it.
    const refetchType = document.hidden ? 'none' : 'active';
    for (const filter of filters) void queries.invalidateQueries({ ...filter, refetchType });
  };
}
