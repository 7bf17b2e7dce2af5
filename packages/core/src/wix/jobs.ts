import { z } from 'zod';
import { defineJob } from '../jobs/define-job.ts';

/** Lets every domain's handlers have one event of Wix. */
export const processWixEvent = defineJob({
  name: 'wix-event',
  payload: z.object({ eventId: z.number().int() }),
  queue: {
    policy: 'standard',
    retryLimit: 12,
    retryDelay: 2,
    retryDelayMax: 3600,
    expireInSeconds: 120,
  },
  concurrency: 4,
});

/** Deletes events that are too old to come again; every day. */
export const expireWixEvents = defineJob({
  name: 'wix-events-expire',
  payload: z.object({}),
  queue: { policy: 'exclusive', retryLimit: 2, retryDelay: 60, expireInSeconds: 600 },
  schedule: { cron: '41 3 * * *', payload: {} },
});

export const wixEventJobs = [processWixEvent, expireWixEvents];
