import { Stack } from '@mantine/core';
import { Notice } from '@pos-bridge/ui-theme/notice';
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../../api.ts';
import { CallNotice } from '../../components/call-notice.tsx';
import { counted } from '../../components/counted.ts';
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
            ? `${counted(side.troubled, 'merchant')} affected. Orders wait and are retried automatically. Contact the POS’s support.`
            : `${counted(side.troubled, 'site')} affected. Orders, stock and menus are retried automatically. Check Wix’s status page.`}
        </CallNotice>
      ))}
      {sides
        .filter(({ health, troubled }) => troubled > 0 && (health === 'well' || health === 'quiet'))
        .map((side) => (
          <Notice
            key={`some ${side.side} ${side.provider}`}
            tone="warn"
            title={`${side.name} fails for ${counted(side.troubled, side.side === 'pos' ? 'merchant' : 'site')}`}
          >
            All others work. Open Accounts to see which are affected.
          </Notice>
        ))}
      {worker.state === 'away' && (
        <Notice tone="bad" title="No worker is running">
          {worker.lastBeatAt === null ? (
            'No worker has started yet.'
          ) : (
            <>
              Last seen <Moment at={worker.lastBeatAt} />.
            </>
          )}{' '}
          Waiting menus, stock and orders are not processed. Ask whoever runs the bridge to start a
          worker.
        </Notice>
      )}
      {lateJob !== null && (
        <Notice tone="warn" title="Background work is late">
          The oldest job ({lateJob.name}) has been due since <Moment at={lateJob.dueAt} />. If it
          does not recover, tell whoever runs the bridge.
        </Notice>
      )}
    </Stack>
  );
}
