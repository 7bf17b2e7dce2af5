import { z } from 'zod';
import { catalogIdSchema, configurationIdSchema } from '../../ids.ts';

/**
 * Configurations in the shape of Wix's List Configurations, as the bridge serves them. What Wix
 * itself answers is read with the more patient `wixConfigurationSchema`.
 */
export const listConfigurationsResponseSchema = z.object({
  configurations: z.array(
    z.object({
      id: configurationIdSchema,
      location: z.object({ name: z.string() }),
      /** Null until Wix has told it. */
      catalogId: catalogIdSchema.nullable(),
      archived: z.boolean(),
      enabled: z.boolean(),
      /** The POS settings page in the Wix dashboard; null until Wix has told it. */
      integrationSettingsUrl: z.string().nullable(),
    }),
  ),
});
export type ListConfigurationsResponse = z.infer<typeof listConfigurationsResponseSchema>;
