import type {
  AccountId,
  ConfigurationId,
  InstanceId,
  OrderErrorCode,
  WixOrderId,
} from '@pos-bridge/wix';
import { and, asc, eq, isNotNull, sql } from 'drizzle-orm';
import { accounts, posLocations } from '../accounts/tables.ts';
import { catalogSyncStates } from '../catalog/tables.ts';
import type { Clock } from '../clock.ts';
import { configurations } from '../configurations/tables.ts';
import type { Drizzle } from '../database/connect.ts';
import { endpoints } from '../deliveries/tables.ts';
import type { EndpointId, OrderId } from '../ids.ts';
import { waitsForPerson } from '../orders/not-taken/orders-not-taken.ts';
import { ordersNotTaken } from '../orders/not-taken/tables.ts';
import type { OrderAttention } from '../orders/order-state.ts';
import { orders } from '../orders/tables.ts';
import { stockDrifts } from '../stock/tables.ts';
import { locationsRefusingPrices } from './locations-refusing-prices.ts';

interface Concerned {
  /** When somebody is harmed, or since when somebody is: the order of the list. */
  readonly due: Date;
  readonly accountId: AccountId | null;
  readonly merchantName: string | null;
  readonly locationName: string | null;
}

/** One thing that waits for a person. */
export type WorkItem = Concerned &
  (
    | { readonly kind: 'order'; readonly orderId: OrderId; readonly attention: OrderAttention }
    /** Wix holds it as accepted, and the bridge did not take it. */
    | {
        readonly kind: 'order-not-taken';
        readonly instanceId: InstanceId;
        readonly wixOrderId: WixOrderId;
        /** Why its Create Order was refused; null where none came. */
        readonly code: OrderErrorCode | null;
      }
    | {
        readonly kind: 'location-error';
        readonly configurationId: ConfigurationId;
        /** Its site, whose page tells more where there is no account yet. */
        readonly instanceId: InstanceId;
      }
    | {
        readonly kind: 'sync-failing';
        readonly configurationId: ConfigurationId;
        readonly reason: string | null;
      }
    | {
        readonly kind: 'endpoint-paused';
        readonly endpointId: EndpointId;
        readonly lastFailure: string | null;
      }
    | {
        readonly kind: 'stock-drift';
        readonly configurationId: ConfigurationId;
        readonly items: number;
      }
    | {
        readonly kind: 'prices-refused';
        readonly configurationId: ConfigurationId;
        /** Validations in a row. */
        readonly refused: number;
      }
  );

const ofEachKind = 50;
/** A menu that did not follow the POS for so long misleads guests. */
const menuStaleAfterMs = 24 * 3_600_000;
/** A dish that Wix sells and the kitchen has not: the next order will show it. */
const driftHarmsAfterMs = 15 * 60_000;

/** Everything that waits for a person, what harms first on top. */
export async function readWorkList({
  db,
  clock,
}: {
  readonly db: Drizzle;
  readonly clock: Clock;
}): Promise<WorkItem[]> {
  const now = clock.now();
  const kinds = await Promise.all([
    troubledOrders(db),
    untakenOrders(db),
    locationsInError(db),
    failingSyncs(db),
    pausedEndpoints(db),
    drifts(db),
    pricesRefused(db, now),
  ]);
  return kinds.flat().sort((a, b) => a.due.getTime() - b.due.getTime());
}

const names = {
  merchantName: accounts.merchantName,
  locationName: configurations.locationName,
};

async function troubledOrders(db: Drizzle): Promise<WorkItem[]> {
  const rows = await db
    .select({
      orderId: orders.id,
      accountId: orders.accountId,
      attention: orders.attention,
      due: orders.attentionDue,
      ...names,
    })
    .from(orders)
    .innerJoin(accounts, eq(accounts.id, orders.accountId))
    .innerJoin(configurations, eq(configurations.id, orders.configurationId))
    .where(isNotNull(orders.attention))
    .orderBy(asc(orders.attentionDue), asc(orders.id))
    .limit(ofEachKind);
  return rows.flatMap(({ attention, due, ...row }) =>
    attention === null || due === null ? [] : [{ ...row, kind: 'order', attention, due }],
  );
}

async function untakenOrders(db: Drizzle): Promise<WorkItem[]> {
  const rows = await db
    .select({
      instanceId: ordersNotTaken.instanceId,
      wixOrderId: ordersNotTaken.wixOrderId,
      accountId: ordersNotTaken.accountId,
      code: ordersNotTaken.code,
      due: ordersNotTaken.raisedAt,
      ...names,
    })
    .from(ordersNotTaken)
    .innerJoin(accounts, eq(accounts.id, ordersNotTaken.accountId))
    .innerJoin(configurations, eq(configurations.id, ordersNotTaken.configurationId))
    .where(waitsForPerson)
    .orderBy(asc(ordersNotTaken.raisedAt), asc(ordersNotTaken.wixOrderId))
    .limit(ofEachKind);
  return rows.flatMap(({ due, ...row }) =>
    due === null ? [] : [{ ...row, kind: 'order-not-taken', due }],
  );
}

async function locationsInError(db: Drizzle): Promise<WorkItem[]> {
  const rows = await db
    .select({
      configurationId: configurations.id,
      instanceId: configurations.instanceId,
      accountId: configurations.accountId,
      revokedAt: accounts.posRevokedAt,
      goneAt: posLocations.goneAt,
      fetchedAt: configurations.fetchedAt,
      ...names,
    })
    .from(configurations)
    .leftJoin(accounts, eq(accounts.id, configurations.accountId))
    .leftJoin(posLocations, eq(posLocations.id, configurations.locationId))
    // Where the site owner has not activated the integration, nobody is harmed yet.
    .where(and(eq(configurations.status, 'ERROR'), eq(configurations.enabled, true)))
    .orderBy(asc(configurations.accountId), asc(configurations.id))
    .limit(ofEachKind);
  return rows.map(({ revokedAt, goneAt, fetchedAt, ...row }) => ({
    ...row,
    kind: 'location-error',
    due: revokedAt ?? goneAt ?? fetchedAt,
  }));
}

async function failingSyncs(db: Drizzle): Promise<WorkItem[]> {
  const rows = await db
    .select({
      configurationId: configurations.id,
      accountId: configurations.accountId,
      reason: catalogSyncStates.failureReason,
      lastSyncAt: catalogSyncStates.lastSyncAt,
      lastSuccessAt: catalogSyncStates.lastSuccessAt,
      ...names,
    })
    .from(catalogSyncStates)
    .innerJoin(configurations, eq(configurations.id, catalogSyncStates.configurationId))
    .leftJoin(accounts, eq(accounts.id, configurations.accountId))
    // A location in ERROR is listed for that, and its sync cannot succeed before.
    .where(and(eq(catalogSyncStates.status, 'FAILED'), sql`${configurations.status} <> 'ERROR'`))
    .orderBy(asc(catalogSyncStates.lastSuccessAt))
    .limit(ofEachKind);
  return rows.map(({ lastSyncAt, lastSuccessAt, ...row }) => ({
    ...row,
    kind: 'sync-failing',
    due:
      lastSuccessAt === null
        ? (lastSyncAt ?? new Date(0))
        : new Date(lastSuccessAt.getTime() + menuStaleAfterMs),
  }));
}

async function pausedEndpoints(db: Drizzle): Promise<WorkItem[]> {
  const rows = await db
    .select({
      endpointId: endpoints.id,
      accountId: endpoints.accountId,
      lastFailure: endpoints.lastFailure,
      due: endpoints.pausedAt,
      ...names,
    })
    .from(endpoints)
    .innerJoin(accounts, eq(accounts.id, endpoints.accountId))
    .leftJoin(configurations, eq(configurations.id, endpoints.configurationId))
    .where(eq(endpoints.state, 'paused'))
    .orderBy(asc(endpoints.pausedAt), asc(endpoints.id))
    .limit(ofEachKind);
  return rows.flatMap(({ due, ...row }) =>
    due === null ? [] : [{ ...row, kind: 'endpoint-paused', due }],
  );
}

async function drifts(db: Drizzle): Promise<WorkItem[]> {
  const since = sql<string>`min(${stockDrifts.firstSeenAt})`;
  const rows = await db
    .select({
      configurationId: stockDrifts.configurationId,
      accountId: stockDrifts.accountId,
      items: sql<number>`count(*)`.mapWith(Number),
      since: since.mapWith(stockDrifts.firstSeenAt),
      ...names,
    })
    .from(stockDrifts)
    .innerJoin(accounts, eq(accounts.id, stockDrifts.accountId))
    .innerJoin(configurations, eq(configurations.id, stockDrifts.configurationId))
    .groupBy(
      stockDrifts.configurationId,
      stockDrifts.accountId,
      accounts.merchantName,
      configurations.locationName,
    )
    .orderBy(since)
    .limit(ofEachKind);
  return rows.map(({ since: firstSeenAt, ...row }) => ({
    ...row,
    kind: 'stock-drift',
    due: new Date(new Date(firstSeenAt).getTime() + driftHarmsAfterMs),
  }));
}

async function pricesRefused(db: Drizzle, now: Date): Promise<WorkItem[]> {
  const locations = await locationsRefusingPrices(db, now, ofEachKind);
  return locations.map(({ since, ...row }) => ({ ...row, kind: 'prices-refused', due: since }));
}
