import type { Clock } from '../clock.ts';
import type { Drizzle } from '../database/connect.ts';
import type { JobQueue } from '../jobs/job-queue.ts';
import type { Log } from '../log.ts';
import type { InventorySettings } from './inventory-settings.ts';

/** What every use case of stock needs. */
export interface InventoryDeps {
  readonly db: Drizzle;
  readonly jobs: JobQueue;
  readonly clock: Clock;
  readonly log: Log;
  readonly settings: InventorySettings;
}
