import { asc, desc, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';

/** A page of a list that is read newest first: below `before`, right above `after`, or at the top. */
export interface Span<Place> {
  readonly before?: Place | undefined;
  /** The rows that follow right above it, where there are more than `limit`. */
  readonly after?: Place | undefined;
  readonly limit: number;
}

type PlaceValue = Date | string | number;

/** {@link seek} for a list in the order of one column. */
export const seekBy = (column: PgColumn, { before, after, limit }: Span<PlaceValue>) =>
  seek([column], {
    before: before === undefined ? undefined : [before],
    after: after === undefined ? undefined : [after],
    limit,
  });

/**
 * Where a page begins and how it is read, for a list in the falling order of `columns`; the values of a
 * place are theirs. A row comparison, which PostgreSQL answers from one index over the same columns
 * however far down the page is. `inOrder` brings rows that were read upwards back into the list's order.
 */
export function seek<Place extends readonly PlaceValue[]>(
  columns: readonly PgColumn[],
  span: Span<Place>,
): {
  readonly where: SQL | undefined;
  readonly orderBy: readonly SQL[];
  inOrder<Row>(rows: Row[]): Row[];
} {
  const upwards = span.after !== undefined;
  const place = span.after ?? span.before;
  const left = sql.join([...columns], sql`, `);
  const right = sql.join((place ?? []).map(written), sql`, `);
  return {
    where:
      place === undefined
        ? undefined
        : upwards
          ? sql`(${left}) > (${right})`
          : sql`(${left}) < (${right})`,
    orderBy: columns.map((column) => (upwards ? asc(column) : desc(column))),
    inOrder: (rows) => (upwards ? rows.reverse() : rows),
  };
}

const written = (value: PlaceValue): SQL =>
  value instanceof Date ? sql`${value.toISOString()}::timestamptz` : sql`${value}`;
