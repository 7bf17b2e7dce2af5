import { ilike, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';

/** Whatever its case; an index over `lower(column)` with `text_pattern_ops` answers it. */
export const beginsWith = (column: PgColumn, text: string): SQL =>
  sql`lower(${column}) like ${`${asItStands(text.toLowerCase())}%`}`;

/** Whatever its case; reads every row. */
export const contains = (column: PgColumn, text: string): SQL =>
  ilike(column, `%${asItStands(text)}%`);

const asItStands = (text: string): string =>
  text.replace(/[\\%_]/g, (character) => `\\${character}`);
