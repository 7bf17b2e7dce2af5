import { z } from 'zod';
import { endpointIdSchema } from '../ids.ts';
import { defineJob } from '../jobs/define-job.ts';

/** `targetId`: an endpoint, by the name that jobs in queues have for it. */
const endpoint = z.object({ targetId: endpointIdSchema });

/**
 * A worker sends what is due at one target. At most one runs and one waits for each target, so that a
 * wake-up during a run means one more run. Wix and webhook endpoints have queues of their own: a slow
 * webhook endpoint must not hold up Wix.
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
  payload: endpoint,
  queue: sending,
  concurrency: 8,
});

export const sendToWebhookEndpoints = defineJob({
  name: 'inventory-send-to-subscriber',
  payload: endpoint,
  queue: sending,
  concurrency: 8,
});

/** Wakes a target up at a moment that its own row says: enqueued for then, it enqueues the sending. */
export const wakeEndpoint = defineJob({
  name: 'inventory-wake-target',
  payload: endpoint,
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

export const deliveryJobs = [sendToWix, sendToWebhookEndpoints, wakeEndpoint, expireInventory];
