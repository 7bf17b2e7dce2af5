import { z } from 'zod';
import { newId } from '../ids.ts';

/** Names a catalog by what is in it: two catalogs with the same content have the same version. */
export const catalogVersionIdSchema = z
  .string()
  .max(100)
  .regex(/^ver_[0-9a-f]{64}$/, 'not a catalog version')
  .brand<'CatalogVersionId'>();
export type CatalogVersionId = z.infer<typeof catalogVersionIdSchema>;

/** One stretch of time in which one version was live at one configuration. */
export const publicationIdSchema = z.string().startsWith('pub_').max(100).brand<'PublicationId'>();
export type PublicationId = z.infer<typeof publicationIdSchema>;

export const newPublicationId = (): PublicationId => publicationIdSchema.parse(newId('pub'));

/** One catalog sync, from its request to its end. */
export const syncRunIdSchema = z.string().startsWith('sync_').max(100).brand<'SyncRunId'>();
export type SyncRunId = z.infer<typeof syncRunIdSchema>;

export const newSyncRunId = (): SyncRunId => syncRunIdSchema.parse(newId('sync'));
