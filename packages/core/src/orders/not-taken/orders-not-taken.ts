import type { InstanceId, OrderErrorCode, WixOrderId } from '@pos-bridge/wix';
import { and, eq, exists, isNotNull, isNull, lt, sql } from 'drizzle-orm';
import type { ConfigurationAddress } from '../../configurations/find-configuration.ts';
import type { Executor, Transaction } from '../../database/connect.ts';
import type { JobQueue } from '../../jobs/job-queue.ts';
import { isAcceptedOnWix } from '../attention/attention.ts';
import { lookAfterNotTaken } from '../jobs.ts';
import { orderTimes } from '../order-times.ts';
import { isNewer, type WixOrderEvent } from '../status/wix-order-event.ts';
import { orders } from '../tables.ts';
import { servedLocations } from './served-locations.ts';
import { ordersNotTaken } from './tables.ts';

/** How Wix names an order. */
export interface WixOrderName {
  readonly instanceId: InstanceId;
  readonly wixOrderId: WixOrderId;
}
type NotTaken = typeof ordersNotTaken.$inferSelect;

export const notTakenStates = ['waits_for_person', 'settled', 'not_accepted'] as const;
/** Whether a person is called for it; `not_accepted`: Wix did not hold it as accepted when last seen. */
export type NotTakenState = (typeof notTakenStates)[number];

export function notTakenState({
  raisedAt,
  settledAt,
}: Pick<NotTaken, 'raisedAt' | 'settledAt'>): NotTakenState {
  if (settledAt !== null) return 'settled';
  return raisedAt === null ? 'not_accepted' : 'waits_for_person';
}

/** A person is called for it: `waits_for_person`, from the index `orders_not_taken_raised`. */
export const waitsForPerson = and(
  isNotNull(ordersNotTaken.raisedAt),
  isNull(ordersNotTaken.settledAt),
);

export const named = ({ instanceId, wixOrderId }: WixOrderName) =>
  and(eq(ordersNotTaken.instanceId, instanceId), eq(ordersNotTaken.wixOrderId, wixOrderId));

/** A Create Order was refused as not ready: kept, and Wix is asked whether it counts on the order. */
export async function storeNotTaken(
  tx: Transaction,
  jobs: JobQueue,
  order: WixOrderName & ConfigurationAddress & { readonly code: OrderErrorCode },
  now: Date,
): Promise<void> {
  const { instanceId, wixOrderId, accountId, configurationId, code } = order;
  await tx
    .insert(ordersNotTaken)
    .values({ instanceId, wixOrderId, accountId, configurationId, code, seenAt: now })
    .onConflictDoUpdate({
      target: [ordersNotTaken.instanceId, ordersNotTaken.wixOrderId],
      set: { code },
    });
  await enqueueLook(tx, jobs, order);
}

/** Has Wix asked about it; one look at a time. */
export async function enqueueLook(
  db: Executor,
  jobs: JobQueue,
  { instanceId, wixOrderId }: WixOrderName,
): Promise<void> {
  const singletonKey = `${instanceId} ${wixOrderId}`;
  await jobs.enqueue(db, lookAfterNotTaken, { instanceId, wixOrderId }, { singletonKey });
}

/**
 * A Wix event about an order that the bridge has not taken. Of one it never heard of: once it is accepted, its
 * Create Order is due, and it is looked after when that has not come.
 */
export async function recordEventOfNotTaken(
  tx: Transaction,
  jobs: JobQueue,
  event: WixOrderEvent,
  now: Date,
): Promise<'recorded' | 'known' | 'ignored'> {
  const [row] = await tx.select().from(ordersNotTaken).where(named(event)).for('update');
  if (row === undefined) {
    const { instanceId, wixOrderId } = event;
    if (
      isAcceptedOnWix({ wixStatus: event.status }) &&
      (await servedLocations(tx, instanceId)).length > 0
    ) {
      await jobs.enqueue(
        tx,
        lookAfterNotTaken,
        { instanceId, wixOrderId },
        {
          startAfter: new Date(now.getTime() + orderTimes.createComesWithin),
          // Its own key: it must not hold back the look that follows a refusal.
          singletonKey: `${instanceId} ${wixOrderId} accepted`,
        },
      );
    }
    return 'ignored';
  }
  if (!isNewer(row, event)) return 'known';
  await tx
    .update(ordersNotTaken)
    .set(seenOnWix(row, event.status, event.occurredAt, now))
    .where(named(row));
  return 'recorded';
}

/**
 * What changes with where the order is seen on Wix. A person is called while Wix holds it as accepted;
 * canceled, it is taken care of.
 */
export function seenOnWix(
  { raisedAt, settledAt }: Pick<NotTaken, 'raisedAt' | 'settledAt'>,
  wixStatus: string | null,
  seenAt: Date,
  now: Date,
): Pick<NotTaken, 'wixStatus' | 'wixSeenAt' | 'raisedAt' | 'settledAt'> {
  return {
    wixStatus,
    wixSeenAt: seenAt,
    raisedAt: isAcceptedOnWix({ wixStatus }) ? (raisedAt ?? now) : null,
    settledAt: wixStatus === 'CANCELED' ? (settledAt ?? now) : settledAt,
  };
}

/**
 * The order is being created after all, in the same transaction. What was seen of it on Wix, for the
 * order to begin with.
 */
export async function settleTaken(
  tx: Transaction,
  order: WixOrderName,
  now: Date,
): Promise<Partial<Pick<NotTaken, 'wixStatus' | 'wixSeenAt'>>> {
  const [row] = await tx
    .update(ordersNotTaken)
    .set({ settledAt: sql`coalesce(${ordersNotTaken.settledAt}, ${now.toISOString()})` })
    .where(named(order))
    .returning({ wixStatus: ordersNotTaken.wixStatus, wixSeenAt: ordersNotTaken.wixSeenAt });
  return row ?? {};
}

/** The order of an order not taken, where it was created after all: for `exists` in a query of `ordersNotTaken`. */
export const orderOfNotTaken = (db: Executor) =>
  db
    .select({ id: orders.id })
    .from(orders)
    .where(
      and(
        eq(orders.wixOrderId, ordersNotTaken.wixOrderId),
        eq(orders.instanceId, ordersNotTaken.instanceId),
      ),
    );

/** Settles what was raised in the moment in which the order was created after all. */
export async function settleAllTaken(db: Executor, now: Date): Promise<void> {
  await db
    .update(ordersNotTaken)
    .set({ settledAt: now })
    .where(and(waitsForPerson, exists(orderOfNotTaken(db))));
}

export async function forgetNotTaken(db: Executor, before: Date): Promise<void> {
  await db.delete(ordersNotTaken).where(lt(ordersNotTaken.seenAt, before));
}
