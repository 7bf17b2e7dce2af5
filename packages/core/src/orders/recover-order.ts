import { type AdvanceDeps, advanceOrder } from './advance-order.ts';
import type { OrderId } from './ids.ts';
import { recoverOrder } from './jobs.ts';
import { loadOrder } from './order-row.ts';
import { isFinal } from './order-state.ts';

/** A job's turn; an order that needs longer, or has to wait, gets another one. */
const turnMs = 30_000;
const patienceMs = 1_000;
/** Whoever has the order in hand gets this long beyond its lease. */
const politenessMs = 100;

/** Takes an order as far as it comes, and plans the next turn where that is not its end. */
export async function runRecoverOrder(deps: AdvanceDeps, orderId: OrderId): Promise<void> {
  const begun = await loadOrder(deps.database.db, orderId);
  const turn = { deadline: performance.now() + turnMs, patienceMs };
  const order = await advanceOrder(deps, begun, turn);
  if (isFinal(order.state) || order.nextStepAt === null) return;
  const free = Math.max(order.nextStepAt.getTime(), order.leaseUntil?.getTime() ?? 0);
  await deps.jobs.enqueue(
    deps.database.db,
    recoverOrder,
    { orderId },
    { startAfter: new Date(free + politenessMs), singletonKey: orderId },
  );
}
