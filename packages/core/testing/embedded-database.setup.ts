import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startEmbeddedPostgres } from '@pos-bridge/embedded-postgres';
import postgres from 'postgres';
import type { TestProject } from 'vitest/node';
import { migrate } from '../src/migrate/migrate.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the test databases are; see `createTestDatabase`. */
    testDatabaseUrl: string;
  }
}

/** Cloned by every test; migrated once a run. */
export const templateName = 'pos_bridge_template';

/** Starts one PostgreSQL for a run (or takes `TEST_DATABASE_URL`) and migrates the template. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env['TEST_DATABASE_URL'];
  const directory = await mkdtemp(path.join(tmpdir(), 'pos-bridge-tests-'));
  const settings = {
    // What a test writes need not survive a power cut.
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    // Databases that are emptied after each test need no cleaning beside it.
    autovacuum: 'off',
    // A process of its own for reading is worth nothing where all rows are in memory.
    io_method: 'sync',
    max_connections: '300',
  };
  const server =
    given === undefined
      ? await startEmbeddedPostgres({ directory: path.join(directory, 'postgres'), settings })
      : null;
  const url = server?.url() ?? given ?? '';

  const admin = postgres(url, { max: 1, onnotice: () => {} });
  await admin.unsafe(`drop database if exists ${templateName}`);
  await admin.unsafe(`create database ${templateName}`);
  await admin.end();
  await migrate(withDatabase(url, templateName));
  project.provide('testDatabaseUrl', url);

  return async () => {
    await server?.stop();
    if (server !== null && server.directory !== path.join(directory, 'postgres')) {
      await rm(server.directory, { recursive: true, force: true });
    }
    await rm(directory, { recursive: true, force: true });
  };
}

export function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}
