import { readMoment } from '@pos-bridge/storable';
import type { WixOrder } from '@pos-bridge/wix';

/** Wix leaves `asap` out where it is true (contract §2). */
export const isAsap = ({ fulfillment }: WixOrder): boolean => fulfillment?.asap ?? true;

/** When the customer is to get it; null where the order promises a time that cannot be read. */
export function wantedAt(order: WixOrder, now: Date): Date | null {
  if (isAsap(order)) return now;
  return readMoment(order.fulfillment?.promisedTime);
}
