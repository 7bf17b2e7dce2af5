import type { WixOrder } from '@pos-bridge/wix';
import type { Sealer } from '../encryption.ts';
import { orderFingerprint } from './order-fingerprint.ts';
import { contactKeysOf } from './personal-data/contact-keys.ts';
import { joinOrder, splitOrder } from './personal-data/split-order.ts';

/** An order in the form in which rows keep it: the open part in the clear, the customer's sealed. */
export interface KeptOrder {
  readonly orderOpen: unknown;
  readonly orderSealed: string | null;
  readonly contactKeys: string[];
  readonly fingerprint: string;
}

export async function keepOrder(
  sealer: Sealer,
  order: WixOrder,
  paidByPosGateway: boolean,
): Promise<KeptOrder> {
  const { open, personal } = splitOrder(order);
  return {
    orderOpen: open,
    orderSealed: personal === null ? null : await sealer.seal(JSON.stringify(personal)),
    contactKeys: contactKeysOf(sealer.hash, order),
    fingerprint: orderFingerprint(order, paidByPosGateway),
  };
}

/** The order as it came; without its personal part once that is erased. */
export async function recallOrder(
  sealer: Sealer,
  kept: Pick<KeptOrder, 'orderOpen' | 'orderSealed'>,
): Promise<WixOrder> {
  const personal: unknown =
    kept.orderSealed === null ? null : JSON.parse(await sealer.open(kept.orderSealed));
  return joinOrder({ open: kept.orderOpen, personal });
}
