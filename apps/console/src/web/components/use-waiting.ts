import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../api.ts';

const lookAgainMs = 30_000;

/** How much waits for a person, for the numbers beside the links that lead there; undefined until it is known. */
export function useWaiting() {
  const trpc = useTRPC();
  return useQuery(trpc.desk.waiting.queryOptions(undefined, { refetchInterval: lookAgainMs })).data;
}
