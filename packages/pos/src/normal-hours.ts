import { z } from 'zod';

const day = z.enum(['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT']);
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'not HH:MM');

/**
 * An opening period in the location's own time zone; may end on a later day than it began. How a
 * provider may spell one, and what it means then: `normalHours`.
 */
export const openingPeriodSchema = z.object({
  openDay: day,
  openTime: timeOfDay,
  closeDay: day,
  closeTime: timeOfDay,
});
export type OpeningPeriod = z.infer<typeof openingPeriodSchema>;

/** The clock on the restaurant's wall: minutes since Sunday 00:00. */
export type WeekMinute = number;

export const minutesInDay = 24 * 60;
export const minutesInWeek = 7 * minutesInDay;

const days = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'] as const;

/** What a period says: when it begins, and for how many minutes; its end does not belong to it. */
export interface WeekSpan {
  readonly opens: WeekMinute;
  readonly length: number;
}

/**
 * The one reading of a period, whoever spelled it. A period that names the same day twice and ends at
 * or before its start is the night that follows (`FRI 18:00–FRI 01:00`), or, where it ends at the
 * minute of its start, the 24 hours from there (`MON 00:00–MON 00:00` is Monday).
 */
export function spanOf(period: OpeningPeriod): WeekSpan {
  const opens = weekMinute(period.openDay, period.openTime);
  const closes = weekMinute(period.closeDay, period.closeTime);
  let length = closes - opens;
  if (period.openDay === period.closeDay && length <= 0) length += minutesInDay;
  if (length < 0) length += minutesInWeek;
  // `MON 00:00–SUN 24:00` is the week, and `MON 24:00–TUE 00:00` is nothing.
  if (length === 0 && period.openTime !== '24:00') length = minutesInWeek;
  return { opens: opens % minutesInWeek, length };
}

export const spanCovers = ({ opens, length }: WeekSpan, at: WeekMinute): boolean =>
  (at - opens + minutesInWeek) % minutesInWeek < length;

/**
 * Opening hours in their one spelling: every period ends after it begins, on the day that it says, and
 * midnight is `24:00` of the day that ends. 23:59 is the last minute that many POS systems can write:
 * a period until then reaches midnight where it covers that whole day, or where the hours go on at
 * 00:00. A period from a minute to the same minute (`MON 24:00–TUE 00:00`) says nothing and goes.
 *
 * Part of the schemas of a menu and of a location, so that hours are normal wherever they come in.
 */
export function normalHours(periods: readonly OpeningPeriod[]): OpeningPeriod[] {
  const spans = periods.map(spanOf).filter(({ length }) => length > 0);
  return spans.map((span) => spelled(untilMidnight(span, spans)));
}

function untilMidnight(span: WeekSpan, all: readonly WeekSpan[]): WeekSpan {
  const midnight = span.opens + span.length + 1;
  if (midnight % minutesInDay !== 0) return span;
  const coversDay = span.length >= minutesInDay - 1;
  const goesOn = all.some((other) => spanCovers(other, midnight % minutesInWeek));
  return coversDay || goesOn ? { ...span, length: span.length + 1 } : span;
}

function spelled({ opens, length }: WeekSpan): OpeningPeriod {
  // The last minute names the day, so that midnight ends a day instead of beginning one.
  const last = opens + length - 1;
  return {
    openDay: dayOf(opens),
    openTime: timeOf(opens % minutesInDay),
    closeDay: dayOf(last),
    closeTime: timeOf((last % minutesInDay) + 1),
  };
}

const dayOf = (at: WeekMinute): OpeningPeriod['openDay'] =>
  days[Math.floor(at / minutesInDay) % 7] ?? 'SUN';

function timeOf(minute: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

const weekMinute = (day: OpeningPeriod['openDay'], time: string): WeekMinute =>
  days.indexOf(day) * minutesInDay + Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
