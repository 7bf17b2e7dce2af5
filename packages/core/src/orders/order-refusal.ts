import type { PosRefusal } from '@pos-bridge/pos';
import type { OrderErrorCode } from '@pos-bridge/wix';

/** Why an order is not taken: what the POS refused it for, or the bridge before it asked the POS. */
export interface OrderRefusal extends Omit<PosRefusal, 'code'> {
  readonly code: OrderErrorCode;
}
