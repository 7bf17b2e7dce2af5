import type { OrderRow } from './order-row.ts';

/** What Wix says of an order by itself, through its webhooks. */
export interface WixOrderNews {
  readonly wixOrderId: OrderRow['wixOrderId'];
  readonly instanceId: OrderRow['instanceId'];
  readonly status: 'NEW' | 'ACCEPTED' | 'FULFILLED' | 'CANCELED';
  readonly occurredAt: Date;
}

/** Of two at one moment, the one that lies further on the order's way is the newer. */
const rank: Readonly<Record<string, number>> = { NEW: 1, ACCEPTED: 2, FULFILLED: 3, CANCELED: 4 };

/** News older than what was seen of the order is none. */
export function isNews(
  seen: Pick<OrderRow, 'wixStatus' | 'wixSeenAt'>,
  { status, occurredAt }: Pick<WixOrderNews, 'status' | 'occurredAt'>,
): boolean {
  if (seen.wixStatus === status) return false;
  const seenAt = seen.wixSeenAt?.getTime() ?? 0;
  if (occurredAt.getTime() !== seenAt) return occurredAt.getTime() > seenAt;
  return (rank[status] ?? 0) > (rank[seen.wixStatus ?? ''] ?? 0);
}

/** Wix's clock may be ahead: what is seen by a look of the bridge's own is never older than the last news. */
export const laterOf = (at: Date, seenAt: Date | null): Date =>
  seenAt !== null && seenAt > at ? seenAt : at;
