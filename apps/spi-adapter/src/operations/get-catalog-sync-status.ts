import { type SpiRequest, type SpiResponse, spiOperations } from '@pos-bridge/wix';
import { notFound } from '../spi-errors.ts';
import { answered, type SpiOperation } from './operation.ts';

const { request, response, title } = spiOperations.getCatalogSyncStatus;

/** Get Catalog Sync Status (contract §2): asked whenever a visitor opens a menu. */
export const getCatalogSyncStatus: SpiOperation<
  SpiRequest<'getCatalogSyncStatus'>,
  SpiResponse<'getCatalogSyncStatus'>
> = {
  name: 'get-catalog-sync-status',
  title,
  request,
  response,
  handle: async ({ accountId, configurationId }, { instanceId }, { core }) => {
    const found = await core.catalog.syncStatus({ instanceId, accountId, configurationId });
    return found.outcome === 'found' ? answered(found.status) : notFound(found.outcome);
  },
};
