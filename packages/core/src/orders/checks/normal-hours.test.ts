import {
  normalHours,
  type OpeningPeriod,
  openingHoursSchema,
  openingPeriodSchema,
} from '@pos-bridge/pos';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOpenAt } from './opening-hours.ts';

/** `FRI 18:00-SAT 01:00`. */
const period = (text: string): OpeningPeriod => {
  const [open, close] = text.split('-').map((side) => side.split(' '));
  return openingPeriodSchema.parse({
    openDay: open?.[0],
    openTime: open?.[1],
    closeDay: close?.[0],
    closeTime: close?.[1],
  });
};
const shown = (periods: readonly OpeningPeriod[]): string[] =>
  periods.map((p) => `${p.openDay} ${p.openTime}-${p.closeDay} ${p.closeTime}`);
const normal = (...texts: string[]) => shown(normalHours(texts.map(period)));

const days = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'] as const;
const daily = (hours: (day: string) => string) => days.map(hours);

describe('the one spelling of opening hours', () => {
  it.each([
    ['the whole day', 'MON 00:00-MON 00:00', 'MON 00:00-MON 24:00'],
    ['the whole day, its end on the next', 'MON 00:00-TUE 00:00', 'MON 00:00-MON 24:00'],
    ['24 hours from nine', 'MON 09:00-MON 09:00', 'MON 09:00-TUE 09:00'],
    ['the night that follows', 'FRI 18:00-FRI 01:00', 'FRI 18:00-SAT 01:00'],
    ['the night that follows, to midnight', 'FRI 18:00-FRI 00:00', 'FRI 18:00-FRI 24:00'],
    ['the night over the end of the week', 'SAT 20:00-SAT 03:00', 'SAT 20:00-SUN 03:00'],
    ['a night as it should be', 'FRI 18:00-SAT 01:00', 'FRI 18:00-SAT 01:00'],
    ['a day', 'MON 09:00-MON 22:00', 'MON 09:00-MON 22:00'],
    ['from 24:00', 'FRI 24:00-SAT 02:00', 'SAT 00:00-SAT 02:00'],
    ['several days', 'MON 08:00-THU 20:00', 'MON 08:00-THU 20:00'],
    ['the whole week', 'SUN 00:00-SAT 24:00', 'SUN 00:00-SAT 24:00'],
    ['the whole week from Monday', 'MON 00:00-SUN 24:00', 'MON 00:00-SUN 24:00'],
    ['the whole week from Monday but a minute', 'MON 00:00-SUN 23:59', 'MON 00:00-SUN 24:00'],
    ['the whole week but a minute', 'SUN 00:00-SAT 23:59', 'SUN 00:00-SAT 24:00'],
    ['a day until 23:59', 'MON 00:00-MON 23:59', 'MON 00:00-MON 24:00'],
    ['an evening until 23:59, and no more', 'MON 18:00-MON 23:59', 'MON 18:00-MON 23:59'],
  ])('%s', (_, written, expected) => {
    expect(normal(written)).toEqual([expected]);
  });

  it('an evening until 23:59 reaches midnight where the next day goes on', () => {
    expect(normal('SAT 18:00-SAT 23:59', 'SUN 00:00-SUN 02:00')).toEqual([
      'SAT 18:00-SAT 24:00',
      'SUN 00:00-SUN 02:00',
    ]);
    expect(normal('FRI 18:00-FRI 23:59', 'SAT 00:01-SAT 02:00')[0]).toBe('FRI 18:00-FRI 23:59');
    expect(normal('FRI 18:00-FRI 23:59', 'SUN 00:00-SUN 02:00')[0]).toBe('FRI 18:00-FRI 23:59');
  });

  it('three ways to write every day around the clock are one', () => {
    const expected = daily((day) => `${day} 00:00-${day} 24:00`);
    expect(normal(...daily((day) => `${day} 00:00-${day} 00:00`))).toEqual(expected);
    expect(normal(...daily((day) => `${day} 00:00-${day} 23:59`))).toEqual(expected);
    expect(normal(...daily((day) => `${day} 00:00-${day} 24:00`))).toEqual(expected);
  });

  it('a period of no length goes', () => {
    expect(normal('MON 24:00-TUE 00:00', 'TUE 10:00-TUE 12:00')).toEqual(['TUE 10:00-TUE 12:00']);
    expect(normal('SAT 24:00-SUN 00:00')).toEqual([]);
  });

  it('is what the schema of hours returns', () => {
    expect(shown(openingHoursSchema.parse([period('FRI 18:00-FRI 01:00')]))).toEqual([
      'FRI 18:00-SAT 01:00',
    ]);
  });

  it('covers every minute that the hours covered, and repeats itself', () => {
    const time = fc.constantFrom('00:00', '00:01', '09:00', '18:30', '23:58', '23:59', '24:00');
    const day = fc.constantFrom(...days);
    const hours = fc.array(
      fc.record({ openDay: day, openTime: time, closeDay: day, closeTime: time }),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(hours, fc.nat(7 * 24 * 60 - 1), (written, at) => {
        const normalized = normalHours(written);
        const lastMinuteOfDay = at % (24 * 60) === 24 * 60 - 1;
        if (!lastMinuteOfDay) expect(isOpenAt(normalized, at)).toBe(isOpenAt(written, at));
        expect(normalHours(normalized)).toEqual(normalized);
        for (const { openDay, openTime, closeDay, closeTime } of normalized) {
          if (openDay === closeDay) expect(openTime < closeTime).toBe(true);
        }
      }),
    );
  });
});
