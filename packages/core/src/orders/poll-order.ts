import { eq } from 'drizzle-orm';
import type { AskPos } from './ask-pos.ts';
import { raise } from './attention.ts';
import type { OrderId } from './ids.ts';
import { pollAfterMs } from './order-outcomes.ts';
import { loadOrder } from './order-row.ts';
import { type PosNewsDeps, takeIn } from './pos-order-news.ts';
import { orders } from './tables.ts';

const askWithinMs = 15_000;
/** What nobody has ended by then will not be ended by asking. */
const pollForMs = 48 * 60 * 60_000;

/** Asks the POS where an order stands, and takes in what it says; also plans the next time. */
export async function runPollOrder(
  deps: PosNewsDeps & { readonly askPos: AskPos },
  orderId: OrderId,
): Promise<void> {
  const order = await loadOrder(deps.database.db, orderId);
  const declaration = deps.pos.get(order.provider)?.declaration;
  const { posOrderId } = order;
  if (order.pollAt === null || posOrderId === null || declaration === undefined) return;

  const now = deps.clock.now();
  const { withWebhooks, without } = pollAfterMs;
  const pause = declaration.capabilities.webhooks ? withWebhooks : without;
  const isOld = now.getTime() - order.receivedAt.getTime() > pollForMs;
  await deps.database.db
    .update(orders)
    .set({ pollAt: isOld ? null : new Date(now.getTime() + pause) })
    .where(eq(orders.id, orderId));

  const answer = await deps.askPos(order.accountId, askWithinMs, ({ provider, session }, call) =>
    provider.getOrder(session, order.posLocationId, posOrderId, call),
  );
  // What failed is asked again at the next time.
  if (answer.kind !== 'answered') return;
  if (answer.value !== null) {
    await takeIn(deps, order, declaration, answer.value);
    return;
  }
  await deps.database.db.transaction((tx) =>
    raise(tx, order, 'status_conflict', now, now, { pos: 'the POS no longer has this order' }),
  );
}
