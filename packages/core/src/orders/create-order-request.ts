import type { RequestId, WixOrder } from '@pos-bridge/wix';
import type { ConfigurationAddress } from '../configurations/find-configuration.ts';

export interface CreateOrderRequest extends ConfigurationAddress {
  readonly requestId: RequestId | null;
  readonly order: WixOrder;
  readonly paidByPosGateway: boolean;
}
