import type { AccountId } from '@pos-bridge/wix';
import { and, asc, eq, isNull, or } from 'drizzle-orm';
import type { AccountRow } from '../accounts/accounts.ts';
import { accounts, posLocations } from '../accounts/tables.ts';
import { catalogSyncRuns, catalogSyncStates } from '../catalog/tables.ts';
import type { Clock } from '../clock.ts';
import { configurationStatus } from '../configurations/configuration-status.ts';
import { configurations } from '../configurations/tables.ts';
import type { Drizzle } from '../database/connect.ts';
import { noCalls } from '../health/call-health.ts';
import { readPosHealth, readWixHealth } from '../health/read-health.ts';
import type { InstanceRow } from '../installation/instances.ts';
import { instances } from '../instances/tables.ts';
import { standingOf } from './location-standing.ts';

export type LocationSync =
  | { readonly status: 'PENDING' }
  /** It waits out a fault until `notBefore`. */
  | { readonly status: 'IN_PROGRESS'; readonly notBefore: Date | null }
  | { readonly status: 'SYNCED'; readonly lastSuccessAt: Date }
  | {
      readonly status: 'FAILED';
      readonly lastSuccessAt: Date | null;
      readonly failureCode: string | null;
      readonly failureReason: string | null;
    };

/** Everything about an account at one look; undefined where there is none. */
export async function readAccountPage(
  { db, clock }: { readonly db: Drizzle; readonly clock: Clock },
  accountId: AccountId,
) {
  const now = clock.now();
  const [found] = await db
    .select({ account: accounts, instance: instances })
    .from(accounts)
    .innerJoin(instances, eq(instances.id, accounts.instanceId))
    .where(eq(accounts.id, accountId));
  if (found === undefined) return undefined;
  const { posCredentials: _credentials, ...account } = found.account;
  const { refreshToken: _token, ...instance } = found.instance;
  const pos = await readPosHealth(db, [accountId], now);
  return {
    account,
    instance,
    /** Its own locations, and those of its instance that belong to no account yet; by name. */
    locations: await readLocations(db, account, instance),
    /** How its POS answers, and how Wix answers for its site. */
    calls: {
      pos: pos.get(accountId) ?? { ...noCalls, health: 'quiet' },
      wix: await readWixHealth(db, instance.id, now),
    },
  };
}

/** Wix locations with everything that their status comes from. */
async function readLocations(
  db: Drizzle,
  account: AccountRow,
  instance: Pick<InstanceRow, 'id' | 'state'>,
) {
  const rows = await db
    .select({
      configuration: configurations,
      location: posLocations,
      sync: catalogSyncStates,
      notBefore: catalogSyncRuns.notBefore,
    })
    .from(configurations)
    .leftJoin(posLocations, eq(posLocations.id, configurations.locationId))
    .leftJoin(catalogSyncStates, eq(catalogSyncStates.configurationId, configurations.id))
    .leftJoin(
      catalogSyncRuns,
      and(
        eq(catalogSyncRuns.configurationId, configurations.id),
        eq(catalogSyncRuns.state, 'RUNNING'),
      ),
    )
    .where(
      or(
        eq(configurations.accountId, account.id),
        and(isNull(configurations.accountId), eq(configurations.instanceId, instance.id)),
      ),
    )
    .orderBy(asc(configurations.locationName), asc(configurations.id));
  return rows.map(({ configuration, location, sync, notBefore }) => {
    const verdict = configurationStatus({
      instanceState: instance.state,
      account,
      archived: configuration.archived,
      enabled: configuration.enabled,
      location,
      lastSyncedAt: sync?.lastSuccessAt ?? null,
    });
    return {
      configurationId: configuration.id,
      name: configuration.locationName,
      catalogId: configuration.catalogId,
      enabled: configuration.enabled,
      archived: configuration.archived,
      orderingPausedUntil: configuration.orderingPausedUntil,
      /** What it is mapped to. */
      posLocation: location && {
        id: location.id,
        posLocationId: location.posLocationId,
        name: location.name,
        timeZone: location.details.timeZone,
        goneAt: location.goneAt,
      },
      verdict,
      standing: standingOf(verdict),
      /** Null before the first sync is asked for. */
      sync: sync && locationSync(sync, notBefore),
    };
  });
}

function locationSync(
  { status, ...sync }: typeof catalogSyncStates.$inferSelect,
  notBefore: Date | null,
): LocationSync | null {
  const { lastSuccessAt, failureCode, failureReason } = sync;
  switch (status) {
    case 'PENDING':
      return { status };
    case 'IN_PROGRESS':
      return { status, notBefore };
    case 'SYNCED':
      // Never without a success: what the location's advice says of it is what stands.
      return lastSuccessAt && { status, lastSuccessAt };
    case 'FAILED':
      return { status, lastSuccessAt, failureCode, failureReason };
  }
}
