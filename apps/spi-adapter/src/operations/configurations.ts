import { type ListConfigurationsResponse, listConfigurationsResponseSchema } from '@pos-bridge/wix';
import { z } from 'zod';
import { answered, type SpiOperation } from './operation.ts';

/**
 * The configurations of the calling instance in the shape of Wix's List Configurations (contract
 * §2.1): all of them, whatever their status.
 */
export const configurations: SpiOperation<unknown, ListConfigurationsResponse> = {
  name: 'configurations',
  title: 'List Configurations',
  request: z.unknown(),
  response: listConfigurationsResponseSchema,
  acceptsGet: true,
  handle: async (_request, { instanceId }, { core }) => {
    const rows = await core.configurations.listForWix(instanceId);
    return answered({
      configurations: rows.map((row) => ({
        id: row.id,
        location: { name: row.locationName ?? '' },
        catalogId: row.catalogId,
        archived: row.archived,
        enabled: row.enabled,
        integrationSettingsUrl: row.integrationSettingsUrl,
      })),
    });
  },
};
