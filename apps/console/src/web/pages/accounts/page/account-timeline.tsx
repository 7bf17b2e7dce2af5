import { Button, Skeleton, Text, Timeline } from '@mantine/core';
import { IconPencil, IconReceipt, IconRefresh } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '../../../../server/router.ts';
import { useTRPC } from '../../../api.ts';
import { Failure } from '../../../components/failure.tsx';
import { Moment } from '../../../components/moment.tsx';
import { reaches, useStaff } from '../../../components/roles.tsx';
import { TextLink } from '../../../components/text-link.tsx';
import { actionInWords } from '../../audit/audit-labels.ts';

type Entry = inferRouterOutputs<AppRouter>['accounts']['timeline']['entries'][number];

const icons: Record<Entry['kind'], typeof IconPencil> = {
  change: IconPencil,
  sync: IconRefresh,
  order: IconReceipt,
};

/** What happened around the account: changes, syncs, and orders that did not go well. */
export function AccountTimeline({ accountId }: { readonly accountId: string }) {
  const trpc = useTRPC();
  const timeline = useInfiniteQuery(
    trpc.accounts.timeline.infiniteQueryOptions(
      { accountId },
      { getNextPageParam: ({ nextCursor }) => nextCursor },
    ),
  );
  if (timeline.error !== null) {
    return <Failure error={timeline.error} retry={() => void timeline.refetch()} />;
  }
  const entries = timeline.data?.pages.flatMap((page) => page.entries);
  if (entries === undefined) return <Skeleton h={120} />;
  if (entries.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        No activity yet.
      </Text>
    );
  }
  return (
    <>
      <Timeline bulletSize={24} lineWidth={1} color="gray" active={-1}>
        {entries.map((entry) => {
          const Icon = icons[entry.kind];
          return (
            <Timeline.Item
              key={entry.id}
              bullet={<Icon size={13} aria-hidden />}
              title={<EntryTitle entry={entry} accountId={accountId} />}
              mt={14}
              styles={{ itemTitle: { fontSize: 13.5, fontWeight: 500 } }}
            >
              {detailOf(entry) !== null && (
                <Text fz={13} c="dimmed">
                  {detailOf(entry)}
                </Text>
              )}
              <Text fz={12} c="dimmed">
                <Moment at={entry.at} />
              </Text>
            </Timeline.Item>
          );
        })}
      </Timeline>
      {timeline.hasNextPage && (
        <Button
          mt="md"
          variant="default"
          loading={timeline.isFetchingNextPage}
          onClick={() => void timeline.fetchNextPage()}
        >
          Earlier
        </Button>
      )}
    </>
  );
}

/** What happened, leading to what it speaks of; a change to its entry in the audit trail. */
function EntryTitle({ entry, accountId }: { readonly entry: Entry; readonly accountId: string }) {
  const readsTrail = reaches(useStaff().role, 'support');
  switch (entry.kind) {
    case 'change': {
      const action = actionInWords(entry.action);
      return (
        <>
          {readsTrail ? (
            <TextLink
              to="/audit"
              // From the entry on, so that it is on the page however old it is.
              search={{ accountId, entry: entry.number, before: String(entry.number + 1) }}
            >
              {action}
            </TextLink>
          ) : (
            action
          )}{' '}
          by {entry.actorName}
        </>
      );
    }
    case 'sync':
      return (
        <>
          <TextLink to="/syncs/$runId" params={{ runId: entry.id }}>
            Menu sync of {entry.locationName ?? 'a location'}
          </TextLink>{' '}
          {entry.state === 'SUCCEEDED' ? 'succeeded' : 'failed'}
        </>
      );
    case 'order':
      return (
        <>
          <TextLink to="/orders/$orderId" params={{ orderId: entry.id }}>
            Order <span className="mono">{entry.wixOrderId}</span>
          </TextLink>{' '}
          {entry.state === 'rejected' ? 'was refused' : 'has no known outcome'}
        </>
      );
  }
}

function detailOf(entry: Entry): string | null {
  switch (entry.kind) {
    case 'change':
      return entry.reason;
    case 'sync':
      return entry.failureReason;
    case 'order':
      return null;
  }
}
