import { type SpiRequest, type SpiResponse, spiOperations } from '@pos-bridge/wix';
import { notFound } from '../spi-errors.ts';
import { answered, type SpiOperation } from './operation.ts';

const { request, response, title } = spiOperations.syncCatalog;

/**
 * Sync Catalog (contract §2): answered at once, the sync goes on in the background. What keeps a
 * location from being synced is told by Get Catalog Sync Status.
 */
export const syncCatalog: SpiOperation<SpiRequest<'syncCatalog'>, SpiResponse<'syncCatalog'>> = {
  name: 'sync-catalog',
  title,
  request,
  response,
  handle: async ({ accountId, configurationId }, { instanceId }, { core }) => {
    const found = await core.configurations.find({ instanceId, accountId, configurationId });
    if (found.outcome !== 'found') return notFound(found.outcome);
    const wished = await core.catalog.requestSync({ configurationId, trigger: 'wix' });
    return wished.outcome === 'configuration-not-found' ? notFound(wished.outcome) : answered({});
  },
};
