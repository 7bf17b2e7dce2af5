import type { WixPlacedOrder } from '@pos-bridge/wix';
import { and, eq, isNull } from 'drizzle-orm';
import type { Clock } from '../../clock.ts';
import type { Database } from '../../database/connect.ts';
import type { JobContext } from '../../jobs/define-job.ts';
import type { WixAccess } from '../../wix/wix-access.ts';
import { isAcceptedOnWix } from '../attention/attention.ts';
import { type WixFault, wixFaultOf } from '../status/wix-fault.ts';
import { laterOf } from '../status/wix-order-event.ts';
import { orders } from '../tables.ts';
import { named, seenOnWix, type WixOrderName } from './orders-not-taken.ts';
import { locationOf, servedLocations, wasPlacedBefore } from './served-locations.ts';
import { ordersNotTaken } from './tables.ts';

interface LookAfterDeps {
  readonly database: Pick<Database, 'db'>;
  readonly clock: Clock;
  readonly wix: WixAccess;
}

const seenAt = { wixSeenAt: ordersNotTaken.wixSeenAt };

/**
 * Asks Wix where an order stands that the bridge has not taken, and calls a person where Wix holds it as
 * accepted: the guest counts on a kitchen that knows nothing of it. Where Wix cannot be asked, a person
 * is called at the first try for what was refused; what Wix accepts is what it asks to be created.
 */
export async function runLookAfterNotTaken(
  deps: LookAfterDeps,
  order: WixOrderName,
  context: JobContext,
): Promise<void> {
  const { db } = deps.database;
  const isTaken = await db.$count(
    orders,
    and(eq(orders.wixOrderId, order.wixOrderId), eq(orders.instanceId, order.instanceId)),
  );
  if (isTaken > 0) return;
  const [before] = await db.select(seenAt).from(ordersNotTaken).where(named(order));
  const client = deps.wix.forInstance(order.instanceId, 'orders');
  const look = { at: deps.clock.now(), wixSeenAt: before?.wixSeenAt ?? null };
  let placed: WixPlacedOrder | null = null;
  try {
    placed = await client.orders.get(order.wixOrderId, { signal: context.signal });
  } catch (error) {
    const fault = wixFaultOf(error);
    if (fault === null) throw error;
    if (!fault.isAbsence) {
      await goOnUnanswered(deps, order, context, fault, error);
      return;
    }
  }
  await recordAnswer(deps, order, placed, look);
}

async function goOnUnanswered(
  { database: { db }, clock }: LookAfterDeps,
  order: WixOrderName,
  context: JobContext,
  fault: WixFault,
  error: unknown,
): Promise<void> {
  if (context.attempt === 1) {
    await db
      .update(ordersNotTaken)
      .set({ raisedAt: clock.now() })
      // As long as Wix did not say otherwise.
      .where(and(named(order), isNull(ordersNotTaken.raisedAt), isNull(ordersNotTaken.wixStatus)));
  }
  // What passes by itself is left to the queue, until it gives up.
  if (fault.retryable && !context.isLastAttempt) throw error;
}

async function recordAnswer(
  { database: { db }, clock }: LookAfterDeps,
  order: WixOrderName,
  placed: WixPlacedOrder | null,
  look: { readonly at: Date; readonly wixSeenAt: Date | null },
): Promise<void> {
  const now = clock.now();
  const wixStatus = placed?.status ?? null;
  await db.transaction(async (tx) => {
    const [row] = await tx.select().from(ordersNotTaken).where(named(order)).for('update');
    if (row !== undefined) {
      // What Wix told meanwhile is newer than its answer.
      if (row.wixSeenAt?.getTime() !== look.wixSeenAt?.getTime()) return;
      if (placed === null && row.wixStatus !== null) return;
      await tx
        .update(ordersNotTaken)
        // What Wix does not have, or not yet, it may still tell of: nothing was seen.
        .set(
          placed === null
            ? { raisedAt: null }
            : seenOnWix(row, wixStatus, laterOf(look.at, row.wixSeenAt), now),
        )
        .where(named(order));
      return;
    }
    if (placed === null || !isAcceptedOnWix({ wixStatus })) return;
    const location = locationOf(await servedLocations(tx, order.instanceId), placed);
    if (location === undefined || wasPlacedBefore(placed, location)) return;
    const { accountId, configurationId } = location;
    await tx
      .insert(ordersNotTaken)
      .values({
        ...order,
        accountId,
        configurationId,
        code: null,
        seenAt: now,
        ...seenOnWix({ raisedAt: null, settledAt: null }, wixStatus, look.at, now),
      })
      .onConflictDoNothing();
  });
}
