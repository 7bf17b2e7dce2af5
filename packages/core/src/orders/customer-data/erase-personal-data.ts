import { and, arrayContains, eq, inArray, not, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Clock } from '../../clock.ts';
import type { Database } from '../../database/connect.ts';
import type { Sealer } from '../../encryption.ts';
import { firstOrderIdAt, firstValidationIdAt } from '../../ids.ts';
import type { AuditActor } from '../../staff/audit-entry.ts';
import { recordAudit } from '../../staff/record-audit.ts';
import { forgetNotTaken } from '../not-taken/orders-not-taken.ts';
import { unfinishedStates } from '../order-state.ts';
import { orderErasures, orders, orderValidations } from '../tables.ts';
import { type CustomerContact, contactKey } from './contact-keys.ts';
import { forgetOpenWords, forgetOpenWordsOf } from './open-words.ts';

export interface EraseDeps {
  readonly database: Pick<Database, 'db'>;
  readonly sealer: Sealer;
  readonly clock: Clock;
}

/** How much of a customer is kept, or was. */
export interface CustomerData {
  readonly orders: number;
  readonly validations: number;
  /** Orders without an end yet, which the kitchen may still need; erase again once they have one. */
  readonly ordersLeft: number;
}

/** What was erased: the same that the audit trail says. */
export interface ErasedCustomer extends CustomerData {
  readonly erasedAt: Date;
  /** By what the audit trail names the customer: a keyed hash of the contact, which tells nobody who it was. */
  readonly subject: string;
}

const erased = (now: Date) => ({
  orderSealed: null,
  refusalWordsSealed: null,
  contactKeys: [],
  personalErasedAt: now,
});
const unfinished = inArray(orders.state, unfinishedStates);

/** What {@link eraseCustomer} would erase now. */
export async function customerData(
  { database: { db }, sealer }: EraseDeps,
  contact: CustomerContact,
): Promise<CustomerData> {
  const key = contactKey(sealer.hash, contact);
  if (key === null) return { orders: 0, validations: 0, ordersLeft: 0 };
  const ofCustomer = arrayContains(orders.contactKeys, [key]);
  return {
    orders: await db.$count(orders, and(ofCustomer, not(unfinished))),
    validations: await db.$count(
      orderValidations,
      arrayContains(orderValidations.contactKeys, [key]),
    ),
    ordersLeft: await db.$count(orders, and(ofCustomer, unfinished)),
  };
}

/**
 * Takes a customer's personal data out of every order and validation that carries this phone, e-mail or
 * id. What was ordered stays. The contact is nowhere written down, the audit row included.
 */
export async function eraseCustomer(
  deps: EraseDeps,
  contact: CustomerContact,
  by: { readonly actor: AuditActor; readonly reason: string },
): Promise<ErasedCustomer> {
  const now = deps.clock.now();
  const key = contactKey(deps.sealer.hash, contact);
  if (key === null) {
    return { orders: 0, validations: 0, ordersLeft: 0, erasedAt: now, subject: '' };
  }
  return deps.database.db.transaction(async (tx) => {
    const ofCustomer = arrayContains(orders.contactKeys, [key]);
    const left = await tx.select({ id: orders.id }).from(orders).where(and(ofCustomer, unfinished));
    await forgetOpenWordsOf(tx, key);
    const fromOrders = await tx
      .update(orders)
      .set(erased(now))
      .where(and(ofCustomer, not(unfinished)))
      .returning({ id: orders.id });
    const fromValidations = await tx
      .update(orderValidations)
      .set(erased(now))
      .where(arrayContains(orderValidations.contactKeys, [key]))
      .returning({ id: orderValidations.id });
    const counts = {
      orders: fromOrders.length,
      validations: fromValidations.length,
      ordersLeft: left.length,
    };
    await recordAudit(tx, {
      ...by,
      action: 'customer.erased',
      subject: { type: 'customer', id: key },
      after: counts,
      at: now,
    });
    return { ...counts, erasedAt: now, subject: key };
  });
}

/** Rows at once, so that nobody waits for long. */
const batch = 1_000;
const spanEnd = z.object({ last: z.string().nullable() });

/**
 * Takes personal data out of everything older than `before`, whatever became of it; goes on where the
 * last time ended. Ids sort by time, so that a span of time is a span of the primary key. What is kept of
 * orders that were not taken is nothing personal, and is of no more use by then: it goes whole.
 */
export async function eraseOlderThan(deps: EraseDeps, before: Date): Promise<void> {
  await eraseUpTo(deps, 'orders', orders, firstOrderIdAt(before));
  await eraseUpTo(deps, 'order_validations', orderValidations, firstValidationIdAt(before));
  await forgetOpenWords(deps);
  await forgetNotTaken(deps.database.db, before);
}

async function eraseUpTo(
  { database: { db }, clock }: EraseDeps,
  subject: 'orders' | 'order_validations',
  table: typeof orders | typeof orderValidations,
  to: string,
): Promise<void> {
  const [mark] = await db.select().from(orderErasures).where(eq(orderErasures.subject, subject));
  let from = mark?.upTo ?? '';
  while (from < to) {
    const now = clock.now();
    const [span] = await db.execute(sql`
      with span as (
        select id from ${table} where id > ${from} and id < ${to} order by id limit ${batch}
      ), erased as (
        update ${table} t
        set order_sealed = null, refusal_words_sealed = null, contact_keys = '{}',
          personal_erased_at = ${now.toISOString()}::timestamptz
        from span
        where t.id = span.id and t.personal_erased_at is null
      )
      select max(id) as last from span`);
    // An empty span: everything is done up to `to`.
    const upTo = spanEnd.parse(span).last ?? to;
    await db
      .insert(orderErasures)
      .values({ subject, upTo, erasedAt: now })
      .onConflictDoUpdate({ target: orderErasures.subject, set: { upTo, erasedAt: now } });
    from = upTo;
  }
}
