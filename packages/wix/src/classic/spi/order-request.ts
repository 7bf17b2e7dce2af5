import { optionalFlag } from '../../platform/wire-values.ts';
import { locationRequestSchema } from './location-request.ts';
import { wixOrderSchema } from './order.ts';

/** What neither checks nor a POS hang on: of an odd shape it is left out, and the order is read. */
export const unneededOrderFields: ReadonlySet<string> = new Set([
  'catalogReference.catalogItemDescription',
  'discounts.catalogDiscountDescription',
  'externalProvider.commission',
  'fee.formattedValue',
  'tax.formattedValue',
  'totals.quantity',
  'customer.visitorId',
]);

/** What Validate Order and Create Order share. */
export const orderRequestSchema = locationRequestSchema.extend({
  order: wixOrderSchema,
  /** The POS's own gateway has taken the money already. */
  paidByPosGateway: optionalFlag,
});
