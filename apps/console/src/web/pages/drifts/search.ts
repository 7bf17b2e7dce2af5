import { z } from 'zod';
import { textInUrl } from '../../search.ts';

export const driftsSearch = z.object({
  name: textInUrl,
  onWix: z.enum(['sold', 'hidden']).optional().catch(undefined),
  accountId: textInUrl,
  configurationId: textInUrl,
  after: textInUrl,
});
