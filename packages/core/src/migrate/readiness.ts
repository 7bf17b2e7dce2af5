import type { Database } from '../database/connect.ts';
import type { Readiness } from '../health/health.ts';
import { isMigrated } from './migrate.ts';

/** A probe must answer even where the database hangs. */
const patienceMs = 2_000;

export async function checkReadiness(database: Database): Promise<Readiness> {
  const timeout = Promise.withResolvers<Readiness>();
  const unreachable: Readiness = {
    database: 'unreachable',
    migrations: 'unknown',
    queue: 'unknown',
  };
  const timer = setTimeout(() => timeout.resolve(unreachable), patienceMs);
  try {
    return await Promise.race([look(database).catch(() => unreachable), timeout.promise]);
  } finally {
    clearTimeout(timer);
  }
}

async function look(database: Database): Promise<Readiness> {
  const [row] = await database.sql`select to_regclass('jobs.queue') is not null as there`;
  return {
    database: 'ok',
    migrations: (await isMigrated(database)) ? 'ok' : 'missing',
    queue: row?.['there'] === true ? 'ok' : 'missing',
  };
}
