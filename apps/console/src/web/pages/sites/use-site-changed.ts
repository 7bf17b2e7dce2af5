import { useQueryClient } from '@tanstack/react-query';
import { useTRPC } from '../../api.ts';

/** After a change: whatever is shown of sites and accounts is asked for anew. */
export function useSiteChanged(): () => Promise<unknown> {
  const trpc = useTRPC();
  const queries = useQueryClient();
  return () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: trpc.sites.pathKey() }),
      queries.invalidateQueries({ queryKey: trpc.accounts.pathKey() }),
    ]);
}
