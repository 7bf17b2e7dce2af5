import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as runMigrations } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import { z } from 'zod';
import type { Database } from '../database/connect.ts';
import { installQueues } from './install-queues.ts';

const migrationsFolder = fileURLToPath(new URL('../../../../drizzle', import.meta.url));
const journalSchema = z.object({ entries: z.array(z.object({ when: z.number() })) });

/** Any number will do, as long as every process uses the same one. */
const migrationLock = 7_205_003_118;

/**
 * Brings a database to this version: the bridge's tables, then the job queues. Several processes may
 * call it at once; an advisory lock lets one work while the others wait and then find nothing to do.
 */
export async function migrate(url: string): Promise<void> {
  const client = postgres(url, {
    max: 1,
    connect_timeout: 10,
    onnotice: () => {},
    connection: { application_name: 'pos-bridge migrate' },
  });
  try {
    // The lock belongs to the session: with one connection, the migrations run inside it.
    await client`select pg_advisory_lock(${migrationLock})`;
    await runMigrations(drizzle({ client }), { migrationsFolder });
    await installQueues(url);
  } finally {
    await client.end({ timeout: 5 });
  }
}

/** Whether the database has every migration that this version knows. */
export async function isMigrated(database: Database): Promise<boolean> {
  const journal = journalSchema.parse(
    JSON.parse(await readFile(`${migrationsFolder}/meta/_journal.json`, 'utf8')),
  );
  const newest = Math.max(...journal.entries.map((entry) => entry.when));
  const [table] = await database.sql`
    select to_regclass('drizzle.__drizzle_migrations') is not null as there`;
  if (table?.['there'] !== true) return false;
  const [row] = await database.sql`
    select count(*)::int as applied from drizzle.__drizzle_migrations where created_at >= ${newest}`;
  return row?.['applied'] > 0;
}
