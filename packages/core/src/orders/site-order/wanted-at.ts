import { readMoment } from '@pos-bridge/storable';
import type { SiteOrder } from './site-order.ts';

/** When the customer is to get it; null where the order promises a time that cannot be read. */
export const wantedAt = ({ fulfillment }: SiteOrder, now: Date): Date | null =>
  fulfillment.asap ? now : readMoment(fulfillment.promisedTime);
