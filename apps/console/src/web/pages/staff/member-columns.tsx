import { Button, Text } from '@mantine/core';
import { Pill } from '@pos-bridge/ui-theme/pill';
import type { Column } from '../../components/list.tsx';
import { Moment } from '../../components/moment.tsx';
import type { Member } from './member.ts';
import { MemberMenu } from './member-menu.tsx';
import { RoleSelect } from './role-select.tsx';

export const memberColumns = (
  showSessions: (member: Member) => void,
): readonly Column<Member>[] => [
  {
    title: 'Name',
    cell: (member) => (
      <>
        <Text fz="inherit" fw={550}>
          {member.name}
        </Text>
        <Text fz={12} c="dimmed">
          {member.email}
        </Text>
      </>
    ),
  },
  { title: 'Role', cell: (member) => <RoleSelect member={member} /> },
  {
    title: 'State',
    cell: (member) =>
      member.disabledAt === null ? (
        <Pill tone="good" text="Active" />
      ) : (
        <Pill tone="quiet" text="Deactivated" />
      ),
  },
  {
    title: 'Sessions',
    cell: (member) =>
      member.openSessions === 0 ? (
        <Text span c="dimmed" fz="inherit">
          None
        </Text>
      ) : (
        <Button
          variant="subtle"
          size="compact-xs"
          ml={-8}
          aria-label={`${member.openSessions} open sessions of ${member.name}`}
          onClick={() => showSessions(member)}
        >
          {member.openSessions} open
        </Button>
      ),
  },
  {
    title: 'Signed in',
    cell: (member) => (member.lastSignInAt === null ? '–' : <Moment at={member.lastSignInAt} />),
  },
  { title: 'Since', cell: (member) => <Moment at={member.createdAt} /> },
  {
    title: 'Actions',
    titleHidden: true,
    align: 'right',
    cell: (member) => <MemberMenu member={member} />,
  },
];
