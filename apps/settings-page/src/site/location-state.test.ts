import { expect, test } from 'vitest';
import { locationState, pausedUntil } from './location-state.ts';
import { aConfiguration, anAccount } from './site.fixture.ts';

const now = new Date('2026-05-04T12:00:00.000Z');
const sooner = '2026-05-04T12:30:00.000Z';
const later = '2026-05-04T13:00:00.000Z';
const past = '2026-05-04T11:00:00.000Z';
const stateOf = (
  changes: Parameters<typeof aConfiguration>[0],
  account: Parameters<typeof anAccount>[0] = {},
) => locationState(aConfiguration(changes), anAccount(account), now);

test('what matters most names the state', () => {
  expect(stateOf({})).toBe('takes-orders');
  expect(stateOf({ enabled: false })).toBe('switched-off');
  expect(stateOf({ enabled: false, isPublished: false })).toBe('no-menu');
  expect(stateOf({ isPublished: false, orderingPausedUntil: later })).toBe('paused');
  expect(stateOf({ status: 'PENDING', orderingPausedUntil: later })).toBe('not-ready');
  expect(stateOf({ status: 'ERROR' })).toBe('problem');
});

test('a pause of the whole account pauses every location, and the longer one counts', () => {
  expect(stateOf({}, { orderingPausedUntil: sooner })).toBe('paused');
  const configuration = aConfiguration({ orderingPausedUntil: sooner });
  const account = anAccount({ orderingPausedUntil: later });
  expect(pausedUntil(configuration, account, now)).toEqual(new Date(later));
  expect(pausedUntil(configuration, undefined, now)).toEqual(new Date(sooner));
});

test('a pause that is over is none', () => {
  expect(stateOf({ orderingPausedUntil: past }, { orderingPausedUntil: past })).toBe(
    'takes-orders',
  );
});
