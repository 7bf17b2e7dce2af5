import { type AnyColumn, getTableName, sql } from 'drizzle-orm';
import type { Drizzle } from './connect.ts';

const batchSize = 1_000;

/**
 * Takes away what a column holds of rows that were written before its words were sealed. Nobody is shown it
 * any more; it must not lie there until the rows themselves are old enough to go.
 */
export async function forgetClearText(
  db: Drizzle,
  { id, text }: { readonly id: AnyColumn; readonly text: AnyColumn },
): Promise<void> {
  const table = sql.identifier(getTableName(text.table));
  for (;;) {
    const rows = await db.execute(sql`
      update ${table} set ${sql.identifier(text.name)} = null where ${id} in (
        select ${id} from ${table} where ${text} is not null limit ${batchSize})
      returning ${id}`);
    if (rows.length < batchSize) return;
  }
}
