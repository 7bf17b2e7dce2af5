import type { AccountId, InstanceId, WixGateway } from '@pos-bridge/wix';
import { and, asc, eq, isNull, ne, sql } from 'drizzle-orm';
import type { Clock } from '../clock.ts';
import type { Drizzle, Transaction } from '../database/connect.ts';
import type { Sealer } from '../encryption.ts';
import type { OutsideCall } from '../health/call-outcomes.ts';
import type { AuthorizationStates } from '../installation/authorization-states.ts';
import { rememberInstance } from '../installation/remember-instance.ts';
import type { InstanceMemory } from '../instances/instance-memory.ts';
import type { RefreshReadiness } from '../instances/refresh-readiness.ts';
import { handleJob, type JobHandler } from '../jobs/define-job.ts';
import type { JobQueue } from '../jobs/job-queue.ts';
import type { Log } from '../log.ts';
import type { PosRegistry } from '../pos/pos-registry.ts';
import type { Authorship } from '../staff/authorship.ts';
import { recordAudit } from '../staff/record-audit.ts';
import type { WixAccess } from '../wix/wix-access.ts';
import {
  type AccountChange,
  disconnectAccount,
  disconnectAccountsOfRemovedApp,
  pauseOrderingOf,
  setAccountActive,
} from './change-account.ts';
import {
  type ConnectLink,
  createConnectLink,
  type LinkVisit,
  type OpenedLink,
  openConnectLink,
  type ShownLink,
  showConnectLink,
} from './connect-link.ts';
import { type FetchedLocations, fetchLocationsOf } from './fetch-locations.ts';
import {
  type ConsentCallback,
  type FinishedConnection,
  finishConnection,
  type OnConnected,
} from './finish-connection.ts';
import { giveBackAuthorizationOf, tellWixOfDisconnection } from './give-back.ts';
import {
  fetchAllPosLocations,
  fetchPosLocations,
  giveBackAuthorization,
  tellAccountDisconnected,
} from './jobs.ts';
import { prepareListAccountIds } from './list-account-ids.ts';
import { createPosAccess, type WithPosSession } from './pos-access.ts';
import { accounts, posLocations } from './tables.ts';

export type AccountRow = Omit<typeof accounts.$inferSelect, 'posCredentials'>;
export type LocationRow = typeof posLocations.$inferSelect;

export interface Accounts {
  /** The one way to a merchant's POS. */
  readonly withPosSession: WithPosSession;
  listIdsForWix(instanceId: InstanceId): Promise<AccountId[]>;
  get(accountId: AccountId): Promise<AccountRow | undefined>;
  /** Every account of an instance, oldest first. */
  listOf(instanceId: InstanceId): Promise<AccountRow[]>;
  /** The locations that the POS has named, those that are gone last. */
  locationsOf(accountId: AccountId): Promise<LocationRow[]>;

  createConnectLink(
    wanted:
      | { readonly instanceId: InstanceId; readonly provider: string }
      | { readonly accountId: AccountId },
    authorship: Authorship,
  ): Promise<ConnectLink>;
  showConnectLink(visit: LinkVisit): Promise<ShownLink>;
  openConnectLink(visit: LinkVisit): Promise<OpenedLink>;
  finishConnection(callback: ConsentCallback): Promise<FinishedConnection>;

  setActive(
    change: { readonly accountId: AccountId; readonly active: boolean },
    authorship: Authorship,
  ): Promise<AccountChange>;
  disconnect(accountId: AccountId, authorship: Authorship): Promise<AccountChange>;
  pauseOrdering(
    pause: { readonly accountId: AccountId; readonly until: Date | null },
    authorship: Authorship,
  ): Promise<AccountChange>;

  fetchLocations(accountId: AccountId): Promise<FetchedLocations>;
  /**
   * Something at the POS changed, or is said to have: locations, or the authorization. The POS is
   * asked, in a job, for every account of the merchant.
   */
  lookAgainAtPos(provider: string, posMerchantId: string): Promise<void>;

  onAppRemoved(tx: Transaction, instanceId: InstanceId, at: Date): Promise<void>;
  readonly jobHandlers: readonly JobHandler[];
}

export function createAccounts(given: {
  readonly db: Drizzle;
  readonly clock: Clock;
  readonly log: Log;
  readonly sealer: Sealer;
  readonly jobs: JobQueue;
  readonly pos: PosRegistry;
  readonly gateway: WixGateway;
  readonly wix: WixAccess;
  readonly states: AuthorizationStates;
  readonly memory: InstanceMemory;
  readonly refreshReadiness: RefreshReadiness;
  readonly onConnected: OnConnected;
  readonly publicUrl: string;
  readonly activeAccountsPerInstance: number;
  readonly recordCall: (call: OutsideCall) => void;
}): Accounts {
  const { db, clock, jobs, refreshReadiness } = given;

  const lookAgain = async (executor: Drizzle | Transaction, accountId: AccountId) => {
    await jobs.enqueue(executor, fetchPosLocations, { accountId }, { singletonKey: accountId });
  };

  const withPosSession = createPosAccess({
    ...given,
    onLocationGone: (accountId, posLocationId) =>
      db.transaction(async (tx) => {
        const marked = await tx
          .update(posLocations)
          .set({ goneAt: clock.now() })
          .where(
            and(
              eq(posLocations.accountId, accountId),
              eq(posLocations.posLocationId, posLocationId),
              isNull(posLocations.goneAt),
            ),
          )
          .returning({ id: posLocations.id });
        if (marked.length === 0) return;
        await refreshReadiness(tx, { accountId });
        // The POS may have meant something else by it: its own list of locations has the last word.
        await lookAgain(tx, accountId);
      }),
    onRevoked: async (tx, accountId) => {
      const [account] = await tx.select().from(accounts).where(eq(accounts.id, accountId));
      if (account === undefined) return;
      await recordAudit(tx, {
        actor: { kind: 'bridge', name: 'POS access' },
        action: 'account.authorization_revoked',
        subject: { type: 'account', id: accountId },
        reason: 'The POS no longer lets the bridge in.',
        before: { posAuthorization: 'authorized' },
        after: { posAuthorization: 'revoked' },
        at: clock.now(),
      });
      await refreshReadiness(tx, { accountId });
    },
  });
  const deps = { ...given, withPosSession };

  return {
    withPosSession,
    listIdsForWix: prepareListAccountIds(db, given.memory, (id) => rememberInstance(deps, id)),
    get: async (accountId) => {
      const [row] = await db.select().from(accounts).where(eq(accounts.id, accountId));
      return row && withoutSecret(row);
    },
    listOf: async (instanceId) => {
      const rows = await db
        .select()
        .from(accounts)
        .where(eq(accounts.instanceId, instanceId))
        .orderBy(asc(accounts.createdAt), asc(accounts.id));
      return rows.map(withoutSecret);
    },
    locationsOf: (accountId) =>
      db
        .select()
        .from(posLocations)
        .where(eq(posLocations.accountId, accountId))
        .orderBy(sql`${posLocations.goneAt} is not null`, asc(posLocations.name)),

    createConnectLink: (wanted, authorship) => createConnectLink(deps, wanted, authorship),
    showConnectLink: (visit) => showConnectLink(deps, visit),
    openConnectLink: (visit) => openConnectLink(deps, visit),
    finishConnection: (callback) => finishConnection(deps, callback),

    setActive: (change, authorship) => setAccountActive(deps, change, authorship),
    disconnect: (accountId, authorship) => disconnectAccount(deps, accountId, authorship),
    pauseOrdering: (pause, authorship) => pauseOrderingOf(deps, pause, authorship),

    fetchLocations: (accountId) => fetchLocationsOf(deps, accountId),
    lookAgainAtPos: async (provider, posMerchantId) => {
      const ofMerchant = await db
        .select({ id: accounts.id })
        .from(accounts)
        .where(
          and(
            eq(accounts.provider, provider),
            eq(accounts.posMerchantId, posMerchantId),
            eq(accounts.posAuthorization, 'authorized'),
          ),
        );
      for (const { id } of ofMerchant) await lookAgain(db, id);
    },

    onAppRemoved: (tx, instanceId, at) => disconnectAccountsOfRemovedApp(tx, deps, instanceId, at),
    jobHandlers: [
      handleJob(fetchPosLocations, async ({ accountId }) => {
        await fetchLocationsOf(deps, accountId);
      }),
      handleJob(fetchAllPosLocations, async () => {
        const authorized = await db
          .select({ id: accounts.id })
          .from(accounts)
          .where(
            and(eq(accounts.posAuthorization, 'authorized'), ne(accounts.state, 'disconnected')),
          );
        for (const { id } of authorized) await lookAgain(db, id);
      }),
      handleJob(giveBackAuthorization, ({ accountId }, { isLastAttempt }) =>
        giveBackAuthorizationOf(deps, accountId, isLastAttempt),
      ),
      handleJob(tellAccountDisconnected, ({ accountId }) =>
        tellWixOfDisconnection(deps, accountId),
      ),
    ],
  };
}

const withoutSecret = ({
  posCredentials: _secret,
  ...row
}: typeof accounts.$inferSelect): AccountRow => row;
