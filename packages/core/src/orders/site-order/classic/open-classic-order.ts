import { fields, type OpenFields, plain } from '../../customer-data/open-shape.ts';

const money = fields(plain('value', 'currency', 'formattedValue'));

/** An order's line; its choices are lines themselves, which the order's depth bounds. */
function lineShape(depth: number): OpenFields {
  return fields({
    ...plain('quantity', 'price'),
    catalogReference: fields(plain('catalogItemId', 'catalogItemName', 'catalogItemDescription')),
    ...(depth > 0 && {
      dishOptions: {
        each: fields({
          ...plain('name', 'type', 'minChoices', 'maxChoices'),
          availableChoices: { each: fields(plain('itemId', 'price', 'name')) },
          defaultChoices: { each: true },
          selectedChoices: { each: lineShape(depth - 1) },
        }),
      },
    }),
  });
}

/** Choices have no choices of their own in practice; what lies deeper is kept with the personal part. */
const deepest = 3;

/** What of a WixOrder anybody may see (contract §2). */
export const openClassicOrder: OpenFields = fields({
  ...plain('id', 'currency'),
  lineItems: { each: lineShape(deepest) },
  discounts: {
    each: fields(
      plain(
        'catalogDiscountId',
        'appliedAmount',
        'catalogDiscountType',
        'catalogDiscountName',
        'catalogDiscountDescription',
      ),
    ),
  },
  payments: { each: fields(plain('type', 'amount', 'method', 'providerTransactionId')) },
  fulfillment: fields({
    ...plain('type', 'promisedTime', 'asap'),
    deliveryDetails: fields({
      restaurant: fields(plain('fee')),
      externalProvider: fields(
        plain('id', 'name', 'customerFee', 'commission', 'pickupTime', 'dropOffTime'),
      ),
      pickupInfo: fields(plain('windowStartTime', 'windowEndTime')),
      dropOffInfo: fields(plain('contactless')),
    }),
    pickupDetails: fields(plain('fee')),
  }),
  totals: fields({
    ...plain(
      'subtotal',
      'total',
      'delivery',
      'tax',
      'discount',
      'loyaltySavings',
      'tip',
      'quantity',
    ),
    serviceFees: { each: fields({ ...plain('ruleId', 'name'), fee: money, tax: money }) },
  }),
  loyaltyInfo: fields(plain('appliedAmount')),
});
