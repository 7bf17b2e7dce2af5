import { and, gte, like, lte, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';

const shortestPart = 4;
/** As the console's tables show a long id: its beginning and its end. */
const shortened = /^([\w.-]{4,})…([\w.-]+)$/u;

/**
 * Whether it is this id, the beginning of one, or one as tables show it (`0f6b3d52…1a10`). The bounds let
 * the column's ordinary index answer, under any collation: ids hold letters of ASCII, digits and marks
 * alone, and none of them sorts after a row of z.
 */
export function isId(column: PgColumn, text: string): SQL | undefined {
  const [, head = text, tail = ''] = shortened.exec(text) ?? [];
  if (head.length < shortestPart || !/^[\w.-]+$/.test(head)) return sql`${column} = ${text}`;
  const asItStands = (part: string) => part.replaceAll('_', '\\_');
  return and(
    gte(column, head),
    lte(column, head + 'z'.repeat(40)),
    like(column, `${asItStands(head)}%${asItStands(tail)}`),
  );
}
