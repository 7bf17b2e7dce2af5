import { z } from 'zod';
import { idInUrl, pageInUrl, textInUrl } from '../../search.ts';
import { deliveryStates } from './delivery-labels.ts';

export const deliveriesSearch = z.object({
  state: z.enum(deliveryStates).optional().catch(undefined),
  accountId: textInUrl,
  configurationId: textInUrl,
  endpointId: textInUrl,
  eventSequence: idInUrl,
  createdFrom: textInUrl,
  createdBefore: textInUrl,
  ...pageInUrl,
  /** The delivery that is open beside the list. */
  delivery: textInUrl,
});
export type DeliveriesSearch = z.output<typeof deliveriesSearch>;
