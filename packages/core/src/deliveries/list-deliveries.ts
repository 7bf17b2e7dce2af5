import { and, asc, eq } from 'drizzle-orm';
import { configurations } from '../configurations/tables.ts';
import { type Span, seekBy } from '../database/keyset.ts';
import type { Sealer } from '../encryption.ts';
import type { DeliveryId } from '../ids.ts';
import { type DeliveryFilter, matchesFilter } from './delivery-filter.ts';
import type { InventoryDeps } from './inventory-deps.ts';
import {
  deliveries,
  deliveryAttempts,
  deliveryItems,
  endpoints,
  webhookEndpoints,
  webhookEvents,
} from './tables.ts';

export type DeliveryQuery = DeliveryFilter & Span<number>;

const columns = {
  position: deliveries.position,
  id: deliveries.id,
  state: deliveries.state,
  attempts: deliveries.attempts,
  dueAt: deliveries.dueAt,
  lastOutcome: deliveries.lastOutcome,
  createdAt: deliveries.createdAt,
  finishedAt: deliveries.finishedAt,
  eventSequence: deliveries.eventSequence,
  eventId: webhookEvents.id,
  cause: webhookEvents.cause,
  accountId: deliveries.accountId,
  configurationId: deliveries.configurationId,
  locationName: configurations.locationName,
  endpointId: deliveries.endpointId,
  endpointKind: endpoints.kind,
  endpointState: endpoints.state,
  /** Of a webhook endpoint. */
  url: webhookEndpoints.url,
};

const from = (deps: Pick<InventoryDeps, 'db'>) =>
  deps.db
    .select(columns)
    .from(deliveries)
    .innerJoin(webhookEvents, eq(webhookEvents.sequence, deliveries.eventSequence))
    .innerJoin(endpoints, eq(endpoints.id, deliveries.endpointId))
    .innerJoin(configurations, eq(configurations.id, deliveries.configurationId))
    .leftJoin(webhookEndpoints, eq(webhookEndpoints.id, endpoints.webhookEndpointId));

/** Newest first. */
export async function listDeliveries(deps: Pick<InventoryDeps, 'db'>, query: DeliveryQuery) {
  const page = seekBy(deliveries.position, query);
  const rows = await from(deps)
    .where(and(matchesFilter(query), page.where))
    .orderBy(...page.orderBy)
    .limit(query.limit);
  return page.inOrder(rows);
}
export type DeliverySummary = Awaited<ReturnType<typeof listDeliveries>>[number];

/**
 * One delivery with its items and every call that was made for it, in order. The words of the answers are
 * for who may read what a POS says; null for others.
 */
export async function getDelivery(
  deps: Pick<InventoryDeps, 'db'> & { readonly sealer: Pick<Sealer, 'open'> },
  id: DeliveryId,
  { readsPosWords }: { readonly readsPosWords: boolean },
) {
  const [delivery] = await from(deps).where(eq(deliveries.id, id));
  if (delivery === undefined) return undefined;
  const items = await deps.db
    .select({
      itemPosId: deliveryItems.itemPosId,
      state: deliveryItems.state,
      deliveredAt: deliveryItems.deliveredAt,
      provenAt: deliveryItems.provenAt,
    })
    .from(deliveryItems)
    .where(eq(deliveryItems.deliveryPosition, delivery.position))
    .orderBy(asc(deliveryItems.itemPosId));
  const rows = await deps.db
    .select()
    .from(deliveryAttempts)
    .where(eq(deliveryAttempts.deliveryPosition, delivery.position))
    .orderBy(asc(deliveryAttempts.id));
  const calls = await Promise.all(
    rows.map(async ({ answerSealed, ...row }) => ({
      ...row,
      answer: answerSealed === null || !readsPosWords ? null : await deps.sealer.open(answerSealed),
    })),
  );
  return { ...delivery, items, calls };
}
