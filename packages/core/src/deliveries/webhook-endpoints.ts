import { checkTargetUrl, type TargetRefusal } from '@pos-bridge/guarded-post';
import type { AccountId } from '@pos-bridge/wix';
import { and, asc, eq, isNull } from 'drizzle-orm';
import { accounts } from '../accounts/tables.ts';
import type { Transaction } from '../database/connect.ts';
import { notify } from '../database/notifications.ts';
import type { Sealer } from '../encryption.ts';
import { newEndpointId, newWebhookEndpointId, type WebhookEndpointId } from '../ids.ts';
import type { AuditAction } from '../staff/audit-action.ts';
import type { Authorship } from '../staff/authorship.ts';
import { recordAudit } from '../staff/record-audit.ts';
import { cancelOpenDeliveries } from './cancel-deliveries.ts';
import type { InventoryDeps } from './inventory-deps.ts';
import { newWebhookSecret, storeSecret } from './signing-secrets.ts';
import { endpoints, webhookEndpoints } from './tables.ts';

export type WebhookEndpointDeps = InventoryDeps & { readonly sealer: Sealer };

export type AddedWebhookEndpoint =
  /** The secret is shown this once; the bridge keeps it sealed. */
  | {
      readonly outcome: 'added';
      readonly webhookEndpointId: WebhookEndpointId;
      readonly secret: string;
    }
  | { readonly outcome: 'account-not-found' }
  | { readonly outcome: 'url-refused'; readonly reason: TargetRefusal };

/** Adds a system that is told about an account's stock from now on. */
export async function addWebhookEndpoint(
  deps: WebhookEndpointDeps,
  webhookEndpoint: {
    readonly accountId: AccountId;
    readonly url: string;
    readonly description: string;
  },
  by: Authorship,
): Promise<AddedWebhookEndpoint> {
  const { accountId, description } = webhookEndpoint;
  const verdict = checkTargetUrl(webhookEndpoint.url, {
    loopback: deps.settings.loopbackEndpoints,
  });
  if (verdict.outcome === 'refused') return { outcome: 'url-refused', reason: verdict.reason };
  const url = verdict.url.href;
  const webhookEndpointId = newWebhookEndpointId();
  const secret = newWebhookSecret();
  const now = deps.clock.now();
  return deps.db.transaction(async (tx): Promise<AddedWebhookEndpoint> => {
    const [account] = await tx
      .select({ id: accounts.id })
      .from(accounts)
      .where(eq(accounts.id, accountId));
    if (account === undefined) return { outcome: 'account-not-found' };
    await tx
      .insert(webhookEndpoints)
      .values({ id: webhookEndpointId, accountId, url, description, createdAt: now });
    await storeSecret(deps, tx, { webhookEndpointId, plaintext: secret, now, othersEndAt: now });
    await tx.insert(endpoints).values({
      id: newEndpointId(),
      kind: 'subscriber',
      accountId,
      webhookEndpointId,
      state: 'active',
    });
    await record(deps, tx, by, 'subscriber.added', { id: webhookEndpointId, accountId }, null, {
      url,
      description,
    });
    return { outcome: 'added', webhookEndpointId, secret };
  });
}

/** Makes a new secret; the old one goes on signing for the overlap of the settings. */
export async function rotateSigningSecret(
  deps: WebhookEndpointDeps,
  webhookEndpointId: WebhookEndpointId,
  by: Authorship,
): Promise<
  | { readonly outcome: 'rotated'; readonly secret: string; readonly oldEndsAt: Date }
  | { readonly outcome: 'endpoint-not-found' }
> {
  const now = deps.clock.now();
  const oldEndsAt = new Date(now.getTime() + deps.settings.secretOverlapMs);
  const secret = newWebhookSecret();
  return deps.db.transaction(async (tx) => {
    const webhookEndpoint = await lockWebhookEndpoint(tx, webhookEndpointId);
    if (webhookEndpoint === undefined) return { outcome: 'endpoint-not-found' };
    await storeSecret(deps, tx, {
      webhookEndpointId,
      plaintext: secret,
      now,
      othersEndAt: oldEndsAt,
    });
    await record(deps, tx, by, 'subscriber.secret-rotated', webhookEndpoint, null, { oldEndsAt });
    return { outcome: 'rotated', secret, oldEndsAt };
  });
}

/** Tells the webhook endpoint nothing any more; what waits for it is canceled, its history stays. */
export async function removeWebhookEndpoint(
  deps: WebhookEndpointDeps,
  webhookEndpointId: WebhookEndpointId,
  by: Authorship,
): Promise<{ readonly outcome: 'removed' | 'endpoint-not-found' }> {
  const now = deps.clock.now();
  return deps.db.transaction(async (tx) => {
    const webhookEndpoint = await lockWebhookEndpoint(tx, webhookEndpointId);
    if (webhookEndpoint === undefined) return { outcome: 'endpoint-not-found' };
    await tx
      .update(webhookEndpoints)
      .set({ removedAt: now })
      .where(eq(webhookEndpoints.id, webhookEndpointId));
    const [endpoint] = await tx
      .update(endpoints)
      .set({ state: 'closed' })
      .where(eq(endpoints.webhookEndpointId, webhookEndpointId))
      .returning({ id: endpoints.id });
    if (endpoint !== undefined) await cancelOpenDeliveries(deps, tx, endpoint.id);
    await record(
      deps,
      tx,
      by,
      'subscriber.removed',
      webhookEndpoint,
      { url: webhookEndpoint.url },
      null,
    );
    return { outcome: 'removed' };
  });
}

/** The webhook endpoints of an account, oldest first, with how they fare. */
export const listWebhookEndpoints = (deps: Pick<InventoryDeps, 'db'>, accountId: AccountId) =>
  deps.db
    .select({
      id: webhookEndpoints.id,
      url: webhookEndpoints.url,
      description: webhookEndpoints.description,
      createdAt: webhookEndpoints.createdAt,
      endpointId: endpoints.id,
      state: endpoints.state,
      failuresInRow: endpoints.failuresInRow,
      failingSince: endpoints.failingSince,
      lastFailure: endpoints.lastFailure,
      lastSuccessAt: endpoints.lastSuccessAt,
      pausedAt: endpoints.pausedAt,
    })
    .from(webhookEndpoints)
    .innerJoin(endpoints, eq(endpoints.webhookEndpointId, webhookEndpoints.id))
    .where(and(eq(webhookEndpoints.accountId, accountId), isNull(webhookEndpoints.removedAt)))
    .orderBy(asc(webhookEndpoints.createdAt), asc(webhookEndpoints.id));

async function lockWebhookEndpoint(tx: Transaction, webhookEndpointId: WebhookEndpointId) {
  const [webhookEndpoint] = await tx
    .select()
    .from(webhookEndpoints)
    .where(and(eq(webhookEndpoints.id, webhookEndpointId), isNull(webhookEndpoints.removedAt)))
    .for('no key update');
  return webhookEndpoint;
}

async function record(
  deps: WebhookEndpointDeps,
  tx: Transaction,
  by: Authorship,
  action: Extract<AuditAction, `subscriber.${string}`>,
  subject: { readonly id: WebhookEndpointId; readonly accountId: AccountId },
  before: unknown,
  after: unknown,
): Promise<void> {
  await recordAudit(tx, {
    actor: by.author,
    reason: by.reason,
    action,
    subject: { type: 'subscriber', id: subject.id },
    accountId: subject.accountId,
    before,
    after,
    at: deps.clock.now(),
  });
  await notify(tx, 'deliveries_changed', subject.accountId);
}
