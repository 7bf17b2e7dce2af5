import { z } from 'zod';
import { defineJob } from '../jobs/define-job.ts';

/** Deletes SPI calls that are older than the retention setting; every hour. */
export const expireSpiCalls = defineJob({
  name: 'spi-calls-expire',
  payload: z.object({}),
  queue: { policy: 'exclusive', retryLimit: 2, retryDelay: 30, expireInSeconds: 600 },
  schedule: { cron: '17 * * * *', payload: {} },
});

export const spiCallJobs = [expireSpiCalls];
