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
import type {
  AuthorizationStates,
  BegunAuthorization,
} from '../installation/authorization-states.ts';
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
  /** The account that the new one takes the place of; links from before there was that name none. */
  replaces: accountIdSchema.nullable().default(null),
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
        /** The account to be replaced is none of the site's, or serves it no longer. */
        | 'nothing-to-replace'
        | 'provider-missing'
        | 'another-account-active';
    };

/**
 * Makes the link with which a merchant lets the bridge into the POS: for a first connection (by
 * `provider`), for a merchant who has another account at a POS now (`replaces`), or to authorize an account
 * anew. For 24 hours, until it was used, it works in the browser that went on with it first.
 */
export async function createConnectLink(
  deps: ConnectDeps,
  wanted:
    | {
        readonly instanceId: InstanceId;
        readonly provider: string;
        readonly replaces?: AccountId | undefined;
      }
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
    const replaces = ('replaces' in wanted ? wanted.replaces : undefined) ?? null;
    if (replaces !== null) {
      const replaced = await findAccount(tx, replaces);
      const serves = replaced?.instanceId === instanceId && replaced.state !== 'disconnected';
      if (!serves) return { outcome: 'nothing-to-replace' };
    }
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
      replaces,
      authorship,
    };
    const link = await deps.states.begin('pos-link', intent, linkForMs, tx);
    await recordAudit(tx, {
      actor: authorship.author,
      action: 'account.connect_link_made',
      subject: account ? { type: 'account', id: account.id } : { type: 'instance', id: instanceId },
      reason: authorship.reason,
      after: { provider, ...(replaces !== null && { replaces }) },
      at: deps.clock.now(),
    });
    const url = new URL(`${deps.publicUrl}/pos/${encodeURIComponent(provider)}/connect`);
    url.searchParams.set('link', link.state);
    return { outcome: 'created', url: url.href, expiresAt: link.expiresAt };
  });
}

export type LinkRefusal =
  | { readonly outcome: 'refused'; readonly reason: 'link-refused' }
  /** Another browser went on with it first. */
  | { readonly outcome: 'refused'; readonly reason: 'link-of-another-browser' };

/** What a merchant is told before the POS's consent: what would be connected to what. */
export type ShownLink =
  | {
      readonly outcome: 'shown';
      readonly site: string;
      /** Whose account it is; null for a first connection, where the POS will say it. */
      readonly merchantName: string | null;
      readonly posName: string;
    }
  | LinkRefusal;

export type OpenedLink =
  | ({ readonly outcome: 'opened'; readonly redirectTo: string } & BegunAuthorization)
  | LinkRefusal;

export interface LinkVisit {
  readonly provider: string;
  readonly link: string;
  /** What the browser keeps in a cookie, so that it is known again. */
  readonly browserKey: string;
}

/** What a link is for, without using it: a program that looks at links in mails does no harm. */
export async function showConnectLink(deps: ConnectDeps, visit: LinkVisit): Promise<ShownLink> {
  const { provider: wanted, link, browserKey } = visit;
  const looked = await deps.states.look('pos-link', connectionIntentSchema, link, browserKey);
  const provider = deps.pos.get(wanted);
  if (looked.outcome !== 'taken') return refusalOf(looked.outcome);
  const { details } = looked;
  if (details.provider !== wanted || provider === undefined) return refusalOf('unknown');
  const [instance] = await deps.db
    .select()
    .from(instances)
    .where(eq(instances.id, details.instanceId));
  if (instance === undefined) return refusalOf('unknown');
  const account =
    details.accountId === null ? undefined : await findAccount(deps.db, details.accountId);
  return {
    outcome: 'shown',
    site: siteName(instance),
    merchantName: account?.merchantName ?? null,
    posName: provider.declaration.name,
  };
}

/** How a site is called before people; Wix tells no name. */
export const siteName = (instance: Pick<typeof instances.$inferSelect, 'id' | 'name'>): string =>
  instance.name ?? `the Wix site with the number ${instance.id}`;

const refusalOf = (outcome: 'unknown' | 'other-browser'): LinkRefusal => ({
  outcome: 'refused',
  reason: outcome === 'unknown' ? 'link-refused' : 'link-of-another-browser',
});

/**
 * A merchant goes on with the link, which is this browser's from then on: to the POS's consent, from which
 * only this browser can come back.
 */
export async function openConnectLink(deps: ConnectDeps, opened: LinkVisit): Promise<OpenedLink> {
  const provider = deps.pos.get(opened.provider);
  const { link, browserKey } = opened;
  const taken = await deps.states.open('pos-link', connectionIntentSchema, link, browserKey);
  if (taken.outcome !== 'taken') return refusalOf(taken.outcome);
  const intent = taken.details;
  if (intent.provider !== opened.provider || provider === undefined) return refusalOf('unknown');
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

/** Whether the account may be active beside what else the instance has, without the one that it replaces. */
export async function hasRoom(
  executor: Executor,
  deps: Pick<ConnectDeps, 'activeAccountsPerInstance'>,
  instanceId: InstanceId,
  accountId: AccountId | null,
  replaced: AccountId | null = null,
): Promise<boolean> {
  const others = await executor
    .select({ id: accounts.id })
    .from(accounts)
    .where(
      and(
        eq(accounts.instanceId, instanceId),
        eq(accounts.state, 'active'),
        accountId === null ? undefined : ne(accounts.id, accountId),
        replaced === null ? undefined : ne(accounts.id, replaced),
      ),
    );
  return others.length < deps.activeAccountsPerInstance;
}

async function findAccount(executor: Executor, accountId: AccountId) {
  const [account] = await executor.select().from(accounts).where(eq(accounts.id, accountId));
  return account;
}
