import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTRPC } from '../../api.ts';
import { List } from '../../components/list.tsx';
import { Page } from '../../components/page.tsx';
import { tellDone, tellFailure } from '../../components/tell.tsx';
import { sessionColumns } from '../staff/session-columns.tsx';
import { ChangePassword } from './change-password.tsx';

export function OwnSessionsPage() {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const sessions = useQuery(trpc.staff.ownSessions.queryOptions());
  const end = useMutation(
    trpc.staff.revokeOwnSession.mutationOptions({
      onSuccess: () => tellDone('Browser signed out.'),
      onError: tellFailure,
      onSettled: () => queries.invalidateQueries({ queryKey: trpc.staff.ownSessions.queryKey() }),
    }),
  );
  return (
    <Page title="Your sessions" lead="Browsers you are signed in with.">
      <List
        label="Your sessions"
        columns={sessionColumns((sessionId) => end.mutate({ sessionId }), sessions.data?.currentId)}
        rows={sessions.data?.sessions}
        error={sessions.error}
        retry={() => void sessions.refetch()}
        rowKey={(session) => session.id}
        empty={{ title: 'No open sessions', description: '' }}
      />
      <ChangePassword />
    </Page>
  );
}
