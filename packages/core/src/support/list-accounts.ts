import type { AccountId } from '@pos-bridge/wix';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { type AccountState, accounts, type PosAuthorizationState } from '../accounts/tables.ts';
import type { Clock } from '../clock.ts';
import { configurations } from '../configurations/tables.ts';
import type { Drizzle } from '../database/connect.ts';
import { type Span, seek } from '../database/keyset.ts';
import { isNamed } from '../database/names.ts';
import { given, is } from '../database/narrow.ts';
import { readPosHealth } from '../health/read-health.ts';
import { instances } from '../instances/tables.ts';
import { type LocationStanding, rememberedStanding, standsAs } from './location-standing.ts';

export interface AccountQuery extends Span<readonly [createdAt: Date, id: AccountId]> {
  /** The one of this id. */
  readonly accountId?: AccountId | undefined;
  readonly state?: AccountState | undefined;
  readonly posAuthorization?: PosAuthorizationState | undefined;
  readonly provider?: string | undefined;
  /** Accounts with a location that stands so. */
  readonly locationStanding?: LocationStanding | undefined;
  /** Beginnings of words in the merchant's name. */
  readonly merchant?: string | undefined;
}

/** A line of the list of accounts. */
export type AccountSummary = Awaited<ReturnType<typeof listAccounts>>[number];

/** Newest first. */
export async function listAccounts(
  { db, clock }: { readonly db: Drizzle; readonly clock: Clock },
  query: AccountQuery,
) {
  const now = clock.now();
  const { accountId, state, posAuthorization, provider, locationStanding, merchant } = query;
  const page = seek([accounts.createdAt, accounts.id], query);
  const rows = await db
    .select({
      id: accounts.id,
      instanceId: accounts.instanceId,
      instanceState: instances.state,
      provider: accounts.provider,
      merchantName: accounts.merchantName,
      posMerchantId: accounts.posMerchantId,
      state: accounts.state,
      posAuthorization: accounts.posAuthorization,
      orderingPausedUntil: accounts.orderingPausedUntil,
      createdAt: accounts.createdAt,
    })
    .from(accounts)
    .innerJoin(instances, eq(instances.id, accounts.instanceId))
    .where(
      and(
        is(accounts.id, accountId),
        state && eq(accounts.state, state),
        posAuthorization && eq(accounts.posAuthorization, posAuthorization),
        is(accounts.provider, provider),
        locationStanding &&
          inArray(
            accounts.id,
            db
              .select({ id: sql<AccountId>`${configurations.accountId}` })
              .from(configurations)
              .where(standsAs(locationStanding)),
          ),
        given(merchant, (start) => isNamed(accounts.merchantName, start)),
        page.where,
      ),
    )
    .orderBy(...page.orderBy)
    .limit(query.limit);

  const ids = rows.map(({ id }) => id);
  const counts = await countLocations(db, ids);
  const calls = await readPosHealth(db, ids, now);
  return page.inOrder(
    rows.map((row) => ({
      ...row,
      locations: counts.get(row.id) ?? {},
      posHealth: calls.get(row.id)?.health ?? 'quiet',
    })),
  );
}

/** How many locations of each account stand how. */
async function countLocations(
  db: Drizzle,
  ids: readonly AccountId[],
): Promise<ReadonlyMap<AccountId, Partial<Record<LocationStanding, number>>>> {
  const byAccount = new Map<AccountId, Partial<Record<LocationStanding, number>>>();
  if (ids.length === 0) return byAccount;
  const counted = await db
    .select({
      accountId: configurations.accountId,
      standing: rememberedStanding,
      count: sql<number>`count(*)`.mapWith(Number),
    })
    .from(configurations)
    .where(inArray(configurations.accountId, [...ids]))
    .groupBy(configurations.accountId, sql`2`);
  for (const { accountId, standing, count } of counted) {
    if (accountId === null) continue;
    byAccount.set(accountId, { ...byAccount.get(accountId), [standing]: count });
  }
  return byAccount;
}
