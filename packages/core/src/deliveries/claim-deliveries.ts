import type { ConfigurationId } from '@pos-bridge/wix';
import { asc, eq, inArray, sql } from 'drizzle-orm';
import type { Transaction } from '../database/connect.ts';
import type { EndpointId } from '../ids.ts';
import { newId } from '../ids.ts';
import type { StockLevel } from '../stock/stock-level.ts';
import type { InventoryDeps } from './inventory-deps.ts';
import {
  deliveries,
  deliveryItems,
  endpoints,
  webhookEventItems,
  webhookEvents,
} from './tables.ts';

export type Endpoint = typeof endpoints.$inferSelect;
export type WebhookEventRow = typeof webhookEvents.$inferSelect;

/** A delivery in this worker's hand. */
export interface ClaimedDelivery {
  readonly position: number;
  readonly configurationId: ConfigurationId;
  /** Counted from 1. */
  readonly attempt: number;
  readonly message: WebhookEventRow;
  /** What is still to be delivered of the message; nothing where newer messages took it all. */
  readonly items: readonly (StockLevel & { readonly itemPosId: string })[];
}

export type ClaimOutcome =
  | {
      readonly outcome: 'claimed';
      readonly endpoint: Endpoint;
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
  endpointId: EndpointId,
  limit: number,
): Promise<ClaimOutcome> {
  const now = deps.clock.now();
  return deps.db.transaction(async (tx): Promise<ClaimOutcome> => {
    const endpoint = await lockEndpoint(tx, endpointId);
    if (endpoint?.state !== 'active') return { outcome: 'not-active' };
    const isResting = endpoint.notBefore !== null && endpoint.notBefore > now;
    const positions = isResting ? [] : await duePositions(tx, endpointId, now, limit);
    if (positions.length === 0) {
      return { outcome: 'nothing-due', lookAgainAt: await nextDue(tx, endpoint) };
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
    return { outcome: 'claimed', endpoint, claim, deliveries: await withContent(tx, claimed) };
  });
}

/** Everything that touches a target's deliveries takes this lock first. */
export async function lockEndpoint(
  tx: Transaction,
  endpointId: EndpointId,
): Promise<Endpoint | undefined> {
  const [endpoint] = await tx
    .select()
    .from(endpoints)
    .where(eq(endpoints.id, endpointId))
    .for('no key update');
  return endpoint;
}

async function duePositions(
  tx: Transaction,
  endpointId: EndpointId,
  now: Date,
  limit: number,
): Promise<number[]> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const rows = await tx.execute<{ position: string }>(sql`
    with held as materialized (
      select item.configuration_id, item.item_pos_id
      from ${deliveries} other
      join ${deliveryItems} item on item.delivery_position = other.position
      where other.target_id = ${endpointId} and other.state = 'sending' and other.due_at > ${at})
    select due.position from ${deliveries} due
    where due.target_id = ${endpointId} and due.state in ('pending', 'sending') and due.due_at <= ${at}
      and not exists (
        select from ${deliveryItems} mine
        join held using (configuration_id, item_pos_id)
        where mine.delivery_position = due.position and mine.state = 'open')
    order by due.message_sequence
    limit ${limit}`);
  return rows.map(({ position }) => Number(position));
}

async function nextDue(tx: Transaction, endpoint: Endpoint): Promise<Date | null> {
  const rows = await tx.execute<{ due: string | null }>(sql`
    select min(due_at) as due from ${deliveries}
    where target_id = ${endpoint.id} and state in ('pending', 'sending')`);
  const due = rows[0]?.due ?? null;
  if (due === null) return null;
  const dueAt = new Date(due);
  return endpoint.notBefore !== null && endpoint.notBefore > dueAt ? endpoint.notBefore : dueAt;
}

async function withContent(
  tx: Transaction,
  claimed: readonly (typeof deliveries.$inferSelect)[],
): Promise<ClaimedDelivery[]> {
  const sequences = claimed.map(({ eventSequence }) => eventSequence);
  const messages = await tx
    .select()
    .from(webhookEvents)
    .where(inArray(webhookEvents.sequence, sequences));
  const items = await tx
    .select({ position: deliveryItems.deliveryPosition, item: webhookEventItems })
    .from(deliveryItems)
    .innerJoin(
      webhookEventItems,
      sql`${webhookEventItems.eventSequence} = ${deliveryItems.eventSequence}
        and ${webhookEventItems.itemPosId} = ${deliveryItems.itemPosId}`,
    )
    .where(
      sql`${inArray(
        deliveryItems.deliveryPosition,
        claimed.map(({ position }) => position),
      )} and ${deliveryItems.state} = 'open'`,
    )
    .orderBy(asc(deliveryItems.itemPosId));
  return claimed
    .toSorted((a, b) => a.eventSequence - b.eventSequence)
    .flatMap((delivery) => {
      const message = messages.find(({ sequence }) => sequence === delivery.eventSequence);
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
