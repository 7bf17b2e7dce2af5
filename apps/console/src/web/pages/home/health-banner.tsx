import { Stack } from '@mantine/core';
import { Notice } from '@pos-bridge/ui-theme/notice';
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../../api.ts';
import { CallNotice } from '../../components/call-notice.tsx';
import { Moment } from '../../components/moment.tsx';

const lookAgainMs = 15_000;

/** What is wrong around the bridge and within it; nothing where all is well. */
export function HealthBanner() {
  const trpc = useTRPC();
  const { data } = useQuery(
    trpc.desk.health.queryOptions(undefined, { refetchInterval: lookAgainMs }),
  );
  if (data === undefined) return null;
  const { sides, worker, lateJob } = data;
  return (
    <Stack gap="xs" mb="md" role="region" aria-label="Health">
      {sides.map((side) => (
        <CallNotice key={`${side.side} ${side.provider}`} name={side.name} report={side}>
          {side.side === 'pos'
            ? `${countOf(side.troubled, 'merchant')} cannot be served. Orders wait and are tried again by themselves; ask the POS’s own support what is wrong.`
            : `${countOf(side.troubled, 'site')} cannot be told of orders, stock and menus. It is tried again by itself; look at Wix’s status page.`}
        </CallNotice>
      ))}
      {sides
        .filter(({ health, troubled }) => troubled > 0 && (health === 'well' || health === 'quiet'))
        .map((side) => (
          <Notice
            key={`some ${side.side} ${side.provider}`}
            tone="warn"
            title={`${side.name} fails for ${countOf(side.troubled, side.side === 'pos' ? 'merchant' : 'site')}`}
          >
            The others are served. The list of accounts shows which.
          </Notice>
        ))}
      {worker.state === 'away' && (
        <Notice tone="bad" title="No worker is running">
          {worker.lastBeatAt === null ? (
            'None has run yet.'
          ) : (
            <>
              The last one was seen <Moment at={worker.lastBeatAt} />.
            </>
          )}{' '}
          Menus, stock and orders that wait stand still. Have whoever operates the bridge start one.
        </Notice>
      )}
      {lateJob !== null && (
        <Notice tone="warn" title="Background work is late">
          The oldest job ({lateJob.name}) has been due since <Moment at={lateJob.dueAt} />. Tell
          whoever operates the bridge, unless it gets less.
        </Notice>
      )}
    </Stack>
  );
}

const countOf = (count: number, what: string): string =>
  `${count} ${what}${count === 1 ? '' : 's'}`;
