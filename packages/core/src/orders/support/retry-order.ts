import { and, asc, eq } from 'drizzle-orm';
import type { Clock } from '../../clock.ts';
import type { Drizzle } from '../../database/connect.ts';
import { notify } from '../../database/notifications.ts';
import type { OrderId } from '../../ids.ts';
import type { JobQueue } from '../../jobs/job-queue.ts';
import type { AuditActor } from '../../staff/audit-entry.ts';
import { recordAudit } from '../../staff/record-audit.ts';
import { settle } from '../attention/attention.ts';
import { recoverOrder } from '../jobs.ts';
import { type OrderRow, recordEvents } from '../order-row.ts';
import { orderTimes } from '../order-times.ts';
import { orderEvents, orders } from '../tables.ts';
import { orderRetry, type RetryRefusal } from './order-retry.ts';

export type RetriedOrder =
  | { readonly outcome: 'resubmitted' | 'sent' | 'asked' }
  | { readonly outcome: 'refused'; readonly why: RetryRefusal }
  /** It has moved meanwhile; look again. */
  | { readonly outcome: 'changed' }
  | { readonly outcome: 'order-not-found' };

interface RetryDeps {
  readonly db: Drizzle;
  readonly jobs: JobQueue;
  readonly clock: Clock;
}

/**
 * Takes an order up again, in the one way that cannot double it (see {@link orderRetry}); the recovery
 * job does the rest. A rejected order goes out under a new idempotency key and the same reference, and
 * Wix is from then on told what becomes of it.
 */
export async function retryOrder(
  deps: RetryDeps,
  id: OrderId,
  by: { readonly author: AuditActor; readonly reason: string },
): Promise<RetriedOrder> {
  return deps.db.transaction(async (tx): Promise<RetriedOrder> => {
    const now = deps.clock.now();
    const [order] = await tx.select().from(orders).where(eq(orders.id, id));
    if (order === undefined) return { outcome: 'order-not-found' };
    const events = await tx
      .select({ kind: orderEvents.kind, detail: orderEvents.detail })
      .from(orderEvents)
      .where(eq(orderEvents.orderId, id))
      .orderBy(asc(orderEvents.id));
    const retry = orderRetry(order, events, now);
    if (retry.way === 'none') return { outcome: 'refused', why: retry.why };
    const outcome = outcomes[retry.way];
    const [taken] = await tx
      .update(orders)
      .set({
        version: order.version + 1,
        nextStepAt: now,
        ...(retry.way === 'resubmit' && anew(order, now)),
      })
      .where(and(eq(orders.id, id), eq(orders.version, order.version)))
      .returning({ id: orders.id });
    if (taken === undefined) return { outcome: 'changed' };
    if (retry.way === 'resubmit') {
      const detail = { round: order.round + 1, by: by.author.name };
      await recordEvents(tx, id, now, [{ kind: 'resubmitted', detail }]);
      await settle(tx, id, 'never_reached_pos', now);
    }
    await deps.jobs.enqueue(tx, recoverOrder, { orderId: id }, { singletonKey: id });
    await recordAudit(tx, {
      actor: by.author,
      action: `order.${outcome}`,
      subject: { type: 'order', id },
      accountId: order.accountId,
      reason: by.reason,
      before: { state: order.state, codes: order.refusals?.map(({ code }) => code) ?? [] },
      after: { state: retry.way === 'resubmit' ? 'received' : order.state },
      at: now,
    });
    await notify(tx, 'orders_changed', id);
    return { outcome };
  });
}

const outcomes = { resubmit: 'resubmitted', send: 'sent', ask: 'asked' } as const;

const anew = (order: OrderRow, now: Date): Partial<OrderRow> => ({
  state: 'received',
  round: order.round + 1,
  uncertain: false,
  absentAt: null,
  sendableUntil: null,
  asks: 0,
  refusals: null,
  refusalWordsSealed: null,
  answeredStatus: null,
  posOrderStatus: null,
  lastFault: null,
  finishedAt: null,
  submitBy: new Date(Math.max(order.submitBy.getTime(), now.getTime() + orderTimes.submit)),
});
