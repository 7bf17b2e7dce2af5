import { type InstanceId, type WixAccessToken, WixApiError, type WixOAuth } from '@pos-bridge/wix';
import { and, eq, ne, sql } from 'drizzle-orm';
import type { Clock } from '../clock.ts';
import type { Drizzle, Transaction } from '../database/connect.ts';
import { lookOrWorkAlone } from '../database/leases.ts';
import type { Sealer } from '../encryption.ts';
import { instances } from '../instances/tables.ts';
import { wixAccessTokens } from './tables.ts';
import { WixAccessRefused } from './wix-access-fault.ts';

/** The access tokens of all instances, shared by every process through the database. */
export interface WixTokens {
  /**
   * A token that is good for a while. `refused`: one that Wix no longer takes, so that it is not
   * given again. However many ask at once, in however many processes, Wix is asked for one.
   * @throws WixAccessRefused, WixApiError
   */
  get(instanceId: InstanceId, refused: string | null): Promise<string>;
  /** Asks Wix for a token, whatever we have or believe: how an installation is confirmed. */
  ask(instanceId: InstanceId): Promise<AskedToken>;
  /** Keeps a token that came on another way, such as an installation. */
  keep(tx: Transaction, instanceId: InstanceId, token: WixAccessToken): Promise<void>;
  /** Destroys the instance's token; part of a removal. */
  forget(tx: Transaction, instanceId: InstanceId): Promise<void>;
}

export type AskedToken =
  | { readonly outcome: 'granted'; readonly token: WixAccessToken }
  | { readonly outcome: 'refused' };

/** Another process's renewal or removal is noticed after so long at most. */
const trustCacheForMs = 30_000;
const mostCached = 10_000;
/** A token request may take so long before another process may try; beyond the client's own limits. */
const leaseMs = 20_000;
const waitMs = 25_000;

interface CachedToken {
  readonly token: string;
  readonly renewAt: Date;
  readonly readAt: Date;
}

export function createWixTokens(deps: {
  readonly db: Drizzle;
  readonly clock: Clock;
  readonly sealer: Sealer;
  readonly oauth: WixOAuth;
}): WixTokens {
  const { db, clock, sealer, oauth } = deps;
  const cache = new Map<InstanceId, CachedToken>();
  const flights = new Map<InstanceId, Promise<string>>();

  const fresh = (cached: CachedToken | undefined, refused: string | null): string | undefined => {
    const now = clock.now().getTime();
    const good =
      cached !== undefined &&
      cached.token !== refused &&
      cached.renewAt.getTime() > now &&
      cached.readAt.getTime() + trustCacheForMs > now;
    return good ? cached.token : undefined;
  };

  const remember = (instanceId: InstanceId, token: string, renewAt: Date): void => {
    if (cache.size >= mostCached) cache.clear();
    cache.set(instanceId, { token, renewAt, readAt: clock.now() });
  };

  const readToken = db
    .select({ sealed: wixAccessTokens.accessToken, renewAt: wixAccessTokens.renewAt })
    .from(wixAccessTokens)
    .where(eq(wixAccessTokens.instanceId, sql.placeholder('instanceId')))
    .prepare('read_wix_access_token');

  const look = async (
    instanceId: InstanceId,
    refused: string | null,
  ): Promise<string | undefined> => {
    const [row] = await readToken.execute({ instanceId });
    if (row === undefined || row.renewAt <= clock.now()) return undefined;
    // Sealed with a key that is no longer there: a new one costs one call.
    const token = await sealer.open(row.sealed).catch(() => undefined);
    if (token === undefined || token === refused) return undefined;
    remember(instanceId, token, row.renewAt);
    return token;
  };

  const store = async (
    tx: Transaction,
    instanceId: InstanceId,
    { accessToken, expiresInSeconds }: WixAccessToken,
  ): Promise<Date> => {
    const obtainedAt = clock.now();
    const renewAt = new Date(obtainedAt.getTime() + usableMs(expiresInSeconds));
    const row = { accessToken: await sealer.seal(accessToken), obtainedAt, renewAt };
    await tx
      .insert(wixAccessTokens)
      .values({ instanceId, ...row })
      .onConflictDoUpdate({ target: wixAccessTokens.instanceId, set: row });
    return renewAt;
  };

  const request = async (
    instanceId: InstanceId,
    sealedRefreshToken: string | null,
    signal: AbortSignal,
  ): Promise<WixAccessToken> => {
    if (sealedRefreshToken === null) return oauth.clientCredentials(instanceId, { signal });
    const pair = await oauth.refresh(await sealer.open(sealedRefreshToken), { signal });
    await db
      .update(instances)
      .set({ refreshToken: await sealer.seal(pair.refreshToken) })
      // An installation may have brought another one in the meantime: that one stays.
      .where(and(eq(instances.id, instanceId), eq(instances.refreshToken, sealedRefreshToken)));
    return pair;
  };

  const renew = async (instanceId: InstanceId, signal: AbortSignal): Promise<string> => {
    const instance = await findInstance(db, instanceId);
    if (instance === undefined) throw new WixAccessRefused('instance-unknown');
    if (instance.state === 'removed') throw new WixAccessRefused('app-removed');
    const token = await request(instanceId, instance.refreshToken, signal).catch((error) => {
      throw isRefusal(error) ? new WixAccessRefused('token-refused', { cause: error }) : error;
    });
    const renewAt = await db.transaction(async (tx) => {
      // The instance stays locked until the token is kept: a removal comes before, and is seen here, or
      // after, and destroys what was kept.
      const [installed] = await tx
        .select({ id: instances.id })
        .from(instances)
        .where(and(eq(instances.id, instanceId), ne(instances.state, 'removed')))
        .for('no key update');
      if (installed === undefined) throw new WixAccessRefused('app-removed');
      return store(tx, instanceId, token);
    });
    remember(instanceId, token.accessToken, renewAt);
    return token.accessToken;
  };

  const fly = (instanceId: InstanceId, refused: string | null): Promise<string> => {
    const flight = lookOrWorkAlone(
      { db, clock },
      leaseOf(instanceId),
      () => look(instanceId, refused),
      (signal) => renew(instanceId, signal),
    ).finally(() => flights.delete(instanceId));
    flights.set(instanceId, flight);
    return flight;
  };

  return {
    get: async (instanceId, refused) => {
      const cached = fresh(cache.get(instanceId), refused);
      if (cached !== undefined) return cached;
      const joined = await flights.get(instanceId);
      // A flight that began before the refusal may bring the refused token itself.
      return joined !== undefined && joined !== refused ? joined : fly(instanceId, refused);
    },
    ask: (instanceId) =>
      lookOrWorkAlone<AskedToken>(
        { db, clock },
        leaseOf(instanceId),
        async () => undefined,
        async (signal) => {
          const instance = await findInstance(db, instanceId);
          try {
            const token = await request(instanceId, instance?.refreshToken ?? null, signal);
            return { outcome: 'granted', token };
          } catch (error) {
            if (isRefusal(error)) return { outcome: 'refused' };
            throw error;
          }
        },
      ),
    keep: async (tx, instanceId, token) => {
      await store(tx, instanceId, token);
    },
    forget: async (tx, instanceId) => {
      cache.delete(instanceId);
      await tx.delete(wixAccessTokens).where(eq(wixAccessTokens.instanceId, instanceId));
    },
  };
}

const leaseOf = (instanceId: InstanceId) => ({
  name: `wix-token ${instanceId}`,
  forMs: leaseMs,
  waitMs,
});

const findInstance = async (db: Drizzle, instanceId: InstanceId) => {
  const [instance] = await db
    .select({ state: instances.state, refreshToken: instances.refreshToken })
    .from(instances)
    .where(eq(instances.id, instanceId));
  return instance;
};

/** Shortly before its end a token might expire on the way; of a very short life half is used. */
const usableMs = (expiresInSeconds: number): number =>
  Math.max(expiresInSeconds * 1000 - 30_000, expiresInSeconds * 500);

/**
 * Wix says no to this instance. That it does not know the app itself, or its secret, is our own
 * mistake: no instance may be taken for removed because of it.
 */
const isRefusal = (error: unknown): boolean =>
  error instanceof WixApiError &&
  (error.kind === 'client' || error.kind === 'unauthorized') &&
  error.code !== 'invalid_client';
