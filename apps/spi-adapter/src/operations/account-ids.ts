import { type SpiRequest, type SpiResponse, spiOperations } from '@pos-bridge/wix';
import { answered, type SpiOperation } from './operation.ts';

const { request, response, title } = spiOperations.listAccountIds;

/** List Account IDs (contract §2): the instance's accounts that are valid and active. */
export const accountIds: SpiOperation<
  SpiRequest<'listAccountIds'>,
  SpiResponse<'listAccountIds'>
> = {
  name: 'account-ids',
  title,
  request,
  response,
  acceptsInstanceToken: true,
  handle: async (_request, { instanceId }, { core }) =>
    answered({ accountIds: await core.accounts.listIdsForWix(instanceId) }),
};
