import type { OrderErrorCode } from '@pos-bridge/wix';
import type { Sealer } from '../../encryption.ts';
import type { OrderId } from '../../ids.ts';
import { recallRefusals, type ToldRefusal } from '../customer-data/refusal-words.ts';
import type { OrderRow } from '../order-row.ts';

export type CreateOrderResult =
  | { readonly outcome: 'account-not-found' | 'configuration-not-found' }
  /** Wix named no order; without a name nothing can be created once. */
  | { readonly outcome: 'no_order_id' }
  /** Another order came under this id before. */
  | { readonly outcome: 'conflict'; readonly orderId: OrderId }
  /** No order was stored: account, location or menu does not stand, or ordering is paused. */
  | { readonly outcome: 'not_ready'; readonly code: OrderErrorCode; readonly sentence: string }
  | {
      readonly outcome: 'created';
      readonly orderId: OrderId;
      readonly posOrderId: string;
      readonly posLocationId: string;
      readonly posOrderStatus: string;
    }
  | {
      readonly outcome: 'rejected';
      readonly orderId: OrderId;
      readonly code: OrderErrorCode;
      readonly refusals: readonly ToldRefusal[];
    }
  /** No end within the time budget; a job goes on. */
  | { readonly outcome: 'pending'; readonly orderId: OrderId; readonly why: PendingReason };

/** `not_sent_yet`: the bridge itself was slow, and had no time left to call the POS. */
type PendingReason = 'pos_silent' | 'pos_unreachable' | 'not_sent_yet';

/**
 * What Wix is told of an order: for a final one the same for ever, but for a POS's words, which are erased
 * with the customer's data.
 */
export async function answerOf(
  { sealer }: { readonly sealer: Sealer },
  order: OrderRow,
): Promise<CreateOrderResult> {
  const { id: orderId, state, refusals, refusalWordsSealed } = order;
  switch (state) {
    case 'created':
      return {
        outcome: 'created',
        orderId,
        posOrderId: order.posOrderId ?? '',
        posLocationId: order.posLocationId,
        posOrderStatus: order.answeredStatus ?? '',
      };
    case 'rejected':
      return {
        outcome: 'rejected',
        orderId,
        code: refusals?.[0]?.code ?? 'ORDER_REJECTED',
        refusals: await recallRefusals(sealer, { refusals: refusals ?? [], refusalWordsSealed }),
      };
    case 'received':
    case 'submitting':
    case 'unknown':
      return { outcome: 'pending', orderId, why: whyPending(order) };
    default:
      return state satisfies never;
  }
}

function whyPending({ uncertain, lastFault }: OrderRow): PendingReason {
  if (uncertain) return 'pos_silent';
  return lastFault === null ? 'not_sent_yet' : 'pos_unreachable';
}
