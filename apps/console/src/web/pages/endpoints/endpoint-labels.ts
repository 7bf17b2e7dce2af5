import type { Tone } from '@pos-bridge/ui-theme';
import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '../../../server/router.ts';

export type Endpoint = inferRouterOutputs<AppRouter>['endpoints']['list']['rows'][number];

export const nameOf = (endpoint: Endpoint): string =>
  endpoint.kind === 'wix'
    ? `Wix, ${endpoint.locationName ?? 'a location'}`
    : (endpoint.url ?? 'A subscriber');

export const kindWords = { wix: 'Wix locations', subscriber: 'Subscribers' } as const;
export const troubleWords = {
  paused: 'Paused',
  failing: 'Failing or paused',
  none: 'Working',
} as const;

/** How an endpoint stands, in one word. */
export function standingOf(endpoint: Endpoint): { readonly word: string; readonly tone: Tone } {
  if (endpoint.state === 'closed') return { word: 'Removed', tone: 'quiet' };
  if (endpoint.state === 'paused') return { word: 'Paused', tone: 'bad' };
  if (endpoint.failingSince !== null) return { word: 'Failing', tone: 'warn' };
  if (endpoint.lastSuccessAt === null) return { word: 'Nothing sent yet', tone: 'quiet' };
  return { word: 'Working', tone: 'good' };
}

/** The server counts no further. */
const countedAtMost = 1_000;

export const countOf = (deliveries: number): string =>
  deliveries > countedAtMost ? 'over 1,000' : deliveries.toLocaleString('en');
