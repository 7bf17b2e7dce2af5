import type { Tone } from '@pos-bridge/ui-theme';
import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '../../../server/router.ts';

type Outputs = inferRouterOutputs<AppRouter>['syncs'];
export type RunLine = Outputs['list']['rows'][number];
export type Run = Outputs['get'];
export type Diff = Outputs['compare'];
export type DryRun = Outputs['dryRun'];
export type Answer = Outputs['answers']['answers'][number];
export type Finding = NonNullable<Run['findings']>[number];

export const stateLabels: Record<Run['state'], { readonly text: string; readonly tone: Tone }> = {
  QUEUED: { text: 'Waiting', tone: 'quiet' },
  RUNNING: { text: 'Running', tone: 'busy' },
  SUCCEEDED: { text: 'Succeeded', tone: 'good' },
  FAILED: { text: 'Failed', tone: 'bad' },
};

type Waits = Pick<Run, 'state' | 'notBefore'>;

/** It waits out a fault: nobody works on it until a worker takes it up again. */
export const isWaitingToRetry = ({ state, notBefore }: Waits): boolean =>
  state === 'RUNNING' && notBefore !== null;

export const runLabels = (run: Waits): { readonly text: string; readonly tone: Tone } =>
  isWaitingToRetry(run) ? { text: 'Waiting to retry', tone: 'warn' } : stateLabels[run.state];

export const stepLabels: Record<NonNullable<Run['step']>, string> = {
  fetch_menu: 'Fetching the menu from the POS',
  validate: 'Checking the menu',
  read_site: 'Reading the site',
  create_draft: 'Creating a draft',
  archive_menus: 'Archiving menus',
  unarchive_menus: 'Restoring menus',
  create_variations: 'Creating choices',
  create_menus: 'Creating menus',
  create_sections: 'Creating sections',
  create_dishes: 'Creating dishes',
  update_items: 'Updating dishes and choices',
  update_sections: 'Updating sections',
  update_menus: 'Updating menus',
  publish: 'Publishing',
  read_back: 'Reading the site again',
  resend_stock: 'Sending stock again',
};

export const triggerLabels: Record<Run['requests'][number]['trigger'], string> = {
  wix: 'Wix',
  'site-owner': 'the site owner',
  support: 'support',
  'pos-webhook': 'the POS: its menu changed',
  activation: 'the activation of the location',
  schedule: 'the schedule',
};

export const took = (run: Pick<Run, 'startedAt' | 'endedAt'>): string => {
  if (run.startedAt === null || run.endedAt === null) return '–';
  const seconds = (Date.parse(run.endedAt) - Date.parse(run.startedAt)) / 1_000;
  return seconds < 90 ? `${seconds.toFixed(1)} s` : `${Math.round(seconds / 60)} min`;
};

const problems: Readonly<Record<string, string>> = {
  client: 'It refused the request.',
  rate_limited: 'Too many calls in a short time. It is retried later.',
  server: 'It had an internal error.',
  server_error: 'It had an internal error.',
  network: 'The connection was lost.',
  timeout: 'It did not answer in time.',
  unreachable: 'It could not be reached.',
  unauthorized: 'It denied access.',
  location_gone: 'It does not know the location.',
  protocol: 'Its answer could not be read.',
};

/** What was wrong with a call, about whoever answered it; null where it was taken. */
export const problemLabels = (problem: string | null): string =>
  problem === null
    ? 'The call succeeded, but the step failed. See the response.'
    : (problems[problem] ?? 'The call failed.');

const failures: Readonly<Record<string, string>> = {
  NONE: 'Stopped',
  SYSTEM_ERROR: 'Sync failed: technical error',
  ACCOUNT_NOT_FOUND: 'Sync failed: no account for this location',
  ACCOUNT_NOT_AUTHORIZED: 'Sync failed: the POS must be connected again',
  ACCOUNT_NOT_CONNECTED: 'Sync failed: the account is not connected',
  ACCOUNT_CONFIGURATION: 'Sync failed: the account is not set up',
  LOCATION_NOT_FOUND: 'Sync failed: the location no longer exists',
  OVERLOADED_MENU: 'Sync failed: the menu is too large',
};

/** Why a run failed, in a few words; the sentence below says more. */
export const failureTitle = (code: string | null): string =>
  (code === null ? undefined : failures[code]) ?? 'Sync failed';
