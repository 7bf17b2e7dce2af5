import { z } from 'zod';
import { locationRequestSchema } from './location-request.ts';

export const syncCatalogRequestSchema = locationRequestSchema;
export type SyncCatalogRequest = z.infer<typeof syncCatalogRequestSchema>;

/** Answered at once; the sync goes on in the background. */
export const syncCatalogResponseSchema = z.object({});
export type SyncCatalogResponse = z.infer<typeof syncCatalogResponseSchema>;
