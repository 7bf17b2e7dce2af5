import type { Sealer } from '../../encryption.ts';
import { recallOrder, type SealedOrder } from '../customer-data/seal-order.ts';
import type { OrderRow } from '../order-row.ts';
import { isOfToday, orderFingerprint } from '../site-order/order-fingerprint.ts';

/**
 * Whether a Create Order asks for the order that came under its id before. A row may be older than today's
 * way of reading orders: where fingerprints differ, what it keeps is compared, which is without the customer
 * once that is erased.
 */
export async function isSameOrder(
  sealer: Sealer,
  known: OrderRow,
  asked: SealedOrder & { readonly paidByPosGateway: boolean },
): Promise<boolean> {
  if (known.fingerprint === asked.fingerprint) return true;
  if (isOfToday(known.fingerprint) && known.personalErasedAt !== null) return false;
  const again = async (kept: Pick<OrderRow, 'orderOpen' | 'orderSealed' | 'paidByPosGateway'>) =>
    orderFingerprint(await recallOrder(sealer, kept), kept.paidByPosGateway);
  return known.personalErasedAt === null
    ? (await again(known)) === asked.fingerprint
    : (await again(known)) === (await again({ ...asked, orderSealed: null }));
}
