import type { SyncStepKind, SyncView } from '@pos-bridge/spi-adapter/settings';

export const isUnderWay = ({ state }: SyncView): boolean =>
  state === 'QUEUED' || state === 'RUNNING';

/** What a site owner is told of a run's many steps. */
export type SyncPhase = 'waiting' | 'reading' | 'checking' | 'writing' | 'publishing' | 'proving';

const phases: Readonly<Record<SyncStepKind, SyncPhase>> = {
  fetch_menu: 'reading',
  validate: 'checking',
  read_site: 'checking',
  create_draft: 'writing',
  archive_menus: 'writing',
  unarchive_menus: 'writing',
  create_variations: 'writing',
  create_menus: 'writing',
  create_sections: 'writing',
  create_dishes: 'writing',
  update_items: 'writing',
  update_sections: 'writing',
  update_menus: 'writing',
  publish: 'publishing',
  read_back: 'proving',
  resend_stock: 'proving',
};

export const phaseOf = (sync: SyncView): SyncPhase =>
  sync.state === 'QUEUED' || sync.step === null ? 'waiting' : phases[sync.step];

/** Where a phase begins on the way to 100; writing takes nearly all of the time. */
const begins: Readonly<Record<SyncPhase, number>> = {
  waiting: 0,
  reading: 4,
  checking: 10,
  writing: 15,
  publishing: 90,
  proving: 95,
};

/** How much is done, from 0 to 100. */
export function percentOf(sync: SyncView): number {
  const phase = phaseOf(sync);
  const from = begins[phase];
  if (phase !== 'writing' || sync.callsPlanned === 0) return from;
  const share = Math.min(sync.callsDone / sync.callsPlanned, 1);
  return Math.round(from + share * (begins.publishing - from));
}
