import { configurationIdSchema } from '@pos-bridge/wix';
import { z } from 'zod';
import { locationIdSchema } from '../ids.ts';
import { defineJob } from '../jobs/define-job.ts';

/** Ends the snoozes of a location that are over; enqueued for that moment. */
export const endSnoozes = defineJob({
  name: 'inventory-end-snoozes',
  payload: z.object({ locationId: locationIdSchema }),
  queue: { policy: 'exclusive', retryLimit: 5, retryDelay: 2, expireInSeconds: 60 },
  concurrency: 2,
});

/** Every minute: whatever a lost job would have done, and whose turn it is to be polled. */
export const sweepInventory = defineJob({
  name: 'inventory-sweep',
  payload: z.object({}),
  queue: { policy: 'exclusive', retryLimit: 0, retryDelay: 1, expireInSeconds: 55 },
  schedule: { cron: '* * * * *', payload: {} },
});

export const pollStock = defineJob({
  name: 'inventory-poll-stock',
  payload: z.object({ locationId: locationIdSchema }),
  queue: { policy: 'exclusive', retryLimit: 0, retryDelay: 1, expireInSeconds: 60 },
  concurrency: 4,
});

/** Compares a location's stock on Wix with what is known of it. */
export const checkDrift = defineJob({
  name: 'inventory-check-drift',
  payload: z.object({ configurationId: configurationIdSchema }),
  queue: { policy: 'exclusive', retryLimit: 1, retryDelay: 30, expireInSeconds: 60 },
  concurrency: 2,
});

/** Every half hour: has all locations compared. */
export const checkAllDrifts = defineJob({
  name: 'inventory-check-all-drifts',
  payload: z.object({}),
  queue: { policy: 'exclusive', retryLimit: 1, retryDelay: 30, expireInSeconds: 300 },
  schedule: { cron: '11,41 * * * *', payload: {} },
});

export const inventoryJobs = [endSnoozes, sweepInventory, pollStock, checkDrift, checkAllDrifts];
