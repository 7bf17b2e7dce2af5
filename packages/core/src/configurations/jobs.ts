import type { InstanceId } from '@pos-bridge/wix';
import { configurationIdSchema, instanceIdSchema } from '@pos-bridge/wix';
import { z } from 'zod';
import type { Drizzle, Transaction } from '../database/connect.ts';
import { defineJob } from '../jobs/define-job.ts';
import type { JobQueue } from '../jobs/job-queue.ts';

/** Fetches an instance's configurations from Wix. Keyed by instance: a request during one means one more. */
export const fetchConfigurations = defineJob({
  name: 'configurations-fetch',
  payload: z.object({ instanceId: instanceIdSchema }),
  queue: {
    policy: 'stately',
    retryLimit: 8,
    retryDelay: 5,
    retryDelayMax: 1800,
    expireInSeconds: 180,
  },
  concurrency: 2,
});

/** Enqueues a fetch for every instance that has the app; every day. */
export const fetchAllConfigurations = defineJob({
  name: 'configurations-fetch-all',
  payload: z.object({}),
  queue: { policy: 'exclusive', retryLimit: 3, retryDelay: 60, expireInSeconds: 600 },
  schedule: { cron: '23 2 * * *', payload: {} },
});

/** Tells Wix that a merchant's set-up is finished, once, when the first location is READY. */
export const reportSetUp = defineJob({
  name: 'wix-report-set-up',
  payload: z.object({ instanceId: instanceIdSchema }),
  queue: {
    policy: 'exclusive',
    retryLimit: 10,
    retryDelay: 10,
    retryDelayMax: 3600,
    expireInSeconds: 120,
  },
});

/** Tells Wix that the POS was taken off a location. */
export const notifyConfigurationDisconnected = defineJob({
  name: 'wix-disconnect-configuration',
  payload: z.object({ configurationId: configurationIdSchema }),
  queue: {
    policy: 'standard',
    retryLimit: 10,
    retryDelay: 10,
    retryDelayMax: 3600,
    expireInSeconds: 120,
  },
});

export const configurationJobs = [
  fetchConfigurations,
  fetchAllConfigurations,
  reportSetUp,
  notifyConfigurationDisconnected,
];

/** Of one instance, at once or from a moment on; those that wait already are enough. */
export const fetchConfigurationsSoon = async (
  jobs: JobQueue,
  db: Drizzle | Transaction,
  instanceId: InstanceId,
  startAfter?: Date,
): Promise<void> => {
  const options = { singletonKey: instanceId, ...(startAfter && { startAfter }) };
  await jobs.enqueue(db, fetchConfigurations, { instanceId }, options);
};
