import type { AccountId, InstanceId, WixGateway } from '@pos-bridge/wix';
import { and, asc, eq, isNull, ne, sql } from 'drizzle-orm';
import { bind } from '../bind.ts';
import type { Clock } from '../clock.ts';
import type { Drizzle, Transaction } from '../database/connect.ts';
import type { Sealer } from '../encryption.ts';
import type { OutsideCall } from '../health/call-outcomes.ts';
import type { AuthorizationStates } from '../installation/authorization-states.ts';
import { rememberInstance } from '../installation/remember-instance.ts';
import type { InstanceMemory } from '../instances/instance-memory.ts';
import type { RefreshReadiness } from '../instances/refresh-readiness.ts';
import { handleJob } from '../jobs/define-job.ts';
import type { JobQueue } from '../jobs/job-queue.ts';
import type { Log } from '../log.ts';
import type { PosRegistry } from '../pos/pos-registry.ts';
import { recordAudit } from '../staff/record-audit.ts';
import type { WixAccess } from '../wix/wix-access.ts';
import {
  disconnectAccount,
  disconnectAccountsOfRemovedApp,
  pauseOrderingOf,
  setAccountActive,
} from './change-account.ts';
import { createConnectLink, openConnectLink, showConnectLink } from './connect-link.ts';
import { fetchLocationsOf } from './fetch-locations.ts';
import { finishConnection, type OnConnected } from './finish-connection.ts';
import { giveBackAuthorizationOf, notifyWixOfDisconnection } from './give-back.ts';
import {
  fetchAllPosLocations,
  fetchPosLocations,
  giveBackAuthorization,
  notifyAccountDisconnected,
} from './jobs.ts';
import { prepareListAccountIds } from './list-account-ids.ts';
import { createPosAccess } from './pos-access.ts';
import { accounts, posLocations } from './tables.ts';

export type AccountRow = Omit<typeof accounts.$inferSelect, 'posCredentials'>;
export type LocationRow = typeof posLocations.$inferSelect;

/** Merchants at their POS: connecting, authorization, locations. */
export type Accounts = ReturnType<typeof createAccounts>;

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
}) {
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
    /** The one way to a merchant's POS. */
    withPosSession,
    listIdsForWix: prepareListAccountIds(db, given.memory, (id) => rememberInstance(deps, id)),
    get: async (accountId: AccountId) => {
      const [row] = await db.select().from(accounts).where(eq(accounts.id, accountId));
      return row && withoutSecret(row);
    },
    /** Every account of an instance, oldest first. */
    listOf: async (instanceId: InstanceId) => {
      const rows = await db
        .select()
        .from(accounts)
        .where(eq(accounts.instanceId, instanceId))
        .orderBy(asc(accounts.createdAt), asc(accounts.id));
      return rows.map(withoutSecret);
    },
    /** The locations that the POS has named, those that are gone last. */
    locationsOf: (accountId: AccountId): Promise<LocationRow[]> =>
      db
        .select()
        .from(posLocations)
        .where(eq(posLocations.accountId, accountId))
        .orderBy(sql`${posLocations.goneAt} is not null`, asc(posLocations.name)),

    ...bind(deps, {
      createConnectLink,
      showConnectLink,
      openConnectLink,
      finishConnection,
      setActive: setAccountActive,
      disconnect: disconnectAccount,
      pauseOrdering: pauseOrderingOf,
      fetchLocations: fetchLocationsOf,
      onAppRemoved: disconnectAccountsOfRemovedApp,
    }),
    /**
     * Something at the POS changed, or is said to have: locations, or the authorization. The POS is
     * asked, in a job, for every account of the merchant.
     */
    lookAgainAtPos: async (provider: string, posMerchantId: string) => {
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
      handleJob(notifyAccountDisconnected, ({ accountId }) =>
        notifyWixOfDisconnection(deps, accountId),
      ),
    ],
  };
}

const withoutSecret = ({
  posCredentials: _secret,
  ...row
}: typeof accounts.$inferSelect): AccountRow => row;
