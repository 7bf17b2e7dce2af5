import type { AccountId, ConfigurationId } from '@pos-bridge/wix';
import { and, asc, eq, type SQL, sql } from 'drizzle-orm';
import { accounts, posLocations } from '../accounts/tables.ts';
import { configurations } from '../configurations/tables.ts';
import { type Span, seekBy } from '../database/keyset.ts';
import { cameIn, given, is } from '../database/narrow.ts';
import type { WebhookEventId } from '../ids.ts';
import { type EventState, eventStateSql, isEventState } from './event-state.ts';
import type { InventoryDeps } from './inventory-deps.ts';
import { webhookEventItems, webhookEvents } from './tables.ts';
import type { EventCause } from './webhook-event.ts';

/** Which messages are meant; what is missing does not narrow it. */
export interface WebhookEventFilter {
  readonly accountId?: AccountId | undefined;
  readonly configurationId?: ConfigurationId | undefined;
  readonly cause?: EventCause['kind'] | undefined;
  readonly state?: EventState | undefined;
  readonly createdFrom?: Date | undefined;
  readonly createdBefore?: Date | undefined;
}

export type WebhookEventQuery = WebhookEventFilter & Span<number>;

const columns = {
  sequence: webhookEvents.sequence,
  id: webhookEvents.id,
  accountId: webhookEvents.accountId,
  merchantName: accounts.merchantName,
  configurationId: webhookEvents.configurationId,
  locationName: configurations.locationName,
  locationId: webhookEvents.locationId,
  posLocationId: posLocations.posLocationId,
  cause: webhookEvents.cause,
  author: webhookEvents.author,
  createdAt: webhookEvents.createdAt,
  state: eventStateSql(),
  itemCount: sql<number>`(select count(*)::int from ${webhookEventItems} item
    where item.message_sequence = ${webhookEvents.sequence})`,
  itemsOut: sql<number>`(select count(*)::int from ${webhookEventItems} item
    where item.message_sequence = ${webhookEvents.sequence} and not item.in_stock)`,
};

const from = (deps: Pick<InventoryDeps, 'db'>) =>
  deps.db
    .select(columns)
    .from(webhookEvents)
    .innerJoin(configurations, eq(configurations.id, webhookEvents.configurationId))
    .innerJoin(posLocations, eq(posLocations.id, webhookEvents.locationId))
    .innerJoin(accounts, eq(accounts.id, webhookEvents.accountId));

/** Newest first. */
export async function listWebhookEvents(deps: Pick<InventoryDeps, 'db'>, query: WebhookEventQuery) {
  const page = seekBy(webhookEvents.sequence, query);
  const rows = await from(deps)
    .where(and(matches(query), page.where))
    .orderBy(...page.orderBy)
    .limit(query.limit);
  return page.inOrder(rows);
}
export type WebhookEventSummary = Awaited<ReturnType<typeof listWebhookEvents>>[number];

const matches = (filter: WebhookEventFilter): SQL | undefined =>
  and(
    is(webhookEvents.accountId, filter.accountId),
    is(webhookEvents.configurationId, filter.configurationId),
    given(filter.cause, (cause) => sql`(${webhookEvents.cause} ->> 'kind') = ${cause}`),
    given(filter.state, isEventState),
    cameIn(
      { number: webhookEvents.sequence, at: webhookEvents.createdAt },
      { from: filter.createdFrom, before: filter.createdBefore },
    ),
  );

/** One message with its items; what became of it is `listDeliveries` by its sequence. */
export async function getWebhookEvent(deps: Pick<InventoryDeps, 'db'>, id: WebhookEventId) {
  const [message] = await from(deps).where(eq(webhookEvents.id, id));
  if (message === undefined) return undefined;
  const items = await deps.db
    .select()
    .from(webhookEventItems)
    .where(eq(webhookEventItems.eventSequence, message.sequence))
    .orderBy(asc(webhookEventItems.itemPosId));
  return { ...message, items };
}
