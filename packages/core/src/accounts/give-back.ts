import { PosFault } from '@pos-bridge/pos';
import type { AccountId, WixGateway } from '@pos-bridge/wix';
import { WixApiError } from '@pos-bridge/wix';
import { and, eq } from 'drizzle-orm';
import type { Drizzle } from '../database/connect.ts';
import type { Sealer } from '../encryption.ts';
import type { Log } from '../log.ts';
import type { PosRegistry } from '../pos/pos-registry.ts';
import type { WixAccess } from '../wix/wix-access.ts';
import { WixAccessRefused } from '../wix/wix-access-fault.ts';
import { readCredentials } from './pos-access.ts';
import { accounts } from './tables.ts';

/** How long the POS may take to take an authorization back. */
const timeLimitMs = 15_000;

/**
 * Gives the authorization of a disconnected account back at the POS, and destroys the credentials. On
 * the last attempt they are destroyed whatever the POS says.
 * @throws PosFault where the POS could not be asked and there will be another attempt
 */
export async function giveBackAuthorizationOf(
  deps: {
    readonly db: Drizzle;
    readonly sealer: Sealer;
    readonly log: Log;
    readonly pos: PosRegistry;
  },
  accountId: AccountId,
  isLastAttempt: boolean,
): Promise<void> {
  const { db } = deps;
  const [account] = await db.select().from(accounts).where(eq(accounts.id, accountId));
  // Connected again in the meantime: those credentials are in use.
  if (account?.state !== 'disconnected' || account.posCredentials === null) return;
  const provider = deps.pos.get(account.provider);
  try {
    if (provider !== undefined && account.posMerchantId !== null) {
      const credentials = await readCredentials(deps.sealer, account.posCredentials);
      await provider.authorization.revoke(
        { posMerchantId: account.posMerchantId, credentials },
        { signal: AbortSignal.timeout(timeLimitMs) },
      );
    }
  } catch (error) {
    const worthless = error instanceof PosFault && error.kind === 'unauthorized';
    if (!worthless && !isLastAttempt) throw error;
    deps.log.warn({ err: error, accountId }, 'authorization not given back; destroyed here');
  }
  await db
    .update(accounts)
    .set({ posCredentials: null, posCredentialsExpireAt: null })
    .where(and(eq(accounts.id, accountId), eq(accounts.posCredentials, account.posCredentials)));
}

/**
 * Tells Wix that an account was disconnected; nothing where it is connected again, or where the app is
 * off the site and Wix knows.
 * @throws WixApiError where Wix could not be told
 */
export async function notifyWixOfDisconnection(
  deps: {
    readonly db: Drizzle;
    readonly log: Log;
    readonly wix: WixAccess;
    readonly gateway: WixGateway;
  },
  accountId: AccountId,
): Promise<void> {
  const [account] = await deps.db.select().from(accounts).where(eq(accounts.id, accountId));
  if (account?.state !== 'disconnected') return;
  await unlessWixKnows(deps.log, () =>
    deps.wix
      .forInstance(account.instanceId, 'orders')
      .connectivity.disconnectAccount(accountId, deps.gateway.appId),
  );
}

/** Lets pass that the app, or the thing itself, is not there any more. */
export async function unlessWixKnows(log: Log, tell: () => Promise<void>): Promise<void> {
  try {
    await tell();
  } catch (error) {
    const known =
      error instanceof WixAccessRefused || (error instanceof WixApiError && error.status === 404);
    if (!known) throw error;
    log.info({ err: error }, 'Wix needs not be told');
  }
}
