import type { AccountId, ConfigurationId } from '@pos-bridge/wix';
import { and, asc, desc, eq, lt } from 'drizzle-orm';
import { posLocations } from '../accounts/tables.ts';
import { configurations } from '../configurations/tables.ts';
import type { InventoryMessageId } from './ids.ts';
import type { InventoryDeps } from './inventory-deps.ts';
import { inventoryMessageItems, inventoryMessages } from './tables.ts';

export interface MessageQuery {
  readonly accountId?: AccountId | undefined;
  readonly configurationId?: ConfigurationId | undefined;
  /** Go on below this sequence. */
  readonly before?: number | undefined;
  readonly limit: number;
}

const from = (deps: Pick<InventoryDeps, 'db'>) =>
  deps.db
    .select({
      sequence: inventoryMessages.sequence,
      id: inventoryMessages.id,
      accountId: inventoryMessages.accountId,
      configurationId: inventoryMessages.configurationId,
      locationName: configurations.locationName,
      locationId: inventoryMessages.locationId,
      posLocationId: posLocations.posLocationId,
      cause: inventoryMessages.cause,
      author: inventoryMessages.author,
      createdAt: inventoryMessages.createdAt,
    })
    .from(inventoryMessages)
    .innerJoin(configurations, eq(configurations.id, inventoryMessages.configurationId))
    .innerJoin(posLocations, eq(posLocations.id, inventoryMessages.locationId));

/** Newest first. */
export const listMessages = (deps: Pick<InventoryDeps, 'db'>, query: MessageQuery) =>
  from(deps)
    .where(
      and(
        query.accountId === undefined
          ? undefined
          : eq(inventoryMessages.accountId, query.accountId),
        query.configurationId === undefined
          ? undefined
          : eq(inventoryMessages.configurationId, query.configurationId),
        query.before === undefined ? undefined : lt(inventoryMessages.sequence, query.before),
      ),
    )
    .orderBy(desc(inventoryMessages.sequence))
    .limit(query.limit);
export type MessageSummary = Awaited<ReturnType<typeof listMessages>>[number];

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
export type MessageView = NonNullable<Awaited<ReturnType<typeof getMessage>>>;
