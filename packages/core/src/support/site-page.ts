import type { AccountId, InstanceId } from '@pos-bridge/wix';
import { and, asc, desc, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import { accounts } from '../accounts/tables.ts';
import { catalogSyncStates } from '../catalog/tables.ts';
import type { Clock } from '../clock.ts';
import { configurations } from '../configurations/tables.ts';
import type { Drizzle } from '../database/connect.ts';
import { readPosHealth, readWixHealth } from '../health/read-health.ts';
import { instances } from '../instances/tables.ts';
import { isOpen } from '../orders/outage/outage-filter.ts';
import { orders } from '../orders/tables.ts';
import { listAudit } from '../staff/list-audit.ts';

const changesShown = 20;

/** A Wix site with the app, whether it has an account or not. Undefined where no such site was ever heard of. */
export async function readSitePage(
  { db, clock }: { readonly db: Drizzle; readonly clock: Clock },
  instanceId: InstanceId,
) {
  const now = clock.now();
  const [found] = await db.select().from(instances).where(eq(instances.id, instanceId));
  if (found === undefined) return undefined;
  const { refreshToken: _token, ...instance } = found;
  const [ofSite, locations, changes, { health: wixHealth }] = await Promise.all([
    db
      .select({
        id: accounts.id,
        provider: accounts.provider,
        merchantName: accounts.merchantName,
        state: accounts.state,
        posAuthorization: accounts.posAuthorization,
        createdAt: accounts.createdAt,
      })
      .from(accounts)
      .where(eq(accounts.instanceId, instanceId))
      .orderBy(desc(accounts.createdAt), desc(accounts.id)),
    db
      .select({
        configurationId: configurations.id,
        name: configurations.locationName,
        enabled: configurations.enabled,
        archived: configurations.archived,
        isMatched: sql<boolean>`${isNotNull(configurations.locationId)}`,
        /** When its menu was last published; null before the first time. */
        publishedAt: catalogSyncStates.lastSuccessAt,
      })
      .from(configurations)
      .leftJoin(catalogSyncStates, eq(catalogSyncStates.configurationId, configurations.id))
      .where(eq(configurations.instanceId, instanceId))
      .orderBy(asc(configurations.locationName), asc(configurations.id)),
    listAudit(db, { subject: { type: 'instance', id: instanceId }, limit: changesShown }),
    readWixHealth(db, instanceId, now),
  ]);
  const ids = ofSite.map(({ id }) => id);
  const [calls, open, firstOrderAt] = await Promise.all([
    readPosHealth(db, ids, now),
    countOpenOrders(db, ids),
    readFirstOrder(db, ids),
  ]);
  return {
    instance,
    /** Newest first; none while no merchant has connected a POS. */
    accounts: ofSite.map((account) => ({
      ...account,
      /** How its POS answers. */
      posHealth: calls.get(account.id)?.health ?? 'quiet',
      /** Orders that a person is called for, or that have no end yet. */
      openOrders: open.get(account.id) ?? 0,
    })),
    /** Of any of its accounts; null before it. */
    firstOrderAt,
    /** How Wix answers for the site. */
    wixHealth,
    /** What Wix has named, by name. */
    locations,
    /** What was done to the site itself, newest first: links that were made, installations. */
    changes,
  };
}

/** From `orders_for_attention` and `orders_unfinished`, which hold what is open and nothing else. */
async function countOpenOrders(
  db: Drizzle,
  ids: readonly AccountId[],
): Promise<ReadonlyMap<AccountId, number>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ accountId: orders.accountId, count: sql<number>`count(*)`.mapWith(Number) })
    .from(orders)
    .where(and(inArray(orders.accountId, [...ids]), isOpen))
    .groupBy(orders.accountId);
  return new Map(rows.map(({ accountId, count }) => [accountId, count]));
}

/** From `orders_of_account`: the beginning of each. */
async function readFirstOrder(db: Drizzle, ids: readonly AccountId[]): Promise<Date | null> {
  const firsts = await Promise.all(
    ids.map((id) =>
      db
        .select({ receivedAt: orders.receivedAt })
        .from(orders)
        .where(eq(orders.accountId, id))
        .orderBy(asc(orders.id))
        .limit(1),
    ),
  );
  const moments = firsts.flat().map(({ receivedAt }) => receivedAt.getTime());
  return moments.length === 0 ? null : new Date(Math.min(...moments));
}
