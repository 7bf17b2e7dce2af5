import type { Tone } from '@pos-bridge/ui-theme';
import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '../../server/router.ts';

export type CallReport = inferRouterOutputs<AppRouter>['accounts']['get']['calls']['pos'];

/** How the other side answers; null where there is nothing to say. */
export const callLabels: Readonly<
  Record<CallReport['health'], { readonly text: string; readonly tone: Tone } | null>
> = {
  well: null,
  quiet: null,
  failing: { text: 'is failing at times', tone: 'warn' },
  down: { text: 'does not answer', tone: 'bad' },
};

/** What the calls of the last ten minutes came to. */
export const callSentence = ({ calls, failed, lastFault }: CallReport): string =>
  `${failed} of ${calls} calls failed in the last 10 minutes${
    lastFault === null ? '' : ` (last: ${lastFault.replaceAll('_', ' ')})`
  }.`;
