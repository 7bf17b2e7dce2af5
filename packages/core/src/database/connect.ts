import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';

export type Drizzle = PostgresJsDatabase<Record<string, never>>;
/** A transaction alone: for what must commit together with its caller's change. */
export type Transaction = Parameters<Parameters<Drizzle['transaction']>[0]>[0];
/** A transaction, or the pool itself where none is needed. */
export type Executor = Drizzle | Transaction;

/**
 * The pool of a process. `db` is Drizzle over it: `.prepare(name)` the hot statements, unprepared ones
 * cost twice as much. `sql` is the bare client; Drizzle has changed its serializers (pass JSON through
 * Drizzle, or as text with a cast).
 */
export interface Database {
  readonly sql: postgres.Sql;
  readonly db: Drizzle;
  readonly url: string;
  /** Runs whenever a connection of the pool ends: what was heard over another one may be incomplete too. */
  onConnectionLost(listener: () => void): void;
  close(): Promise<void>;
}

export interface ConnectOptions {
  readonly applicationName: string;
  /** Connections at most; 10 unless told. */
  readonly max?: number;
  /** After which the server ends a statement; 15 s unless told. */
  readonly statementTimeoutMs?: number;
}

/** Reconnecting is tried soon and often: while the database is down every caller is waiting. */
const backoff = (retries: number): number => Math.min(0.05 * 2 ** retries, 1);

/** A client for LISTEN alone: it opens one connection, and keeps it. */
export const openListener = (url: string): postgres.Sql =>
  postgres(url, {
    connect_timeout: 5,
    backoff,
    onnotice: () => {},
    connection: { application_name: 'pos-bridge listener' },
  });

export function connect(url: string, options: ConnectOptions): Database {
  const lostListeners: (() => void)[] = [];
  const client = postgres(url, {
    max: options.max ?? 10,
    connect_timeout: 5,
    backoff,
    onnotice: () => {},
    onclose: () => {
      for (const listener of lostListeners) listener();
    },
    connection: {
      application_name: options.applicationName,
      statement_timeout: options.statementTimeoutMs ?? 15_000,
      TimeZone: 'UTC',
    },
  });
  return {
    sql: client,
    db: drizzle({ client }),
    url,
    onConnectionLost: (listener) => {
      lostListeners.push(listener);
    },
    close: () => client.end({ timeout: 5 }),
  };
}
