import type { Tone } from '@pos-bridge/ui-theme';
import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '../../../server/router.ts';
import { counted } from '../../components/counted.ts';
import { knownZone } from '../../components/wall-clock.ts';

type Outputs = inferRouterOutputs<AppRouter>['accounts'];
export type AccountSummary = Outputs['list']['rows'][number];
export type AccountPage = Outputs['get'];
export type Account = AccountPage['account'];
export type LocationCard = AccountPage['locations'][number];

export const stateLabels: Record<Account['state'], { readonly text: string; readonly tone: Tone }> =
  {
    active: { text: 'Active', tone: 'good' },
    inactive: { text: 'Inactive', tone: 'quiet' },
    disconnected: { text: 'Disconnected', tone: 'quiet' },
  };

export const authorizationLabels: Record<
  Account['posAuthorization'],
  { readonly text: string; readonly tone: Tone }
> = {
  authorized: { text: 'Authorized', tone: 'good' },
  none: { text: 'Not authorized', tone: 'warn' },
  revoked: { text: 'Revoked', tone: 'bad' },
};

/** Green is where guests can order. */
export const standingLabels: Record<
  LocationCard['standing'],
  { readonly text: string; readonly tone: Tone }
> = {
  READY: { text: 'Ready', tone: 'good' },
  NOT_ACTIVATED: { text: 'Not activated', tone: 'quiet' },
  NEVER_SYNCED: { text: 'Never synced', tone: 'warn' },
  PENDING: { text: 'Pending', tone: 'warn' },
  NOT_STARTED: { text: 'Not started', tone: 'quiet' },
  ERROR: { text: 'Error', tone: 'bad' },
  UNKNOWN: { text: 'Unknown', tone: 'quiet' },
};

export const isPaused = (until: string | null): until is string =>
  until !== null && new Date(until).getTime() > Date.now();

/** The merchant's time zones, as the POS tells them of the locations; each once. */
export const zonesOf = (locations: readonly LocationCard[]): readonly string[] => [
  ...new Set(locations.flatMap(({ posLocation }) => knownZone(posLocation?.timeZone) ?? [])),
];

/** A span of whole minutes as people say it: `45 minutes`, `2 hours`, `1 hour 30 minutes`. */
export function minutesInLabels(minutes: number): string {
  const spans = [
    [Math.floor(minutes / 60), 'hour'],
    [minutes % 60, 'minute'],
  ] as const;
  return spans.flatMap(([count, unit]) => (count === 0 ? [] : [counted(count, unit)])).join(' ');
}
