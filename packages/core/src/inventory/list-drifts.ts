import type { AccountId, ConfigurationId, WixEntityId } from '@pos-bridge/wix';
import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { accounts } from '../accounts/tables.ts';
import { configurations } from '../configurations/tables.ts';
import { given, is } from '../database/narrow.ts';
import type { InventoryDeps } from '../deliveries/inventory-deps.ts';
import { stockDrifts } from '../stock/tables.ts';
import { locationsNamed } from './locations-named.ts';

/** Where a page goes on. */
export interface DriftCursor {
  readonly firstSeenAt: Date;
  readonly configurationId: ConfigurationId;
  readonly wixItemId: WixEntityId;
}

export interface DriftFilter {
  readonly accountId?: AccountId | undefined;
  readonly configurationId?: ConfigurationId | undefined;
  /** Beginnings of words in the merchant's or the location's name, here or at the POS. */
  readonly name?: string | undefined;
  /** Whether Wix sells what the POS has not, or hides what the POS has. */
  readonly wixInStock?: boolean | undefined;
}

export interface DriftQuery extends DriftFilter {
  /** Go on after this one. */
  readonly after?: DriftCursor | undefined;
  readonly limit: number;
}

/** An item that Wix and the POS see differently, with the names of where it is. */
export type StockDrift = Awaited<ReturnType<typeof listDrifts>>[number];

/** Items that Wix and the POS see differently, as the last checks found, oldest first. */
export const listDrifts = (deps: Pick<InventoryDeps, 'db'>, query: DriftQuery) => {
  const { accountId, configurationId, name, wixInStock, after } = query;
  return deps.db
    .select({
      configurationId: stockDrifts.configurationId,
      locationName: configurations.locationName,
      accountId: stockDrifts.accountId,
      merchantName: accounts.merchantName,
      wixItemId: stockDrifts.wixItemId,
      itemPosId: stockDrifts.itemPosId,
      itemName: stockDrifts.itemName,
      posInStock: stockDrifts.posInStock,
      wixInStock: stockDrifts.wixInStock,
      firstSeenAt: stockDrifts.firstSeenAt,
      lastSeenAt: stockDrifts.lastSeenAt,
    })
    .from(stockDrifts)
    .innerJoin(configurations, eq(configurations.id, stockDrifts.configurationId))
    .innerJoin(accounts, eq(accounts.id, stockDrifts.accountId))
    .where(
      and(
        accountId && eq(stockDrifts.accountId, accountId),
        configurationId && eq(stockDrifts.configurationId, configurationId),
        given(name, (start) =>
          inArray(stockDrifts.configurationId, locationsNamed(deps.db, start)),
        ),
        is(stockDrifts.wixInStock, wixInStock),
        after &&
          sql`(${stockDrifts.firstSeenAt}, ${stockDrifts.configurationId}, ${stockDrifts.wixItemId})
            > (${after.firstSeenAt.toISOString()}::timestamptz, ${after.configurationId}, ${after.wixItemId})`,
      ),
    )
    .orderBy(
      asc(stockDrifts.firstSeenAt),
      asc(stockDrifts.configurationId),
      asc(stockDrifts.wixItemId),
    )
    .limit(query.limit);
};
