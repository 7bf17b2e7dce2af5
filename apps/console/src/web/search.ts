import { z } from 'zod';

/** What an address may hold after its `?`. Whatever does not fit is left out; a link never breaks a page. */
export const textInUrl = z
  .union([z.string(), z.number(), z.boolean()])
  .transform((value) => String(value))
  .optional()
  .catch(undefined);

export const idInUrl = z.coerce.number().int().positive().optional().catch(undefined);

export const flagInUrl = z.literal(true).optional().catch(undefined);

/** Where a page of a list lies. */
export const pageInUrl = { before: textInUrl, after: textInUrl };
export interface PagePlace {
  readonly before?: string | undefined;
  readonly after?: string | undefined;
}

/** Whether a list is narrowed: `filter` is what its address holds, without the place of the page. */
export const isFiltered = (filter: Readonly<Record<string, unknown>>): boolean =>
  Object.values(filter).some((value) => value !== undefined);
