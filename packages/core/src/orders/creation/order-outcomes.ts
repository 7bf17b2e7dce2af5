import type { PosDeclaration, PosOrderPhase, PosOrderState } from '@pos-bridge/pos';
import { and, eq, notInArray, sql } from 'drizzle-orm';
import type { Clock } from '../../clock.ts';
import type { Database, Transaction } from '../../database/connect.ts';
import { notify } from '../../database/notifications.ts';
import type { JobQueue } from '../../jobs/job-queue.ts';
import type { PosFailure } from '../ask-pos.ts';
import { acceptByOf } from '../attention/acceptance-deadline.ts';
import { followMove, raise, raiseMissing, settle } from '../attention/attention.ts';
import type { KeptRefusals } from '../customer-data/refusal-words.ts';
import { notifyWix } from '../jobs.ts';
import {
  loadOrder,
  lockOrder,
  type OrderEvent,
  type OrderRow,
  phaseOf,
  recordEvents,
} from '../order-row.ts';
import { orderTimes } from '../order-times.ts';
import { nextPollAt } from '../status/next-poll.ts';
import { orders } from '../tables.ts';
import type { OrderCatalogs } from '../validation/judge-order.ts';
import { pauseAfter } from './next-step.ts';
import { asksTold, type LeasedOrder } from './order-leases.ts';
import { type LowerStock, takenBy } from './order-take.ts';

export interface OutcomeDeps {
  readonly database: Pick<Database, 'db'>;
  readonly jobs: JobQueue;
  readonly clock: Clock;
  readonly orderCatalogs: OrderCatalogs;
  /** Lowers the stock that the bridge knows. */
  readonly lowerStock: LowerStock;
}

const noLease = { leaseToken: null, leaseUntil: null };

/**
 * The POS has the order: it answered so, was found with it, or told of it by itself. True whoever holds
 * the lease, so that a late answer is not lost. Wix is told this status for ever.
 */
export async function recordCreated(
  deps: OutcomeDeps,
  order: OrderRow,
  declaration: PosDeclaration,
  atPos: PosOrderState,
  how: 'answered' | 'found' | 'told',
): Promise<OrderRow> {
  const now = deps.clock.now();
  const phase = phaseOf(declaration, atPos.posOrderStatus);
  const isOver = phase === 'canceled' || phase === 'fulfilled';
  const catalog =
    order.publicationId === null ? null : await deps.orderCatalogs.of(order.publicationId);
  return deps.database.db.transaction(async (tx) => {
    const acceptBy = phase === 'received' ? await acceptByOf(tx, order) : null;
    const [created] = await tx
      .update(orders)
      .set({
        ...noLease,
        state: 'created',
        version: sql`${orders.version} + 1`,
        uncertain: false,
        nextStepAt: null,
        finishedAt: now,
        answeredStatus: atPos.posOrderStatus,
        posOrderId: atPos.posOrderId,
        posOrderStatus: atPos.posOrderStatus,
        posPhase: phase,
        posUpdatedAt: atPos.updatedAt,
        pollAt: isOver ? null : nextPollAt(declaration, now, acceptBy),
        acceptBy,
      })
      .where(and(eq(orders.id, order.id), notInArray(orders.state, ['created', 'rejected'])))
      .returning();
    if (created === undefined) return alreadyFinal(tx, order, { ...atPos, phase }, now);
    await recordEvents(tx, order.id, now, [
      ...(how === 'answered' ? [] : [{ kind: 'found' as const, detail: { how } }]),
      {
        kind: 'created',
        detail: { posOrderId: atPos.posOrderId, posOrderStatus: atPos.posOrderStatus },
      },
    ]);
    await followMove(tx, order, now);
    await deps.lowerStock(tx, takenBy(created, catalog));
    if (phase !== 'received' && phase !== 'validation') {
      await deps.jobs.enqueue(tx, notifyWix, { orderId: order.id }, { singletonKey: order.id });
    }
    await notify(tx, 'orders_changed', order.id);
    return created;
  });
}

/**
 * It had an end already. The same one is a repeat; another one has to be seen by a person, until the POS
 * says that it is canceled: then the kitchen has what the bridge says.
 */
async function alreadyFinal(
  tx: Transaction,
  order: OrderRow,
  { posOrderId, phase }: Pick<PosOrderState, 'posOrderId'> & { readonly phase: PosOrderPhase },
  now: Date,
): Promise<OrderRow> {
  const final = await lockOrder(tx, order.id);
  if (final.posOrderId === posOrderId) return final;
  const attention = final.state === 'created' ? 'duplicate_at_pos' : 'status_conflict';
  if (phase !== 'canceled') {
    await raise(tx, final.id, attention, now, now, { posOrderId });
  } else if (final.attention === attention) {
    await settle(tx, final.id, attention, now);
    await raiseMissing(tx, final, now);
  }
  await notify(tx, 'orders_changed', order.id);
  return loadOrder(tx, order.id);
}

/** The POS refused it, or it is proven that it never will have it. Final; Wix is told so for ever. */
export async function recordRejected(
  deps: Pick<OutcomeDeps, 'database' | 'clock' | 'jobs'>,
  order: OrderRow,
  refused: KeptRefusals,
  posOrderStatus: string | null,
  event: OrderEvent = { kind: 'rejected' },
): Promise<OrderRow> {
  const now = deps.clock.now();
  return deps.database.db.transaction(async (tx) => {
    const [rejected] = await tx
      .update(orders)
      .set({
        ...noLease,
        state: 'rejected',
        version: sql`${orders.version} + 1`,
        uncertain: false,
        nextStepAt: null,
        finishedAt: now,
        ...refused,
        answeredStatus: posOrderStatus,
        posOrderStatus,
      })
      .where(and(eq(orders.id, order.id), notInArray(orders.state, ['created', 'rejected'])))
      .returning();
    if (rejected === undefined) return loadOrder(tx, order.id);
    await recordEvents(tx, order.id, now, [
      { ...event, detail: { codes: refused.refusals.map(({ code }) => code), ...event.detail } },
    ]);
    await followMove(tx, order, now);
    if (event.kind === 'gave_up') await raise(tx, order.id, 'never_reached_pos', now, now);
    // Wix calls for what it has accepted; whether it still holds it so, it is asked.
    else await deps.jobs.enqueue(tx, notifyWix, { orderId: order.id }, { singletonKey: order.id });
    await notify(tx, 'orders_changed', order.id);
    return rejected;
  });
}

/**
 * A create that failed. What is proven not to have happened leaves the order as it was before it; all
 * else makes it unknown. Only the holder of the lease may say so: the others know no better.
 */
export async function recordSubmitFailed(
  deps: Pick<OutcomeDeps, 'database' | 'clock' | 'jobs'>,
  before: Pick<OrderRow, 'uncertain'>,
  order: LeasedOrder,
  failure: PosFailure,
): Promise<OrderRow> {
  const uncertain = before.uncertain || failure.mayHaveHappened;
  const pause = failure.mayHaveHappened
    ? 0
    : Math.max(failure.retryAfterMs ?? 0, pauseAfter(order.attempts));
  return giveBack(deps, order, {
    change: { state: uncertain ? 'unknown' : 'received', uncertain, lastFault: failure.fault },
    pause,
    event: {
      kind: failure.mayHaveHappened ? 'answer_lost' : 'not_sent',
      detail: { fault: failure.fault, attempt: order.attempts },
    },
    isTold: true,
  });
}

/** No time was left for the call, and none was made: the order is as it was before. */
export const recordNotSent = (
  deps: Pick<OutcomeDeps, 'database' | 'clock' | 'jobs'>,
  { uncertain }: Pick<OrderRow, 'uncertain'>,
  order: LeasedOrder,
): Promise<OrderRow> =>
  giveBack(deps, order, {
    change: { state: uncertain ? 'unknown' : 'received', uncertain },
    pause: 0,
    event: { kind: 'not_sent', detail: { attempt: order.attempts } },
    isTold: true,
  });

/** The POS was asked, and has no such order. */
export const recordAbsent = (
  deps: Pick<OutcomeDeps, 'database' | 'clock' | 'jobs'>,
  order: LeasedOrder,
  askedAt: Date,
  pause: number,
): Promise<OrderRow> =>
  giveBack(deps, order, {
    change: { state: 'unknown', absentAt: askedAt },
    pause,
    event: { kind: 'absent' },
    isTold: order.asks <= asksTold,
  });

/** The POS was asked, and did not answer as it should. */
export const recordAskFailed = (
  deps: Pick<OutcomeDeps, 'database' | 'clock' | 'jobs'>,
  order: LeasedOrder,
  fault: string,
  retryAfterMs: number | null,
): Promise<OrderRow> =>
  giveBack(deps, order, {
    change: { state: 'unknown', lastFault: fault },
    pause: Math.max(retryAfterMs ?? 0, pauseAfter(order.asks)),
    event: { kind: 'not_answered', detail: { fault } },
    isTold: order.asks <= asksTold,
  });

async function giveBack(
  deps: Pick<OutcomeDeps, 'database' | 'clock' | 'jobs'>,
  order: LeasedOrder,
  result: {
    readonly change: Partial<typeof orders.$inferInsert>;
    readonly pause: number;
    readonly event: OrderEvent;
    readonly isTold: boolean;
  },
): Promise<OrderRow> {
  const now = deps.clock.now();
  const goesOn = now.getTime() - order.receivedAt.getTime() < orderTimes.askFor;
  return deps.database.db.transaction(async (tx) => {
    const [back] = await tx
      .update(orders)
      .set({
        ...noLease,
        ...result.change,
        version: sql`${orders.version} + 1`,
        nextStepAt: goesOn ? new Date(now.getTime() + result.pause) : null,
      })
      .where(and(eq(orders.id, order.id), eq(orders.leaseToken, order.leaseToken)))
      .returning();
    if (back === undefined) return loadOrder(tx, order.id);
    if (result.isTold) await recordEvents(tx, order.id, now, [result.event]);
    const unknownFor = now.getTime() - order.receivedAt.getTime();
    if (back.state === 'unknown' && unknownFor >= orderTimes.unknownRaisedAfter) {
      await raise(tx, back.id, 'outcome_unknown', now, back.submitBy);
    }
    await followMove(tx, order, now);
    if (back.state === 'received' && order.lastFault === null) {
      await deps.jobs.enqueue(tx, notifyWix, { orderId: back.id }, { singletonKey: back.id });
    }
    await notify(tx, 'orders_changed', order.id);
    return back;
  });
}
