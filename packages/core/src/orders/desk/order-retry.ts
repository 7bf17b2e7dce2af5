import type { OrderRow } from '../order-row.ts';

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

/** Pure; the same rule for the page that offers the button and for the use case behind it. */
export function orderRetry(order: Retried, now: Date): OrderRetry {
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
      if (order.attention === 'status_conflict' || order.attention === 'duplicate_at_pos') {
        return none('known-to-pos');
      }
      return order.personalErasedAt === null ? { way: 'resubmit' } : none('erased');
    default:
      return order.state satisfies never;
  }
}
