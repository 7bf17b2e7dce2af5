import { ownZone } from './wall-clock.ts';

const timeParts = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

/**
 * A moment as the console writes it: `29 Nov 18:00:00`, with the year where it is another one. In the viewer's
 * zone, or in the one that is given.
 */
export function momentWords(
  date: Date,
  { zone, seconds = true }: { readonly zone?: string | undefined; readonly seconds?: boolean } = {},
): string {
  const timeZone = zone ?? ownZone();
  const year = new Intl.DateTimeFormat('en', { timeZone, year: 'numeric' });
  const day = new Intl.DateTimeFormat(undefined, {
    timeZone,
    day: '2-digit',
    month: 'short',
    ...(year.format(date) !== year.format(new Date()) && { year: 'numeric' }),
  });
  const time = new Intl.DateTimeFormat(undefined, {
    timeZone,
    ...timeParts,
    ...(seconds && { second: '2-digit' }),
  });
  return `${day.format(date)} ${time.format(date)}`;
}

/** The same with the name of the viewer's zone, and in UTC to the millisecond, to be compared with logs. */
export const momentTitle = (at: string): string =>
  `${momentWords(new Date(at))} ${ownZone()} · ${at.replace('T', ' ').replace('Z', '')} UTC`;
