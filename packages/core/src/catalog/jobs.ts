import { configurationIdSchema } from '@pos-bridge/wix';
import { z } from 'zod';
import { defineJob } from '../jobs/define-job.ts';

/**
 * Works off what a configuration's sync runs and drafts want: the runs lie in their table, the job only
 * says where to look. At most one waits and one works for a configuration.
 */
export const catalogSyncJob = defineJob({
  name: 'catalog-sync',
  payload: z.object({ configurationId: configurationIdSchema }),
  concurrency: 4,
  queue: {
    policy: 'stately',
    // Faults that pass by themselves are waited out by the run; these are for workers that die.
    retryLimit: 20,
    retryDelay: 2,
    retryDelayMax: 60,
    expireInSeconds: 3_600,
    heartbeatSeconds: 10,
  },
});

/** Finds what fell through: runs whose job was lost, drafts left behind, schedules that are due. */
export const catalogSweepJob = defineJob({
  name: 'catalog-sweep',
  payload: z.object({}),
  queue: { policy: 'exclusive', retryLimit: 0, retryDelay: 5, expireInSeconds: 120 },
  schedule: { cron: '* * * * *', payload: {} },
});

/** Deletes runs and menus that are older than the retention setting and that nothing names; every night. */
export const catalogExpiryJob = defineJob({
  name: 'catalog-expire',
  payload: z.object({}),
  queue: { policy: 'exclusive', retryLimit: 3, retryDelay: 60, expireInSeconds: 3_600 },
  schedule: { cron: '23 3 * * *', payload: {} },
});

export const catalogJobs = [catalogSyncJob, catalogSweepJob, catalogExpiryJob];
