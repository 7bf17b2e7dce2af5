import { expect, test } from 'vitest';
import { knownZone, momentAt, tomorrowAt, wallClock } from './wall-clock.ts';

test.each([
  ['2026-11-29T18:00', 'Europe/Madrid', '2026-11-29T17:00:00.000Z'],
  ['2026-07-01T18:00', 'Europe/Madrid', '2026-07-01T16:00:00.000Z'],
  ['2026-11-29T18:00', 'America/New_York', '2026-11-29T23:00:00.000Z'],
  ['2026-11-29T00:30', 'Asia/Kathmandu', '2026-11-28T18:45:00.000Z'],
  ['2026-11-29T00:00', 'Pacific/Kiritimati', '2026-11-28T10:00:00.000Z'],
  // On the days when the clocks change, before and after the change.
  ['2026-10-25T01:30', 'Europe/Madrid', '2026-10-24T23:30:00.000Z'],
  ['2026-10-25T12:00', 'Europe/Madrid', '2026-10-25T11:00:00.000Z'],
  // Comes twice: the first.
  ['2026-10-25T02:30', 'Europe/Madrid', '2026-10-25T00:30:00.000Z'],
  // Is skipped: half an hour after 01:59, which clocks show as 03:30.
  ['2026-03-29T02:30', 'Europe/Madrid', '2026-03-29T01:30:00.000Z'],
])('a clock that shows %s in %s does so at %s', (shown, zone, at) => {
  expect(momentAt(shown, zone)?.toISOString()).toBe(at);
});

test('what is no time is no moment', () => {
  expect(momentAt('', 'Europe/Madrid')).toBeUndefined();
  expect(momentAt('soon', 'Europe/Madrid')).toBeUndefined();
});

test('a moment is shown as the clocks of the zone show it, midnight as 00', () => {
  expect(wallClock(new Date('2026-11-28T23:00:00.000Z'), 'Europe/Madrid')).toBe('2026-11-29T00:00');
  expect(wallClock(new Date('2026-11-29T02:00:59.999Z'), 'America/New_York')).toBe(
    '2026-11-28T21:00',
  );
});

test('tomorrow is the zone’s, over a change of clocks as well', () => {
  const lateInMadrid = new Date('2026-11-29T23:30:00.000Z');
  expect(tomorrowAt('06:00', lateInMadrid, 'Europe/Madrid')).toEqual(
    new Date('2026-12-01T05:00:00.000Z'),
  );
  expect(tomorrowAt('06:00', lateInMadrid, 'America/New_York')).toEqual(
    new Date('2026-11-30T11:00:00.000Z'),
  );
  const beforeTheLongDay = new Date('2026-10-24T22:15:00.000Z');
  expect(tomorrowAt('06:00', beforeTheLongDay, 'Europe/Madrid')).toEqual(
    new Date('2026-10-26T05:00:00.000Z'),
  );
});

test.each([
  ['Europe/Madrid', 'Europe/Madrid'],
  ['Nowhere/Land', undefined],
  ['', undefined],
  [null, undefined],
])('a POS’s zone %s is taken as %s', (told, zone) => {
  expect(knownZone(told)).toBe(zone);
});
