import type { Tone } from '@pos-bridge/ui-theme';
import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '../../../server/router.ts';

type Outputs = inferRouterOutputs<AppRouter>['sites'];
export type SitePage = Outputs['get'];
export type Site = SitePage['instance'];
export type WaitingSite = Outputs['waiting']['rows'][number];

export const installWords: Record<Site['state'], { readonly word: string; readonly tone: Tone }> = {
  installed: { word: 'App installed', tone: 'good' },
  seen: { word: 'App not confirmed', tone: 'warn' },
  removed: { word: 'App removed', tone: 'quiet' },
};

/** Wix tells no name of a site: support’s own, else its merchant’s or its first location’s. */
export const nameOfSite = (
  site: { readonly name: string | null },
  others: readonly (string | null)[],
): string => site.name ?? others.find((name) => name !== null) ?? 'Site without a name';
