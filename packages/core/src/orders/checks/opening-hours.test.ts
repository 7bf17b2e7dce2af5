import { openingPeriodSchema } from '@pos-bridge/pos';
import { describe, expect, it } from 'vitest';
import { createLocalTime, isOpenAt, showPeriods, showWeekMinute } from './opening-hours.ts';

const localTime = createLocalTime();

const period = (opens: string, closes: string) => {
  const [openDay, openTime] = opens.split(' ');
  const [closeDay, closeTime] = closes.split(' ');
  return openingPeriodSchema.parse({ openDay, openTime, closeDay, closeTime });
};

const open = (timeZone: string, at: string, ...periods: ReturnType<typeof period>[]): boolean => {
  const local = localTime(timeZone, new Date(at));
  if (local === null) throw new Error(`no local time in ${timeZone}`);
  return isOpenAt(periods, local);
};

describe('opening hours are the restaurant’s own wall clock', () => {
  it.each([
    ['at the minute of opening', '2026-01-05T08:00:00Z', true],
    ['a minute before', '2026-01-05T07:59:59Z', false],
    ['at the minute of closing', '2026-01-05T21:00:00Z', false],
    ['a minute before closing', '2026-01-05T20:59:59Z', true],
    ['at the same hour of another day', '2026-01-06T08:00:00Z', false],
  ])('%s', (_, at, expected) => {
    expect(open('Europe/Madrid', at, period('MON 09:00', 'MON 22:00'))).toBe(expected);
  });

  it('a restaurant in another zone has another day', () => {
    // Tuesday 03:00 in London is still Monday evening in New York.
    const monday = period('MON 18:00', 'MON 23:00');
    expect(open('America/New_York', '2026-01-06T03:00:00Z', monday)).toBe(true);
    expect(open('Europe/London', '2026-01-06T03:00:00Z', monday)).toBe(false);
  });

  it('zones that are no whole hours apart', () => {
    expect(showWeekMinute(localTime('Asia/Kathmandu', new Date('2026-01-05T11:00:00Z')) ?? 0)).toBe(
      'Mon 16:45',
    );
  });

  it('an unknown zone has no local time', () => {
    expect(localTime('Mars/Olympus', new Date())).toBeNull();
    expect(localTime('', new Date())).toBeNull();
    expect(localTime('Europe/Madrid', new Date('never'))).toBeNull();
  });
});

describe('nights and weeks', () => {
  it.each([
    ['over midnight', period('FRI 18:00', 'SAT 02:00'), '2026-01-10T00:30:00Z', true],
    ['over midnight, afterwards', period('FRI 18:00', 'SAT 02:00'), '2026-01-10T01:00:00Z', false],
    ['over the week’s end', period('SAT 20:00', 'SUN 03:00'), '2026-01-11T01:00:00Z', true],
    ['until 24:00', period('MON 18:00', 'MON 24:00'), '2026-01-05T22:59:00Z', true],
    ['until 24:00, afterwards', period('MON 18:00', 'MON 24:00'), '2026-01-05T23:00:00Z', false],
    ['until 24:00 of Saturday', period('SAT 18:00', 'SAT 24:00'), '2026-01-10T22:59:00Z', true],
    ['the whole day', period('MON 00:00', 'MON 24:00'), '2026-01-05T12:00:00Z', true],
    ['the whole day, the next', period('MON 00:00', 'MON 24:00'), '2026-01-06T12:00:00Z', false],
    ['the whole week', period('SUN 00:00', 'SAT 24:00'), '2026-01-08T12:00:00Z', true],
    ['several days in one', period('MON 08:00', 'THU 20:00'), '2026-01-07T03:00:00Z', true],
    // A day that is named twice and closes before it opens: the night that follows.
    ['a sloppy night', period('FRI 18:00', 'FRI 02:00'), '2026-01-10T00:30:00Z', true],
    [
      'a sloppy night, the next day',
      period('FRI 18:00', 'FRI 02:00'),
      '2026-01-10T12:00:00Z',
      false,
    ],
    ['around the clock', period('MON 09:00', 'MON 09:00'), '2026-01-06T07:59:00Z', true],
    [
      'around the clock, afterwards',
      period('MON 09:00', 'MON 09:00'),
      '2026-01-06T08:00:00Z',
      false,
    ],
  ])('%s', (_, hours, at, expected) => {
    expect(open('Europe/Madrid', at, hours)).toBe(expected);
  });

  it('one of several periods suffices, and none is never', () => {
    const lunch = period('MON 12:00', 'MON 15:00');
    const dinner = period('MON 19:00', 'MON 23:00');
    expect(open('Europe/Madrid', '2026-01-05T19:00:00Z', lunch, dinner)).toBe(true);
    expect(open('Europe/Madrid', '2026-01-05T16:00:00Z', lunch, dinner)).toBe(false);
    expect(open('Europe/Madrid', '2026-01-05T16:00:00Z')).toBe(false);
  });
});

describe('changes of clocks', () => {
  // Madrid: 2026-03-29 02:00 becomes 03:00, 2026-10-25 03:00 becomes 02:00.
  it('the hour that is skipped moves closing by nothing on the wall', () => {
    const night = period('SAT 22:00', 'SUN 04:00');
    expect(open('Europe/Madrid', '2026-03-29T01:59:00Z', night)).toBe(true); // 03:59
    expect(open('Europe/Madrid', '2026-03-29T02:00:00Z', night)).toBe(false); // 04:00
  });

  it('the hour that happens twice is open twice', () => {
    const early = period('SUN 02:00', 'SUN 03:00');
    expect(open('Europe/Madrid', '2026-10-25T00:30:00Z', early)).toBe(true);
    expect(open('Europe/Madrid', '2026-10-25T01:30:00Z', early)).toBe(true);
    expect(open('Europe/Madrid', '2026-10-25T02:00:00Z', early)).toBe(false);
  });
});

it('periods are shown in words', () => {
  expect(showPeriods([period('FRI 18:00', 'SAT 02:00'), period('MON 09:00', 'MON 22:00')])).toBe(
    'FRI 18:00–SAT 02:00, MON 09:00–22:00',
  );
  expect(showPeriods([])).toBe('never');
});
