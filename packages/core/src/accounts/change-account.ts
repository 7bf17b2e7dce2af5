import type { AccountId, InstanceId } from '@pos-bridge/wix';
import { and, eq, lte, ne, sql } from 'drizzle-orm';
import type { Clock } from '../clock.ts';
import type { Drizzle, Transaction } from '../database/connect.ts';
import { lockInstance } from '../installation/install-state.ts';
import type { RefreshReadiness } from '../instances/refresh-readiness.ts';
import type { JobQueue } from '../jobs/job-queue.ts';
import type { AuditEntry } from '../staff/audit-entry.ts';
import type { Authorship } from '../staff/authorship.ts';
import { recordAudit } from '../staff/record-audit.ts';
import { hasRoom } from './connect-link.ts';
import { giveBackAuthorization, notifyAccountDisconnected } from './jobs.ts';
import { accounts } from './tables.ts';

export interface ChangeAccountDeps {
  readonly db: Drizzle;
  readonly clock: Clock;
  readonly jobs: JobQueue;
  readonly refreshReadiness: RefreshReadiness;
  readonly activeAccountsPerInstance: number;
}

export type AccountChange = {
  readonly outcome:
    | 'done'
    /** It was so already. */
    | 'unchanged'
    | 'account-not-found'
    /** A disconnected account is not switched on: the merchant has to connect again. */
    | 'disconnected'
    | 'another-account-active';
};

/** Switches an account on or off; off, Wix is not told of it and its locations are not READY. */
export async function setAccountActive(
  deps: ChangeAccountDeps,
  change: { readonly accountId: AccountId; readonly active: boolean },
  authorship: Authorship,
): Promise<AccountChange> {
  return changeAccount(deps, change.accountId, authorship, async (tx, account) => {
    if (account.state === 'disconnected') return { outcome: 'disconnected' };
    const state = change.active ? 'active' : 'inactive';
    if (account.state === state) return { outcome: 'unchanged' };
    if (change.active && !(await hasRoom(tx, deps, account.instanceId, account.id))) {
      return { outcome: 'another-account-active' };
    }
    await tx
      .update(accounts)
      .set({ state, stateChangedAt: deps.clock.now() })
      .where(eq(accounts.id, account.id));
    return {
      outcome: 'done',
      action: change.active ? 'account.activated' : 'account.deactivated',
      before: { state: account.state },
      after: { state },
    };
  });
}

/**
 * Gives an account up: Wix is told, the POS gets its authorization back, the credentials are destroyed.
 * Mappings and history stay, so that the same merchant can be connected again.
 */
export async function disconnectAccount(
  deps: ChangeAccountDeps,
  accountId: AccountId,
  authorship: Authorship,
): Promise<AccountChange> {
  return changeAccount(deps, accountId, authorship, async (tx, account) => {
    if (account.state === 'disconnected') return { outcome: 'unchanged' };
    return { outcome: 'done', ...(await disconnect(tx, deps, account)) };
  });
}

/**
 * The merchant has another account at a POS now, which takes the place of this one in the same transaction:
 * it is disconnected, and its orders and history stay with it. False where it serves the site no longer.
 */
export async function disconnectReplaced(
  deps: Pick<ChangeAccountDeps, 'clock' | 'jobs'>,
  tx: Transaction,
  { accountId, instanceId }: { readonly accountId: AccountId; readonly instanceId: InstanceId },
  { author, reason }: Authorship,
): Promise<boolean> {
  const [account] = await tx
    .select()
    .from(accounts)
    .where(and(eq(accounts.id, accountId), eq(accounts.instanceId, instanceId)))
    .for('no key update');
  if (account === undefined || account.state === 'disconnected') return false;
  await recordAudit(tx, {
    ...(await disconnect(tx, deps, account)),
    actor: author,
    subject: { type: 'account', id: accountId },
    reason,
    at: deps.clock.now(),
  });
  return true;
}

/** Gives it up and has Wix told; what the audit trail says of it. */
async function disconnect(
  tx: Transaction,
  deps: Pick<ChangeAccountDeps, 'clock' | 'jobs'>,
  { id: accountId, state, posAuthorization }: Account,
): Promise<Pick<AuditEntry, 'action' | 'before' | 'after'>> {
  await giveUp(tx, deps, accountId);
  await deps.jobs.enqueue(tx, notifyAccountDisconnected, { accountId });
  return {
    action: 'account.disconnected',
    before: { state, posAuthorization },
    after: { state: 'disconnected', posAuthorization: 'none' },
  };
}

/** No orders at any location of the account before `until`; null takes them again at once. */
export async function pauseOrderingOf(
  deps: ChangeAccountDeps,
  pause: { readonly accountId: AccountId; readonly until: Date | null },
  authorship: Authorship,
): Promise<AccountChange> {
  return changeAccount(deps, pause.accountId, authorship, async (tx, account) => {
    await tx
      .update(accounts)
      .set({ orderingPausedUntil: pause.until })
      .where(eq(accounts.id, account.id));
    return {
      outcome: 'done',
      action: pause.until === null ? 'account.ordering_resumed' : 'account.ordering_paused',
      before: { orderingPausedUntil: account.orderingPausedUntil },
      after: { orderingPausedUntil: pause.until },
    };
  });
}

/**
 * The app was off the site at `at`: accounts that were connected until then are given up. Those that
 * were connected later belong to an installation that came after, however late this is heard of.
 */
export async function disconnectAccountsOfRemovedApp(
  deps: ChangeAccountDeps,
  tx: Transaction,
  instanceId: InstanceId,
  at: Date,
): Promise<void> {
  const affected = await tx
    .select({ id: accounts.id, state: accounts.state })
    .from(accounts)
    .where(
      and(
        eq(accounts.instanceId, instanceId),
        ne(accounts.state, 'disconnected'),
        lte(sql`coalesce(${accounts.posAuthorizedAt}, ${accounts.createdAt})`, at.toISOString()),
      ),
    )
    .orderBy(accounts.id)
    .for('no key update');
  for (const { id, state } of affected) {
    await giveUp(tx, deps, id);
    await recordAudit(tx, {
      actor: { kind: 'bridge', name: 'app removed' },
      action: 'account.disconnected',
      subject: { type: 'account', id },
      reason: 'The app was removed from the Wix site.',
      before: { state },
      after: { state: 'disconnected' },
      at: deps.clock.now(),
    });
  }
  if (affected.length === 0) return;
  await deps.refreshReadiness(tx, { instanceId });
}

/** The credentials stay until the job has given them back at the POS; nothing else uses them. */
async function giveUp(
  tx: Transaction,
  deps: Pick<ChangeAccountDeps, 'clock' | 'jobs'>,
  accountId: AccountId,
): Promise<void> {
  await tx
    .update(accounts)
    .set({
      state: 'disconnected',
      stateChangedAt: deps.clock.now(),
      posAuthorization: 'none',
      posRevokedAt: null,
    })
    .where(eq(accounts.id, accountId));
  await deps.jobs.enqueue(tx, giveBackAuthorization, { accountId });
}

type Account = typeof accounts.$inferSelect;
type Changed = { readonly outcome: 'done' } & Pick<AuditEntry, 'action' | 'before' | 'after'>;

async function changeAccount(
  deps: ChangeAccountDeps,
  accountId: AccountId,
  { author, reason }: Authorship,
  change: (
    tx: Transaction,
    account: Account,
  ) => Promise<Changed | { readonly outcome: Exclude<AccountChange['outcome'], 'done'> }>,
): Promise<AccountChange> {
  return deps.db.transaction(async (tx) => {
    const at = deps.clock.now();
    const [found] = await tx
      .select({ instanceId: accounts.instanceId })
      .from(accounts)
      .where(eq(accounts.id, accountId));
    if (found === undefined) return { outcome: 'account-not-found' };
    // The instance first, as everybody does: the limit of active accounts holds, and nobody waits in a circle.
    await lockInstance(tx, found.instanceId, at);
    const [account] = await tx
      .select()
      .from(accounts)
      .where(eq(accounts.id, accountId))
      .for('no key update');
    if (account === undefined) return { outcome: 'account-not-found' };
    const changed = await change(tx, account);
    if (changed.outcome !== 'done') return changed;
    const { action, before, after } = changed;
    const subject = { type: 'account' as const, id: accountId };
    await recordAudit(tx, { actor: author, action, subject, reason, before, after, at });
    await deps.refreshReadiness(tx, { accountId });
    return { outcome: 'done' };
  });
}
