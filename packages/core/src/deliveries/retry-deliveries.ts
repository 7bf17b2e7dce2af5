import { and, desc, eq, inArray, lt, sql } from 'drizzle-orm';
import type { Transaction } from '../database/connect.ts';
import { notify } from '../database/notifications.ts';
import type { DeliveryId, EndpointId } from '../ids.ts';
import type { Authorship } from '../staff/authorship.ts';
import { recordAudit } from '../staff/record-audit.ts';
import { lockEndpoint } from './claim-deliveries.ts';
import { wake } from './deliver-event.ts';
import { type DeliveryFilter, matchesFilter } from './delivery-filter.ts';
import type { InventoryDeps } from './inventory-deps.ts';
import { deliveries, deliveryItems } from './tables.ts';

export type RetriedDelivery =
  | { readonly outcome: 'retried' }
  /** Newer messages speak of all its items: sending it now would be a step back. */
  | { readonly outcome: 'outdated' }
  /** It is over with success, or in a worker's hand. */
  | { readonly outcome: 'not-needed' }
  | { readonly outcome: 'delivery-not-found' };

/** Tries a dead, canceled or waiting delivery again, at once and with all its attempts. */
export async function retryDelivery(
  deps: InventoryDeps,
  id: DeliveryId,
  by: Authorship,
): Promise<RetriedDelivery> {
  return deps.db.transaction(async (tx): Promise<RetriedDelivery> => {
    const [found] = await tx.select().from(deliveries).where(eq(deliveries.id, id));
    if (found === undefined) return { outcome: 'delivery-not-found' };
    const endpoint = await lockEndpoint(tx, found.endpointId);
    if (endpoint === undefined || endpoint.state === 'closed') return { outcome: 'not-needed' };
    const outcome = await reopen(deps, tx, found.position);
    if (outcome === 'retried' && endpoint.state === 'active') await wake(deps, tx, endpoint);
    if (outcome !== 'not-needed') {
      await recordAudit(tx, {
        actor: by.author,
        reason: by.reason,
        action: 'delivery.retried',
        subject: { type: 'delivery', id },
        accountId: found.accountId,
        before: { state: found.state, attempts: found.attempts },
        after: { outcome },
        at: deps.clock.now(),
      });
      await notify(tx, 'deliveries_changed', found.accountId);
    }
    return { outcome };
  });
}

export interface RetriedDeliveries {
  readonly retried: number;
  readonly outdated: number;
}

const batchSize = 200;

/**
 * Tries every dead or canceled delivery of a filter again, target by target in batches, each with a
 * line in the audit trail. Newest first, so that older ones of the same items find themselves outdated.
 */
export async function retryDeliveries(
  deps: InventoryDeps,
  filter: Omit<DeliveryFilter, 'states'>,
  by: Authorship,
): Promise<RetriedDeliveries> {
  const total = { retried: 0, outdated: 0 };
  for (let below: number | undefined; ; ) {
    const page: { readonly position: number; readonly endpointId: EndpointId }[] = await deps.db
      .select({ position: deliveries.position, endpointId: deliveries.endpointId })
      .from(deliveries)
      .where(
        and(
          matchesFilter({ ...filter, states: ['dead', 'canceled'] }),
          below === undefined ? undefined : lt(deliveries.position, below),
        ),
      )
      .orderBy(desc(deliveries.position))
      .limit(batchSize);
    for (const [endpointId, positions] of byEndpoint(page)) {
      const batch = await retryAtEndpoint(deps, endpointId, positions, filter, by);
      total.retried += batch.retried;
      total.outdated += batch.outdated;
    }
    below = page.at(-1)?.position;
    if (page.length < batchSize) return total;
  }
}

function byEndpoint(
  page: readonly { readonly position: number; readonly endpointId: EndpointId }[],
): ReadonlyMap<EndpointId, readonly number[]> {
  const positions = new Map<EndpointId, number[]>();
  for (const { position, endpointId } of page) {
    const known = positions.get(endpointId);
    if (known === undefined) positions.set(endpointId, [position]);
    else known.push(position);
  }
  return positions;
}

async function retryAtEndpoint(
  deps: InventoryDeps,
  endpointId: EndpointId,
  positions: readonly number[],
  filter: object,
  by: Authorship,
): Promise<RetriedDeliveries> {
  return deps.db.transaction(async (tx) => {
    const endpoint = await lockEndpoint(tx, endpointId);
    if (endpoint === undefined || endpoint.state === 'closed') return { retried: 0, outdated: 0 };
    const outcomes: ReopenOutcome[] = [];
    for (const position of positions) outcomes.push(await reopen(deps, tx, position));
    const count = (wanted: ReopenOutcome) => outcomes.filter((one) => one === wanted).length;
    const batch = { retried: count('retried'), outdated: count('outdated') };
    if (batch.retried > 0 && endpoint.state === 'active') await wake(deps, tx, endpoint);
    await recordAudit(tx, {
      actor: by.author,
      reason: by.reason,
      action: 'deliveries.retried',
      subject: { type: 'delivery', id: endpointId },
      accountId: endpoint.accountId,
      before: { filter },
      after: batch,
      at: deps.clock.now(),
    });
    await notify(tx, 'deliveries_changed', endpoint.accountId);
    return batch;
  });
}

export type ReopenOutcome = 'retried' | 'outdated' | 'not-needed';

/**
 * Makes a delivery pending again with those of its items that no newer message speaks of. The
 * caller holds the target.
 */
export async function reopen(
  deps: Pick<InventoryDeps, 'clock'>,
  tx: Transaction,
  position: number,
): Promise<ReopenOutcome> {
  const now = deps.clock.now();
  const [delivery] = await tx
    .select({ state: deliveries.state })
    .from(deliveries)
    .where(eq(deliveries.position, position));
  switch (delivery?.state) {
    case 'pending':
      await tx
        .update(deliveries)
        .set({ dueAt: now, attempts: 0 })
        .where(eq(deliveries.position, position));
      return 'retried';
    case 'dead':
    case 'canceled':
      break;
    default:
      return 'not-needed';
  }
  await tx.execute(sql`
    update ${deliveryItems} item
    set state = case when exists (
        select from ${deliveryItems} newer
        where newer.target_id = item.target_id
          and newer.configuration_id = item.configuration_id
          and newer.item_pos_id = item.item_pos_id
          and newer.message_sequence > item.message_sequence
          and newer.state <> 'canceled')
      then 'superseded' else 'open' end
    where item.delivery_position = ${position} and item.state in ('dead', 'canceled')`);
  const open = await tx
    .select({ item: deliveryItems.itemPosId })
    .from(deliveryItems)
    .where(and(eq(deliveryItems.deliveryPosition, position), eq(deliveryItems.state, 'open')))
    .limit(1);
  const isOutdated = open.length === 0;
  await tx
    .update(deliveries)
    .set(
      isOutdated
        ? { state: 'superseded' }
        : { state: 'pending', dueAt: now, attempts: 0, finishedAt: null },
    )
    .where(inArray(deliveries.position, [position]));
  return isOutdated ? 'outdated' : 'retried';
}
