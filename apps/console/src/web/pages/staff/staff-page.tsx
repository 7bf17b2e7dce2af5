import { Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../../api.ts';
import { List } from '../../components/list.tsx';
import { Page } from '../../components/page.tsx';
import { PageFor } from '../../components/roles.tsx';
import { InvitationsList } from './invitations-list.tsx';
import { InviteButton } from './invite-button.tsx';
import type { Member } from './member.ts';
import { memberColumns } from './member-columns.tsx';
import { SessionsDrawer } from './sessions-drawer.tsx';

export function StaffPage() {
  return (
    <PageFor needs="administrator">
      <StaffList />
    </PageFor>
  );
}

function StaffList() {
  const trpc = useTRPC();
  const people = useQuery(trpc.staff.list.queryOptions());
  const [sessionsOf, setSessionsOf] = useState<Member | null>(null);
  return (
    <Page
      title="Staff"
      lead="People with access to the console, and their roles."
      actions={<InviteButton />}
    >
      <List
        label="Staff"
        columns={memberColumns(setSessionsOf)}
        rows={people.data?.people}
        error={people.error}
        retry={() => void people.refetch()}
        rowKey={(member) => member.id}
        empty={{ title: 'No staff yet', description: 'Invite someone to the console.' }}
      />
      <Title order={2} size="h5" mt="xl" mb="sm">
        Open invitations
      </Title>
      <InvitationsList />
      <SessionsDrawer member={sessionsOf} close={() => setSessionsOf(null)} />
    </Page>
  );
}
