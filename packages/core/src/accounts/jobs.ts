import { accountIdSchema } from '@pos-bridge/wix';
import { z } from 'zod';
import { defineJob } from '../jobs/define-job.ts';

const ofAccount = z.object({ accountId: accountIdSchema });

/** Fetches the locations of an account from its POS; also how a revoked authorization is noticed. */
export const fetchPosLocations = defineJob({
  name: 'pos-locations-fetch',
  payload: ofAccount,
  queue: {
    policy: 'stately',
    retryLimit: 8,
    retryDelay: 5,
    retryDelayMax: 1800,
    expireInSeconds: 120,
  },
  concurrency: 2,
});

/** Enqueues a fetch for every authorized account; every day. Keeps idle credentials alive, too. */
export const fetchAllPosLocations = defineJob({
  name: 'pos-locations-fetch-all',
  payload: z.object({}),
  queue: { policy: 'exclusive', retryLimit: 3, retryDelay: 60, expireInSeconds: 600 },
  schedule: { cron: '53 2 * * *', payload: {} },
});

/** Gives the authorization of a disconnected account back at the POS, and destroys it here. */
export const giveBackAuthorization = defineJob({
  name: 'pos-give-back',
  payload: ofAccount,
  queue: {
    policy: 'standard',
    retryLimit: 6,
    retryDelay: 10,
    retryDelayMax: 3600,
    expireInSeconds: 60,
  },
});

/** Tells Wix that an account was disconnected. */
export const notifyAccountDisconnected = defineJob({
  name: 'wix-disconnect-account',
  payload: ofAccount,
  queue: {
    policy: 'standard',
    retryLimit: 10,
    retryDelay: 10,
    retryDelayMax: 3600,
    expireInSeconds: 120,
  },
});

export const accountJobs = [
  fetchPosLocations,
  fetchAllPosLocations,
  giveBackAuthorization,
  notifyAccountDisconnected,
];
