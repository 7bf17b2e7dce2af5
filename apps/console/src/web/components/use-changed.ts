import { useQueryClient } from '@tanstack/react-query';
import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '../../server/router.ts';
import { useTRPC } from '../api.ts';

/** After a change: whatever is shown of these subjects is fetched again. */
export function useChanged(
  ...subjects: readonly (keyof inferRouterOutputs<AppRouter>)[]
): () => Promise<unknown> {
  const trpc = useTRPC();
  const queries = useQueryClient();
  return () =>
    Promise.all(
      subjects.map((subject) => queries.invalidateQueries({ queryKey: trpc[subject].pathKey() })),
    );
}
