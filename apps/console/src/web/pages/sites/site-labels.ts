import type { Tone } from '@pos-bridge/ui-theme';
import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '../../../server/router.ts';

type Outputs = inferRouterOutputs<AppRouter>['sites'];
export type SitePage = Outputs['get'];
export type Site = SitePage['instance'];
export type WaitingSite = Outputs['waiting']['rows'][number];

export const installLabels: Record<Site['state'], { readonly text: string; readonly tone: Tone }> =
  {
    installed: { text: 'App installed', tone: 'good' },
    seen: { text: 'App not confirmed', tone: 'warn' },
    removed: { text: 'App removed', tone: 'quiet' },
  };

/** Wix tells no name of a site: support’s own, else its merchant’s or its first location’s. */
export const nameOfSite = (
  site: { readonly name: string | null },
  others: readonly (string | null)[],
): string => site.name ?? others.find((name) => name !== null) ?? 'Unnamed site';
