import type { AccountRow, Authorship, ConfigurationRow } from '@pos-bridge/core';
import type { AccountId, ConfigurationId } from '@pos-bridge/wix';
import type { SettingsDeps } from './route.ts';
import type { SettingsSession } from './sessions.ts';

/**
 * The session's own account or configuration. Another instance's is answered like one that does not
 * exist; every route that is given an id comes through here before it does anything.
 */
export async function ownAccount(
  { core }: Pick<SettingsDeps, 'core'>,
  session: SettingsSession,
  accountId: AccountId,
): Promise<AccountRow | undefined> {
  const accounts = await core.accounts.listOf(session.instanceId);
  return accounts.find(({ id }) => id === accountId);
}

export async function ownConfiguration(
  { core }: Pick<SettingsDeps, 'core'>,
  session: SettingsSession,
  configurationId: ConfigurationId,
): Promise<ConfigurationRow | undefined> {
  const configurations = await core.configurations.listForWix(session.instanceId);
  return configurations.find(({ id }) => id === configurationId);
}

/** Whose change it is in the audit trail. */
export const siteOwner = ({ uid }: SettingsSession): Authorship => ({
  author: { kind: 'site-owner', name: uid ?? 'site owner' },
  reason: null,
});
