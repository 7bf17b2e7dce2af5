import type { AccountId, ConfigurationId } from '@pos-bridge/wix';
import { and, asc, eq, isNotNull, ne, or, sql } from 'drizzle-orm';
import type { Executor, Transaction } from '../database/connect.ts';
import { type EndpointId, newDeliveryId, newEndpointId } from '../ids.ts';
import type { InventoryDeps } from './inventory-deps.ts';
import { sendToWebhookEndpoints, sendToWix } from './jobs.ts';
import { deliveries, deliveryItems, type EndpointKind, endpoints } from './tables.ts';

export interface EventToDeliver {
  readonly sequence: number;
  readonly accountId: AccountId;
  readonly configurationId: ConfigurationId;
  readonly itemsForWebhookEndpoints: readonly string[];
  readonly itemsForWix: readonly string[];
}

/**
 * Writes a delivery of the message for every target that it concerns and wakes the targets up. What
 * older deliveries still hold of its items is superseded: a target is only told the newest. Returns how
 * many deliveries there are.
 */
export async function deliverEvent(
  deps: InventoryDeps,
  tx: Transaction,
  message: EventToDeliver,
): Promise<number> {
  let written = 0;
  if (message.itemsForWix.length > 0) await openWixEndpoint(tx, message);
  for (const endpoint of await lockEndpoints(tx, message)) {
    const items = endpoint.kind === 'wix' ? message.itemsForWix : message.itemsForWebhookEndpoints;
    if (items.length === 0) continue;
    await supersede(deps, tx, endpoint.id, message.configurationId, items);
    await writeDelivery(deps, tx, endpoint.id, message, items);
    written += 1;
    if (endpoint.state === 'active') await wake(deps, tx, endpoint);
  }
  return written;
}

/** Has a worker look at the target at once. */
export async function wake(
  deps: Pick<InventoryDeps, 'jobs'>,
  executor: Executor,
  endpoint: { readonly id: EndpointId; readonly kind: EndpointKind },
): Promise<void> {
  const job = endpoint.kind === 'wix' ? sendToWix : sendToWebhookEndpoints;
  await deps.jobs.enqueue(executor, job, { targetId: endpoint.id }, { singletonKey: endpoint.id });
}

async function openWixEndpoint(tx: Transaction, message: EventToDeliver): Promise<void> {
  const { accountId, configurationId } = message;
  await tx
    .insert(endpoints)
    .values({ id: newEndpointId(), kind: 'wix', accountId, configurationId, state: 'active' })
    .onConflictDoNothing({ target: endpoints.configurationId });
}

/**
 * The targets that a message concerns. Everything that touches a target's deliveries takes this lock
 * first, by id, so that nobody waits in a circle.
 */
const lockEndpoints = (tx: Transaction, message: EventToDeliver) =>
  tx
    .select({ id: endpoints.id, kind: endpoints.kind, state: endpoints.state })
    .from(endpoints)
    .where(
      and(
        ne(endpoints.state, 'closed'),
        or(
          eq(endpoints.configurationId, message.configurationId),
          and(eq(endpoints.accountId, message.accountId), isNotNull(endpoints.webhookEndpointId)),
        ),
      ),
    )
    .orderBy(asc(endpoints.id))
    .for('no key update');

/** Takes items out of older deliveries; those that are left with nothing to say are over. */
export async function supersede(
  deps: Pick<InventoryDeps, 'clock'>,
  tx: Transaction,
  endpointId: EndpointId,
  configurationId: ConfigurationId,
  items: readonly string[],
): Promise<void> {
  const now = deps.clock.now().toISOString();
  const list = sql`(select jsonb_array_elements_text(${JSON.stringify(items)}::jsonb))`;
  await tx.execute(sql`
    with taken as (
      update ${deliveryItems} set state = 'superseded'
      where target_id = ${endpointId} and configuration_id = ${configurationId}
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
  endpointId: EndpointId,
  message: EventToDeliver,
  items: readonly string[],
): Promise<void> {
  const now = deps.clock.now();
  const [delivery] = await tx
    .insert(deliveries)
    .values({
      id: newDeliveryId(),
      eventSequence: message.sequence,
      endpointId,
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
      endpointId,
      configurationId: message.configurationId,
      itemPosId,
      eventSequence: message.sequence,
      state: 'open' as const,
    })),
  );
}
