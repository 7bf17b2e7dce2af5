import type { Tone } from '@pos-bridge/ui-theme';
import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '../../../server/router.ts';

type Outputs = inferRouterOutputs<AppRouter>['accounts'];
export type AccountSummary = Outputs['list']['rows'][number];
export type AccountPage = Outputs['get'];
export type Account = AccountPage['account'];
export type LocationCard = AccountPage['locations'][number];

export const stateWords: Record<Account['state'], { readonly word: string; readonly tone: Tone }> =
  {
    active: { word: 'Active', tone: 'good' },
    inactive: { word: 'Inactive', tone: 'quiet' },
    disconnected: { word: 'Disconnected', tone: 'quiet' },
  };

export const authorizationWords: Record<
  Account['posAuthorization'],
  { readonly word: string; readonly tone: Tone }
> = {
  authorized: { word: 'Authorized', tone: 'good' },
  none: { word: 'Not authorized', tone: 'warn' },
  revoked: { word: 'Revoked', tone: 'bad' },
};

/** Green is where guests can order. */
export const standingWords: Record<
  LocationCard['standing'],
  { readonly word: string; readonly tone: Tone }
> = {
  READY: { word: 'Ready', tone: 'good' },
  NOT_ACTIVATED: { word: 'Not activated', tone: 'quiet' },
  NEVER_SYNCED: { word: 'Never synced', tone: 'warn' },
  PENDING: { word: 'Pending', tone: 'warn' },
  NOT_STARTED: { word: 'Not started', tone: 'quiet' },
  ERROR: { word: 'Error', tone: 'bad' },
  UNKNOWN: { word: 'Unknown', tone: 'quiet' },
};

export const isPaused = (until: string | null): until is string =>
  until !== null && new Date(until).getTime() > Date.now();

/** A span of whole minutes as people say it: `45 minutes`, `2 hours`, `1 hour 30 minutes`. */
export function minutesInWords(minutes: number): string {
  const counted = (count: number, unit: string) =>
    count === 0 ? [] : [`${count} ${unit}${count === 1 ? '' : 's'}`];
  return [...counted(Math.floor(minutes / 60), 'hour'), ...counted(minutes % 60, 'minute')].join(
    ' ',
  );
}
