import type { AccountId, ConfigurationId } from '@pos-bridge/wix';
import { and, asc, eq, isNotNull, ne, or, sql } from 'drizzle-orm';
import type { Executor, Transaction } from '../database/connect.ts';
import { type DeliveryTargetId, newDeliveryId, newDeliveryTargetId } from '../ids.ts';
import type { InventoryDeps } from './inventory-deps.ts';
import { sendToSubscriber, sendToWix } from './jobs.ts';
import { deliveries, deliveryItems, deliveryTargets, type TargetKind } from './tables.ts';

export interface MessageToDeliver {
  readonly sequence: number;
  readonly accountId: AccountId;
  readonly configurationId: ConfigurationId;
  readonly itemsForSubscribers: readonly string[];
  readonly itemsForWix: readonly string[];
}

/**
 * Writes a delivery of the message for every target that it concerns and wakes the targets up. What
 * older deliveries still hold of its items is superseded: a target is only told the newest. Returns how
 * many deliveries there are.
 */
export async function deliverMessage(
  deps: InventoryDeps,
  tx: Transaction,
  message: MessageToDeliver,
): Promise<number> {
  let written = 0;
  if (message.itemsForWix.length > 0) await openWixTarget(tx, message);
  for (const target of await lockTargets(tx, message)) {
    const items = target.kind === 'wix' ? message.itemsForWix : message.itemsForSubscribers;
    if (items.length === 0) continue;
    await supersede(deps, tx, target.id, message.configurationId, items);
    await writeDelivery(deps, tx, target.id, message, items);
    written += 1;
    if (target.state === 'active') await wake(deps, tx, target);
  }
  return written;
}

/** Has a worker look at the target at once. */
export async function wake(
  deps: Pick<InventoryDeps, 'jobs'>,
  executor: Executor,
  target: { readonly id: DeliveryTargetId; readonly kind: TargetKind },
): Promise<void> {
  const job = target.kind === 'wix' ? sendToWix : sendToSubscriber;
  await deps.jobs.enqueue(executor, job, { targetId: target.id }, { singletonKey: target.id });
}

async function openWixTarget(tx: Transaction, message: MessageToDeliver): Promise<void> {
  const { accountId, configurationId } = message;
  await tx
    .insert(deliveryTargets)
    .values({ id: newDeliveryTargetId(), kind: 'wix', accountId, configurationId, state: 'active' })
    .onConflictDoNothing({ target: deliveryTargets.configurationId });
}

/**
 * The targets that a message concerns. Everything that touches a target's deliveries takes this lock
 * first, by id, so that nobody waits in a circle.
 */
const lockTargets = (tx: Transaction, message: MessageToDeliver) =>
  tx
    .select({ id: deliveryTargets.id, kind: deliveryTargets.kind, state: deliveryTargets.state })
    .from(deliveryTargets)
    .where(
      and(
        ne(deliveryTargets.state, 'closed'),
        or(
          eq(deliveryTargets.configurationId, message.configurationId),
          and(
            eq(deliveryTargets.accountId, message.accountId),
            isNotNull(deliveryTargets.subscriberId),
          ),
        ),
      ),
    )
    .orderBy(asc(deliveryTargets.id))
    .for('no key update');

/** Takes items out of older deliveries; those that are left with nothing to say are over. */
export async function supersede(
  deps: Pick<InventoryDeps, 'clock'>,
  tx: Transaction,
  targetId: DeliveryTargetId,
  configurationId: ConfigurationId,
  items: readonly string[],
): Promise<void> {
  const now = deps.clock.now().toISOString();
  const list = sql`(select jsonb_array_elements_text(${JSON.stringify(items)}::jsonb))`;
  await tx.execute(sql`
    with taken as (
      update ${deliveryItems} set state = 'superseded'
      where target_id = ${targetId} and configuration_id = ${configurationId}
        and state = 'open' and item_pos_id in ${list}
      returning delivery_position
    )
    update ${deliveries} as older
    set finished_at = ${now}::timestamptz,
        state = case when exists (
            select from ${deliveryItems} item
            where item.delivery_position = older.position and item.state = 'delivered')
          then 'delivered' else 'superseded' end
    where older.position in (select delivery_position from taken)
      and older.state = 'pending'
      and not exists (
        select from ${deliveryItems} item
        where item.delivery_position = older.position and item.state = 'open'
          and item.item_pos_id not in ${list})`);
}

async function writeDelivery(
  deps: InventoryDeps,
  tx: Transaction,
  targetId: DeliveryTargetId,
  message: MessageToDeliver,
  items: readonly string[],
): Promise<void> {
  const now = deps.clock.now();
  const [delivery] = await tx
    .insert(deliveries)
    .values({
      id: newDeliveryId(),
      messageSequence: message.sequence,
      targetId,
      accountId: message.accountId,
      configurationId: message.configurationId,
      state: 'pending',
      dueAt: now,
      createdAt: now,
    })
    .returning({ position: deliveries.position });
  if (delivery === undefined) throw new Error('an inserted delivery has no position');
  await tx.insert(deliveryItems).values(
    items.map((itemPosId) => ({
      deliveryPosition: delivery.position,
      targetId,
      configurationId: message.configurationId,
      itemPosId,
      messageSequence: message.sequence,
      state: 'open' as const,
    })),
  );
}
