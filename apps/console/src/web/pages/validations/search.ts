import { z } from 'zod';
import { pageInUrl, textInUrl } from '../../search.ts';
import { outcomes } from '../orders/order-labels.ts';

export const validationsSearch = z.object({
  outcome: z.enum(outcomes).optional().catch(undefined),
  code: textInUrl,
  accountId: textInUrl,
  configurationId: textInUrl,
  wixOrderId: textInUrl,
  from: textInUrl,
  until: textInUrl,
  ...pageInUrl,
});
