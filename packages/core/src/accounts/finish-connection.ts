import { randomUUID } from 'node:crypto';
import type { PosGrant, PosProvider } from '@pos-bridge/pos';
import { type AccountId, accountIdSchema, type InstanceId } from '@pos-bridge/wix';
import { and, eq } from 'drizzle-orm';
import type { Transaction } from '../database/connect.ts';
import type { Sealer } from '../encryption.ts';
import { lockInstance } from '../installation/install-state.ts';
import type { RefreshReadiness } from '../instances/refresh-readiness.ts';
import type { JobQueue } from '../jobs/job-queue.ts';
import type { Log } from '../log.ts';
import { recordAudit } from '../staff/record-audit.ts';
import { disconnectReplaced } from './change-account.ts';
import {
  type ConnectDeps,
  type ConnectionIntent,
  consentDetailsSchema,
  consentRedirectUri,
  hasRoom,
  siteName,
} from './connect-link.ts';
import { fetchPosLocations } from './jobs.ts';
import { accounts } from './tables.ts';

/** Told, in the transaction of it, that an account serves a site from now on. */
export type OnConnected = (
  tx: Transaction,
  account: { readonly instanceId: InstanceId; readonly accountId: AccountId },
) => Promise<void>;

export interface FinishDeps extends ConnectDeps {
  readonly sealer: Sealer;
  readonly jobs: JobQueue;
  readonly log: Log;
  readonly refreshReadiness: RefreshReadiness;
  readonly onConnected: OnConnected;
}

/** What came back from the POS's consent, unchecked; `browserKey` is the browser's cookie. */
export interface ConsentCallback {
  readonly provider: string;
  readonly state?: string | undefined;
  readonly code?: string | undefined;
  readonly browserKey?: string | undefined;
}

export type FinishedConnection =
  | {
      readonly outcome: 'connected';
      readonly accountId: AccountId;
      readonly merchantName: string;
      /** What it is connected to now. */
      readonly site: string;
    }
  | { readonly outcome: 'refused'; readonly reason: ConnectionRefusal };

export type ConnectionRefusal =
  /** The state was used before, has expired, or was never given. */
  | 'state-refused'
  | 'other-browser'
  /** The merchant said no, or the POS did. */
  | 'consent-denied'
  /** The POS does not take the code: used before, expired or made up. */
  | 'code-refused'
  /** The app was taken off the site in the meantime. */
  | 'app-not-installed'
  /** The account belongs to one merchant, and another one consented. */
  | 'other-merchant'
  /** The site has another active account, and may have no more. */
  | 'another-account-active';

/** How long the POS may take to exchange the code. */
const timeLimitMs = 15_000;

/**
 * Ends a connection: the code becomes credentials, which the account keeps encrypted. A merchant who
 * was connected before gets the same account back, with its mapping. Where it refuses, nothing is
 * stored, and an authorization that the POS has just given is given back.
 * @throws PosFault where the POS could not be asked
 */
export async function finishConnection(
  deps: FinishDeps,
  callback: ConsentCallback,
): Promise<FinishedConnection> {
  const refuse = (reason: ConnectionRefusal): FinishedConnection => {
    deps.log.info({ reason, provider: callback.provider }, 'refused a connection');
    return { outcome: 'refused', reason };
  };
  const taken = await deps.states.take(
    'pos-consent',
    consentDetailsSchema,
    callback.state ?? '',
    callback.browserKey,
  );
  if (taken.outcome === 'unknown') return refuse('state-refused');
  if (taken.outcome === 'other-browser') return refuse('other-browser');
  const { link, ...intent } = taken.details;
  const provider = deps.pos.get(intent.provider);
  if (intent.provider !== callback.provider || provider === undefined) {
    return refuse('state-refused');
  }
  if (callback.code === undefined || callback.code === '') return refuse('consent-denied');

  const granted = await provider.authorization.exchange(
    {
      code: callback.code,
      redirectUri: consentRedirectUri(deps.publicUrl, intent.provider),
    },
    { signal: AbortSignal.timeout(timeLimitMs) },
  );
  if (granted.outcome === 'refused') return refuse('code-refused');

  const sealed = await deps.sealer.seal(JSON.stringify(granted.credentials));
  const result = await deps.db.transaction(async (tx) => {
    const account = await connect(tx, deps, intent, granted, sealed);
    if (typeof account !== 'string') await deps.states.end(tx, link);
    return account;
  });
  if (typeof result === 'string') {
    await giveBack(deps, provider, granted);
    return refuse(result);
  }
  const { id: accountId, site } = result;
  return { outcome: 'connected', accountId, merchantName: granted.merchantName, site };
}

async function connect(
  tx: Transaction,
  deps: FinishDeps,
  intent: ConnectionIntent,
  grant: PosGrant,
  sealed: string,
): Promise<{ readonly id: AccountId; readonly site: string } | ConnectionRefusal> {
  const { instanceId, provider, authorship } = intent;
  const at = deps.clock.now();
  // The lock lets one connection of an instance end at a time: the limit of accounts holds.
  const instance = await lockInstance(tx, instanceId, at);
  if (instance.state !== 'installed') return 'app-not-installed';
  const [known] = await tx
    .select()
    .from(accounts)
    .where(
      intent.accountId === null
        ? and(
            eq(accounts.instanceId, instanceId),
            eq(accounts.provider, provider),
            eq(accounts.posMerchantId, grant.posMerchantId),
          )
        : eq(accounts.id, intent.accountId),
    )
    .for('no key update');
  if (known && known.posMerchantId !== null && known.posMerchantId !== grant.posMerchantId) {
    return 'other-merchant';
  }
  // An account that support switched off stays off: who consents does not decide about that.
  const staysOff = known?.state === 'inactive';
  const replaced = intent.replaces === known?.id || staysOff ? null : intent.replaces;
  if (!staysOff && !(await hasRoom(tx, deps, instanceId, known?.id ?? null, replaced))) {
    return 'another-account-active';
  }
  if (replaced !== null) {
    await disconnectReplaced(deps, tx, { accountId: replaced, instanceId }, authorship);
  }

  // Wix's own account ids are GUIDs, and it will keep ours among them.
  const id = known?.id ?? accountIdSchema.parse(randomUUID());
  const authorized = {
    posMerchantId: grant.posMerchantId,
    merchantName: grant.merchantName,
    posAuthorization: 'authorized' as const,
    posCredentials: sealed,
    posCredentialsExpireAt: grant.expiresAt,
    posAuthorizedAt: at,
    posRevokedAt: null,
  };
  if (known === undefined) {
    await tx.insert(accounts).values({
      id,
      instanceId,
      provider,
      state: 'active',
      createdAt: at,
      stateChangedAt: at,
      ...authorized,
    });
  } else {
    const comesBack = known.state === 'disconnected';
    await tx
      .update(accounts)
      .set({ ...authorized, ...(comesBack && { state: 'active', stateChangedAt: at }) })
      .where(eq(accounts.id, id));
  }
  await deps.onConnected(tx, { instanceId, accountId: id });
  await deps.jobs.enqueue(tx, fetchPosLocations, { accountId: id }, { singletonKey: id });
  await recordAudit(tx, {
    actor: authorship.author,
    action: known === undefined ? 'account.connected' : 'account.authorized_again',
    subject: { type: 'account', id },
    reason: authorship.reason,
    before: known && { state: known.state, posAuthorization: known.posAuthorization },
    after: { provider, posMerchantId: grant.posMerchantId, posAuthorization: 'authorized' },
    at,
  });
  await deps.refreshReadiness(tx, { instanceId });
  return { id, site: siteName(instance) };
}

/** Best effort: who refused does not want to keep it, and it is of no use to anybody else. */
async function giveBack(deps: FinishDeps, provider: PosProvider, grant: PosGrant): Promise<void> {
  const { posMerchantId, credentials } = grant;
  const [inUse] = await deps.db
    .select({ id: accounts.id })
    .from(accounts)
    .where(
      and(
        eq(accounts.provider, provider.declaration.key),
        eq(accounts.posMerchantId, posMerchantId),
        eq(accounts.posAuthorization, 'authorized'),
      ),
    )
    .limit(1);
  // With many a POS, giving back one authorization of a merchant ends them all.
  if (inUse !== undefined) return;
  await provider.authorization
    .revoke({ posMerchantId, credentials }, { signal: AbortSignal.timeout(timeLimitMs) })
    .catch((error: unknown) => deps.log.warn({ err: error }, 'authorization not given back'));
}
