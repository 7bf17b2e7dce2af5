import type { AccountId, ConfigurationId } from '@pos-bridge/wix';
import { and, asc, eq, gt, inArray, sql } from 'drizzle-orm';
import { accounts, posLocations } from '../accounts/tables.ts';
import { configurations } from '../configurations/tables.ts';
import { given, is } from '../database/narrow.ts';
import type { InventoryDeps } from '../deliveries/inventory-deps.ts';
import { readPosHealth } from '../health/read-health.ts';
import { stockChecks, stockDrifts, stockLevels } from '../stock/tables.ts';
import { locationsNamed } from './locations-named.ts';

export interface StockLocationQuery {
  readonly only?: ConfigurationId | undefined;
  readonly accountId?: AccountId | undefined;
  /** Beginnings of words in the merchant's or the location's name, here or at the POS. */
  readonly name?: string | undefined;
  /** Only where something is out. */
  readonly outOnly?: boolean | undefined;
  /** Go on after this one. */
  readonly after?: ConfigurationId | undefined;
  readonly limit: number;
}

/** A Wix location whose stock is known, because it is mapped to one of a POS. */
export type StockLocation = Awaited<ReturnType<typeof listStockLocations>>[number];

/** By id, which is the primary key: every page costs the same. */
export async function listStockLocations(
  { db, clock }: Pick<InventoryDeps, 'db' | 'clock'>,
  query: StockLocationQuery,
) {
  const rows = await db
    .select({
      configurationId: configurations.id,
      locationName: configurations.locationName,
      locationId: posLocations.id,
      posLocationName: posLocations.name,
      /** The merchant's, as the POS told it. */
      timeZone: sql<string>`${posLocations.details}->>'timeZone'`,
      accountId: posLocations.accountId,
      merchantName: accounts.merchantName,
      itemsOut: sql<number>`(select count(*)::int from ${stockLevels}
        where ${stockLevels.locationId} = ${posLocations.id} and not ${stockLevels.inStock})`,
      itemsDrifted: sql<number>`(select count(*)::int from ${stockDrifts}
        where ${stockDrifts.configurationId} = ${configurations.id})`,
      checkedAt: stockChecks.checkedAt,
      /** Why the last comparison with Wix could not be made. */
      checkProblem: stockChecks.problem,
    })
    .from(configurations)
    .innerJoin(posLocations, eq(posLocations.id, configurations.locationId))
    .innerJoin(accounts, eq(accounts.id, posLocations.accountId))
    .leftJoin(stockChecks, eq(stockChecks.configurationId, configurations.id))
    .where(
      and(
        is(configurations.id, query.only),
        is(accounts.id, query.accountId),
        given(query.name, (name) => inArray(configurations.id, locationsNamed(db, name))),
        query.outOnly
          ? sql`exists (select from ${stockLevels}
              where ${stockLevels.locationId} = ${posLocations.id} and not ${stockLevels.inStock})`
          : undefined,
        given(query.after, (after) => gt(configurations.id, after)),
      ),
    )
    .orderBy(asc(configurations.id))
    .limit(query.limit);
  const accountIds = [...new Set(rows.map(({ accountId }) => accountId))];
  const calls = await readPosHealth(db, accountIds, clock.now());
  return rows.map((row) => ({ ...row, posHealth: calls.get(row.accountId)?.health ?? 'quiet' }));
}
