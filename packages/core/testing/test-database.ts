import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { inject } from 'vitest';
import { connect, type Database } from '../src/database/connect.ts';
import { queueSchema } from '../src/jobs/job-queue.ts';
import { templateName, withDatabase } from './embedded-database.setup.ts';

export interface TestDatabase extends Database {
  /** `false`: the server lets nobody in and throws out who is there, as one does that goes down. */
  setReachable(reachable: boolean): Promise<void>;
  /** Closes the pool and gives the database back. Its tables must be the template's again. */
  drop(): Promise<void>;
}

/**
 * A database of this worker with the connections that know its tables (a new one learns them for 50 ms and
 * more): the one that empties it, and the pool that the next test takes over.
 */
interface Clone {
  readonly name: string;
  readonly cleaner: postgres.Sql;
  /** Another one where a test has closed it or shut the server's door. */
  pool: Database;
}

/** Clones that no test uses: emptying one takes a tenth of making one. */
const idle: Clone[] = [];

/** The worker's connection to the server itself; opened by its first test. */
let admin: postgres.Sql | undefined;

/** A database of the test's own, as empty as the migrated template. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = inject('testDatabaseUrl');
  admin ??= postgres(server, { max: 1, onnotice: () => {} });
  const sql = admin;
  const clone = idle.pop() ?? (await cloneTemplate(sql, server));
  const { name, cleaner, pool } = clone;
  let isPoolWhole = true;
  const lostListeners: (() => void)[] = [];
  pool.onConnectionLost(() => {
    for (const listener of lostListeners) listener();
  });
  const given = until(pool.sql);
  return {
    sql: given.sql,
    db: drizzle({ client: given.sql }),
    url: pool.url,
    onConnectionLost: (listener) => {
      lostListeners.push(listener);
    },
    close: () => {
      isPoolWhole = false;
      return pool.close();
    },
    setReachable: async (reachable) => {
      isPoolWhole = false;
      await sql.unsafe(`alter database ${name} allow_connections ${reachable}`);
      if (!reachable) await endConnections(sql, name, [cleanerName]);
    },
    drop: async () => {
      given.end();
      lostListeners.length = 0;
      if (isPoolWhole && (await isQuiet(sql, name))) {
        await endConnections(sql, name, [cleanerName, poolName]);
      } else {
        await pool.close();
        await endConnections(sql, name, [cleanerName]);
        await sql.unsafe(`alter database ${name} allow_connections true`);
        clone.pool = connectPool(pool.url);
      }
      await cleaner`select pg_temp.empty_all()`;
      idle.push(clone);
    },
  };
}

const poolName = 'pos-bridge test';
const cleanerName = 'pos-bridge test cleaner';

function connectPool(url: string): Database {
  // A busy machine's disk is no fault of a statement.
  return connect(url, { applicationName: poolName, statementTimeoutMs: 60_000 });
}

/** The client for as long as the test lasts: what it leaves running must not write into the next one's. */
function until(client: postgres.Sql): { readonly sql: postgres.Sql; end(): void } {
  let isOver = false;
  const check = () => {
    if (isOver) throw new Error('the test that this database was made for is over');
  };
  return {
    sql: new Proxy(client, {
      apply: (target, self, parameters) => {
        check();
        return Reflect.apply(target, self, parameters);
      },
      get: (target, key) => {
        if (key !== 'options') check();
        return Reflect.get(target, key);
      },
    }),
    end: () => {
      isOver = true;
    },
  };
}

/** Whether the pool's statements and transactions have ended, after 5 seconds at the latest. */
async function isQuiet(sql: postgres.Sql, name: string): Promise<boolean> {
  const endsAt = Date.now() + 5000;
  for (;;) {
    const busy = await sql`
      select from pg_stat_activity
      where datname = ${name} and application_name = ${poolName} and state <> 'idle'`;
    if (busy.length === 0) return true;
    if (Date.now() > endsAt) return false;
    await setTimeout(10);
  }
}

async function endConnections(sql: postgres.Sql, name: string, spared: string[]): Promise<void> {
  await sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = ${name} and not (application_name = any(${spared}))`;
}

async function cloneTemplate(admin: postgres.Sql, server: string): Promise<Clone> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  // Only one clone at a time may read the template.
  await admin.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(1)`;
    const direct = postgres(server, { max: 1, onnotice: () => {} });
    await direct.unsafe(`create database ${name} template ${templateName}`);
    await direct.end();
  });
  const url = withDatabase(server, name);
  const cleaner = postgres(url, {
    max: 1,
    onnotice: () => {},
    // Neither foreign keys nor triggers: everything goes.
    connection: { application_name: cleanerName, session_replication_role: 'replica' },
  });
  await prepareEmptying(cleaner);
  return { name, cleaner, pool: connectPool(url) };
}

/** What the migrations themselves write: the queues, and which migrations ran. */
const keptTables = ['version', 'queue', 'schedule', 'subscription'].map(
  (table) => `${queueSchema}.${table}`,
);

/**
 * Makes the function that deletes every row but the template's own and lets every sequence begin anew. The
 * connection keeps its plans.
 */
async function prepareEmptying(cleaner: postgres.Sql): Promise<void> {
  const relations = await cleaner<{ name: string; kind: 'r' | 'p' | 'S' }[]>`
    select c.oid::regclass::text as name, c.relkind as kind
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'S') and not c.relispartition
      and n.nspname in ('public', ${queueSchema})`;
  const statements = relations
    .filter(({ name }) => !keptTables.includes(name))
    .map(({ name, kind }) =>
      kind === 'S'
        ? `perform setval('${name}', 1, false);`
        : `if exists (select from ${name}) then delete from ${name}; end if;`,
    );
  await cleaner.unsafe(
    `create function pg_temp.empty_all() returns void language plpgsql as $$
     begin ${statements.join('\n')} end $$`,
  );
}
