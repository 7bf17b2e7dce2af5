import { and, eq, inArray } from 'drizzle-orm';
import type { Transaction } from '../database/connect.ts';
import { notify } from '../database/notifications.ts';
import type { DeliveryId, EndpointId } from '../ids.ts';
import type { Authorship } from '../staff/authorship.ts';
import { recordAudit } from '../staff/record-audit.ts';
import { lockEndpoint } from './claim-deliveries.ts';
import type { InventoryDeps } from './inventory-deps.ts';
import { deliveries, deliveryItems } from './tables.ts';

/** Gives up a delivery that waits. One that is in a worker's hand, or over, stays as it is. */
export async function cancelDelivery(
  deps: Pick<InventoryDeps, 'db' | 'clock'>,
  id: DeliveryId,
  by: Authorship,
): Promise<{ readonly outcome: 'canceled' | 'not-waiting' | 'delivery-not-found' }> {
  return deps.db.transaction(async (tx) => {
    const [found] = await tx.select().from(deliveries).where(eq(deliveries.id, id));
    if (found === undefined) return { outcome: 'delivery-not-found' };
    await lockEndpoint(tx, found.endpointId);
    const canceled = await cancel(deps, tx, [found.position]);
    if (canceled === 0) return { outcome: 'not-waiting' };
    await recordAudit(tx, {
      actor: by.author,
      reason: by.reason,
      action: 'delivery.canceled',
      subject: { type: 'delivery', id },
      accountId: found.accountId,
      before: { state: found.state },
      after: { state: 'canceled' },
      at: deps.clock.now(),
    });
    await notify(tx, 'deliveries_changed', found.accountId);
    return { outcome: 'canceled' };
  });
}

/** Gives up everything that waits at a target; the caller holds the target. */
export async function cancelOpenDeliveries(
  deps: Pick<InventoryDeps, 'clock'>,
  tx: Transaction,
  endpointId: EndpointId,
): Promise<void> {
  const waiting = await tx
    .select({ position: deliveries.position })
    .from(deliveries)
    .where(and(eq(deliveries.endpointId, endpointId), eq(deliveries.state, 'pending')));
  await cancel(
    deps,
    tx,
    waiting.map(({ position }) => position),
  );
}

async function cancel(
  deps: Pick<InventoryDeps, 'clock'>,
  tx: Transaction,
  positions: readonly number[],
): Promise<number> {
  if (positions.length === 0) return 0;
  const canceled = await tx
    .update(deliveries)
    .set({ state: 'canceled', finishedAt: deps.clock.now(), claim: null })
    .where(and(inArray(deliveries.position, [...positions]), eq(deliveries.state, 'pending')))
    .returning({ position: deliveries.position });
  if (canceled.length === 0) return 0;
  await tx
    .update(deliveryItems)
    .set({ state: 'canceled' })
    .where(
      and(
        inArray(
          deliveryItems.deliveryPosition,
          canceled.map(({ position }) => position),
        ),
        eq(deliveryItems.state, 'open'),
      ),
    );
  return canceled.length;
}
