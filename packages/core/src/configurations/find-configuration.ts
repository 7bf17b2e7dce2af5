import type { AccountId, ConfigurationId, InstanceId } from '@pos-bridge/wix';
import { and, eq, sql } from 'drizzle-orm';
import { accounts, posLocations } from '../accounts/tables.ts';
import type { Drizzle } from '../database/connect.ts';
import { instances } from '../instances/tables.ts';
import type { ConfigurationFacts } from './configuration-status.ts';
import { configurations } from './tables.ts';

/** What an SPI call names: one configuration of one account of the calling instance. */
export interface ConfigurationAddress {
  readonly instanceId: InstanceId;
  readonly accountId: AccountId;
  readonly configurationId: ConfigurationId;
}

/**
 * Another instance's account or configuration is answered like one that does not exist, so that nobody
 * learns from the answer what others have.
 */
export type FoundConfiguration =
  | { readonly outcome: 'found'; readonly facts: ConfigurationFacts }
  | { readonly outcome: 'account-not-found' }
  | { readonly outcome: 'configuration-not-found' };

export type FindConfiguration = (address: ConfigurationAddress) => Promise<FoundConfiguration>;

/** One statement, prepared: this is asked before every answer to Wix. */
export function prepareFindConfiguration(db: Drizzle): FindConfiguration {
  const statement = db
    .select({
      instanceState: instances.state,
      account: {
        state: accounts.state,
        stateChangedAt: accounts.stateChangedAt,
        posAuthorization: accounts.posAuthorization,
        posRevokedAt: accounts.posRevokedAt,
      },
      configuration: {
        accountId: configurations.accountId,
        archived: configurations.archived,
        enabled: configurations.enabled,
      },
      location: { name: posLocations.name, goneAt: posLocations.goneAt },
    })
    .from(accounts)
    .innerJoin(instances, eq(instances.id, accounts.instanceId))
    .leftJoin(
      configurations,
      and(
        eq(configurations.id, sql.placeholder('configurationId')),
        eq(configurations.instanceId, accounts.instanceId),
      ),
    )
    .leftJoin(posLocations, eq(posLocations.id, configurations.locationId))
    .where(
      and(
        eq(accounts.id, sql.placeholder('accountId')),
        eq(accounts.instanceId, sql.placeholder('instanceId')),
      ),
    )
    .prepare('find_configuration');

  return async (address) => {
    const [row] = await statement.execute({ ...address });
    if (row === undefined) return { outcome: 'account-not-found' };
    const { configuration, location } = row;
    // A configuration without an account yet may be asked about by any account of its instance.
    if (
      configuration === null ||
      (configuration.accountId !== null && configuration.accountId !== address.accountId)
    ) {
      return { outcome: 'configuration-not-found' };
    }
    return {
      outcome: 'found',
      facts: {
        instanceState: row.instanceState,
        account: row.account,
        archived: configuration.archived,
        enabled: configuration.enabled,
        location,
        lastSyncedAt: null,
      },
    };
  };
}
