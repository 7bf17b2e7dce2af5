import type { Tone } from '@pos-bridge/ui-theme';
import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '../../../server/router.ts';

export type Receiver = inferRouterOutputs<AppRouter>['receivers']['list']['rows'][number];

export const nameOf = (receiver: Receiver): string =>
  receiver.kind === 'wix'
    ? `Wix, ${receiver.locationName ?? 'a location'}`
    : (receiver.url ?? 'A subscriber');

export const kindWords = { wix: 'Wix locations', subscriber: 'Subscribers' } as const;
export const troubleWords = {
  paused: 'Paused',
  failing: 'Failing or paused',
  none: 'Working',
} as const;

/** How a receiver stands, in one word. */
export function standingOf(receiver: Receiver): { readonly word: string; readonly tone: Tone } {
  if (receiver.state === 'closed') return { word: 'Removed', tone: 'quiet' };
  if (receiver.state === 'paused') return { word: 'Paused', tone: 'bad' };
  if (receiver.failingSince !== null) return { word: 'Failing', tone: 'warn' };
  if (receiver.lastSuccessAt === null) return { word: 'Nothing sent yet', tone: 'quiet' };
  return { word: 'Working', tone: 'good' };
}

/** The server counts no further. */
const countedAtMost = 1_000;

export const countOf = (deliveries: number): string =>
  deliveries > countedAtMost ? 'over 1,000' : deliveries.toLocaleString('en');
