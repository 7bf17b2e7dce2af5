import { randomBytes } from 'node:crypto';
import { and, desc, eq, gt, isNull, or } from 'drizzle-orm';
import { Webhook } from 'standardwebhooks';
import type { Executor, Transaction } from '../database/connect.ts';
import type { Sealer } from '../encryption.ts';
import type { SubscriberId } from '../ids.ts';
import { subscriberSecrets } from './tables.ts';

/** A new signing secret, as Standard Webhooks writes it. */
export const newWebhookSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`;

/** Keeps a new secret; what was good before stops signing at `othersEndAt`. */
export async function storeSecret(
  deps: { readonly sealer: Sealer },
  tx: Transaction,
  secret: {
    readonly subscriberId: SubscriberId;
    readonly plaintext: string;
    readonly now: Date;
    readonly othersEndAt: Date;
  },
): Promise<void> {
  await tx
    .update(subscriberSecrets)
    .set({ expiresAt: secret.othersEndAt })
    .where(
      and(
        eq(subscriberSecrets.subscriberId, secret.subscriberId),
        or(
          isNull(subscriberSecrets.expiresAt),
          gt(subscriberSecrets.expiresAt, secret.othersEndAt),
        ),
      ),
    );
  await tx.insert(subscriberSecrets).values({
    subscriberId: secret.subscriberId,
    sealed: await deps.sealer.seal(secret.plaintext),
    createdAt: secret.now,
  });
}

/** Standard Webhooks headers, signed with every secret that is still good. */
export async function signMessage(
  deps: { readonly sealer: Sealer },
  executor: Executor,
  message: {
    readonly subscriberId: SubscriberId;
    readonly id: string;
    readonly body: string;
    readonly now: Date;
  },
): Promise<Record<string, string>> {
  const rows = await executor
    .select({ sealed: subscriberSecrets.sealed })
    .from(subscriberSecrets)
    .where(
      and(
        eq(subscriberSecrets.subscriberId, message.subscriberId),
        or(isNull(subscriberSecrets.expiresAt), gt(subscriberSecrets.expiresAt, message.now)),
      ),
    )
    .orderBy(desc(subscriberSecrets.id));
  const secrets = await Promise.all(rows.map(({ sealed }) => deps.sealer.open(sealed)));
  return {
    'webhook-id': message.id,
    'webhook-timestamp': String(Math.floor(message.now.getTime() / 1_000)),
    'webhook-signature': secrets
      .map((secret) => new Webhook(secret).sign(message.id, message.now, message.body))
      .join(' '),
  };
}
