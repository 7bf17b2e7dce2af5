import type { AccountId, ConfigurationId } from '@pos-bridge/wix';
import { and, asc, eq, gte, lt, type SQL, sql } from 'drizzle-orm';
import { accounts, posLocations } from '../accounts/tables.ts';
import { configurations } from '../configurations/tables.ts';
import { seekBy } from '../database/keyset.ts';
import type { InventoryMessageId } from '../ids.ts';
import type { InventoryDeps } from './inventory-deps.ts';
import type { MessageCause } from './inventory-message.ts';
import { isMessageState, type MessageState, messageStateSql } from './message-state.ts';
import { inventoryMessageItems, inventoryMessages } from './tables.ts';

/** Which messages are meant; what is missing does not narrow it. */
export interface MessageFilter {
  readonly accountId?: AccountId | undefined;
  readonly configurationId?: ConfigurationId | undefined;
  readonly cause?: MessageCause['kind'] | undefined;
  readonly state?: MessageState | undefined;
  readonly createdFrom?: Date | undefined;
  readonly createdBefore?: Date | undefined;
}

export interface MessageQuery extends MessageFilter {
  /** Go on below this sequence. */
  readonly before?: number | undefined;
  /** Only what came right after this sequence. */
  readonly after?: number | undefined;
  readonly limit: number;
}

const columns = {
  sequence: inventoryMessages.sequence,
  id: inventoryMessages.id,
  accountId: inventoryMessages.accountId,
  merchantName: accounts.merchantName,
  configurationId: inventoryMessages.configurationId,
  locationName: configurations.locationName,
  locationId: inventoryMessages.locationId,
  posLocationId: posLocations.posLocationId,
  cause: inventoryMessages.cause,
  author: inventoryMessages.author,
  createdAt: inventoryMessages.createdAt,
  state: messageStateSql(),
  itemCount: sql<number>`(select count(*)::int from ${inventoryMessageItems} item
    where item.message_sequence = ${inventoryMessages.sequence})`,
  itemsOut: sql<number>`(select count(*)::int from ${inventoryMessageItems} item
    where item.message_sequence = ${inventoryMessages.sequence} and not item.in_stock)`,
};

const from = (deps: Pick<InventoryDeps, 'db'>) =>
  deps.db
    .select(columns)
    .from(inventoryMessages)
    .innerJoin(configurations, eq(configurations.id, inventoryMessages.configurationId))
    .innerJoin(posLocations, eq(posLocations.id, inventoryMessages.locationId))
    .innerJoin(accounts, eq(accounts.id, inventoryMessages.accountId));

/** Newest first. */
export async function listMessages(deps: Pick<InventoryDeps, 'db'>, query: MessageQuery) {
  const page = seekBy(inventoryMessages.sequence, query);
  const rows = await from(deps)
    .where(and(matches(query), page.where))
    .orderBy(...page.orderBy)
    .limit(query.limit);
  return page.inOrder(rows);
}
export type MessageSummary = Awaited<ReturnType<typeof listMessages>>[number];

const matches = (filter: MessageFilter): SQL | undefined =>
  and(
    filter.accountId === undefined ? undefined : eq(inventoryMessages.accountId, filter.accountId),
    filter.configurationId === undefined
      ? undefined
      : eq(inventoryMessages.configurationId, filter.configurationId),
    filter.cause === undefined
      ? undefined
      : sql`(${inventoryMessages.cause} ->> 'kind') = ${filter.cause}`,
    filter.state === undefined ? undefined : isMessageState(filter.state),
    filter.createdFrom === undefined
      ? undefined
      : gte(inventoryMessages.createdAt, filter.createdFrom),
    filter.createdBefore === undefined
      ? undefined
      : lt(inventoryMessages.createdAt, filter.createdBefore),
  );

/** One message with its items; what became of it is `listDeliveries` by its sequence. */
export async function getMessage(deps: Pick<InventoryDeps, 'db'>, id: InventoryMessageId) {
  const [message] = await from(deps).where(eq(inventoryMessages.id, id));
  if (message === undefined) return undefined;
  const items = await deps.db
    .select()
    .from(inventoryMessageItems)
    .where(eq(inventoryMessageItems.messageSequence, message.sequence))
    .orderBy(asc(inventoryMessageItems.itemPosId));
  return { ...message, items };
}
