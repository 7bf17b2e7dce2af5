import { z } from 'zod';
import { syncFailureCodes } from './codes.ts';
import { locationRequestSchema } from './location-request.ts';

export const catalogSyncStatuses = [
  'UNKNOWN',
  'PENDING',
  'IN_PROGRESS',
  'SYNCED',
  'FAILED',
] as const;
export type CatalogSyncStatus = (typeof catalogSyncStatuses)[number];

export const getCatalogSyncStatusRequestSchema = locationRequestSchema;
export type GetCatalogSyncStatusRequest = z.infer<typeof getCatalogSyncStatusRequestSchema>;

const isoDate = z.iso.datetime();

/** Details belong to the status, so that at most one of the three objects is ever sent. Dates are ISO 8601 UTC. */
export const getCatalogSyncStatusResponseSchema = z.discriminatedUnion('status', [
  z.object({ status: z.literal('UNKNOWN') }),
  z.object({ status: z.literal('PENDING') }),
  z.object({
    status: z.literal('IN_PROGRESS'),
    inProgress: z.object({ elapsedSeconds: z.int().nonnegative() }),
  }),
  z.object({ status: z.literal('SYNCED'), synced: z.object({ lastSyncDate: isoDate }) }),
  z.object({
    status: z.literal('FAILED'),
    failed: z.object({
      lastSyncDate: isoDate,
      /** Missing: this location was never synced. */
      lastSuccessfullySyncDate: isoDate.optional(),
      reason: z.string(),
      code: z.enum(syncFailureCodes),
      params: z.record(z.string(), z.string()).optional(),
    }),
  }),
]);
export type GetCatalogSyncStatusResponse = z.infer<typeof getCatalogSyncStatusResponseSchema>;
