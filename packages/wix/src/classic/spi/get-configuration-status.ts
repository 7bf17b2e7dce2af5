import { z } from 'zod';
import { locationRequestSchema } from './location-request.ts';

/**
 * `NOT_STARTED` installed, not yet authenticated with the POS · `PENDING` authenticated, but this
 * location is not ready · `READY` the business may activate the integration · `ERROR` something
 * broke (contract §2).
 */
export const configurationStatuses = [
  'UNKNOWN',
  'NOT_STARTED',
  'PENDING',
  'READY',
  'ERROR',
] as const;
export type ConfigurationStatus = (typeof configurationStatuses)[number];

export const getConfigurationStatusRequestSchema = locationRequestSchema;
export type GetConfigurationStatusRequest = z.infer<typeof getConfigurationStatusRequestSchema>;

export const getConfigurationStatusResponseSchema = z.object({
  status: z.enum(configurationStatuses),
});
export type GetConfigurationStatusResponse = z.infer<typeof getConfigurationStatusResponseSchema>;
