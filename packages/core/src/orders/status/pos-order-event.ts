import type { PosDeclaration, PosOrderPhase, PosOrderState } from '@pos-bridge/pos';
import { and, eq, or, sql } from 'drizzle-orm';
import { accounts } from '../../accounts/tables.ts';
import { notify } from '../../database/notifications.ts';
import type { PosRegistry } from '../../pos/pos-registry.ts';
import { followMove, settle } from '../attention/attention.ts';
import { type OutcomeDeps, recordCreated } from '../creation/order-outcomes.ts';
import { notifyWix } from '../jobs.ts';
import { lockOrder, type OrderRow, phaseOf, recordEvents } from '../order-row.ts';
import { orders } from '../tables.ts';
import { nextPollAt } from './next-poll.ts';

export interface PosOrderEventDeps extends OutcomeDeps {
  readonly pos: PosRegistry;
}

/** Who speaks: a merchant of a POS, as its webhooks name it. */
export interface PosMerchant {
  readonly provider: string;
  readonly posMerchantId: string;
}

/**
 * Takes in where an order stands at the POS: from a webhook, from a poll, in any order, however often.
 * An event older than what is known changes nothing; an order whose answer was lost is found by it.
 * `ignored`: the bridge has no such order (the kitchen has orders of its own).
 */
export async function recordPosOrderEvent(
  deps: PosOrderEventDeps,
  merchant: PosMerchant,
  atPos: PosOrderState,
): Promise<'recorded' | 'known' | 'ignored'> {
  const provider = deps.pos.get(merchant.provider);
  if (provider === undefined) return 'ignored';
  const order = await findByPos(deps, merchant, atPos);
  if (order === undefined) return 'ignored';
  return takeIn(deps, order, provider.declaration, atPos);
}

async function findByPos(
  { database }: Pick<PosOrderEventDeps, 'database'>,
  { provider, posMerchantId }: PosMerchant,
  { reference, posOrderId }: PosOrderState,
): Promise<OrderRow | undefined> {
  const [found] = await database.db
    .select({ order: orders })
    .from(orders)
    .innerJoin(accounts, eq(accounts.id, orders.accountId))
    .where(
      and(
        reference === null
          ? eq(orders.posOrderId, posOrderId)
          : or(eq(orders.posOrderId, posOrderId), sql`${orders.id} = ${reference}`),
        eq(accounts.provider, provider),
        eq(accounts.posMerchantId, posMerchantId),
      ),
    )
    .limit(1);
  return found?.order;
}

/** The same for an order that is at hand. */
export async function takeIn(
  deps: OutcomeDeps,
  order: OrderRow,
  declaration: PosDeclaration,
  atPos: PosOrderState,
): Promise<'recorded' | 'known'> {
  if (order.state !== 'created' || order.posOrderId !== atPos.posOrderId) {
    await recordCreated(deps, order, declaration, atPos, 'told');
    return 'recorded';
  }
  const phase = phaseOf(declaration, atPos.posOrderStatus);
  const now = deps.clock.now();
  const isOver = phase === 'canceled' || phase === 'fulfilled';
  return deps.database.db.transaction(async (tx) => {
    const known = await lockOrder(tx, order.id);
    // Whatever it says of it, the POS has it.
    await settle(tx, order.id, 'gone_from_pos', now);
    if (!isNewer(known, phase, atPos)) return 'known';
    const acceptBy = phase === 'received' ? known.acceptBy : null;
    await tx
      .update(orders)
      .set({
        posOrderStatus: atPos.posOrderStatus,
        posPhase: phase,
        posUpdatedAt: atPos.updatedAt,
        version: sql`${orders.version} + 1`,
        acceptBy,
        pollAt: isOver ? null : nextPollAt(declaration, now, acceptBy),
      })
      .where(eq(orders.id, order.id));
    await recordEvents(tx, order.id, now, [
      { kind: 'pos_status', detail: { posOrderStatus: atPos.posOrderStatus, phase } },
    ]);
    await followMove(tx, known, now);
    if (phase !== known.posPhase) {
      await deps.jobs.enqueue(tx, notifyWix, { orderId: order.id }, { singletonKey: order.id });
    }
    await notify(tx, 'orders_changed', order.id);
    return 'recorded';
  });
}

/** An order goes on and never back; of two phases at one moment the later one is the newer. */
const rank: Readonly<Record<PosOrderPhase, number>> = {
  validation: 0,
  received: 1,
  accepted: 2,
  fulfilled: 3,
  canceled: 4,
};

function isNewer(known: OrderRow, phase: PosOrderPhase, atPos: PosOrderState): boolean {
  const before = known.posUpdatedAt?.getTime() ?? 0;
  const after = atPos.updatedAt.getTime();
  if (after !== before) return after > before;
  return rank[phase] > rank[known.posPhase ?? 'validation'];
}
