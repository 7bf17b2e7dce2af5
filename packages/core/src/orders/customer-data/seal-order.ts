import type { Sealer } from '../../encryption.ts';
import { readClassicOrder } from '../site-order/classic/classic-order.ts';
import { orderFingerprint } from '../site-order/order-fingerprint.ts';
import type { SiteOrder } from '../site-order/site-order.ts';
import { contactKeysOf } from './contact-keys.ts';
import { joinOrder, splitOrder } from './split-order.ts';

/** An order in the form in which rows keep it: as it came, the open part in the clear, the customer's sealed. */
export interface SealedOrder {
  readonly orderOpen: unknown;
  readonly orderSealed: string | null;
  readonly contactKeys: string[];
  readonly fingerprint: string;
}

export async function sealOrder(
  sealer: Sealer,
  order: SiteOrder,
  paidByPosGateway: boolean,
): Promise<SealedOrder> {
  const { open, personal } = splitOrder(order.source);
  return {
    orderOpen: open,
    orderSealed: personal === null ? null : await sealer.seal(JSON.stringify(personal)),
    contactKeys: contactKeysOf(sealer.hash, order),
    fingerprint: orderFingerprint(order, paidByPosGateway),
  };
}

/** The order that is kept; without its personal part once that is erased. */
export async function recallOrder(
  sealer: Sealer,
  kept: Pick<SealedOrder, 'orderOpen' | 'orderSealed'>,
): Promise<SiteOrder> {
  const personal: unknown =
    kept.orderSealed === null ? null : JSON.parse(await sealer.open(kept.orderSealed));
  return readClassicOrder(joinOrder({ open: kept.orderOpen, personal }));
}
