import { WixApiError, type WixClient } from '@pos-bridge/wix';
import { eq, sql } from 'drizzle-orm';
import type { Clock } from '../../clock.ts';
import type { Database } from '../../database/connect.ts';
import { notify } from '../../database/notifications.ts';
import type { OrderId } from '../../ids.ts';
import type { JobContext } from '../../jobs/define-job.ts';
import type { JobQueue } from '../../jobs/job-queue.ts';
import type { WixAccess } from '../../wix/wix-access.ts';
import { followMove, raise, raiseMissing, settle } from '../attention/attention.ts';
import { notifyWix } from '../jobs.ts';
import {
  loadOrder,
  lockOrder,
  type OrderEvent,
  type OrderRow,
  recordEvents,
} from '../order-row.ts';
import type { OrderEventKind } from '../order-state.ts';
import { orderTimes } from '../order-times.ts';
import { orders } from '../tables.ts';
import { wixFaultOf } from './wix-fault.ts';
import { laterOf } from './wix-order-event.ts';
import { type WixStep, wixStep } from './wix-step.ts';

export interface NotifyWixDeps {
  readonly database: Pick<Database, 'db'>;
  readonly jobs: JobQueue;
  readonly clock: Clock;
  readonly wix: WixAccess;
}

/** At most accept and fulfill, with a look before, between and after. */
const mostLooks = 4;

/**
 * Takes an order on Wix to where it stands at the POS: reads Wix's order, takes one legal step, reads
 * again. Doing it twice, late or at once with another does no harm, because each step is decided on what
 * Wix says then, and a step that somebody else took already counts as done.
 */
export async function runNotifyWix(
  deps: NotifyWixDeps,
  orderId: OrderId,
  context: JobContext,
): Promise<void> {
  const order = await loadOrder(deps.database.db, orderId);
  const client = deps.wix.forInstance(order.instanceId, 'orders');
  try {
    await bringTogether(deps, order, client, context.signal);
  } catch (error) {
    const fault = wixFaultOf(error);
    if (fault === null) throw error;
    const passes = fault.retryable && !context.isLastAttempt;
    const detail = { fault: fault.message };
    if (context.attempt === 1) await callForTheGuest(deps, orderId, detail);
    // What passes by itself is left to the queue, until it gives up.
    if (passes) throw error;
    if (order.posPhase === null) return;
    await recordWix(deps, order, null, { kind: 'wix_refused', detail }, 'apart');
  }
}

async function bringTogether(
  deps: NotifyWixDeps,
  order: OrderRow,
  client: WixClient,
  signal: AbortSignal,
): Promise<void> {
  let refusal: WixApiError | null = null;
  for (let look = 1; look <= mostLooks; look += 1) {
    const { posPhase, wixSeenAt } = await loadOrder(deps.database.db, order.id);
    const at = deps.clock.now();
    const wix = await client.orders.get(order.wixOrderId, { signal });
    const status = wix.status ?? null;
    const seen = { status, at, wixSeenAt };
    if (posPhase === null) {
      await recordWix(deps, order, seen, null, 'seen');
      return;
    }
    const step = wixStep(status, posPhase);
    switch (step) {
      case 'done':
        await recordWix(deps, order, seen, null, 'together');
        return;
      case 'conflict': {
        const detail = { wix: status, pos: posPhase };
        await recordWix(deps, order, seen, { kind: 'wix_refused', detail }, 'apart');
        return;
      }
      case 'wait':
        await waitForPayment(deps, order, seen);
        return;
      case 'accept':
      case 'fulfill':
      case 'cancel': {
        // Refused once, it may have been so already by somebody else's hand; refused twice, it is a refusal.
        const again = await take(deps, order, client, step, signal);
        if (again !== null && refusal !== null) throw again;
        refusal = again;
        break;
      }
      default:
        step satisfies never;
    }
  }
  throw refusal ?? new Error('the order on Wix changed faster than it could be brought together');
}

type Deed = Exclude<WixStep, 'done' | 'wait' | 'conflict'>;

const deeds: Readonly<
  Record<
    Deed,
    {
      readonly event: OrderEventKind;
      call(client: WixClient, order: OrderRow, signal: AbortSignal): Promise<unknown>;
    }
  >
> = {
  accept: {
    event: 'wix_accepted',
    call: ({ orders: wix }, { wixOrderId }, signal) => wix.accept(wixOrderId, {}, { signal }),
  },
  fulfill: {
    event: 'wix_fulfilled',
    call: ({ orders: wix }, { wixOrderId }, signal) => wix.fulfill(wixOrderId, { signal }),
  },
  cancel: {
    event: 'wix_canceled',
    call: ({ orders: wix }, { wixOrderId }, signal) => wix.cancel(wixOrderId, {}, { signal }),
  },
};

/** Wix's refusal, or null where the step was taken. */
async function take(
  deps: NotifyWixDeps,
  order: OrderRow,
  client: WixClient,
  step: Deed,
  signal: AbortSignal,
): Promise<WixApiError | null> {
  try {
    await deeds[step].call(client, order, signal);
  } catch (error) {
    if (error instanceof WixApiError && error.kind === 'client') return error;
    throw error;
  }
  await recordEvents(deps.database.db, order.id, deps.clock.now(), [{ kind: deeds[step].event }]);
  return null;
}

async function waitForPayment(
  deps: NotifyWixDeps,
  order: OrderRow,
  seen: SeenOnWix,
): Promise<void> {
  const now = deps.clock.now();
  if (now.getTime() - order.receivedAt.getTime() > orderTimes.pendingFor) {
    const event = { kind: 'wix_refused' as const, detail: { fault: 'the payment never cleared' } };
    await recordWix(deps, order, seen, event, 'apart');
    return;
  }
  await deps.jobs.enqueue(
    deps.database.db,
    notifyWix,
    { orderId: order.id },
    { startAfter: new Date(now.getTime() + orderTimes.pendingPause), singletonKey: order.id },
  );
}

/**
 * Wix cannot be asked, or told, about an order that the kitchen does not have or no longer cooks. It
 * may hold it as accepted: a person is called at once, and not after the last of many tries.
 */
async function callForTheGuest(
  deps: NotifyWixDeps,
  orderId: OrderId,
  detail: OrderEvent['detail'],
): Promise<void> {
  const now = deps.clock.now();
  await deps.database.db.transaction(async (tx) => {
    const order = await loadOrder(tx, orderId);
    if (order.posPhase === 'canceled') {
      await raise(tx, orderId, 'status_conflict', now, now, detail);
    } else if (order.attention === null) {
      // What Wix has asked to be created it has accepted, as long as it did not say otherwise.
      await raiseMissing(tx, { ...order, wixStatus: order.wixStatus ?? 'ACCEPTED' }, now, detail);
    }
    await notify(tx, 'orders_changed', orderId);
  });
}

interface SeenOnWix {
  readonly status: string | null;
  /** When it was asked for: it was so then, or later. */
  readonly at: Date;
  /** When it was seen before. */
  readonly wixSeenAt: Date | null;
}

/**
 * What was seen on Wix. `together`: it says what the POS says; `apart`: it does not, and a person has
 * to look; `seen`: there is nothing at the POS to compare it with. What Wix told by itself meanwhile is
 * newer, and Wix is looked at again.
 */
async function recordWix(
  deps: NotifyWixDeps,
  order: OrderRow,
  seen: SeenOnWix | null,
  event: OrderEvent | null,
  outcome: 'together' | 'apart' | 'seen',
): Promise<void> {
  const now = deps.clock.now();
  await deps.database.db.transaction(async (tx) => {
    const known = await lockOrder(tx, order.id);
    if (seen !== null && known.wixSeenAt?.getTime() !== seen.wixSeenAt?.getTime()) {
      await deps.jobs.enqueue(tx, notifyWix, { orderId: order.id }, { singletonKey: order.id });
      return;
    }
    if (seen !== null && seen.status !== null) {
      const wixSeenAt = laterOf(seen.at, known.wixSeenAt);
      await tx
        .update(orders)
        .set({ wixStatus: seen.status, wixSeenAt, version: sql`${orders.version} + 1` })
        .where(eq(orders.id, order.id));
    }
    if (event !== null) await recordEvents(tx, order.id, now, [event]);
    await followMove(tx, known, now);
    if (outcome === 'apart') {
      await raise(tx, order.id, 'status_conflict', now, now, event?.detail);
    } else if (outcome === 'together') {
      await settle(tx, order.id, 'status_conflict', now);
    }
    await notify(tx, 'orders_changed', order.id);
  });
}
