import { and, arrayContains, eq, isNotNull, ne, type SQL, sql } from 'drizzle-orm';
import type { Clock } from '../../clock.ts';
import type { Database, Executor } from '../../database/connect.ts';
import { orderErasures, orders, orderValidations } from '../tables.ts';
import type { ValidationRecord } from '../validation/validation-record.ts';
import type { KeptRefusal } from './refusal-words.ts';

/** Rows at once. */
const batch = 500;

/**
 * A POS's words stand in the clear in rows that were written before they were sealed, where nobody is shown
 * them any more. Takes them away, whatever the rows' age; goes on where the last time ended.
 */
export async function forgetOpenWords(deps: {
  readonly database: Pick<Database, 'db'>;
  readonly clock: Clock;
}): Promise<void> {
  const { db } = deps.database;
  for (const subject of ['order_words', 'validation_words'] as const) {
    const [mark] = await db.select().from(orderErasures).where(eq(orderErasures.subject, subject));
    let from = mark?.upTo ?? '';
    for (;;) {
      const last =
        subject === 'order_words'
          ? await forgetInOrders(db, sql`${orders.id} > ${from}`)
          : await forgetInValidations(db, sql`${orderValidations.id} > ${from}`);
      if (last === undefined) break;
      from = last;
      const row = { upTo: from, erasedAt: deps.clock.now() };
      await db
        .insert(orderErasures)
        .values({ subject, ...row })
        .onConflictDoUpdate({ target: orderErasures.subject, set: row });
    }
  }
}

/** The same in the rows of one customer, by the hash of a contact. */
export async function forgetOpenWordsOf(db: Executor, contactKey: string): Promise<void> {
  const every = { limit: Number.MAX_SAFE_INTEGER };
  await forgetInOrders(db, arrayContains(orders.contactKeys, [contactKey]), every);
  await forgetInValidations(db, arrayContains(orderValidations.contactKeys, [contactKey]), every);
}

/** @returns the last id that was looked at */
async function forgetInOrders(
  db: Executor,
  which: SQL | undefined,
  { limit } = { limit: batch },
): Promise<string | undefined> {
  const rows = await db
    .select({ id: orders.id, version: orders.version, refusals: orders.refusals })
    .from(orders)
    .where(and(which, isNotNull(orders.refusals)))
    .orderBy(orders.id)
    .limit(limit);
  for (const { id, version, refusals } of rows) {
    if (!refusals?.some(isOpen)) continue;
    // Who changed it meanwhile wrote it in today's form.
    await db
      .update(orders)
      .set({ refusals: refusals.map(closed) })
      .where(and(eq(orders.id, id), eq(orders.version, version)));
  }
  return rows.at(-1)?.id;
}

async function forgetInValidations(
  db: Executor,
  which: SQL | undefined,
  { limit } = { limit: batch },
): Promise<string | undefined> {
  const rows = await db
    .select({ id: orderValidations.id, record: orderValidations.record })
    .from(orderValidations)
    // What was refused has codes.
    .where(and(which, ne(orderValidations.codes, [])))
    .orderBy(orderValidations.id)
    .limit(limit);
  for (const { id, record } of rows) {
    const { posOpinion } = record;
    if (posOpinion.kind !== 'said' || !posOpinion.refusals.some(isOpen)) continue;
    const changed: ValidationRecord = {
      ...record,
      posOpinion: { ...posOpinion, refusals: posOpinion.refusals.map(closed) },
    };
    await db.update(orderValidations).set({ record: changed }).where(eq(orderValidations.id, id));
  }
  return rows.at(-1)?.id;
}

/** Once it was `{code, message, lineIndex}`. */
const isOpen = (refusal: KeptRefusal): boolean => 'message' in refusal;
const closed = ({ code, lineIndex }: KeptRefusal): KeptRefusal => ({
  code,
  lineIndex,
  sentence: null,
});
