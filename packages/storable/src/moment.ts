import { z } from 'zod';

/**
 * PostgreSQL reads years of four digits as JavaScript writes them. What is reckoned from a moment (a
 * deadline, a repeat) must fit as well, so that a thousand years at either end are left out.
 */
const earliest = Date.UTC(1000, 0, 1);
const latest = Date.UTC(9000, 0, 1);

const isStorableMoment = (moment: Date): boolean =>
  moment.getTime() >= earliest && moment.getTime() <= latest;

/** A moment as a person's page or a cursor writes it: ISO 8601 with its zone, in years that can be stored. */
export const momentSchema = z.iso
  .datetime({ offset: true })
  .transform((text) => new Date(text))
  .refine(isStorableMoment, 'outside of the years 1000 to 8999');

const iso =
  /^(?:\d{4}|[+-]\d{6})-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?<zone>Z|[+-]\d{2}:?\d{2})?)?$/i;

/** The moment of an ISO 8601 text, which is UTC where it names no zone (contract §2). */
function parseMoment(text: string): Date | null {
  const written = text.trim();
  const match = iso.exec(written);
  if (match === null) return null;
  const isLocal = written.includes(':') && match.groups?.['zone'] === undefined;
  const moment = new Date(isLocal ? `${written}Z` : written);
  return Number.isNaN(moment.getTime()) ? null : moment;
}

/**
 * A moment that Wix or a POS wrote: ISO 8601, and UTC where it names no zone, never the zone in which
 * this process happens to run. Null where it is missing, unreadable or cannot be stored.
 */
export function readMoment(text: string | null | undefined): Date | null {
  const moment = parseMoment(text ?? '');
  return moment === null ? null : storableOrNull(moment);
}

/** The same as a schema of rows of ours, of which a `Date` is taken as it is, and a year as it was written. */
export const writtenMomentSchema = z.union([z.date(), z.string()]).transform((written, context) => {
  const moment = written instanceof Date ? written : parseMoment(written);
  if (moment !== null) return moment;
  context.addIssue({ code: 'custom', message: 'not a moment' });
  return z.NEVER;
});

/** The date of an HTTP header, which is GMT in each of its spellings (RFC 9110, 5.6.7); null where it is none. */
export const readHttpDate = (text: string): Date | null =>
  storableOrNull(new Date(/(?:GMT|UTC|Z|[+-]\d{4})$/i.test(text.trim()) ? text : `${text} GMT`));

const storableOrNull = (moment: Date): Date | null => (isStorableMoment(moment) ? moment : null);

/** A moment that Wix or a POS gave, or `instead` where it cannot be stored. */
export const mendedMoment = <Instead>(moment: Date, instead: Instead): Date | Instead =>
  isStorableMoment(moment) ? moment : instead;
