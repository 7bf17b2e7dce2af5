import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '../../../server/router.ts';

export type Member = inferRouterOutputs<AppRouter>['staff']['list']['people'][number];
