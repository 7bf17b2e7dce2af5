import type { CreateOrderResult } from '@pos-bridge/core';
import { type SpiRequest, type SpiResponse, spiOperations } from '@pos-bridge/wix';
import { notFound } from '../spi-errors.ts';
import { answered, refused, type SpiOperation } from './operation.ts';
import { rejectedByPos, spiCodeOf } from './order-refusals.ts';

const { request, response, title } = spiOperations.createOrder;

/**
 * Create Order (contract §2). A repeat gets the first answer. Where there is none within the time
 * budget, the bridge goes on by itself, and a later repeat learns what came of it.
 */
export const createOrder: SpiOperation<SpiRequest<'createOrder'>, SpiResponse<'createOrder'>> = {
  name: 'create-order',
  title,
  request,
  response,
  handle: async (message, { instanceId, metadata }, { core }) => {
    const { accountId, configurationId, order, paidByPosGateway } = message;
    const result = await core.orders.create({
      instanceId,
      accountId,
      configurationId,
      requestId: metadata?.requestId ?? null,
      order,
      paidByPosGateway: paidByPosGateway ?? false,
    });
    switch (result.outcome) {
      case 'created': {
        const { posOrderId, posLocationId, posOrderStatus } = result;
        return answered({ posOrderId, posLocationId, posOrderStatus }, result.orderId);
      }
      case 'rejected':
        return { ...rejectedByPos(result.code, result.refusals), keptAs: result.orderId };
      case 'pending':
        return pending(result);
      case 'conflict':
        return refused('ORDER_CONFLICT', 'Another order came under this id before.');
      case 'no_order_id':
        return refused('INVALID_REQUEST', 'The order has no id.', {
          errors: [
            {
              code: 'INVALID_REQUEST',
              message: 'An order without an id cannot be created once.',
              params: { field: 'order.id' },
            },
          ],
        });
      case 'not_ready':
        return refused(spiCodeOf(result.code), result.sentence);
      case 'account-not-found':
      case 'configuration-not-found':
        return notFound(result.outcome);
      default:
        return result satisfies never;
    }
  },
};

function pending({ why, orderId: keptAs }: Extract<CreateOrderResult, { outcome: 'pending' }>) {
  switch (why) {
    case 'pos_silent':
      return refused('SYSTEM_ERROR', 'The POS did not answer in time; ask again.', {
        posTimedOut: true,
        keptAs,
      });
    case 'pos_unreachable':
      return refused('UNAVAILABLE', 'The POS cannot be reached now; ask again.', { keptAs });
    case 'not_sent_yet':
      return refused('UNAVAILABLE', 'The order waits to be sent to the POS; ask again.', {
        keptAs,
      });
    default:
      return why satisfies never;
  }
}
