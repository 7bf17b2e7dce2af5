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

/** A moment that Wix or a POS wrote; null where it is missing, unreadable or cannot be stored. */
export function readMoment(text: string | null | undefined): Date | null {
  const moment = new Date(text ?? Number.NaN);
  return isStorableMoment(moment) ? moment : null;
}

/** A moment that Wix or a POS gave, or `instead` where it cannot be stored. */
export const mendedMoment = <Instead>(moment: Date, instead: Instead): Date | Instead =>
  isStorableMoment(moment) ? moment : instead;
