import { asc, sql } from 'drizzle-orm';
import { integer, pgTable, timestamp } from 'drizzle-orm/pg-core';
import { expect, test } from 'vitest';
import { createTestDatabase } from '../../testing/test-database.ts';
import { cameIn } from './narrow.ts';

const rows = pgTable('rows_of_the_test', {
  number: integer('number').primaryKey(),
  at: timestamp('at', { withTimezone: true }).notNull(),
});

const minute = (n: number) => new Date(Date.UTC(2026, 4, 1, 10, n));

test('a span of time holds the rows that came in it, although clocks differed by minutes when they were numbered', async () => {
  const database = await createTestDatabase();
  // By number: every other one from a process whose clock is eight minutes behind.
  const times = Array.from({ length: 60 }, (_, n) => minute(n % 2 === 0 ? n : n - 8));
  await database.db.transaction(async (tx) => {
    await tx.execute(
      sql`create temp table rows_of_the_test (number int primary key, at timestamptz) on commit drop`,
    );
    await tx.insert(rows).values(times.map((at, number) => ({ number, at })));
    for (const [from, before] of [
      [minute(20), minute(40)],
      [minute(59), undefined],
      [undefined, minute(-3)],
      [minute(200), undefined],
      [undefined, minute(-200)],
    ] as const) {
      const found = await tx
        .select()
        .from(rows)
        .where(cameIn(rows, { from, before }))
        .orderBy(asc(rows.number));
      const meant = times.flatMap((at, number) =>
        (from === undefined || at >= from) && (before === undefined || at < before) ? [number] : [],
      );
      expect(found.map(({ number }) => number)).toEqual(meant);
    }
  });
  await database.drop();
});
