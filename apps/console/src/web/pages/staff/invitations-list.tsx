import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '../../../server/router.ts';
import { useTRPC } from '../../api.ts';
import { type Column, List } from '../../components/list.tsx';
import { Moment } from '../../components/moment.tsx';
import { tellDone, tellFailure } from '../../components/tell.tsx';

type Invitation = inferRouterOutputs<AppRouter>['invitations']['list']['invitations'][number];

const columns: readonly Column<Invitation>[] = [
  { title: 'E-mail', cell: (invitation) => invitation.email },
  { title: 'Role', cell: (invitation) => invitation.role },
  { title: 'Invited by', cell: (invitation) => invitation.invitedByName },
  { title: 'Ends', cell: (invitation) => <Moment at={invitation.expiresAt} /> },
  {
    title: 'Actions',
    titleHidden: true,
    align: 'right',
    cell: (invitation) => <Withdraw invitation={invitation} />,
  },
];

export function InvitationsList() {
  const trpc = useTRPC();
  const open = useQuery(trpc.invitations.list.queryOptions());
  return (
    <List
      label="Open invitations"
      columns={columns}
      rows={open.data?.invitations}
      error={open.error}
      retry={() => void open.refetch()}
      rowKey={(invitation) => invitation.id}
      empty={{ title: 'No open invitations', description: 'Invitations expire after seven days.' }}
    />
  );
}

function Withdraw({ invitation }: { readonly invitation: Invitation }) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const revoke = useMutation(
    trpc.invitations.revoke.mutationOptions({
      onSuccess: () => tellDone(`The link for ${invitation.email} no longer works.`),
      onError: tellFailure,
      onSettled: () => queries.invalidateQueries({ queryKey: trpc.invitations.list.queryKey() }),
    }),
  );
  return (
    <Button
      variant="subtle"
      size="compact-xs"
      loading={revoke.isPending}
      aria-label={`Withdraw the invitation of ${invitation.email}`}
      onClick={() => revoke.mutate({ id: invitation.id })}
    >
      Withdraw
    </Button>
  );
}
