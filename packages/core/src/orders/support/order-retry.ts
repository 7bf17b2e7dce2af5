import type { OrderRow } from '../order-row.ts';
import type { orderEvents } from '../tables.ts';

/** What support may do with an order that has not come to the kitchen, and why it cannot double it. */
export type OrderRetry =
  /** The POS refused it, or it is proven that it never got it: it is sent anew. */
  | { readonly way: 'resubmit' }
  /** It waits for its next try, and nothing that was sent can have taken effect. */
  | { readonly way: 'send' }
  /** The POS is asked again, which changes nothing there; the rest is for `nextStep` to decide. */
  | { readonly way: 'ask' }
  | { readonly way: 'none'; readonly why: RetryRefusal };

export type RetryRefusal =
  | 'created'
  | 'in-hand'
  | 'canceled-on-wix'
  /** The POS refused it and spoke of it later all the same. */
  | 'known-to-pos'
  /** Without the customer's data the order is not whole any more. */
  | 'erased';

type Retried = Pick<
  OrderRow,
  'state' | 'uncertain' | 'leaseUntil' | 'wixStatus' | 'attention' | 'personalErasedAt'
>;

/** What has become of an order, oldest first. */
type PastEvent = Pick<typeof orderEvents.$inferSelect, 'kind' | 'detail'>;

/**
 * Whether a person was last called because the POS has spoken of the order after its end; that they settled
 * it changes nothing. Once the POS has canceled it and Wix still counts on it, they are called for that.
 */
function isKnownToPos({ attention }: Retried, events: readonly PastEvent[]): boolean {
  const last = events.findLast(({ kind }) => kind === 'raised')?.detail['attention'];
  return [attention, last].some((why) => why === 'status_conflict' || why === 'duplicate_at_pos');
}

/** Pure; the same rule for the page that offers the button and for the use case behind it. */
export function orderRetry(order: Retried, events: readonly PastEvent[], now: Date): OrderRetry {
  const none = (why: RetryRefusal): OrderRetry => ({ way: 'none', why });
  const inHand = order.leaseUntil !== null && order.leaseUntil > now;
  switch (order.state) {
    case 'created':
      return none('created');
    case 'submitting':
      return none('in-hand');
    case 'unknown':
      return inHand ? none('in-hand') : { way: 'ask' };
    case 'received':
      if (inHand) return none('in-hand');
      if (order.wixStatus === 'CANCELED') return none('canceled-on-wix');
      return order.uncertain ? { way: 'ask' } : { way: 'send' };
    case 'rejected':
      if (order.wixStatus === 'CANCELED') return none('canceled-on-wix');
      if (isKnownToPos(order, events)) return none('known-to-pos');
      return order.personalErasedAt === null ? { way: 'resubmit' } : none('erased');
    default:
      return order.state satisfies never;
  }
}
