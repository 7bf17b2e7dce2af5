import { z } from 'zod';

/** The side whose word counts. */
export const masterSchema = z.enum(['WIX', 'POS']);
export type Master = z.infer<typeof masterSchema>;

/**
 * Wix's `catalogSyncConfiguration` (contract §5): which side is the master of each concern. Where WIX
 * is, a sync leaves what the site has as it is. A setting per account.
 */
export const catalogMastersSchema = z.object({
  /** When menus, sections and dishes can be ordered. */
  entityAvailabilityUpdated: masterSchema.default('POS'),
  /** For which ways of fulfillment a dish is offered. */
  fulfillmentMethodsDefinition: masterSchema.default('POS'),
  dishImagesUpdated: masterSchema.default('POS'),
  /** The order of sections in a menu and of dishes in a section. */
  entitySortingControl: masterSchema.default('POS'),
  dishLabelsUpdated: masterSchema.default('POS'),
  /** How many extras may or must be chosen. */
  dishOptionsMinMaxUpdated: masterSchema.default('POS'),
  dishInStockUpdated: masterSchema.default('POS'),
});
export type CatalogMasters = z.infer<typeof catalogMastersSchema>;

export const posIsMasterOfAll: CatalogMasters = catalogMastersSchema.parse({});
