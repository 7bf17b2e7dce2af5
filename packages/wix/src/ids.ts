import { isStorableText } from '@pos-bridge/storable';
import { z } from 'zod';

/**
 * Ids as Wix sends them: opaque, non-empty, at most 100 characters (contract §1). They look like
 * GUIDs, but Wix's own samples hold some that are not, so nothing here looks inside them.
 */
const opaqueId = z
  .string()
  .min(1)
  .max(100)
  // Nothing could be kept under such a name.
  .refine(isStorableText, 'holds a character that cannot be stored');

/** The merchant's installation of the app on one site: the tenant. */
export const instanceIdSchema = opaqueId.brand<'InstanceId'>();
export type InstanceId = z.infer<typeof instanceIdSchema>;

/** The account between a merchant and the POS; made by the bridge, told to Wix by List Account IDs. */
export const accountIdSchema = opaqueId.brand<'AccountId'>();
export type AccountId = z.infer<typeof accountIdSchema>;

/** One Wix location of a merchant. */
export const configurationIdSchema = opaqueId.brand<'ConfigurationId'>();
export type ConfigurationId = z.infer<typeof configurationIdSchema>;

/** All menus of one Wix location, live. */
export const catalogIdSchema = opaqueId.brand<'CatalogId'>();
export type CatalogId = z.infer<typeof catalogIdSchema>;

/** A draft of a catalog; may differ from the id of the catalog that it will replace. */
export const draftCatalogIdSchema = opaqueId.brand<'DraftCatalogId'>();
export type DraftCatalogId = z.infer<typeof draftCatalogIdSchema>;

/** A menu, section, dish or variation of a Wix catalog. */
export const wixEntityIdSchema = opaqueId.brand<'WixEntityId'>();
export type WixEntityId = z.infer<typeof wixEntityIdSchema>;

/** An order on Wix. */
export const wixOrderIdSchema = opaqueId.brand<'WixOrderId'>();
export type WixOrderId = z.infer<typeof wixOrderIdSchema>;

/** Wix's name of one SPI call, e.g. `1660049071.0775256270934210145`; support staff quote it to Wix. */
export const requestIdSchema = opaqueId.brand<'RequestId'>();
export type RequestId = z.infer<typeof requestIdSchema>;
