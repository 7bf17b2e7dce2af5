import { type SpiRequest, type SpiResponse, spiOperations } from '@pos-bridge/wix';
import { notFound } from '../spi-errors.ts';
import { answered, type SpiOperation } from './operation.ts';
import { noVerdict } from './order-refusals.ts';

const { request, response, title } = spiOperations.validateOrder;

/** Validate Order (contract §2): 200 for every verdict, an error only where none is possible. */
export const validateOrder: SpiOperation<
  SpiRequest<'validateOrder'>,
  SpiResponse<'validateOrder'>
> = {
  name: 'validate-order',
  title,
  request,
  response,
  handle: async (message, { instanceId, metadata }, { core }) => {
    const { accountId, configurationId, order, paidByPosGateway } = message;
    const result = await core.orders.validate({
      instanceId,
      accountId,
      configurationId,
      requestId: metadata?.requestId ?? null,
      order,
      paidByPosGateway: paidByPosGateway ?? false,
    });
    switch (result.outcome) {
      case 'judged':
        return answered({ posOrderStatus: result.posOrderStatus }, result.validationId);
      case 'no_verdict':
        return { ...noVerdict(result.code, result.findings), keptAs: result.validationId };
      case 'account-not-found':
      case 'configuration-not-found':
        return notFound(result.outcome);
      default:
        return result satisfies never;
    }
  },
};
