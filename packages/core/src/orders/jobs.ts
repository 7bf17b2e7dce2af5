import { instanceIdSchema, wixOrderIdSchema } from '@pos-bridge/wix';
import { z } from 'zod';
import { orderIdSchema } from '../ids.ts';
import { defineJob } from '../jobs/define-job.ts';

const ofOrder = z.object({ orderId: orderIdSchema });

/**
 * Brings an order to its end: asks the POS about one whose answer was lost, and creates it again where
 * that is proven safe. Enqueued in the transaction that lets a create go out.
 */
export const recoverOrder = defineJob({
  name: 'orders-recover',
  payload: ofOrder,
  queue: {
    policy: 'stately',
    retryLimit: 20,
    retryDelay: 1,
    retryDelayMax: 60,
    expireInSeconds: 60,
    heartbeatSeconds: 10,
  },
  concurrency: 8,
});

/** Takes where an order stands at the POS to Wix: accept, fulfill, cancel. */
export const notifyWix = defineJob({
  name: 'orders-tell-wix',
  payload: ofOrder,
  queue: {
    policy: 'stately',
    retryLimit: 20,
    retryDelay: 2,
    retryDelayMax: 600,
    expireInSeconds: 90,
    heartbeatSeconds: 10,
  },
  concurrency: 4,
});

/** Asks Wix about an order that the bridge did not take: whether it holds it as accepted. */
export const lookAfterNotTaken = defineJob({
  name: 'orders-not-taken',
  payload: z.object({ instanceId: instanceIdSchema, wixOrderId: wixOrderIdSchema }),
  queue: {
    policy: 'stately',
    retryLimit: 20,
    retryDelay: 2,
    retryDelayMax: 600,
    expireInSeconds: 90,
    heartbeatSeconds: 10,
  },
  concurrency: 2,
});

/** Asks Wix for the orders of a site that changed lately, in case nobody told. The next sweep repeats it. */
export const lookAtSite = defineJob({
  name: 'orders-look-at-site',
  payload: z.object({ instanceId: instanceIdSchema }),
  queue: { policy: 'exclusive', retryLimit: 0, retryDelay: 1, expireInSeconds: 120 },
  concurrency: 4,
});

/** Asks the POS where one order stands. */
export const pollOrder = defineJob({
  name: 'orders-poll',
  payload: ofOrder,
  queue: {
    policy: 'exclusive',
    retryLimit: 3,
    retryDelay: 5,
    retryDelayMax: 60,
    expireInSeconds: 60,
    heartbeatSeconds: 10,
  },
  concurrency: 4,
});

/** Every minute: orders that nobody moves, orders to look up, deadlines that have passed, sites to ask. */
export const sweepOrders = defineJob({
  name: 'orders-sweep',
  payload: z.object({}),
  queue: { policy: 'exclusive', retryLimit: 0, retryDelay: 1, expireInSeconds: 120 },
  schedule: { cron: '* * * * *', payload: {} },
});

/**
 * Every night: takes personal data out of orders and validations that are old enough, and forgets old
 * orders that were not taken.
 */
export const erasePersonalData = defineJob({
  name: 'orders-erase',
  payload: z.object({}),
  queue: { policy: 'exclusive', retryLimit: 3, retryDelay: 60, expireInSeconds: 3_600 },
  schedule: { cron: '41 2 * * *', payload: {} },
});

export const orderJobs = [
  recoverOrder,
  notifyWix,
  lookAfterNotTaken,
  lookAtSite,
  pollOrder,
  sweepOrders,
  erasePersonalData,
];
