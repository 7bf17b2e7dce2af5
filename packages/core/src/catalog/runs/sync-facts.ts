import type { AccountId, ConfigurationId } from '@pos-bridge/wix';
import { eq } from 'drizzle-orm';
import { accounts, posLocations } from '../../accounts/tables.ts';
import { configurationStatus } from '../../configurations/configuration-status.ts';
import { configurations } from '../../configurations/tables.ts';
import type { Drizzle } from '../../database/connect.ts';
import { instances } from '../../instances/tables.ts';
import { posIsMasterOfAll } from '../masters.ts';
import type { SiteAddress } from '../publisher/site-publisher.ts';
import { SyncStopped } from '../sync-stopped.ts';
import { catalogSettings } from '../tables.ts';
import { notReady } from './sync-faults.ts';

/** Whom a run speaks to, and about what. */
export interface SyncFacts extends SiteAddress {
  readonly accountId: AccountId;
  readonly posLocationId: string;
}

/** @throws SyncStopped where the configuration is not ready for a sync */
export async function readSyncFacts(
  db: Drizzle,
  configurationId: ConfigurationId,
): Promise<SyncFacts> {
  const [row] = await db
    .select({
      instanceId: configurations.instanceId,
      instanceState: instances.state,
      accountId: configurations.accountId,
      catalogId: configurations.catalogId,
      wixLocationId: configurations.wixLocationId,
      archived: configurations.archived,
      enabled: configurations.enabled,
      account: {
        state: accounts.state,
        stateChangedAt: accounts.stateChangedAt,
        posAuthorization: accounts.posAuthorization,
        posRevokedAt: accounts.posRevokedAt,
      },
      location: {
        name: posLocations.name,
        goneAt: posLocations.goneAt,
        posLocationId: posLocations.posLocationId,
      },
      masters: catalogSettings.masters,
    })
    .from(configurations)
    .innerJoin(instances, eq(instances.id, configurations.instanceId))
    .leftJoin(accounts, eq(accounts.id, configurations.accountId))
    .leftJoin(posLocations, eq(posLocations.id, configurations.locationId))
    .leftJoin(catalogSettings, eq(catalogSettings.accountId, configurations.accountId))
    .where(eq(configurations.id, configurationId));
  if (row === undefined) {
    throw new SyncStopped('LOCATION_NOT_FOUND', 'The bridge no longer knows this location.');
  }
  const { accountId, account, location, catalogId } = row;
  if (accountId === null || account === null) {
    throw new SyncStopped('ACCOUNT_NOT_FOUND', 'No POS account is connected to this location.');
  }
  const [reason] = configurationStatus({ ...row, account, lastSyncedAt: null }).reasons;
  if (reason !== undefined) throw notReady(reason);
  if (location === null) {
    throw new SyncStopped('ACCOUNT_CONFIGURATION', 'The location is not mapped to a POS location.');
  }
  if (catalogId === null) {
    throw new SyncStopped(
      'ACCOUNT_CONFIGURATION',
      'Wix has not told the catalog of this location.',
    );
  }
  return {
    configurationId,
    instanceId: row.instanceId,
    accountId,
    catalogId,
    wixLocationId: row.wixLocationId,
    posLocationId: location.posLocationId,
    masters: row.masters ?? posIsMasterOfAll,
  };
}
