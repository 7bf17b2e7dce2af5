import { randomBytes } from 'node:crypto';
import { and, desc, eq, gt, isNull, or } from 'drizzle-orm';
import { Webhook } from 'standardwebhooks';
import type { Executor, Transaction } from '../database/connect.ts';
import type { Sealer } from '../encryption.ts';
import type { WebhookEndpointId } from '../ids.ts';
import { signingSecrets } from './tables.ts';

/** A new signing secret, as Standard Webhooks writes it. */
export const newWebhookSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`;

/** Keeps a new secret; what was good before stops signing at `othersEndAt`. */
export async function storeSecret(
  deps: { readonly sealer: Sealer },
  tx: Transaction,
  secret: {
    readonly webhookEndpointId: WebhookEndpointId;
    readonly plaintext: string;
    readonly now: Date;
    readonly othersEndAt: Date;
  },
): Promise<void> {
  await tx
    .update(signingSecrets)
    .set({ expiresAt: secret.othersEndAt })
    .where(
      and(
        eq(signingSecrets.webhookEndpointId, secret.webhookEndpointId),
        or(isNull(signingSecrets.expiresAt), gt(signingSecrets.expiresAt, secret.othersEndAt)),
      ),
    );
  await tx.insert(signingSecrets).values({
    webhookEndpointId: secret.webhookEndpointId,
    sealed: await deps.sealer.seal(secret.plaintext),
    createdAt: secret.now,
  });
}

/** Standard Webhooks headers, signed with every secret that is still good. */
export async function signMessage(
  deps: { readonly sealer: Sealer },
  executor: Executor,
  message: {
    readonly webhookEndpointId: WebhookEndpointId;
    readonly id: string;
    readonly body: string;
    readonly now: Date;
  },
): Promise<Record<string, string>> {
  const rows = await executor
    .select({ sealed: signingSecrets.sealed })
    .from(signingSecrets)
    .where(
      and(
        eq(signingSecrets.webhookEndpointId, message.webhookEndpointId),
        or(isNull(signingSecrets.expiresAt), gt(signingSecrets.expiresAt, message.now)),
      ),
    )
    .orderBy(desc(signingSecrets.id));
  const secrets = await Promise.all(rows.map(({ sealed }) => deps.sealer.open(sealed)));
  return {
    'webhook-id': message.id,
    'webhook-timestamp': String(Math.floor(message.now.getTime() / 1_000)),
    'webhook-signature': secrets
      .map((secret) => new Webhook(secret).sign(message.id, message.now, message.body))
      .join(' '),
  };
}
