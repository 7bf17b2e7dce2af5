import { useSubscription } from '@trpc/tanstack-react-query';
import { useEffect, useState } from 'react';
import { useTRPC } from '../../api.ts';
import { type Following, followingOf } from '../../components/live-state.tsx';
import type { Call } from './calls.ts';
import type { SpiCallsSearch } from './search.ts';

const shownAtMost = 200;

export interface LiveCalls {
  /** Newest first; empty where nothing is followed. */
  readonly calls: readonly Call[];
  readonly state: Following;
}

/** Follows the ledger above `since`, as long as `on`; what it gathered goes with the filter. */
export function useLiveCalls(
  on: boolean,
  since: number | undefined,
  filter: Pick<
    SpiCallsSearch,
    'operation' | 'outcome' | 'accountId' | 'requestId' | 'slowerThanMs'
  >,
): LiveCalls {
  const trpc = useTRPC();
  const [calls, setCalls] = useState<readonly Call[]>([]);
  const followed = JSON.stringify([on, filter]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another filter empties the list
  useEffect(() => setCalls([]), [followed]);

  const enabled = on && since !== undefined;
  const subscription = useSubscription(
    trpc.spiCalls.follow.subscriptionOptions(
      { ...filter, lastEventId: String(since ?? 0) },
      {
        enabled,
        onData: ({ data }) =>
          setCalls((known) =>
            known.some((call) => call.id === data.id)
              ? known
              : [data, ...known].slice(0, shownAtMost),
          ),
      },
    ),
  );
  return { calls, state: enabled ? followingOf(subscription.status) : 'off' };
}
