import { type SpiRequest, type SpiResponse, spiOperations } from '@pos-bridge/wix';
import { notFound } from '../spi-errors.ts';
import { answered, type SpiOperation } from './operation.ts';

const { request, response, title } = spiOperations.getConfigurationStatus;

/** Get Configuration Status (contract §2). The reasons behind the status stay with the bridge. */
export const getConfigurationStatus: SpiOperation<
  SpiRequest<'getConfigurationStatus'>,
  SpiResponse<'getConfigurationStatus'>
> = {
  name: 'get-configuration-status',
  title,
  request,
  response,
  handle: async ({ accountId, configurationId }, { instanceId }, { core }) => {
    const found = await core.configurations.status({ instanceId, accountId, configurationId });
    if (found.outcome !== 'found') return notFound(found.outcome);
    return answered({ status: found.verdict.status });
  },
};
