import { Button, Text } from '@mantine/core';
import { Pill } from '@pos-bridge/ui-theme/pill';
import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '../../../server/router.ts';
import type { Column } from '../../components/list.tsx';
import { Moment } from '../../components/moment.tsx';

type Session = inferRouterOutputs<AppRouter>['staff']['sessions']['sessions'][number];

export const sessionColumns = (
  end: (sessionId: string) => void,
  currentId?: string,
): readonly Column<Session>[] => [
  {
    title: 'Browser',
    cell: (session) => (
      <Text fz="inherit" truncate maw={240} title={session.userAgent ?? undefined}>
        {browserOf(session.userAgent)}
      </Text>
    ),
  },
  { title: 'Address', cell: (session) => session.ipAddress ?? '–' },
  { title: 'Since', cell: (session) => <Moment at={session.createdAt} /> },
  {
    title: 'Actions',
    titleHidden: true,
    align: 'right',
    cell: (session) =>
      session.id === currentId ? (
        <Pill tone="good" text="This one" />
      ) : (
        <Button variant="subtle" size="compact-xs" onClick={() => end(session.id)}>
          End
        </Button>
      ),
  },
];

/** "Firefox on Windows": enough to tell one's own browsers apart. */
function browserOf(userAgent: string | null): string {
  if (userAgent === null) return 'Unknown';
  const browser = [
    ['Edg/', 'Edge'],
    ['Firefox/', 'Firefox'],
    ['Chrome/', 'Chrome'],
    ['Safari/', 'Safari'],
  ].find(([mark = '']) => userAgent.includes(mark))?.[1];
  const system = ['Windows', 'Mac OS', 'Android', 'iPhone', 'iPad', 'Linux'].find((name) =>
    userAgent.includes(name),
  );
  if (browser === undefined) return userAgent.slice(0, 40);
  return system === undefined ? browser : `${browser} on ${system}`;
}
