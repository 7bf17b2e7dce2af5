import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import {
  createTRPCClient,
  httpBatchLink,
  httpSubscriptionLink,
  splitLink,
  TRPCClientError,
} from '@trpc/client';
import { createTRPCContext } from '@trpc/tanstack-react-query';
import type { AppRouter } from '../server/router.ts';

export type ApiError = TRPCClientError<AppRouter>;

export const isApiError = (error: unknown): error is ApiError => error instanceof TRPCClientError;

export const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<AppRouter>();

export const createApi = () =>
  createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: (operation) => operation.type === 'subscription',
        true: httpSubscriptionLink({ url: '/trpc' }),
        false: httpBatchLink({ url: '/trpc', maxURLLength: 4000 }),
      }),
    ],
  });

/** `onSignedOut` is called where an answer says that the session has ended. */
export function createQueries(onSignedOut: () => void): QueryClient {
  const onError = (error: unknown): void => {
    if (isApiError(error) && error.data?.code === 'UNAUTHORIZED') onSignedOut();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        // What was refused stays refused; what failed may work the next time.
        retry: (failures, error) =>
          failures < 2 && !(isApiError(error) && (error.data?.httpStatus ?? 500) < 500),
      },
    },
  });
}
