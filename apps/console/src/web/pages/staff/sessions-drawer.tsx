import { Button, Group, Stack } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTRPC } from '../../api.ts';
import { Dialog } from '../../components/dialog.tsx';
import { List } from '../../components/list.tsx';
import { tellFailure } from '../../components/tell.tsx';
import type { Member } from './member.ts';
import { sessionColumns } from './session-columns.tsx';

/** The browsers that a person is signed in with, each to be shut. */
export function SessionsDrawer(props: { readonly member: Member | null; close(): void }) {
  const { member, close } = props;
  return (
    <Dialog
      look="side"
      title={`Sessions of ${member?.name ?? ''}`}
      size={620}
      opened={member !== null}
      close={close}
    >
      {member && <Sessions member={member} />}
    </Dialog>
  );
}

function Sessions({ member }: { readonly member: Member }) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const sessions = useQuery(trpc.staff.sessions.queryOptions({ id: member.id }));
  const revoke = useMutation(
    trpc.staff.revokeSessions.mutationOptions({
      onError: tellFailure,
      onSettled: () => queries.invalidateQueries({ queryKey: trpc.staff.pathKey() }),
    }),
  );
  return (
    <Stack>
      <List
        label={`Sessions of ${member.name}`}
        columns={sessionColumns((sessionId) => revoke.mutate({ id: member.id, sessionId }))}
        rows={sessions.data?.sessions}
        error={sessions.error}
        retry={() => void sessions.refetch()}
        rowKey={(session) => session.id}
        empty={{ title: 'No open sessions', description: 'Not signed in anywhere.' }}
      />
      <Group justify="flex-end">
        <Button
          color="red"
          variant="light"
          disabled={!sessions.data?.sessions.length}
          loading={revoke.isPending}
          onClick={() => revoke.mutate({ id: member.id, sessionId: 'all' })}
        >
          End all
        </Button>
      </Group>
    </Stack>
  );
}
