import type { AccountRow, ConfigurationRow, Core, InstanceRow } from '@pos-bridge/core';
import { accountIdSchema, configurationIdSchema, instanceIdSchema } from '@pos-bridge/wix';
import { CommandRefused } from './command.ts';

/** What an id names, with the site that it is of. */
export interface NamedLocation {
  readonly instance: InstanceRow;
  readonly account: AccountRow | undefined;
  readonly configuration: ConfigurationRow | undefined;
}

/** Finds an instance, an account or a configuration by its id. @throws CommandRefused where there is none */
export async function findLocation(core: Core, id: string): Promise<NamedLocation> {
  const configurationId = configurationIdSchema.safeParse(id).data;
  const configuration = configurationId && (await core.configurations.get(configurationId));
  const accountId = configuration?.accountId ?? accountIdSchema.safeParse(id).data;
  const account = accountId && (await core.accounts.get(accountId));
  const instanceId =
    configuration?.instanceId ?? account?.instanceId ?? instanceIdSchema.safeParse(id).data;
  const instance = instanceId && (await core.instances.get(instanceId));
  if (!instance) {
    throw new CommandRefused(`There is no instance, account or configuration "${id}".`);
  }
  return { instance, account: account || undefined, configuration: configuration || undefined };
}

/** The account that an id names, or the only one of the site that it names. */
export async function findAccount(core: Core, id: string): Promise<AccountRow> {
  const { account, instance } = await findLocation(core, id);
  if (account !== undefined) return account;
  const [only, another] = await core.accounts.listOf(instance.id);
  if (only === undefined) throw new CommandRefused('This site has no account: connect one first.');
  if (another !== undefined) {
    throw new CommandRefused('This site has several accounts: name the one that is meant.');
  }
  return only;
}
