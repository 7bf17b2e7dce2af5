import { instanceIdSchema } from '@pos-bridge/wix';
import { z } from 'zod';
import { defineJob } from '../jobs/define-job.ts';

/** Asks Wix whether the app is installed, and asks again later where that is not what Wix said before. */
export const checkInstallation = defineJob({
  name: 'wix-installation-check',
  payload: z.object({
    instanceId: instanceIdSchema,
    expected: z.enum(['installed', 'removed']),
    /** Which time this is, counted from 0. */
    check: z.number().int().min(0),
  }),
  queue: {
    policy: 'standard',
    retryLimit: 8,
    retryDelay: 10,
    retryDelayMax: 3600,
    expireInSeconds: 120,
  },
});

export const installationJobs = [checkInstallation];
