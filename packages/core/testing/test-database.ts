import { randomUUID } from 'node:crypto';
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

/** Databases of this worker that no test uses: emptying one takes a tenth of making one. */
const idle: string[] = [];

/** A database of the test's own, as empty as the migrated template. */
export async function createTestDatabase(options: { max?: number } = {}): Promise<TestDatabase> {
  const server = inject('testDatabaseUrl');
  const admin = postgres(server, { max: 1, onnotice: () => {} });
  const name = idle.pop() ?? (await cloneTemplate(admin, server));
  const endConnections = () =>
    admin`select pg_terminate_backend(pid) from pg_stat_activity where datname = ${name}`;
  const url = withDatabase(server, name);
  const database = connect(url, {
    applicationName: 'pos-bridge test',
    max: options.max ?? 5,
    // A busy machine's disk is no fault of a statement.
    statementTimeoutMs: 60_000,
  });
  return {
    ...database,
    setReachable: async (reachable) => {
      await admin.unsafe(`alter database ${name} allow_connections ${reachable}`);
      if (!reachable) await endConnections();
    },
    drop: async () => {
      await database.close();
      await endConnections();
      await admin.unsafe(`alter database ${name} allow_connections true`);
      await admin.end();
      await empty(url);
      idle.push(name);
    },
  };
}

async function cloneTemplate(admin: postgres.Sql, server: string): Promise<string> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  // Only one clone at a time may read the template.
  await admin.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(1)`;
    const direct = postgres(server, { max: 1, onnotice: () => {} });
    await direct.unsafe(`create database ${name} template ${templateName}`);
    await direct.end();
  });
  return name;
}

/** What the migrations themselves write: the queues, and which migrations ran. */
const keptTables = ['version', 'queue', 'schedule', 'subscription'].map(
  (table) => `${queueSchema}.${table}`,
);

/** Deletes every row but the template's own, and lets every sequence begin anew. */
async function empty(url: string): Promise<void> {
  const client = postgres(url, {
    max: 1,
    onnotice: () => {},
    // Neither foreign keys nor triggers: everything goes.
    connection: { session_replication_role: 'replica' },
  });
  const relations = await client<{ name: string; kind: 'r' | 'p' | 'S' }[]>`
    select c.oid::regclass::text as name, c.relkind as kind
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'S') and not c.relispartition
      and n.nspname in ('public', ${queueSchema})`;
  const statements = relations
    .filter(({ name }) => !keptTables.includes(name))
    .map(({ name, kind }) =>
      kind === 'S' ? `select setval('${name}', 1, false)` : `delete from ${name}`,
    );
  await client.unsafe(statements.join(';'));
  await client.end();
}
