import { z } from 'zod';
import { pageInUrl, textInUrl } from '../../search.ts';
import { attentions, orderStates } from './order-labels.ts';

export const ordersSearch = z.object({
  state: z.enum(orderStates).optional().catch(undefined),
  attention: z
    .enum(['any', ...attentions])
    .optional()
    .catch(undefined),
  code: textInUrl,
  accountId: textInUrl,
  configurationId: textInUrl,
  wixOrderId: textInUrl,
  posOrderId: textInUrl,
  from: textInUrl,
  until: textInUrl,
  ...pageInUrl,
});
