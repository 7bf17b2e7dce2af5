import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Moment } from '../../../components/moment.tsx';
import type { LocationCard } from '../account-words.ts';

/** How the menu of the location stands, in one line. */
export function SyncLine({ location: { sync } }: { readonly location: LocationCard }) {
  if (sync === null) return null;
  const success = sync.lastSuccessAt !== null && <Moment at={sync.lastSuccessAt} />;
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
      return <Line>Menu synced {success}</Line>;
    case 'FAILED':
      return (
        <Line failed>
          The menu sync failed: {sync.failureReason ?? sync.failureCode}
          {success && <> Last success {success}.</>}
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
