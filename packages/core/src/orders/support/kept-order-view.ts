import type { Sealer } from '../../encryption.ts';
import { type MaskedCustomer, maskCustomer } from '../customer-data/mask.ts';
import { recallOrder, type SealedOrder } from '../customer-data/seal-order.ts';
import { splitOrder } from '../customer-data/split-order.ts';
import { readClassicOrder } from '../site-order/classic/classic-order.ts';
import { pathsOf } from './compare-orders.ts';
import { maskedReceiptOf, type Receipt } from './receipt.ts';

/** An order as it is shown by default. */
export interface MaskedOrder {
  /** What Wix sent, without what is the customer's. */
  readonly order: unknown;
  readonly receipt: Receipt;
  readonly customer: MaskedCustomer;
  /** JSON pointers of what was sent and is not shown. */
  readonly hidden: readonly string[];
  /** When the customer's data was erased; null while it is there. */
  readonly erasedAt: Date | null;
}

export async function maskedOrderOf(
  sealer: Sealer,
  kept: Pick<SealedOrder, 'orderOpen' | 'orderSealed'> & { readonly personalErasedAt: Date | null },
): Promise<MaskedOrder> {
  const whole = await recallOrder(sealer, kept);
  return {
    order: kept.orderOpen,
    receipt: maskedReceiptOf(readClassicOrder(kept.orderOpen), whole),
    customer: maskCustomer(whole),
    hidden: pathsOf(splitOrder(whole.source).personal),
    erasedAt: kept.personalErasedAt,
  };
}
