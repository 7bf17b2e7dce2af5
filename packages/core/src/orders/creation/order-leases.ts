import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import type { Clock } from '../../clock.ts';
import type { Database } from '../../database/connect.ts';
import type { JobQueue } from '../../jobs/job-queue.ts';
import { recoverOrder } from '../jobs.ts';
import { type OrderEvent, type OrderRow, recordEvents } from '../order-row.ts';
import { orderTimes } from '../order-times.ts';
import { orders } from '../tables.ts';

/** An order that this caller alone may talk to the POS about, until `leaseUntil`. */
export interface LeasedOrder extends OrderRow {
  readonly leaseToken: string;
}

/** How many vain questions are told one by one in a timeline. */
export const asksTold = 10;

interface LeaseDeps {
  readonly database: Pick<Database, 'db'>;
  readonly jobs: JobQueue;
  readonly clock: Clock;
}

/** What a lease for a create changes; also what a new order begins with. */
export function submitting(order: Pick<OrderRow, 'attempts'>, now: Date, limitMs: number) {
  const leaseUntil = new Date(now.getTime() + limitMs + orderTimes.leaseMargin);
  return {
    state: 'submitting' as const,
    attempts: order.attempts + 1,
    uncertain: true,
    leaseToken: randomUUID(),
    leaseUntil,
    submittedAt: now,
    sendableUntil: leaseUntil,
    absentAt: null,
    nextStepAt: leaseUntil,
  };
}

/**
 * Takes the order to create it at the POS within `limitMs`: committed, with the job that recovers it,
 * before the call goes out. Null where somebody else was faster.
 */
export async function takeToSubmit(
  deps: LeaseDeps,
  order: OrderRow,
  limitMs: number,
): Promise<LeasedOrder | null> {
  const now = deps.clock.now();
  const change = submitting(order, now, limitMs);
  return deps.database.db.transaction(async (tx) => {
    const [taken] = await tx
      .update(orders)
      .set({ ...change, version: order.version + 1 })
      .where(and(eq(orders.id, order.id), eq(orders.version, order.version)))
      .returning();
    if (taken === undefined) return null;
    await recordEvents(tx, order.id, now, [
      { kind: 'submitting', detail: { attempt: taken.attempts } },
    ]);
    await deps.jobs.enqueue(
      tx,
      recoverOrder,
      { orderId: order.id },
      {
        startAfter: change.leaseUntil,
        singletonKey: order.id,
      },
    );
    return { ...taken, leaseToken: change.leaseToken };
  });
}

/** Takes the order to ask the POS about it. Null where somebody else was faster. */
export async function takeToAsk(
  deps: LeaseDeps,
  order: OrderRow,
  limitMs: number,
): Promise<LeasedOrder | null> {
  const now = deps.clock.now();
  const leaseToken = randomUUID();
  const leaseUntil = new Date(now.getTime() + limitMs + orderTimes.leaseMargin);
  const events: OrderEvent[] = order.asks < asksTold ? [{ kind: 'asked' }] : [];
  return deps.database.db.transaction(async (tx) => {
    const [taken] = await tx
      .update(orders)
      .set({
        state: 'unknown',
        leaseToken,
        leaseUntil,
        nextStepAt: leaseUntil,
        asks: order.asks + 1,
        version: order.version + 1,
      })
      .where(and(eq(orders.id, order.id), eq(orders.version, order.version)))
      .returning();
    if (taken === undefined) return null;
    await recordEvents(tx, order.id, now, events);
    return { ...taken, leaseToken };
  });
}
