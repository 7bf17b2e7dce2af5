import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '../../../server/router.ts';
import type { Tone } from '../../parts/state-pill.tsx';

type Outputs = inferRouterOutputs<AppRouter>['syncs'];
export type RunLine = Outputs['list']['rows'][number];
export type Run = Outputs['get'];
export type Diff = Outputs['compare'];
export type DryRun = Outputs['dryRun'];
export type Finding = NonNullable<Run['findings']>[number];

export const stateWords: Record<Run['state'], { readonly word: string; readonly tone: Tone }> = {
  QUEUED: { word: 'Waiting', tone: 'quiet' },
  RUNNING: { word: 'Running', tone: 'busy' },
  SUCCEEDED: { word: 'Succeeded', tone: 'good' },
  FAILED: { word: 'Failed', tone: 'bad' },
};

export const stepWords: Record<NonNullable<Run['step']>, string> = {
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

export const triggerWords: Record<Run['requests'][number]['trigger'], string> = {
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
