import type { ConfigurationId } from '@pos-bridge/wix';
import { and, eq, inArray } from 'drizzle-orm';
import { posLocations } from '../accounts/tables.ts';
import type { PublishedCatalogs } from '../catalog/versions/published-catalog.ts';
import { configurations } from '../configurations/tables.ts';
import type { Transaction } from '../database/connect.ts';
import type { InventoryDeps } from '../deliveries/inventory-deps.ts';
import type { WebhookEventId } from '../ids.ts';
import type { Authorship } from '../staff/authorship.ts';
import { recordAudit } from '../staff/record-audit.ts';
import { stockDrifts, stockLevels } from '../stock/tables.ts';
import { enqueueDriftCheck } from './check-drift.ts';
import { recordStock } from './record-stock.ts';
import type { ItemReport, StockReport } from './stock-report.ts';

/** Tells items of a location once more, as they are known, in the order of all other messages. */
async function tellStockAgain(
  deps: InventoryDeps & { readonly published: PublishedCatalogs },
  tx: Transaction,
  again: Pick<StockReport, 'cause' | 'author'> & {
    readonly configurationId: ConfigurationId;
    readonly itemPosIds: readonly string[];
  },
): Promise<readonly WebhookEventId[]> {
  const { configurationId, itemPosIds, cause, author } = again;
  const [location] = await tx
    .select({ id: posLocations.id, accountId: posLocations.accountId })
    .from(configurations)
    .innerJoin(posLocations, eq(posLocations.id, configurations.locationId))
    .where(eq(configurations.id, configurationId));
  if (location === undefined || itemPosIds.length === 0) return [];
  const known = await tx
    .select({ itemPosId: stockLevels.itemPosId })
    .from(stockLevels)
    .where(
      and(eq(stockLevels.locationId, location.id), inArray(stockLevels.itemPosId, [...itemPosIds])),
    );
  const items: ItemReport[] = known.map(({ itemPosId }) => ({ kind: 'time-passed', itemPosId }));
  const unknown = new Set(itemPosIds).difference(new Set(known.map((one) => one.itemPosId)));
  const menusWord = await wordOfTheMenu(deps, configurationId, [...unknown]);
  const { eventIds } = await recordStock(deps, tx, {
    location,
    items: [...items, ...menusWord],
    cause,
    author,
    insist: { configurationId },
  });
  return eventIds;
}

/** Of items that nobody spoke of since, what the POS's menu said when it was published. */
async function wordOfTheMenu(
  deps: { readonly published: PublishedCatalogs },
  configurationId: ConfigurationId,
  itemPosIds: readonly string[],
): Promise<ItemReport[]> {
  const published = await deps.published.current(configurationId);
  if (published === null) return [];
  return itemPosIds.flatMap((itemPosId): ItemReport[] => {
    const [wixId] = published.wixIdsOf(itemPosId);
    if (wixId === undefined) return [];
    const item = published.dishByWixId.get(wixId) ?? published.variationByWixId.get(wixId);
    if (item === undefined) return [];
    return [
      {
        kind: 'observed',
        itemPosId,
        observation: {
          id: published.publicationId,
          observer: 'poll',
          observedAt: published.publishedAt,
          inStock: item.inStock,
          quantity: null,
          outUntil: null,
        },
      },
    ];
  });
}

/** Sends Wix everything again that the last check of a location found it to see differently. */
export async function sendDriftsAgain(
  deps: InventoryDeps & { readonly published: PublishedCatalogs },
  configurationId: ConfigurationId,
  by: Authorship,
): Promise<
  | { readonly outcome: 'sent'; readonly eventIds: readonly WebhookEventId[] }
  | { readonly outcome: 'nothing-drifted' }
> {
  return deps.db.transaction(async (tx) => {
    const drifted = await tx
      .selectDistinct({ itemPosId: stockDrifts.itemPosId, accountId: stockDrifts.accountId })
      .from(stockDrifts)
      .where(eq(stockDrifts.configurationId, configurationId));
    const [first] = drifted;
    if (first === undefined) return { outcome: 'nothing-drifted' };
    const itemPosIds = drifted.map(({ itemPosId }) => itemPosId);
    // What came of it is seen once Wix has it.
    await enqueueDriftCheck(deps, tx, configurationId);
    const eventIds = await tellStockAgain(deps, tx, {
      configurationId,
      itemPosIds,
      cause: { kind: 'support', reason: by.reason ?? '' },
      author: by.author,
    });
    await recordAudit(tx, {
      actor: by.author,
      reason: by.reason,
      action: 'stock.sent-again',
      subject: { type: 'configuration', id: configurationId },
      accountId: first.accountId,
      after: { itemPosIds, eventIds },
      at: deps.clock.now(),
    });
    return { outcome: 'sent', eventIds };
  });
}
