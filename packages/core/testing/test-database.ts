import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { inject } from 'vitest';
import { connect, type Database } from '../src/database/connect.ts';
import { templateName, withDatabase } from './embedded-database.setup.ts';

export interface TestDatabase extends Database {
  /** `false`: the server lets nobody in and throws out who is there, as one does that goes down. */
  setReachable(reachable: boolean): Promise<void>;
  /** Closes the pool and drops the database. */
  drop(): Promise<void>;
}

/** A database of the test's own, cloned from the migrated template. */
export async function createTestDatabase(options: { max?: number } = {}): Promise<TestDatabase> {
  const server = inject('testDatabaseUrl');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const admin = postgres(server, { max: 1, onnotice: () => {} });
  // Only one clone at a time may read the template.
  await admin.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(1)`;
    const direct = postgres(server, { max: 1, onnotice: () => {} });
    await direct.unsafe(`create database ${name} template ${templateName}`);
    await direct.end();
  });
  const database = connect(withDatabase(server, name), {
    applicationName: 'pos-bridge test',
    max: options.max ?? 5,
  });
  return {
    ...database,
    setReachable: async (reachable) => {
      await admin.unsafe(`alter database ${name} allow_connections ${reachable}`);
      if (!reachable) {
        await admin`select pg_terminate_backend(pid) from pg_stat_activity where datname = ${name}`;
      }
    },
    drop: async () => {
      await database.close();
      await admin.unsafe(`drop database if exists ${name} with (force)`);
      await admin.end();
    },
  };
}
