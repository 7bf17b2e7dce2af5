import type { OrderId } from '../../ids.ts';
import { recoverOrder } from '../jobs.ts';
import { loadOrder } from '../order-row.ts';
import { isFinal } from '../order-state.ts';
import { orderTimes } from '../order-times.ts';
import { type AdvanceDeps, advanceOrder } from './advance-order.ts';

/** Takes an order as far as it comes, and plans the next turn where that is not its end. */
export async function runRecoverOrder(deps: AdvanceDeps, orderId: OrderId): Promise<void> {
  const begun = await loadOrder(deps.database.db, orderId);
  const turn = {
    deadline: performance.now() + orderTimes.recoveryTurn,
    patienceMs: orderTimes.recoveryPatience,
  };
  const order = await advanceOrder(deps, begun, turn);
  if (isFinal(order.state) || order.nextStepAt === null) return;
  const free = Math.max(order.nextStepAt.getTime(), order.leaseUntil?.getTime() ?? 0);
  await deps.jobs.enqueue(
    deps.database.db,
    recoverOrder,
    { orderId },
    { startAfter: new Date(free + orderTimes.recoveryPoliteness), singletonKey: orderId },
  );
}
