import { eq, isNotNull, type SQL, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { catalogSyncStates } from '../catalog/tables.ts';
import type { Drizzle } from '../database/connect.ts';
import { deliveries } from '../deliveries/delivery-tables.ts';
import { endpoints } from '../deliveries/tables.ts';
import { waitsForPerson } from '../orders/not-taken/orders-not-taken.ts';
import { ordersNotTaken } from '../orders/not-taken/tables.ts';
import { orders } from '../orders/tables.ts';
import { stockDrifts } from '../stock/tables.ts';

/** A page shows no higher number, so that a bad day costs no more than a good one. */
const countedAtMost = 100;

const atMost = (table: PgTable, which?: SQL): SQL<number> =>
  sql<number>`(select count(*)::int from (select from ${table}
    where ${which ?? sql`true`} limit ${countedAtMost}) as found)`;

/** How much waits for a person, of each kind up to 100; each by the index of its list. */
export async function countWaiting(db: Drizzle) {
  const [counted] = await db
    .select({
      orders: atMost(orders, isNotNull(orders.attention)),
      notTaken: atMost(ordersNotTaken, waitsForPerson),
      /** Locations whose last sync failed; one row a location. */
      failedSyncs: atMost(catalogSyncStates, eq(catalogSyncStates.status, 'FAILED')),
      drifts: atMost(stockDrifts),
      deadDeliveries: atMost(deliveries, eq(deliveries.state, 'dead')),
      pausedEndpoints: atMost(endpoints, eq(endpoints.state, 'paused')),
    })
    .from(sql`(select) as nothing`);
  if (counted === undefined) throw new Error('a count has no row');
  const { notTaken, ...others } = counted;
  return { ...others, orders: Math.min(others.orders + notTaken, countedAtMost) };
}
