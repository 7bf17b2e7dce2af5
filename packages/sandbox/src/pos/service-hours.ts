import { type ServicePeriod, weekdays } from './pos-menu.ts';

const minutesOfWeek = 7 * 24 * 60;

/** Whether `at` lies in one of the periods, read in `timeZone`. No periods: never. */
export function isServed(periods: readonly ServicePeriod[], timeZone: string, at: Date): boolean {
  const now = minuteOfWeek(at, timeZone);
  return periods.some(({ from, to }) => {
    const start = minuteOf(from);
    const end = minuteOf(to);
    // A period that ends where it starts fills the week; one that ends before, runs past Saturday.
    const length = (end - start + minutesOfWeek) % minutesOfWeek || minutesOfWeek;
    return (now - start + minutesOfWeek) % minutesOfWeek < length;
  });
}

function minuteOf(moment: ServicePeriod['from']): number {
  const [hours = '0', minutes = '0'] = moment.time.split(':');
  return (weekdays.indexOf(moment.day) * 24 + Number(hours)) * 60 + Number(minutes);
}

function minuteOfWeek(at: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    parts.find((candidate) => candidate.type === type)?.value ?? '';
  const names: readonly string[] = weekdays;
  const day = names.indexOf(part('weekday').toUpperCase());
  return (day * 24 + Number(part('hour'))) * 60 + Number(part('minute'));
}

/** The same hours every day; `24:00` closes at midnight. */
export function everyDay(open: string, close: string): ServicePeriod[] {
  return weekdays.map((day, index) => {
    const pastMidnight = close <= open;
    const closingDay = pastMidnight ? (weekdays[(index + 1) % 7] ?? day) : day;
    return { from: { day, time: open }, to: { day: closingDay, time: close } };
  });
}
