import { expect, test } from 'vitest';
import { type ServicePeriod, servicePeriodSchema } from './pos-menu.ts';
import { everyDay, isServed } from './service-hours.ts';

const period = (from: string, to: string): ServicePeriod => {
  const moment = (text: string) => {
    const [day = '', time = ''] = text.split(' ');
    return { day, time };
  };
  return servicePeriodSchema.parse({ from: moment(from), to: moment(to) });
};

// 2026-03-01 is a Sunday; New York is five hours behind UTC then.
test.each([
  ['inside', [period('SUN 09:00', 'SUN 17:00')], '2026-03-01T15:00:00Z', true],
  ['before it opens', [period('SUN 09:00', 'SUN 17:00')], '2026-03-01T13:59:00Z', false],
  ['at the minute it opens', [period('SUN 09:00', 'SUN 17:00')], '2026-03-01T14:00:00Z', true],
  ['at the minute it closes', [period('SUN 09:00', 'SUN 17:00')], '2026-03-01T22:00:00Z', false],
  ['past midnight', [period('SUN 18:00', 'MON 02:00')], '2026-03-02T06:30:00Z', true],
  ['past Saturday', [period('SAT 18:00', 'SUN 02:00')], '2026-03-01T06:30:00Z', true],
  ['at 24:00', [period('SUN 09:00', 'SUN 24:00')], '2026-03-02T04:59:00Z', true],
  ['without any hours', [], '2026-03-01T15:00:00Z', false],
  ['on another day', [period('MON 09:00', 'MON 17:00')], '2026-03-01T15:00:00Z', false],
])('%s', (_what, periods, at, served) => {
  expect(isServed(periods, 'America/New_York', new Date(at))).toBe(served);
});

test('daily hours that close after midnight end on the next day', () => {
  expect(everyDay('18:00', '02:00')[6]).toEqual({
    from: { day: 'SAT', time: '18:00' },
    to: { day: 'SUN', time: '02:00' },
  });
});

test('open around the clock is never closed', () => {
  for (let hour = 0; hour < 168; hour += 1) {
    const at = new Date(Date.UTC(2026, 2, 1, hour, 59));
    expect(isServed(everyDay('00:00', '24:00'), 'Asia/Kolkata', at)).toBe(true);
  }
});
