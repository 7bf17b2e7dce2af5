import type { OrderRow } from '../order-row.ts';

/** Where an order stands on Wix, as Wix tells by its webhooks, and as a look at the site shows. */
export interface WixOrderEvent {
  readonly wixOrderId: OrderRow['wixOrderId'];
  readonly instanceId: OrderRow['instanceId'];
  readonly status: ToldStatus;
  readonly occurredAt: Date;
}
type ToldStatus = keyof typeof rank;

/** The order's way on Wix, which is never gone back (contract §3). */
const rank = { NEW: 1, ACCEPTED: 2, FULFILLED: 3, CANCELED: 4 };

export const isToldStatus = (status: string | null | undefined): status is ToldStatus =>
  typeof status === 'string' && Object.hasOwn(rank, status);

/** Whether a status lies further on an order's way than another, or than none. */
export const isFurther = (status: ToldStatus, than: string | null): boolean =>
  rank[status] > (isToldStatus(than) ? rank[than] : 0);

/** Whether an event tells more than what was seen of the order. */
export function isNewer(
  seen: Pick<OrderRow, 'wixStatus' | 'wixSeenAt'>,
  { status, occurredAt }: Pick<WixOrderEvent, 'status' | 'occurredAt'>,
): boolean {
  if (seen.wixStatus === status) return false;
  const seenAt = seen.wixSeenAt?.getTime() ?? 0;
  if (occurredAt.getTime() !== seenAt) return occurredAt.getTime() > seenAt;
  // Of two at one moment, the one that lies further on the order's way is the newer.
  return isFurther(status, seen.wixStatus);
}

/** Wix's clock may be ahead: what is seen by a look of the bridge's own is never older than the last event. */
export const laterOf = (at: Date, seenAt: Date | null): Date =>
  seenAt !== null && seenAt > at ? seenAt : at;
