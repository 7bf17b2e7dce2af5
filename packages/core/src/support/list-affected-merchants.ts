import type { AccountId, ConfigurationId } from '@pos-bridge/wix';
import { and, eq, gte, inArray, isNotNull, sql } from 'drizzle-orm';
import { accounts } from '../accounts/tables.ts';
import { catalogSyncRuns, catalogSyncStates } from '../catalog/tables.ts';
import { configurations } from '../configurations/tables.ts';
import type { Drizzle } from '../database/connect.ts';
import { given, is, isWithin } from '../database/narrow.ts';
import { callOutcomes } from '../health/tables.ts';
import { isOpen, type OutageFilter, ordersOf } from '../orders/outage/outage-filter.ts';
import { orders } from '../orders/tables.ts';
import { spiCalls } from '../spi-calls/tables.ts';

type Window = Pick<OutageFilter, 'from' | 'until' | 'accountId'>;

/** How often something went wrong for a merchant in a window. */
interface Hits {
  /** Menu syncs that were asked for in the window and failed. */
  readonly failedSyncs: number;
  /** Calls of Wix that the bridge could not answer (5xx). */
  readonly failedCalls: number;
  /** Calls of the bridge to the merchant's POS that failed; they are kept for some hours only. */
  readonly failedPosCalls: number;
  /** Orders that are still open. */
  readonly openOrders: number;
}

/** A location that can be synced anew. */
export interface AffectedLocation {
  readonly configurationId: ConfigurationId;
  readonly locationName: string | null;
  /** Null before the first sync is asked for. */
  readonly syncStatus: (typeof catalogSyncStates.$inferSelect)['status'] | null;
}

/** A merchant that the outage hit. */
export interface AffectedMerchant extends Hits {
  readonly accountId: AccountId;
  readonly merchantName: string | null;
  /** Those that the site owner has activated, by name. */
  readonly locations: readonly AffectedLocation[];
}

const mostShown = 200;
const noHits: Hits = { failedSyncs: 0, failedCalls: 0, failedPosCalls: 0, openOrders: 0 };

/** Who was hit in a window, and how; the most affected first, at most 200 of `merchants`. */
export async function listAffectedMerchants(
  db: Drizzle,
  window: Window,
): Promise<{ readonly merchants: number; readonly rows: readonly AffectedMerchant[] }> {
  const found = await Promise.all([
    failedSyncs(db, window),
    failedCalls(db, window),
    failedPosCalls(db, window),
    openOrders(db, window),
  ]);
  const byAccount = new Map<AccountId, Hits>();
  for (const { accountId, ...hit } of found.flat()) {
    byAccount.set(accountId, { ...(byAccount.get(accountId) ?? noHits), ...hit });
  }
  const worst = [...byAccount]
    .sort(([, one], [, other]) => weightOf(other) - weightOf(one))
    .slice(0, mostShown);
  const named = await locationsOf(
    db,
    worst.map(([accountId]) => accountId),
  );
  return {
    merchants: byAccount.size,
    rows: worst.map(([accountId, hits]) => ({
      accountId,
      merchantName: null,
      locations: [],
      ...named.get(accountId),
      ...hits,
    })),
  };
}

const weightOf = (hits: Hits): number =>
  hits.openOrders * 1_000 + hits.failedSyncs * 100 + hits.failedCalls + hits.failedPosCalls;

type Hit<Name extends keyof Hits> = { readonly accountId: AccountId } & Pick<Hits, Name>;

const count = sql<number>`count(*)`.mapWith(Number);
const spanOf = ({ from, until }: Window) => ({ from, before: until });

/** From `catalog_sync_runs_failed`. */
async function failedSyncs(db: Drizzle, window: Window): Promise<Hit<'failedSyncs'>[]> {
  const rows = await db
    .select({ accountId: configurations.accountId, failedSyncs: count })
    .from(catalogSyncRuns)
    .innerJoin(configurations, eq(configurations.id, catalogSyncRuns.configurationId))
    .where(
      and(
        eq(catalogSyncRuns.state, 'FAILED'),
        isWithin(catalogSyncRuns.requestedAt, spanOf(window)),
        is(configurations.accountId, window.accountId),
      ),
    )
    .groupBy(configurations.accountId);
  return ofAccounts(rows);
}

/** From `spi_calls_by_time`: the blocks of the window. */
async function failedCalls(db: Drizzle, window: Window): Promise<Hit<'failedCalls'>[]> {
  const rows = await db
    .select({ accountId: spiCalls.accountId, failedCalls: count })
    .from(spiCalls)
    .where(
      and(
        isWithin(spiCalls.calledAt, spanOf(window)),
        gte(spiCalls.httpStatus, 500),
        isNotNull(spiCalls.accountId),
        is(spiCalls.accountId, window.accountId),
      ),
    )
    .groupBy(spiCalls.accountId);
  return ofAccounts(rows);
}

/** From `call_outcomes_of_minute`. */
async function failedPosCalls(db: Drizzle, window: Window): Promise<Hit<'failedPosCalls'>[]> {
  return db
    .select({
      accountId: sql<AccountId>`${callOutcomes.subject}`,
      failedPosCalls: sql<number>`sum(${callOutcomes.failed})`.mapWith(Number),
    })
    .from(callOutcomes)
    .where(
      and(
        eq(callOutcomes.side, 'pos'),
        isWithin(callOutcomes.minute, spanOf(window)),
        sql`${callOutcomes.failed} > 0`,
        given(window.accountId, (accountId) => eq(callOutcomes.subject, accountId)),
      ),
    )
    .groupBy(callOutcomes.subject);
}

const openOrders = (db: Drizzle, window: Window): Promise<Hit<'openOrders'>[]> =>
  db
    .select({ accountId: orders.accountId, openOrders: count })
    .from(orders)
    .where(and(ordersOf(window), isOpen))
    .groupBy(orders.accountId);

const ofAccounts = <Row extends { readonly accountId: AccountId | null }>(rows: readonly Row[]) =>
  rows.flatMap(({ accountId, ...hit }) => (accountId === null ? [] : [{ ...hit, accountId }]));

async function locationsOf(
  db: Drizzle,
  ids: readonly AccountId[],
): Promise<ReadonlyMap<AccountId, Pick<AffectedMerchant, 'merchantName' | 'locations'>>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({
      accountId: accounts.id,
      merchantName: accounts.merchantName,
      configurationId: configurations.id,
      locationName: configurations.locationName,
      syncStatus: catalogSyncStates.status,
    })
    .from(accounts)
    .leftJoin(
      configurations,
      and(
        eq(configurations.accountId, accounts.id),
        eq(configurations.enabled, true),
        eq(configurations.archived, false),
      ),
    )
    .leftJoin(catalogSyncStates, eq(catalogSyncStates.configurationId, configurations.id))
    .where(inArray(accounts.id, [...ids]))
    .orderBy(configurations.locationName, configurations.id);
  const named = new Map<
    AccountId,
    { readonly merchantName: string | null; readonly locations: AffectedLocation[] }
  >();
  for (const { accountId, merchantName, configurationId, locationName, syncStatus } of rows) {
    const known = named.get(accountId) ?? { merchantName, locations: [] };
    if (configurationId !== null) {
      known.locations.push({ configurationId, locationName, syncStatus });
    }
    named.set(accountId, known);
  }
  return named;
}
