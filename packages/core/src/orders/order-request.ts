import type { RequestId } from '@pos-bridge/wix';
import type { ConfigurationAddress } from '../configurations/find-configuration.ts';
import type { SiteOrder } from './site-order/site-order.ts';

/** What is asked of the bridge about one order. */
export interface OrderRequest<Order = SiteOrder> extends ConfigurationAddress {
  readonly requestId: RequestId | null;
  readonly order: Order;
  /** The POS's own gateway has taken the money already. */
  readonly paidByPosGateway: boolean;
}
