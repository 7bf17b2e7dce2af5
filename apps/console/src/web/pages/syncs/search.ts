import { z } from 'zod';
import { pageInUrl, textInUrl } from '../../search.ts';

export const runStates = ['QUEUED', 'RUNNING', 'SUCCEEDED', 'FAILED'] as const;

export const syncsSearch = z.object({
  state: z.enum(runStates).optional().catch(undefined),
  accountId: textInUrl,
  configurationId: textInUrl,
  ...pageInUrl,
});
