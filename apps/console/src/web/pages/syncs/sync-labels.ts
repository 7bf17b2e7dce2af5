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
  isWaitingToRetry(run) ? { text: 'Waits to retry', tone: 'warn' } : stateLabels[run.state];

export const stepLabels: Record<NonNullable<Run['step']>, string> = {
  fetch_menu: 'Fetching the menu from the POS',
  validate: 'Checking the menu',
  read_site: 'Reading the site',
  create_draft: 'Making a draft',
  archive_menus: 'Archiving menus',
  unarchive_menus: 'Bringing menus back',
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
  schedule: 'the clock',
};

export const took = (run: Pick<Run, 'startedAt' | 'endedAt'>): string => {
  if (run.startedAt === null || run.endedAt === null) return '–';
  const seconds = (Date.parse(run.endedAt) - Date.parse(run.startedAt)) / 1_000;
  return seconds < 90 ? `${seconds.toFixed(1)} s` : `${Math.round(seconds / 60)} min`;
};

const problems: Readonly<Record<string, string>> = {
  client: 'It refused the call.',
  rate_limited: 'It asked for patience: too many calls in too short a time.',
  server: 'It has a problem of its own.',
  server_error: 'It has a problem of its own.',
  network: 'The connection broke before an answer came.',
  timeout: 'It did not answer in time.',
  unreachable: 'It could not be reached.',
  unauthorized: 'It does not let the bridge in.',
  location_gone: 'It does not know the location.',
  protocol: 'It answered something that the bridge does not understand.',
};

/** What was wrong with a call, about whoever answered it; null where it was taken. */
export const problemLabels = (problem: string | null): string =>
  problem === null
    ? 'It took the call, and the step failed all the same: the answer says why.'
    : (problems[problem] ?? 'The call went wrong.');

const failures: Readonly<Record<string, string>> = {
  NONE: 'Stopped',
  SYSTEM_ERROR: 'It failed for a technical reason',
  ACCOUNT_NOT_FOUND: 'There is no account for this location',
  ACCOUNT_NOT_AUTHORIZED: 'The merchant’s POS has to be connected again',
  ACCOUNT_NOT_CONNECTED: 'The account is not connected',
  ACCOUNT_CONFIGURATION: 'The account is not set up',
  LOCATION_NOT_FOUND: 'The location is gone',
  OVERLOADED_MENU: 'The menu is too large',
};

/** Why a run failed, in a few words; the sentence below says more. */
export const failureTitle = (code: string | null): string =>
  (code === null ? undefined : failures[code]) ?? 'It failed';
