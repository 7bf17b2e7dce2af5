import { locationRequestSchema } from './location-request.ts';
import { wixOrderSchema } from './order.ts';
import { optionalFlag } from './wire-values.ts';

/** What Validate Order and Create Order share. */
export const orderRequestSchema = locationRequestSchema.extend({
  order: wixOrderSchema,
  /** The POS's own gateway has taken the money already. */
  paidByPosGateway: optionalFlag,
});
