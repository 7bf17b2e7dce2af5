import type { OpeningPeriod } from '@pos-bridge/pos';
import { minutesInDay, spanCovers, spanOf, type WeekMinute } from '@pos-bridge/pos';

/** Null where the time zone is none that this system knows. */
export type LocalTime = (timeZone: string, at: Date) => WeekMinute | null;

const dayByEnglishName: Readonly<Record<string, number>> = {
  Sun: 0,
  Mon: 1,
  Tue: 2,
  Wed: 3,
  Thu: 4,
  Fri: 5,
  Sat: 6,
};
/** There are about 600 IANA zones; anything beyond is made-up names. */
const zonesKept = 1_000;

/**
 * Reads wall clocks. Going from an instant to the wall clock is never ambiguous, so the hour that a
 * change of clocks skips or repeats needs no rule of its own: 02:30 that happens twice is open twice.
 */
export function createLocalTime(): LocalTime {
  const clocks = new Map<string, LocalClock | null>();

  function clockFor(timeZone: string): LocalClock | null {
    const known = clocks.get(timeZone);
    if (known !== undefined) return known;
    if (clocks.size >= zonesKept) clocks.clear();
    const format = wallClock(timeZone);
    const made = format === null ? null : { format, minute: Number.NaN, shows: null };
    clocks.set(timeZone, made);
    return made;
  }

  return (timeZone, at) => {
    const clock = clockFor(timeZone);
    const minute = Math.floor(at.getTime() / 60_000);
    if (clock === null || Number.isNaN(minute)) return null;
    if (clock.minute !== minute) {
      clock.shows = read(clock.format, at);
      clock.minute = minute;
    }
    return clock.shows;
  };
}

/** Most orders are for now: Intl takes longer to say what time that is than an order's checks do. */
interface LocalClock {
  readonly format: Intl.DateTimeFormat;
  /** Since 1970; clocks of our time differ from UTC by whole minutes. */
  minute: number;
  /** In that minute. */
  shows: WeekMinute | null;
}

function read(format: Intl.DateTimeFormat, at: Date): WeekMinute | null {
  let day: number | undefined;
  let hour = Number.NaN;
  let minute = Number.NaN;
  for (const part of format.formatToParts(at)) {
    if (part.type === 'weekday') day = dayByEnglishName[part.value];
    else if (part.type === 'hour') hour = Number(part.value);
    else if (part.type === 'minute') minute = Number(part.value);
  }
  if (day === undefined || Number.isNaN(hour) || Number.isNaN(minute)) return null;
  return day * minutesInDay + hour * 60 + minute;
}

function wallClock(timeZone: string): Intl.DateTimeFormat | null {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone,
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
  } catch {
    // A RangeError is Intl's way to say that it knows no such zone.
    return null;
  }
}

/** Whether one of the periods covers the moment; a period's end does not belong to it. */
export const isOpenAt = (periods: readonly OpeningPeriod[], at: WeekMinute): boolean =>
  periods.some((period) => spanCovers(spanOf(period), at));

const dayNames = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;

/** `Fri 18:05`, for findings. */
export function showWeekMinute(at: WeekMinute): string {
  const day = dayNames[Math.floor(at / minutesInDay) % 7] ?? '';
  const minutes = at % minutesInDay;
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${day} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

export const showPeriods = (periods: readonly OpeningPeriod[]): string => {
  if (periods.length === 0) return 'never';
  const shown = periods
    .slice(0, 14)
    .map(
      (p) =>
        `${p.openDay} ${p.openTime}–${p.closeDay === p.openDay ? '' : `${p.closeDay} `}${p.closeTime}`,
    );
  return periods.length > shown.length ? `${shown.join(', ')}, …` : shown.join(', ');
};
