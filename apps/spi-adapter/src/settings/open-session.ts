import type { Log } from '@pos-bridge/core';
import { storableSchema } from '@pos-bridge/storable';
import { accountIdSchema } from '@pos-bridge/wix';
import { z } from 'zod';
import type { UnverifiedCalls } from '../unverified-calls.ts';
import type { SessionOpened } from './messages.ts';
import { ownAccount } from './own.ts';
import { refusalOf } from './refusals.ts';
import { answered, refused, type SettingsAnswer, type SettingsDeps } from './route.ts';
import type { SettingsSessions } from './sessions.ts';

const inputSchema = z.object({
  instance: z.string().max(5000),
  /** The POS registration page is opened with the account that it is about (contract §4). */
  accountId: accountIdSchema.nullish(),
});

/** Exchanges Wix's `instance` parameter for a session of the page's own. */
export async function openSession(
  deps: SettingsDeps & {
    readonly sessions: SettingsSessions;
    readonly unverified: UnverifiedCalls;
    readonly log: Log;
  },
  raw: unknown,
  address: string,
): Promise<SettingsAnswer> {
  const input = storableSchema.pipe(inputSchema).safeParse(raw);
  if (!input.success) return refused('NOT_FROM_WIX');
  const opened = deps.sessions.open(input.data.instance);
  if (opened.outcome === 'refused') {
    // A page that shows why is never kept from anybody: only what it leaves behind is.
    const noted = deps.unverified.note('settings', opened.reason, address);
    if (noted.outcome === 'refused' && noted.tell)
      deps.log.info({ reason: opened.reason }, 'settings page: instance parameter refused');
    return refused(refusalOf(opened.reason));
  }
  const { instanceId } = opened.session;
  const { core } = deps;
  const instance = await core.instances.get(instanceId);
  if (instance?.state !== 'installed') {
    // Wix's own event may be late, or the app may be off the site by now: Wix knows.
    const answer = await core.instances.confirmInstallation(instanceId);
    if (answer === 'not-installed') return refused('APP_REMOVED');
  }
  const { accountId } = input.data;
  if (accountId && (await ownAccount(deps, opened.session, accountId)) === undefined) {
    return refused('ACCOUNT_NOT_FOUND');
  }
  // Locations may have come, gone or been switched on in Wix; the page is told when it is known.
  await core.configurations.requestFetch(instanceId);
  const { token, expiresAt } = opened.token;
  const session: SessionOpened = { token, expiresAt: expiresAt.toISOString() };
  return answered(session);
}
