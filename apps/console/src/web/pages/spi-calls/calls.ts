import type { Tone } from '@pos-bridge/ui-theme';
import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '../../../server/router.ts';

export type Call = inferRouterOutputs<AppRouter>['spiCalls']['list']['rows'][number];

/** 4xx is Wix's or the merchant's to mend, 5xx is ours. */
export function toneOf(call: Pick<Call, 'httpStatus'>): Tone {
  if (call.httpStatus >= 500) return 'bad';
  return call.httpStatus >= 400 ? 'warn' : 'good';
}
