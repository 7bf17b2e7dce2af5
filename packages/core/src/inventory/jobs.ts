import { configurationIdSchema } from '@pos-bridge/wix';
import { z } from 'zod';
import { locationIdSchema } from '../ids.ts';
import { defineJob } from '../jobs/define-job.ts';
import { deliveryTargetIdSchema } from './ids.ts';

const target = z.object({ targetId: deliveryTargetIdSchema });

/**
 * A worker sends what is due at one target. At most one runs and one waits for each target, so that a
 * wake-up during a run means one more run. Wix and subscribers have queues of their own: a slow
 * subscriber must not hold up Wix.
 */
const sending = {
  policy: 'stately',
  retryLimit: 20,
  retryDelay: 1,
  retryDelayMax: 30,
  expireInSeconds: 120,
  heartbeatSeconds: 10,
} as const;

export const sendToWix = defineJob({
  name: 'inventory-send-to-wix',
  payload: target,
  queue: sending,
  concurrency: 8,
});

export const sendToSubscriber = defineJob({
  name: 'inventory-send-to-subscriber',
  payload: target,
  queue: sending,
  concurrency: 8,
});

/** Wakes a target up at a moment that its own row says: enqueued for then, it enqueues the sending. */
export const wakeTarget = defineJob({
  name: 'inventory-wake-target',
  payload: target,
  queue: { policy: 'exclusive', retryLimit: 5, retryDelay: 1, expireInSeconds: 30 },
  concurrency: 2,
});

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

/** Deletes messages that are older than the retention setting; every hour. */
export const expireInventory = defineJob({
  name: 'inventory-expire',
  payload: z.object({}),
  queue: { policy: 'exclusive', retryLimit: 2, retryDelay: 30, expireInSeconds: 600 },
  schedule: { cron: '37 * * * *', payload: {} },
});

export const inventoryJobs = [
  sendToWix,
  sendToSubscriber,
  wakeTarget,
  endSnoozes,
  sweepInventory,
  pollStock,
  checkDrift,
  checkAllDrifts,
  expireInventory,
];
