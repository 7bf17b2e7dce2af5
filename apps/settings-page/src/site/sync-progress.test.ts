import { expect, test } from 'vitest';
import { aSync } from './site.fixture.ts';
import { percentOf, phaseOf } from './sync-progress.ts';

test('progress never goes back, from the first step to the last', () => {
  const run = [
    aSync({ state: 'QUEUED', step: null }),
    aSync({ step: 'fetch_menu' }),
    aSync({ step: 'validate' }),
    aSync({ step: 'read_site', callsPlanned: 40 }),
    aSync({ step: 'create_draft', callsPlanned: 40 }),
    aSync({ step: 'create_dishes', callsDone: 20, callsPlanned: 40 }),
    aSync({ step: 'update_menus', callsDone: 39, callsPlanned: 40 }),
    aSync({ step: 'publish', callsDone: 39, callsPlanned: 40 }),
    aSync({ step: 'read_back', callsDone: 40, callsPlanned: 40 }),
  ].map(percentOf);
  expect(run).toEqual(run.toSorted((a, b) => a - b));
  expect(run[0]).toBe(0);
  expect(run.at(-1)).toBeLessThan(100);
});

test('a run that makes no call yet, or more than planned, stays within its phase', () => {
  expect(percentOf(aSync({ callsDone: 0, callsPlanned: 0 }))).toBe(15);
  expect(percentOf(aSync({ callsDone: 50, callsPlanned: 40 }))).toBe(90);
});

test('a run that waits for a worker is waiting, whatever an earlier attempt did', () => {
  expect(phaseOf(aSync({ state: 'QUEUED', step: 'publish' }))).toBe('waiting');
  expect(phaseOf(aSync({ step: null }))).toBe('waiting');
});
