import { type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';

/**
 * Whether every word that was typed begins a word of the name, in any order, accents and case aside. A
 * GIN index over `name_words(column)` answers it; how names are folded is said once, in the migration
 * that made the two functions. What holds no word (`%`) fits nothing.
 */
export const isNamed = (column: PgColumn, typed: string): SQL =>
  sql`name_words(${column}) @@ name_query(${typed})`;
