import type { AccountId, ConfigurationId, InstanceId } from '@pos-bridge/wix';
import { and, eq, sql } from 'drizzle-orm';
import { accounts, posLocations } from '../accounts/tables.ts';
import type { Drizzle } from '../database/connect.ts';
import type { InstanceMemory } from '../instances/instance-memory.ts';
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

/** This is asked before every answer to Wix: one prepared statement, and none where it was just asked. */
export function prepareFindConfiguration(db: Drizzle, memory: InstanceMemory): FindConfiguration {
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

  const read = async (address: ConfigurationAddress): Promise<FoundConfiguration> => {
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

  const cache = memory.cache<FoundConfiguration>();
  return async (address) => {
    let missing: FoundConfiguration | undefined;
    const key = `${address.accountId} ${address.configurationId}`;
    const found = await cache.recall(address.instanceId, key, async () => {
      const result = await read(address);
      if (result.outcome === 'found') return result;
      // What is not there is not remembered: anybody can ask for it, under any name.
      missing = result;
      return undefined;
    });
    return found ?? missing ?? { outcome: 'configuration-not-found' };
  };
}
