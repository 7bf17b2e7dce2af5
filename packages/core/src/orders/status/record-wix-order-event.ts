import { and, eq, sql } from 'drizzle-orm';
import type { Clock } from '../../clock.ts';
import type { Database } from '../../database/connect.ts';
import { notify } from '../../database/notifications.ts';
import type { JobQueue } from '../../jobs/job-queue.ts';
import type { WixEventHandlers } from '../../wix/wix-event.ts';
import { followMove, raise } from '../attention/attention.ts';
import { notifyWix } from '../jobs.ts';
import { recordEventOfNotTaken } from '../not-taken/orders-not-taken.ts';
import { type OrderRow, recordEvents } from '../order-row.ts';
import { orders } from '../tables.ts';
import { isNewer, type WixOrderEvent } from './wix-order-event.ts';

export interface WixOrderEventDeps {
  readonly database: Pick<Database, 'db'>;
  readonly jobs: JobQueue;
  readonly clock: Clock;
}

/**
 * Keeps it in the timeline; an event older than what was seen of the order changes nothing. A kitchen that
 * prepares what was canceled on Wix has to be told by a person.
 */
export async function recordWixOrderEvent(
  deps: WixOrderEventDeps,
  event: WixOrderEvent,
): Promise<'recorded' | 'known' | 'ignored'> {
  const now = deps.clock.now();
  return deps.database.db.transaction(async (tx) => {
    const [order] = await tx
      .select()
      .from(orders)
      .where(and(eq(orders.wixOrderId, event.wixOrderId), eq(orders.instanceId, event.instanceId)))
      .for('update');
    if (order === undefined) return recordEventOfNotTaken(tx, deps.jobs, event, now);
    if (!isNewer(order, event)) return 'known';
    await tx
      .update(orders)
      .set({
        wixStatus: event.status,
        wixSeenAt: event.occurredAt,
        version: sql`${orders.version} + 1`,
      })
      .where(eq(orders.id, order.id));
    await recordEvents(tx, order.id, now, [
      { kind: 'wix_status', detail: { status: event.status, occurredAt: event.occurredAt } },
    ]);
    await followMove(tx, order, now);
    if (event.status === 'CANCELED' && isWithKitchen(order)) {
      await raise(tx, order.id, 'status_conflict', now, now, {
        wix: event.status,
        pos: order.posPhase,
      });
    }
    // The payment has cleared; what the kitchen said meanwhile can be told now.
    if (event.status === 'NEW' && order.state === 'created' && order.posPhase !== 'received') {
      await deps.jobs.enqueue(tx, notifyWix, { orderId: order.id }, { singletonKey: order.id });
    }
    await notify(tx, 'orders_changed', order.id);
    return 'recorded';
  });
}

const isWithKitchen = ({ state, posPhase, attention }: OrderRow): boolean =>
  state !== 'rejected' &&
  attention !== 'gone_from_pos' &&
  posPhase !== 'canceled' &&
  posPhase !== 'fulfilled';

export function wixOrderEvents(deps: WixOrderEventDeps): WixEventHandlers {
  const take =
    (status: WixOrderEvent['status']) =>
    async (event: {
      readonly orderId: OrderRow['wixOrderId'];
      readonly instanceId: OrderRow['instanceId'];
      readonly occurredAt: Date;
    }): Promise<void> => {
      const { orderId: wixOrderId, instanceId, occurredAt } = event;
      await recordWixOrderEvent(deps, { wixOrderId, instanceId, occurredAt, status });
    };
  return {
    order_new: take('NEW'),
    order_accepted: take('ACCEPTED'),
    order_fulfilled: take('FULFILLED'),
    order_canceled: take('CANCELED'),
  };
}
