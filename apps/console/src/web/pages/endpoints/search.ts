import { z } from 'zod';
import { textInUrl } from '../../search.ts';

export const endpointsSearch = z.object({
  trouble: z.enum(['paused', 'failing', 'none']).optional().catch(undefined),
  kind: z.enum(['wix', 'subscriber']).optional().catch(undefined),
  accountId: textInUrl,
  after: textInUrl,
  /** The endpoint that is open beside the list. */
  endpoint: textInUrl,
});
