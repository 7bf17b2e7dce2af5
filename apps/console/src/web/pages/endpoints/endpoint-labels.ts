import type { Tone } from '@pos-bridge/ui-theme';
import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '../../../server/router.ts';

export type Endpoint = inferRouterOutputs<AppRouter>['endpoints']['list']['rows'][number];

export const nameOf = (endpoint: Endpoint): string =>
  endpoint.kind === 'wix'
    ? `Wix, ${endpoint.locationName ?? 'a location'}`
    : (endpoint.url ?? 'Webhook endpoint');

export const kindLabels = { wix: 'Wix locations', subscriber: 'Webhook endpoints' } as const;
export const troubleLabels = {
  paused: 'Paused',
  failing: 'Failing or paused',
  none: 'Working',
} as const;

/** How an endpoint stands, in one word. */
export function standingOf(endpoint: Endpoint): { readonly text: string; readonly tone: Tone } {
  if (endpoint.state === 'closed') return { text: 'Removed', tone: 'quiet' };
  if (endpoint.state === 'paused') return { text: 'Paused', tone: 'bad' };
  if (endpoint.failingSince !== null) return { text: 'Failing', tone: 'warn' };
  if (endpoint.lastSuccessAt === null) return { text: 'Not used yet', tone: 'quiet' };
  return { text: 'Working', tone: 'good' };
}

/** The server counts no further. */
const countedAtMost = 1_000;

export const countOf = (deliveries: number): string =>
  deliveries > countedAtMost ? 'over 1,000' : deliveries.toLocaleString('en');
