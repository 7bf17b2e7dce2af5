import type { ConfigurationId } from '@pos-bridge/wix';
import { and, asc, eq, gt, isNotNull, lte, sql } from 'drizzle-orm';
import { accounts, posLocations } from '../accounts/tables.ts';
import { configurations } from '../configurations/tables.ts';
import { given } from '../database/narrow.ts';
import type { InventoryDeps } from '../deliveries/inventory-deps.ts';
import type { LocationId } from '../ids.ts';
import { stockLevels } from '../stock/tables.ts';

export interface StockQuery {
  readonly locationId: LocationId;
  /** Only what is out of stock. */
  readonly outOnly?: boolean | undefined;
  /** Go on after this item. */
  readonly after?: string | undefined;
  readonly limit: number;
}

/** The items of a location that somebody ever spoke of, by the POS's item id; others are in stock. */
export const listStock = (deps: Pick<InventoryDeps, 'db'>, query: StockQuery) =>
  deps.db
    .select({
      itemPosId: stockLevels.itemPosId,
      inStock: stockLevels.inStock,
      quantity: stockLevels.quantity,
      outUntil: stockLevels.outUntil,
      source: stockLevels.source,
      observedAt: stockLevels.observedAt,
      outSince: stockLevels.outSince,
      updatedAt: stockLevels.updatedAt,
    })
    .from(stockLevels)
    .where(
      and(
        eq(stockLevels.locationId, query.locationId),
        query.outOnly ? eq(stockLevels.inStock, false) : undefined,
        given(query.after, (after) => gt(stockLevels.itemPosId, after)),
      ),
    )
    .orderBy(asc(stockLevels.itemPosId))
    .limit(query.limit);

/** Where a page of a list by time goes on. */
export interface OutageCursor {
  readonly outSince: Date;
  readonly locationId: LocationId;
  readonly itemPosId: string;
}

/** Items that have been out for suspiciously long (a setting), longest first. */
export const listLongOutages = (
  deps: Pick<InventoryDeps, 'db' | 'clock' | 'settings'>,
  query: { readonly after?: OutageCursor | undefined; readonly limit: number },
) =>
  deps.db
    .select({
      locationId: stockLevels.locationId,
      locationName: posLocations.name,
      accountId: posLocations.accountId,
      merchantName: accounts.merchantName,
      /** Where its stock is shown on Wix; one of them, where there are several. */
      configurationId: sql<ConfigurationId | null>`(select min(shown.id) from ${configurations} shown
        where shown.location_id = ${stockLevels.locationId})`,
      itemPosId: stockLevels.itemPosId,
      outSince: sql<Date>`${stockLevels.outSince}`.mapWith(stockLevels.outSince),
      outUntil: stockLevels.outUntil,
      source: stockLevels.source,
    })
    .from(stockLevels)
    .innerJoin(posLocations, eq(posLocations.id, stockLevels.locationId))
    .innerJoin(accounts, eq(accounts.id, posLocations.accountId))
    .where(
      and(
        isNotNull(stockLevels.outSince),
        lte(
          stockLevels.outSince,
          new Date(deps.clock.now().getTime() - deps.settings.suspiciouslyLongMs),
        ),
        query.after === undefined
          ? undefined
          : sql`(${stockLevels.outSince}, ${stockLevels.locationId}, ${stockLevels.itemPosId})
              > (${query.after.outSince.toISOString()}::timestamptz, ${query.after.locationId}, ${query.after.itemPosId})`,
      ),
    )
    .orderBy(asc(stockLevels.outSince), asc(stockLevels.locationId), asc(stockLevels.itemPosId))
    .limit(query.limit);
export type LongOutage = Awaited<ReturnType<typeof listLongOutages>>[number];
