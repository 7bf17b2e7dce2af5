import { checkTargetUrl, type TargetRefusal } from '@pos-bridge/guarded-post';
import type { AccountId } from '@pos-bridge/wix';
import { and, asc, eq, isNull } from 'drizzle-orm';
import { accounts } from '../accounts/tables.ts';
import type { Transaction } from '../database/connect.ts';
import { notify } from '../database/notifications.ts';
import type { Sealer } from '../encryption.ts';
import { newDeliveryTargetId, newSubscriberId, type SubscriberId } from '../ids.ts';
import type { Authorship } from '../staff/authorship.ts';
import { recordAudit } from '../staff/record-audit.ts';
import { cancelOpenDeliveries } from './cancel-deliveries.ts';
import type { InventoryDeps } from './inventory-deps.ts';
import { newWebhookSecret, storeSecret } from './subscriber-secrets.ts';
import { deliveryTargets, subscribers } from './tables.ts';

export type SubscriberDeps = InventoryDeps & { readonly sealer: Sealer };

export type AddedSubscriber =
  /** The secret is shown this once; the bridge keeps it sealed. */
  | { readonly outcome: 'added'; readonly subscriberId: SubscriberId; readonly secret: string }
  | { readonly outcome: 'account-not-found' }
  | { readonly outcome: 'url-refused'; readonly reason: TargetRefusal };

/** Adds a system that is told about an account's stock from now on. */
export async function addSubscriber(
  deps: SubscriberDeps,
  subscriber: {
    readonly accountId: AccountId;
    readonly url: string;
    readonly description: string;
  },
  by: Authorship,
): Promise<AddedSubscriber> {
  const { accountId, description } = subscriber;
  const verdict = checkTargetUrl(subscriber.url, { loopback: deps.settings.loopbackSubscribers });
  if (verdict.outcome === 'refused') return { outcome: 'url-refused', reason: verdict.reason };
  const url = verdict.url.href;
  const subscriberId = newSubscriberId();
  const secret = newWebhookSecret();
  const now = deps.clock.now();
  return deps.db.transaction(async (tx): Promise<AddedSubscriber> => {
    const [account] = await tx
      .select({ id: accounts.id })
      .from(accounts)
      .where(eq(accounts.id, accountId));
    if (account === undefined) return { outcome: 'account-not-found' };
    await tx
      .insert(subscribers)
      .values({ id: subscriberId, accountId, url, description, createdAt: now });
    await storeSecret(deps, tx, { subscriberId, plaintext: secret, now, othersEndAt: now });
    await tx.insert(deliveryTargets).values({
      id: newDeliveryTargetId(),
      kind: 'subscriber',
      accountId,
      subscriberId,
      state: 'active',
    });
    await record(deps, tx, by, 'subscriber.added', { id: subscriberId, accountId }, null, {
      url,
      description,
    });
    return { outcome: 'added', subscriberId, secret };
  });
}

/** Makes a new secret; the old one goes on signing for the overlap of the settings. */
export async function rotateSubscriberSecret(
  deps: SubscriberDeps,
  subscriberId: SubscriberId,
  by: Authorship,
): Promise<
  | { readonly outcome: 'rotated'; readonly secret: string; readonly oldEndsAt: Date }
  | { readonly outcome: 'subscriber-not-found' }
> {
  const now = deps.clock.now();
  const oldEndsAt = new Date(now.getTime() + deps.settings.secretOverlapMs);
  const secret = newWebhookSecret();
  return deps.db.transaction(async (tx) => {
    const subscriber = await lockSubscriber(tx, subscriberId);
    if (subscriber === undefined) return { outcome: 'subscriber-not-found' };
    await storeSecret(deps, tx, { subscriberId, plaintext: secret, now, othersEndAt: oldEndsAt });
    await record(deps, tx, by, 'subscriber.secret-rotated', subscriber, null, { oldEndsAt });
    return { outcome: 'rotated', secret, oldEndsAt };
  });
}

/** Tells the subscriber nothing any more; what waits for it is canceled, its history stays. */
export async function removeSubscriber(
  deps: SubscriberDeps,
  subscriberId: SubscriberId,
  by: Authorship,
): Promise<{ readonly outcome: 'removed' | 'subscriber-not-found' }> {
  const now = deps.clock.now();
  return deps.db.transaction(async (tx) => {
    const subscriber = await lockSubscriber(tx, subscriberId);
    if (subscriber === undefined) return { outcome: 'subscriber-not-found' };
    await tx.update(subscribers).set({ removedAt: now }).where(eq(subscribers.id, subscriberId));
    const [target] = await tx
      .update(deliveryTargets)
      .set({ state: 'closed' })
      .where(eq(deliveryTargets.subscriberId, subscriberId))
      .returning({ id: deliveryTargets.id });
    if (target !== undefined) await cancelOpenDeliveries(deps, tx, target.id);
    await record(deps, tx, by, 'subscriber.removed', subscriber, { url: subscriber.url }, null);
    return { outcome: 'removed' };
  });
}

/** The subscribers of an account, oldest first, with how they fare. */
export const listSubscribers = (deps: Pick<InventoryDeps, 'db'>, accountId: AccountId) =>
  deps.db
    .select({
      id: subscribers.id,
      url: subscribers.url,
      description: subscribers.description,
      createdAt: subscribers.createdAt,
      targetId: deliveryTargets.id,
      state: deliveryTargets.state,
      failuresInRow: deliveryTargets.failuresInRow,
      failingSince: deliveryTargets.failingSince,
      lastFailure: deliveryTargets.lastFailure,
      lastSuccessAt: deliveryTargets.lastSuccessAt,
      pausedAt: deliveryTargets.pausedAt,
    })
    .from(subscribers)
    .innerJoin(deliveryTargets, eq(deliveryTargets.subscriberId, subscribers.id))
    .where(and(eq(subscribers.accountId, accountId), isNull(subscribers.removedAt)))
    .orderBy(asc(subscribers.createdAt), asc(subscribers.id));

async function lockSubscriber(tx: Transaction, subscriberId: SubscriberId) {
  const [subscriber] = await tx
    .select()
    .from(subscribers)
    .where(and(eq(subscribers.id, subscriberId), isNull(subscribers.removedAt)))
    .for('no key update');
  return subscriber;
}

async function record(
  deps: SubscriberDeps,
  tx: Transaction,
  by: Authorship,
  action: string,
  subject: { readonly id: SubscriberId; readonly accountId: AccountId },
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
