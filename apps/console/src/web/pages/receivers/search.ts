import { z } from 'zod';
import { textInUrl } from '../../search.ts';

export const receiversSearch = z.object({
  trouble: z.enum(['paused', 'failing', 'none']).optional().catch(undefined),
  kind: z.enum(['wix', 'subscriber']).optional().catch(undefined),
  accountId: textInUrl,
  after: textInUrl,
  /** The receiver that is open beside the list. */
  receiver: textInUrl,
});
export type ReceiversSearch = z.output<typeof receiversSearch>;
