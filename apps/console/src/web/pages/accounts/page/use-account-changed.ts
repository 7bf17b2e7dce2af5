import { useQueryClient } from '@tanstack/react-query';
import { useTRPC } from '../../../api.ts';

/** After a change: whatever is shown of accounts and their locations is asked for anew. */
export function useAccountChanged(): () => Promise<unknown> {
  const trpc = useTRPC();
  const queries = useQueryClient();
  return () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: trpc.accounts.pathKey() }),
      queries.invalidateQueries({ queryKey: trpc.configurations.pathKey() }),
    ]);
}
