import { z } from 'zod';
import { defineJob } from '../jobs/define-job.ts';

/** Hands one stored webhook of a POS to whom it concerns. */
export const handlePosWebhook = defineJob({
  name: 'pos-webhook-handle',
  payload: z.object({ id: z.number().int() }),
  queue: {
    policy: 'exclusive',
    retryLimit: 8,
    retryDelay: 1,
    retryDelayMax: 300,
    expireInSeconds: 60,
    heartbeatSeconds: 10,
  },
  concurrency: 4,
});

/** Every minute: webhooks whose job was lost are handed out again. */
export const sweepPosWebhooks = defineJob({
  name: 'pos-webhook-sweep',
  payload: z.object({}),
  queue: { policy: 'exclusive', retryLimit: 0, retryDelay: 1, expireInSeconds: 55 },
  schedule: { cron: '* * * * *', payload: {} },
});

/** Every hour: deletes webhooks that are older than a repeat could be. */
export const expirePosWebhooks = defineJob({
  name: 'pos-webhook-expire',
  payload: z.object({}),
  queue: { policy: 'exclusive', retryLimit: 2, retryDelay: 30, expireInSeconds: 600 },
  schedule: { cron: '47 * * * *', payload: {} },
});

export const posJobs = [handlePosWebhook, sweepPosWebhooks, expirePosWebhooks];
