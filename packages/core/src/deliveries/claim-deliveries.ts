import type { ConfigurationId } from '@pos-bridge/wix';
import { asc, eq, inArray, sql } from 'drizzle-orm';
import type { Transaction } from '../database/connect.ts';
import type { DeliveryTargetId } from '../ids.ts';
import { newId } from '../ids.ts';
import type { StockLevel } from '../stock/stock-level.ts';
import type { InventoryDeps } from './inventory-deps.ts';
import {
  deliveries,
  deliveryItems,
  deliveryTargets,
  inventoryMessageItems,
  inventoryMessages,
} from './tables.ts';

export type DeliveryTarget = typeof deliveryTargets.$inferSelect;
export type InventoryMessageRow = typeof inventoryMessages.$inferSelect;

/** A delivery in this worker's hand. */
export interface ClaimedDelivery {
  readonly position: number;
  readonly configurationId: ConfigurationId;
  /** Counted from 1. */
  readonly attempt: number;
  readonly message: InventoryMessageRow;
  /** What is still to be delivered of the message; nothing where newer messages took it all. */
  readonly items: readonly (StockLevel & { readonly itemPosId: string })[];
}

export type ClaimOutcome =
  | {
      readonly outcome: 'claimed';
      readonly target: DeliveryTarget;
      readonly claim: string;
      readonly deliveries: readonly ClaimedDelivery[];
    }
  /** `lookAgainAt`: null where nothing is open. */
  | { readonly outcome: 'nothing-due'; readonly lookAgainAt: Date | null }
  | { readonly outcome: 'not-active' };

/**
 * Takes the next due deliveries of a target, in the order of their messages. While a worker holds a
 * delivery, nobody gets one that shares an item with it, so that messages of one item never overtake
 * each other, not even where two workers believe that the target is theirs.
 */
export async function claimDeliveries(
  deps: Pick<InventoryDeps, 'db' | 'clock' | 'settings'>,
  targetId: DeliveryTargetId,
  limit: number,
): Promise<ClaimOutcome> {
  const now = deps.clock.now();
  return deps.db.transaction(async (tx): Promise<ClaimOutcome> => {
    const target = await lockTarget(tx, targetId);
    if (target?.state !== 'active') return { outcome: 'not-active' };
    const isResting = target.notBefore !== null && target.notBefore > now;
    const positions = isResting ? [] : await duePositions(tx, targetId, now, limit);
    if (positions.length === 0) {
      return { outcome: 'nothing-due', lookAgainAt: await nextDue(tx, target) };
    }
    const claim = newId('claim');
    const claimed = await tx
      .update(deliveries)
      .set({
        state: 'sending',
        claim,
        dueAt: new Date(now.getTime() + deps.settings.claimMs),
        attempts: sql`${deliveries.attempts} + 1`,
      })
      .where(inArray(deliveries.position, positions))
      .returning();
    return { outcome: 'claimed', target, claim, deliveries: await withContent(tx, claimed) };
  });
}

/** Everything that touches a target's deliveries takes this lock first. */
export async function lockTarget(
  tx: Transaction,
  targetId: DeliveryTargetId,
): Promise<DeliveryTarget | undefined> {
  const [target] = await tx
    .select()
    .from(deliveryTargets)
    .where(eq(deliveryTargets.id, targetId))
    .for('no key update');
  return target;
}

async function duePositions(
  tx: Transaction,
  targetId: DeliveryTargetId,
  now: Date,
  limit: number,
): Promise<number[]> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const rows = await tx.execute<{ position: string }>(sql`
    with held as materialized (
      select item.configuration_id, item.item_pos_id
      from ${deliveries} other
      join ${deliveryItems} item on item.delivery_position = other.position
      where other.target_id = ${targetId} and other.state = 'sending' and other.due_at > ${at})
    select due.position from ${deliveries} due
    where due.target_id = ${targetId} and due.state in ('pending', 'sending') and due.due_at <= ${at}
      and not exists (
        select from ${deliveryItems} mine
        join held using (configuration_id, item_pos_id)
        where mine.delivery_position = due.position and mine.state = 'open')
    order by due.message_sequence
    limit ${limit}`);
  return rows.map(({ position }) => Number(position));
}

async function nextDue(tx: Transaction, target: DeliveryTarget): Promise<Date | null> {
  const rows = await tx.execute<{ due: string | null }>(sql`
    select min(due_at) as due from ${deliveries}
    where target_id = ${target.id} and state in ('pending', 'sending')`);
  const due = rows[0]?.due ?? null;
  if (due === null) return null;
  const dueAt = new Date(due);
  return target.notBefore !== null && target.notBefore > dueAt ? target.notBefore : dueAt;
}

async function withContent(
  tx: Transaction,
  claimed: readonly (typeof deliveries.$inferSelect)[],
): Promise<ClaimedDelivery[]> {
  const sequences = claimed.map(({ messageSequence }) => messageSequence);
  const messages = await tx
    .select()
    .from(inventoryMessages)
    .where(inArray(inventoryMessages.sequence, sequences));
  const items = await tx
    .select({ position: deliveryItems.deliveryPosition, item: inventoryMessageItems })
    .from(deliveryItems)
    .innerJoin(
      inventoryMessageItems,
      sql`${inventoryMessageItems.messageSequence} = ${deliveryItems.messageSequence}
        and ${inventoryMessageItems.itemPosId} = ${deliveryItems.itemPosId}`,
    )
    .where(
      sql`${inArray(
        deliveryItems.deliveryPosition,
        claimed.map(({ position }) => position),
      )} and ${deliveryItems.state} = 'open'`,
    )
    .orderBy(asc(deliveryItems.itemPosId));
  return claimed
    .toSorted((a, b) => a.messageSequence - b.messageSequence)
    .flatMap((delivery) => {
      const message = messages.find(({ sequence }) => sequence === delivery.messageSequence);
      if (message === undefined) return [];
      return {
        position: delivery.position,
        configurationId: delivery.configurationId,
        attempt: delivery.attempts,
        message,
        items: items
          .filter(({ position }) => position === delivery.position)
          .map(({ item }) => item),
      };
    });
}
