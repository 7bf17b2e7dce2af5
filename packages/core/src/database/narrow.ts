import { and, eq, gte, lt, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';

/** A condition of a filter's value; a value that is missing does not narrow. */
export const given = <Value>(
  value: Value | undefined,
  condition: (value: Value) => SQL | undefined,
): SQL | undefined => (value === undefined ? undefined : condition(value));

/** That a column has the filter's value; a value that is missing does not narrow. */
export const is = <Column extends PgColumn>(
  column: Column,
  value: Column['_']['data'] | undefined,
): SQL | undefined => given(value, (wanted) => eq(column, wanted));

interface TimeSpan {
  readonly from: Date | undefined;
  readonly before: Date | undefined;
}

/** That a moment lies in a span of time; an end that is missing does not narrow. */
export const isWithin = (at: PgColumn, { from, before }: TimeSpan): SQL | undefined =>
  and(
    given(from, (first) => gte(at, first)),
    given(before, (end) => lt(at, end)),
  );

/** What the clocks of two processes, and the time from a row's moment to its number, differ by at most. */
const skewMs = 10 * 60_000;

/**
 * That a row came in a span of time; what is missing does not narrow. For rows that are numbered as they come,
 * and listed so: their numbers bound the span as well, or a list would walk past all rows that came later.
 */
export const cameIn = (
  { number, at }: { readonly number: PgColumn; readonly at: PgColumn },
  span: TimeSpan,
): SQL | undefined =>
  and(
    isWithin(at, span),
    given(span.from, (first) => {
      const early = gte(at, new Date(first.getTime() - skewMs));
      return sql`${number} >= (select ${number} from ${number.table} where ${early} order by ${at} limit 1)`;
    }),
    given(span.before, (end) => {
      const late = lt(at, new Date(end.getTime() + skewMs));
      return sql`${number} <= (select ${number} from ${number.table} where ${late} order by ${at} desc limit 1)`;
    }),
  );
