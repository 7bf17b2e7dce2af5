import { z } from 'zod';
import { deliveryTargetIdSchema } from '../ids.ts';
import { defineJob } from '../jobs/define-job.ts';

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

/** Deletes messages that are older than the retention setting; every hour. */
export const expireInventory = defineJob({
  name: 'inventory-expire',
  payload: z.object({}),
  queue: { policy: 'exclusive', retryLimit: 2, retryDelay: 30, expireInSeconds: 600 },
  schedule: { cron: '37 * * * *', payload: {} },
});

export const deliveryJobs = [sendToWix, sendToSubscriber, wakeTarget, expireInventory];
