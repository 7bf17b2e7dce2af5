import { setTimeout as pause } from 'node:timers/promises';
import type { Log } from '../log.ts';
import { isDatabaseUnavailable, isRefusedBySettings } from './faults.ts';

const slowestRetryMs = 5_000;

/**
 * A step of a process's start: made again until the database is there, however long that takes.
 * @throws what `step` throws for any other reason, a wrong password or database name included
 */
export async function untilAvailable<Made>(
  step: () => Promise<Made>,
  log: Pick<Log, 'warn'>,
): Promise<Made> {
  for (let retryMs = 100; ; retryMs = Math.min(retryMs * 2, slowestRetryMs)) {
    try {
      return await step();
    } catch (error) {
      if (!isDatabaseUnavailable(error) || isRefusedBySettings(error)) throw error;
      log.warn({ err: error, retryMs }, 'the database is away; the start goes on once it is back');
      await pause(retryMs);
    }
  }
}
