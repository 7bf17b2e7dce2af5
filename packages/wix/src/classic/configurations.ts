import { z } from 'zod';
import { catalogIdSchema, configurationIdSchema } from '../ids.ts';
import { optionalText } from '../platform/wire-values.ts';

const flag = z
  .boolean()
  .nullish()
  .transform((value) => value === true);

/** One Wix location of a merchant, as POS connectivity answers it (contract §3). */
export const wixConfigurationSchema = z.looseObject({
  id: configurationIdSchema,
  location: z.looseObject({ name: optionalText }).nullish(),
  catalogId: catalogIdSchema.nullish(),
  archived: flag,
  enabled: flag,
  /** The POS settings page in the Wix dashboard. */
  integrationSettingsUrl: optionalText,
});
export type WixConfiguration = z.infer<typeof wixConfigurationSchema>;
