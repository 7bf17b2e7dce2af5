import type { PosCredentials, PosProvider, PosSession } from '@pos-bridge/pos';
import { PosFault, type PosFaultKind } from '@pos-bridge/pos';
import type { AccountId } from '@pos-bridge/wix';
import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { Drizzle, Transaction } from '../database/connect.ts';
import { lookOrWorkAlone } from '../database/leases.ts';
import type { Sealer } from '../encryption.ts';
import type { OutsideCall } from '../health/call-outcomes.ts';
import type { Log } from '../log.ts';
import type { PosRegistry } from '../pos/pos-registry.ts';
import { accounts } from './tables.ts';
import { watchLocations } from './watch-locations.ts';

/** A POS, opened for one merchant. */
export interface OpenPos {
  readonly provider: PosProvider;
  readonly session: PosSession;
}

/** Why a merchant's POS cannot be asked. Waiting does not help; a person has to do something. */
export type NoPosAccess =
  | 'account-not-found'
  | 'account-disconnected'
  | 'not-authorized'
  | 'authorization-revoked'
  /** The account's provider is not part of this installation of the bridge. */
  | 'provider-missing';

export type PosAccessOutcome<Value> =
  | { readonly outcome: 'done'; readonly value: Value }
  | { readonly outcome: 'no-access'; readonly reason: NoPosAccess };

/**
 * The one way to a merchant's POS. It opens the credentials, renews them before they expire (one
 * renewal at a time, over all processes) and runs `use` with them.
 *
 * When `use` throws a {@link PosFault} of kind `unauthorized`, credentials that can be renewed are
 * renewed once and `use` runs again: such a fault means that the POS did nothing. When the POS still
 * says no, the account is marked as revoked, which turns its configurations to ERROR, and the outcome
 * is `authorization-revoked`. Every other fault is thrown on; where it is `location_gone`, the location is
 * marked first, which turns what is mapped to it to ERROR.
 */
export type WithPosSession = <Value>(
  accountId: AccountId,
  use: (pos: OpenPos) => Promise<Value>,
) => Promise<PosAccessOutcome<Value>>;

/** Told, in the transaction that marks it, of an account whose POS no longer lets the bridge in. */
export type OnRevoked = (tx: Transaction, accountId: AccountId) => Promise<void>;

/** Told of a location that the POS no longer knows. */
export type OnAccountLocationGone = (accountId: AccountId, posLocationId: string) => Promise<void>;

/** Credentials are renewed so long before they expire, so that a call that has begun can finish. */
const renewBeforeMs = 60_000;
/** A renewal may take so long before another process may try. */
const leaseMs = 20_000;
const waitMs = 25_000;
const credentialsSchema: z.ZodType<PosCredentials> = z.record(z.string(), z.string());

/** @throws Error where no key fits */
export const readCredentials = async (sealer: Sealer, sealed: string): Promise<PosCredentials> =>
  credentialsSchema.parse(JSON.parse(await sealer.open(sealed)));

interface Opened extends OpenPos {
  /** As they lie in the database: names one grant among all that an account had. */
  readonly sealed: string;
}

export function createPosAccess(deps: {
  readonly db: Drizzle;
  readonly clock: Clock;
  readonly sealer: Sealer;
  readonly log: Log;
  readonly pos: PosRegistry;
  readonly onRevoked: OnRevoked;
  /** Told of every use of a POS: how it answered. */
  readonly recordCall: (call: OutsideCall) => void;
  readonly onLocationGone: OnAccountLocationGone;
}): WithPosSession {
  const { db, clock, sealer, log } = deps;

  const read = db
    .select({
      provider: accounts.provider,
      state: accounts.state,
      posAuthorization: accounts.posAuthorization,
      posMerchantId: accounts.posMerchantId,
      sealed: accounts.posCredentials,
      expiresAt: accounts.posCredentialsExpireAt,
    })
    .from(accounts)
    .where(eq(accounts.id, sql.placeholder('accountId')))
    .prepare('read_pos_credentials');

  const open = async (
    accountId: AccountId,
  ): Promise<(Opened & { readonly expiresAt: Date | null }) | NoPosAccess> => {
    const [row] = await read.execute({ accountId });
    if (row === undefined) return 'account-not-found';
    if (row.state === 'disconnected') return 'account-disconnected';
    if (row.posAuthorization === 'revoked') return 'authorization-revoked';
    if (row.posAuthorization === 'none' || row.sealed === null || row.posMerchantId === null) {
      return 'not-authorized';
    }
    const provider = deps.pos.get(row.provider);
    if (provider === undefined) return 'provider-missing';
    const credentials = await readCredentials(sealer, row.sealed);
    return {
      provider,
      session: { posMerchantId: row.posMerchantId, credentials },
      sealed: row.sealed,
      expiresAt: row.expiresAt,
    };
  };

  /** The POS refused `used`: unless others have been brought since, it no longer lets us in. */
  const markRevoked = async (accountId: AccountId, used: Opened): Promise<boolean> => {
    const now = clock.now();
    return db.transaction(async (tx) => {
      const marked = await tx
        .update(accounts)
        .set({
          posAuthorization: 'revoked',
          posRevokedAt: now,
          posCredentials: null,
          posCredentialsExpireAt: null,
        })
        .where(and(eq(accounts.id, accountId), eq(accounts.posCredentials, used.sealed)))
        .returning({ id: accounts.id });
      if (marked.length === 0) return false;
      log.warn({ accountId }, 'the POS no longer lets the bridge in');
      await deps.onRevoked(tx, accountId);
      return true;
    });
  };

  /**
   * Opens the account with credentials that are not `refused` and not about to expire, renewing them
   * where needed and possible.
   */
  const openFresh = async (
    accountId: AccountId,
    refused: string | null,
  ): Promise<Opened | NoPosAccess> => {
    const look = async (): Promise<Opened | NoPosAccess | undefined> => {
      const opened = await open(accountId);
      if (typeof opened === 'string') return opened;
      const { renew } = opened.provider.authorization;
      const stale =
        opened.sealed === refused ||
        (opened.expiresAt !== null &&
          opened.expiresAt.getTime() - renewBeforeMs <= clock.now().getTime());
      return stale && renew !== null ? undefined : opened;
    };
    const renewAlone = async (signal: AbortSignal): Promise<Opened | NoPosAccess> => {
      const old = await open(accountId);
      if (typeof old === 'string') return old;
      const { provider, session } = old;
      const { renew } = provider.authorization;
      if (renew === null) return old;
      try {
        const grant = await renew(session, { signal });
        const sealed = await sealer.seal(JSON.stringify(grant.credentials));
        const kept = await db
          .update(accounts)
          .set({ posCredentials: sealed, posCredentialsExpireAt: grant.expiresAt })
          .where(and(eq(accounts.id, accountId), eq(accounts.posCredentials, old.sealed)))
          .returning({ id: accounts.id });
        // Disconnected, or authorized anew, while the POS was answering: what is there now counts.
        if (kept.length === 0) return open(accountId);
        return { provider, session: { ...session, credentials: grant.credentials }, sealed };
      } catch (error) {
        if (isUnauthorized(error)) {
          return (await markRevoked(accountId, old)) ? 'authorization-revoked' : open(accountId);
        }
        const stillGood = old.sealed !== refused && (old.expiresAt ?? clock.now()) > clock.now();
        if (!stillGood) throw error;
        log.warn({ err: error, accountId }, 'POS credentials not renewed; using them to their end');
        return old;
      }
    };
    return lookOrWorkAlone<Opened | NoPosAccess>(
      { db, clock },
      { name: `pos-renewal ${accountId}`, forMs: leaseMs, waitMs },
      look,
      renewAlone,
    );
  };

  return async (accountId, given) => {
    const watched = (provider: PosProvider) =>
      watchLocations(provider, async (posLocationId) => {
        try {
          await deps.onLocationGone(accountId, posLocationId);
        } catch (err) {
          // The caller has to hear of the POS's fault all the same; the next call reports it again.
          log.warn({ err, accountId, posLocationId }, 'a location that is gone was not marked');
        }
      });
    const use: typeof given = async ({ provider, session }) => {
      const call = { side: 'pos' as const, subject: accountId, provider: provider.declaration.key };
      try {
        const value = await given({ provider: watched(provider), session });
        deps.recordCall({ ...call, fault: null });
        return value;
      } catch (error) {
        // What is no fault of the POS says nothing of how it answers.
        if (error instanceof PosFault) {
          deps.recordCall({ ...call, fault: answers.has(error.kind) ? null : error.kind });
        }
        throw error;
      }
    };
    const opened = await openFresh(accountId, null);
    if (typeof opened === 'string') return { outcome: 'no-access', reason: opened };
    try {
      return { outcome: 'done', value: await use(opened) };
    } catch (error) {
      if (!isUnauthorized(error)) throw error;
    }
    const renewed = await openFresh(accountId, opened.sealed);
    if (typeof renewed === 'string') return { outcome: 'no-access', reason: renewed };
    if (renewed.sealed !== opened.sealed) {
      try {
        return { outcome: 'done', value: await use(renewed) };
      } catch (error) {
        if (!isUnauthorized(error)) throw error;
      }
    }
    await markRevoked(accountId, renewed);
    return { outcome: 'no-access', reason: 'authorization-revoked' };
  };
}

/** Faults by which the POS has answered: nothing is wrong with it. */
const answers: ReadonlySet<PosFaultKind> = new Set(['unauthorized', 'location_gone']);

const isUnauthorized = (error: unknown): boolean =>
  error instanceof PosFault && error.kind === 'unauthorized';
