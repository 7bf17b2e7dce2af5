import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Moment } from '../../../components/moment.tsx';
import type { LocationCard } from '../account-labels.ts';

/** How the menu of the location stands, in one line. */
export function SyncLine({ location: { sync } }: { readonly location: LocationCard }) {
  if (sync === null) return null;
  switch (sync.status) {
    case 'PENDING':
      return <Line>A menu sync is waiting.</Line>;
    case 'IN_PROGRESS':
      return sync.notBefore !== null ? (
        <Line failed>
          The menu sync met a fault; it is tried again <Moment at={sync.notBefore} />.
        </Line>
      ) : (
        <Line>The menu is being synced.</Line>
      );
    case 'SYNCED':
      return (
        <Line>
          Menu synced <Moment at={sync.lastSuccessAt} />
        </Line>
      );
    case 'FAILED':
      return (
        <Line failed>
          The menu sync failed: {sync.failureReason ?? sync.failureCode}
          {sync.lastSuccessAt !== null && (
            <>
              {' '}
              Last success <Moment at={sync.lastSuccessAt} />.
            </>
          )}
        </Line>
      );
  }
}

function Line(props: { readonly children: ReactNode; readonly failed?: boolean }) {
  return (
    <Text fz={13} mt={2} c={props.failed ? 'var(--bad)' : 'dimmed'} component="div">
      {props.children}
    </Text>
  );
}
