import { randomBytes } from 'node:crypto';
import { and, eq, gt, isNull, lt, or } from 'drizzle-orm';
import type { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { Drizzle, Executor } from '../database/connect.ts';
import type { Sealer } from '../encryption.ts';
import { type AuthorizationPurpose, authorizationStates } from './tables.ts';

/** What goes into the address, and what the browser keeps in a cookie to prove that it is the same. */
export interface BegunAuthorization {
  readonly state: string;
  readonly browserKey: string;
  readonly expiresAt: Date;
}

export type TakenState<Details> =
  | { readonly outcome: 'taken'; readonly details: Details }
  /** Never given, used before, changed, or too old: nobody can tell these apart. */
  | { readonly outcome: 'unknown' }
  | { readonly outcome: 'other-browser' };

/** Keeps authorizations between their beginning and their end: each good once, and for a while. */
export interface AuthorizationStates {
  begin(
    purpose: AuthorizationPurpose,
    details: object,
    forMs: number,
    tx?: Executor,
  ): Promise<BegunAuthorization>;
  /** Uses a state up, whether it fits or not. */
  take<Details>(
    purpose: AuthorizationPurpose,
    schema: z.ZodType<Details>,
    state: string,
    browserKey: string | undefined,
  ): Promise<TakenState<Details>>;
  /** Looks at one that may be opened several times, such as a link; it stays as it is. */
  look<Details>(
    purpose: AuthorizationPurpose,
    schema: z.ZodType<Details>,
    state: string,
    browserKey: string,
  ): Promise<TakenState<Details>>;
  /** Opens one of these: from the first time on it is for that browser alone. */
  open<Details>(
    purpose: AuthorizationPurpose,
    schema: z.ZodType<Details>,
    state: string,
    browserKey: string,
  ): Promise<TakenState<Details>>;
  /** What one may be named by without being given away. */
  nameOf(state: string): string;
  /** Ends the named one before its time. */
  end(tx: Executor, name: string): Promise<void>;
}

export function createAuthorizationStates(deps: {
  readonly db: Drizzle;
  readonly clock: Clock;
  readonly sealer: Sealer;
}): AuthorizationStates {
  const { db, clock, sealer } = deps;
  const secret = (): string => randomBytes(32).toString('base64url');
  const named = (purpose: AuthorizationPurpose, state: string) =>
    and(
      eq(authorizationStates.stateHash, sealer.hash(state)),
      eq(authorizationStates.purpose, purpose),
    );
  const valid = (purpose: AuthorizationPurpose, state: string) =>
    and(named(purpose, state), gt(authorizationStates.expiresAt, clock.now()));

  return {
    begin: async (purpose, details, forMs, tx = db) => {
      const now = clock.now();
      const begun = {
        state: secret(),
        browserKey: secret(),
        expiresAt: new Date(now.getTime() + forMs),
      };
      await tx.delete(authorizationStates).where(lt(authorizationStates.expiresAt, now));
      await tx.insert(authorizationStates).values({
        stateHash: sealer.hash(begun.state),
        purpose,
        browserHash: purpose === 'pos-link' ? null : sealer.hash(begun.browserKey),
        details,
        expiresAt: begun.expiresAt,
      });
      return begun;
    },
    take: async (purpose, schema, state, browserKey) => {
      const [row] = await db.delete(authorizationStates).where(named(purpose, state)).returning({
        browserHash: authorizationStates.browserHash,
        details: authorizationStates.details,
        expiresAt: authorizationStates.expiresAt,
      });
      if (row === undefined || row.expiresAt <= clock.now()) return { outcome: 'unknown' };
      if (browserKey === undefined || row.browserHash !== sealer.hash(browserKey)) {
        return { outcome: 'other-browser' };
      }
      return { outcome: 'taken', details: schema.parse(row.details) };
    },
    look: async (purpose, schema, state, browserKey) => {
      const [row] = await db.select().from(authorizationStates).where(valid(purpose, state));
      if (row === undefined) return { outcome: 'unknown' };
      if (row.browserHash !== null && row.browserHash !== sealer.hash(browserKey)) {
        return { outcome: 'other-browser' };
      }
      return { outcome: 'taken', details: schema.parse(row.details) };
    },
    open: async (purpose, schema, state, browserKey) => {
      const browserHash = sealer.hash(browserKey);
      const { browserHash: boundTo } = authorizationStates;
      const [row] = await db
        .update(authorizationStates)
        .set({ browserHash })
        .where(and(valid(purpose, state), or(isNull(boundTo), eq(boundTo, browserHash))))
        .returning({ details: authorizationStates.details });
      if (row !== undefined) return { outcome: 'taken', details: schema.parse(row.details) };
      const [there] = await db.select().from(authorizationStates).where(valid(purpose, state));
      return { outcome: there === undefined ? 'unknown' : 'other-browser' };
    },
    nameOf: (state) => sealer.hash(state),
    end: async (tx, name) => {
      await tx.delete(authorizationStates).where(eq(authorizationStates.stateHash, name));
    },
  };
}
