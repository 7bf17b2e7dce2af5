import { eq } from 'drizzle-orm';
import { notify } from '../../database/notifications.ts';
import type { OrderId } from '../../ids.ts';
import type { AskPos } from '../ask-pos.ts';
import { raise } from '../attention/attention.ts';
import { loadOrder } from '../order-row.ts';
import { orderTimes } from '../order-times.ts';
import { orders } from '../tables.ts';
import { nextPollAt } from './next-poll.ts';
import { type PosOrderEventDeps, takeIn } from './pos-order-event.ts';

/**
 * Asks the POS where an order stands, and takes in what it says; also plans the next time. Where the
 * deadline of acceptance has passed and the POS does not say that it was accepted, a person is called.
 */
export async function runPollOrder(
  deps: PosOrderEventDeps & { readonly askPos: AskPos },
  orderId: OrderId,
): Promise<void> {
  const order = await loadOrder(deps.database.db, orderId);
  const declaration = deps.pos.get(order.provider)?.declaration;
  const { posOrderId, acceptBy } = order;
  const now = deps.clock.now();
  const isLate = acceptBy !== null && acceptBy <= now;
  if (posOrderId === null || declaration === undefined || (order.pollAt === null && !isLate))
    return;

  const isOld = now.getTime() - order.receivedAt.getTime() > orderTimes.pollFor;
  await deps.database.db
    .update(orders)
    .set({ pollAt: isOld ? null : nextPollAt(declaration, now, acceptBy) })
    .where(eq(orders.id, orderId));

  const answer = await deps.askPos(
    order.accountId,
    orderTimes.poll.call,
    ({ provider, session }, call) =>
      provider.getOrder(session, order.posLocationId, posOrderId, call),
  );
  if (answer.kind === 'answered' && answer.value === null) {
    await deps.database.db.transaction(async (tx) => {
      await raise(tx, orderId, 'gone_from_pos', now, now);
      await notify(tx, 'orders_changed', orderId);
    });
    return;
  }
  // What failed is asked again at the next time.
  if (answer.kind === 'answered' && answer.value !== null) {
    await takeIn(deps, order, declaration, answer.value);
  }
  if (!isLate) return;
  await deps.database.db.transaction(async (tx) => {
    const detail = answer.kind === 'answered' ? {} : { pos: 'the POS could not be asked' };
    await raise(tx, orderId, 'not_accepted', now, acceptBy, detail);
    await notify(tx, 'orders_changed', orderId);
  });
}
