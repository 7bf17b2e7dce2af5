import { sql } from 'drizzle-orm';
import type { Clock } from '../clock.ts';
import type { Database } from '../database/connect.ts';
import type { Sealer } from '../encryption.ts';
import { newId } from '../ids.ts';
import type { Log } from '../log.ts';
import type { CallOutcomes } from './call-outcomes.ts';
import { createKeyUse } from './key-use.ts';
import { type BridgeHealth, readBridgeHealth } from './read-health.ts';
import { processHeartbeats } from './tables.ts';

/** Whether a process can do its work, part by part; in words for whoever runs it. */
export interface Readiness {
  readonly database: 'ok' | 'unreachable';
  readonly migrations: 'ok' | 'missing' | 'unknown';
  readonly queue: 'ok' | 'missing' | 'unknown';
}

/** Whether the bridge and what it calls do their work. */
export interface Health {
  readiness(): Promise<Readiness>;
  /** How each POS and Wix answer, whether a worker runs, and what waits for too long. */
  bridge(): Promise<BridgeHealth>;
  /** Says that this process runs; to be repeated every `heartbeatEveryMs`. */
  beat(app: string): Promise<void>;
  /** How many values the sealing key has sealed, over all processes. */
  keySeals(): Promise<number>;
  /** Writes what was counted of calls to the outside, before a process ends. */
  flush(): Promise<void>;
}

/** A process that has not said for a day that it runs is forgotten. */
const forgottenAfter = sql`interval '1 day'`;

export function createHealth(deps: {
  readonly database: Database;
  readonly clock: Clock;
  readonly outcomes: CallOutcomes;
  readonly readiness: Health['readiness'];
  readonly sealer: Sealer;
  readonly log: Log;
}): Health {
  const { database, clock, outcomes, readiness } = deps;
  const keyUse = createKeyUse({ ...deps, db: database.db });
  const id = newId('process');
  const startedAt = clock.now();
  return {
    readiness,
    bridge: () => readBridgeHealth(database.db, clock.now()),
    beat: async (app) => {
      await keyUse.count();
      const beatAt = clock.now();
      await database.db
        .insert(processHeartbeats)
        .values({ id, app, startedAt, beatAt })
        .onConflictDoUpdate({ target: processHeartbeats.id, set: { beatAt } });
      await database.db
        .delete(processHeartbeats)
        .where(
          sql`${processHeartbeats.beatAt} < ${beatAt.toISOString()}::timestamptz - ${forgottenAfter}`,
        );
    },
    keySeals: () => keyUse.count(),
    flush: async () => {
      await outcomes.flush();
      await keyUse.count().catch((err: unknown) => {
        deps.log.warn({ err }, 'what was sealed was not counted');
      });
    },
  };
}
