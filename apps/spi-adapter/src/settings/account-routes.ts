import { type AccountChange, type ConnectLink, catalogMastersSchema } from '@pos-bridge/core';
import { accountIdSchema } from '@pos-bridge/wix';
import { z } from 'zod';
import type { ConnectAddress } from './messages.ts';
import { ownAccount, siteOwner } from './own.ts';
import { pauseSchema } from './pause.ts';
import { answered, refused, type SettingsAnswer, settingsRoute } from './route.ts';

const ofAccount = z.object({ accountId: accountIdSchema });

/** A first connection to one of the POS systems. */
const connect = settingsRoute({
  method: 'POST',
  path: '/connection',
  input: z.object({ provider: z.string().max(100) }),
  handle: async ({ provider }, session, { core }) => {
    const { instanceId } = session;
    const made = await core.accounts.createConnectLink(
      { instanceId, provider },
      siteOwner(session),
    );
    return connectAnswer(made);
  },
});

/** The same account once more: its authorization was revoked, or it was disconnected. */
const reconnect = settingsRoute({
  method: 'POST',
  path: '/accounts/:accountId/connection',
  input: ofAccount,
  handle: async ({ accountId }, session, deps) => {
    if ((await ownAccount(deps, session, accountId)) === undefined) {
      return refused('ACCOUNT_NOT_FOUND');
    }
    return connectAnswer(
      await deps.core.accounts.createConnectLink({ accountId }, siteOwner(session)),
    );
  },
});

const disconnect = settingsRoute({
  method: 'POST',
  path: '/accounts/:accountId/disconnection',
  input: ofAccount,
  handle: async ({ accountId }, session, deps) => {
    if ((await ownAccount(deps, session, accountId)) === undefined) {
      return refused('ACCOUNT_NOT_FOUND');
    }
    return changeAnswer(await deps.core.accounts.disconnect(accountId, siteOwner(session)));
  },
});

const pause = settingsRoute({
  method: 'POST',
  path: '/accounts/:accountId/pause',
  input: ofAccount.extend(pauseSchema.shape),
  handle: async ({ accountId, until }, session, deps) => {
    if ((await ownAccount(deps, session, accountId)) === undefined) {
      return refused('ACCOUNT_NOT_FOUND');
    }
    if (until !== null && until <= deps.now()) return refused('CONFLICT');
    return changeAnswer(
      await deps.core.accounts.pauseOrdering({ accountId, until }, siteOwner(session)),
    );
  },
});

const chooseMasters = settingsRoute({
  method: 'POST',
  path: '/accounts/:accountId/masters',
  input: ofAccount.extend({ masters: catalogMastersSchema.required() }),
  handle: async ({ accountId, masters }, session, deps) => {
    if ((await ownAccount(deps, session, accountId)) === undefined) {
      return refused('ACCOUNT_NOT_FOUND');
    }
    const { catalog } = deps.core;
    const settings = await catalog.readSettings(accountId);
    const { author } = siteOwner(session);
    const changed = await catalog.changeSettings(
      accountId,
      { ...settings, masters },
      { actor: author },
    );
    return changed.outcome === 'changed' ? answered({}) : refused('ACCOUNT_NOT_FOUND');
  },
});

/** Asks the POS once more which locations it has. */
const fetchLocations = settingsRoute({
  method: 'POST',
  path: '/accounts/:accountId/pos-locations',
  input: ofAccount,
  handle: async ({ accountId }, session, deps) => {
    if ((await ownAccount(deps, session, accountId)) === undefined) {
      return refused('ACCOUNT_NOT_FOUND');
    }
    // Where the POS lets nobody in any more, the overview says so.
    await deps.core.accounts.fetchLocations(accountId);
    return answered({});
  },
});

export const accountRoutes = [
  connect,
  reconnect,
  disconnect,
  pause,
  chooseMasters,
  fetchLocations,
] as const;

function connectAnswer(made: ConnectLink): SettingsAnswer<ConnectAddress> {
  switch (made.outcome) {
    case 'created':
      return answered({ url: made.url });
    case 'instance-not-found':
    case 'app-not-installed':
      return refused('APP_REMOVED');
    case 'account-not-found':
      return refused('ACCOUNT_NOT_FOUND');
    case 'provider-missing':
    case 'another-account-active':
      return refused('CONFLICT');
  }
}

function changeAnswer({ outcome }: AccountChange): SettingsAnswer {
  switch (outcome) {
    case 'done':
    case 'unchanged':
      return answered({});
    case 'account-not-found':
      return refused('ACCOUNT_NOT_FOUND');
    case 'disconnected':
    case 'another-account-active':
      return refused('CONFLICT');
  }
}
