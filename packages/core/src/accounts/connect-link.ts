import {
  type AccountId,
  accountIdSchema,
  type InstanceId,
  instanceIdSchema,
} from '@pos-bridge/wix';
import { and, eq, ne } from 'drizzle-orm';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { Drizzle, Executor } from '../database/connect.ts';
import type { AuthorizationStates, BegunAuthorization } from '../instances/authorization-states.ts';
import { instances } from '../instances/tables.ts';
import type { PosRegistry } from '../pos/pos-registry.ts';
import { type Authorship, authorshipSchema } from '../staff/authorship.ts';
import { recordAudit } from '../staff/record-audit.ts';
import { accounts } from './tables.ts';

/** How long a link may lie in a merchant's mailbox. */
const linkForMs = 24 * 3_600_000;
/** How long a merchant may take at the POS's consent. */
const consentForMs = 600_000;

/** What a connection was begun for; it lies with the state until the merchant comes back. */
export const connectionIntentSchema = z.object({
  instanceId: instanceIdSchema,
  /** The account to be authorized anew; null for a first connection. */
  accountId: accountIdSchema.nullable(),
  provider: z.string(),
  authorship: authorshipSchema,
});
export type ConnectionIntent = z.infer<typeof connectionIntentSchema>;

export const consentDetailsSchema = connectionIntentSchema.extend({ link: z.string() });

export interface ConnectDeps {
  readonly db: Drizzle;
  readonly clock: Clock;
  readonly pos: PosRegistry;
  readonly states: AuthorizationStates;
  readonly publicUrl: string;
  /** How many accounts of an instance may be active at once; Wix allows one today. */
  readonly activeAccountsPerInstance: number;
}

export type ConnectLink =
  | { readonly outcome: 'created'; readonly url: string; readonly expiresAt: Date }
  | {
      readonly outcome:
        | 'instance-not-found'
        | 'app-not-installed'
        | 'account-not-found'
        | 'provider-missing'
        | 'another-account-active';
    };

/**
 * Makes the link with which a merchant lets the bridge into the POS: for a first connection (by
 * `provider`), or to authorize an account anew. It works in any browser for 24 hours, until it was used.
 */
export async function createConnectLink(
  deps: ConnectDeps,
  wanted:
    | { readonly instanceId: InstanceId; readonly provider: string }
    | { readonly accountId: AccountId },
  authorship: Authorship,
): Promise<ConnectLink> {
  return deps.db.transaction(async (tx): Promise<ConnectLink> => {
    const account = 'accountId' in wanted ? await findAccount(tx, wanted.accountId) : null;
    if (account === undefined) return { outcome: 'account-not-found' };
    const [instanceId, provider] =
      'accountId' in wanted
        ? [account?.instanceId, account?.provider]
        : [wanted.instanceId, wanted.provider];
    if (instanceId === undefined || provider === undefined) return { outcome: 'account-not-found' };
    const [instance] = await tx.select().from(instances).where(eq(instances.id, instanceId));
    if (instance === undefined) return { outcome: 'instance-not-found' };
    if (instance.state !== 'installed') return { outcome: 'app-not-installed' };
    if (deps.pos.get(provider) === undefined) return { outcome: 'provider-missing' };
    // A first connection may also bring back an account that is active: that one is not in the way.
    if (
      account !== null &&
      account.state !== 'inactive' &&
      !(await hasRoom(tx, deps, instanceId, account.id))
    ) {
      return { outcome: 'another-account-active' };
    }

    const intent: ConnectionIntent = {
      instanceId,
      accountId: account?.id ?? null,
      provider,
      authorship,
    };
    const link = await deps.states.begin('pos-link', intent, linkForMs, tx);
    await recordAudit(tx, {
      actor: authorship.author,
      action: 'account.connect_link_made',
      subject: account ? { type: 'account', id: account.id } : { type: 'instance', id: instanceId },
      reason: authorship.reason,
      after: { provider },
      at: deps.clock.now(),
    });
    const url = new URL(`${deps.publicUrl}/pos/${encodeURIComponent(provider)}/connect`);
    url.searchParams.set('link', link.state);
    return { outcome: 'created', url: url.href, expiresAt: link.expiresAt };
  });
}

export type OpenedLink =
  | ({ readonly outcome: 'opened'; readonly redirectTo: string } & BegunAuthorization)
  | { readonly outcome: 'refused'; readonly reason: 'link-refused' };

/** A merchant opened the link: on to the POS's consent, from which only this browser can come back. */
export async function openConnectLink(
  deps: ConnectDeps,
  opened: { readonly provider: string; readonly link: string },
): Promise<OpenedLink> {
  const intent = await deps.states.look('pos-link', connectionIntentSchema, opened.link);
  const provider = deps.pos.get(opened.provider);
  if (intent?.provider !== opened.provider || provider === undefined) {
    return { outcome: 'refused', reason: 'link-refused' };
  }
  const details: z.infer<typeof consentDetailsSchema> = {
    ...intent,
    link: deps.states.nameOf(opened.link),
  };
  const begun = await deps.states.begin('pos-consent', details, consentForMs);
  const redirectTo = provider.authorization.consentUrl({
    state: begun.state,
    redirectUri: consentRedirectUri(deps.publicUrl, opened.provider),
  });
  return { outcome: 'opened', redirectTo, ...begun };
}

/** Where the POS sends the merchant back to; many a POS wants to have it registered. */
export const consentRedirectUri = (publicUrl: string, provider: string): string =>
  `${publicUrl}/pos/${encodeURIComponent(provider)}/oauth/callback`;

/** Whether the account may be active beside what else the instance has. */
export async function hasRoom(
  executor: Executor,
  deps: Pick<ConnectDeps, 'activeAccountsPerInstance'>,
  instanceId: InstanceId,
  accountId: AccountId | null,
): Promise<boolean> {
  const others = await executor
    .select({ id: accounts.id })
    .from(accounts)
    .where(
      and(
        eq(accounts.instanceId, instanceId),
        eq(accounts.state, 'active'),
        accountId === null ? undefined : ne(accounts.id, accountId),
      ),
    );
  return others.length < deps.activeAccountsPerInstance;
}

async function findAccount(executor: Executor, accountId: AccountId) {
  const [account] = await executor.select().from(accounts).where(eq(accounts.id, accountId));
  return account;
}
