import { posLocationSchema } from '@pos-bridge/pos';
import type { AccountId } from '@pos-bridge/wix';
import { and, eq, isNull, lte, notInArray } from 'drizzle-orm';
import type { Clock } from '../clock.ts';
import type { Drizzle } from '../database/connect.ts';
import { locationIdSchema, newId } from '../ids.ts';
import type { RefreshReadiness } from '../instances/refresh-readiness.ts';
import type { NoPosAccess, WithPosSession } from './pos-access.ts';
import { accounts, posLocations } from './tables.ts';

export interface FetchLocationsDeps {
  readonly db: Drizzle;
  readonly clock: Clock;
  readonly withPosSession: WithPosSession;
  readonly refreshReadiness: RefreshReadiness;
}

export type FetchedLocations =
  | { readonly outcome: 'fetched'; readonly count: number }
  | { readonly outcome: 'no-access'; readonly reason: NoPosAccess };

/** How long the POS may take to list its locations. */
const timeLimitMs = 20_000;

/**
 * Asks the POS for the account's locations. Those that it no longer names are marked as gone, which
 * turns what is mapped to them to ERROR; they come back when it names them again.
 * @throws PosFault where the POS could not be asked
 */
export async function fetchLocationsOf(
  deps: FetchLocationsDeps,
  accountId: AccountId,
): Promise<FetchedLocations> {
  const askedAt = deps.clock.now();
  const asked = await deps.withPosSession(accountId, ({ provider, session }) =>
    provider.listLocations(session, { signal: AbortSignal.timeout(timeLimitMs) }),
  );
  if (asked.outcome === 'no-access') return asked;
  const named = asked.value.map((location) => posLocationSchema.parse(location));

  await deps.db.transaction(async (tx) => {
    await tx
      .select({ id: accounts.id })
      .from(accounts)
      .where(eq(accounts.id, accountId))
      .for('no key update');
    for (const details of named) {
      const { posLocationId, name } = details;
      const told = { name, details, fetchedAt: askedAt, goneAt: null };
      await tx
        .insert(posLocations)
        .values({ id: locationIdSchema.parse(newId('loc')), accountId, posLocationId, ...told })
        .onConflictDoUpdate({
          target: [posLocations.accountId, posLocations.posLocationId],
          set: told,
          // An answer to a later question is there already.
          setWhere: lte(posLocations.fetchedAt, askedAt),
        });
    }
    const ids = named.map(({ posLocationId }) => posLocationId);
    await tx
      .update(posLocations)
      .set({ goneAt: askedAt })
      .where(
        and(
          eq(posLocations.accountId, accountId),
          isNull(posLocations.goneAt),
          lte(posLocations.fetchedAt, askedAt),
          ids.length === 0 ? undefined : notInArray(posLocations.posLocationId, ids),
        ),
      );
    await deps.refreshReadiness(tx, { accountId });
  });
  return { outcome: 'fetched', count: named.length };
}
