import { expect, expectTypeOf, test } from 'vitest';
import { type WixOrder, wixOrderSchema } from './order.ts';

const fullOrder = {
  id: 'order-1',
  currency: 'EUR',
  comment: null,
  lineItems: [
    {
      quantity: 2,
      price: '12.50',
      comment: 'well done',
      catalogReference: {
        catalogItemId: 'dish-1',
        catalogItemName: 'Burger',
        catalogItemDescription: null,
        catalogItemMedia: 'media/burger.png',
      },
      dishOptions: [
        {
          name: 'Cheese',
          type: 'EXTRAS',
          minChoices: 0,
          maxChoices: 2,
          availableChoices: [{ itemId: 'var-1', price: '1.00', name: 'Cheddar' }],
          defaultChoices: ['var-1'],
          selectedChoices: [
            { quantity: 1, price: '1.00', catalogReference: { catalogItemId: 'var-1' } },
          ],
        },
      ],
    },
    { quantity: 1, price: '5' },
  ],
  discounts: [
    {
      catalogDiscountId: 'd1',
      appliedAmount: '1.00',
      catalogDiscountType: 'OFF_ORDER',
      catalogDiscountName: 'Happy hour',
      catalogDiscountDescription: null,
    },
  ],
  payments: [{ type: 'CASH', amount: '33.00', method: 'cash', providerTransactionId: null }],
  fulfillment: {
    type: 'DELIVERY',
    promisedTime: '2030-01-01T12:00:00.000Z',
    asap: false,
    deliveryDetails: {
      address: {
        formatted: 'A street 1',
        approximate: false,
        onArrival: 'BUZZ_DOOR',
        location: { latitude: 1.5, longitude: 2.5 },
      },
      restaurant: { fee: '3.00' },
      externalProvider: null,
      pickupInfo: { windowStartTime: '2030-01-01T11:00:00Z', windowEndTime: null },
      dropOffInfo: { contactless: true },
    },
    pickupDetails: null,
  },
  customer: { firstName: 'A', lastName: 'B', phone: '1', email: 'a@example.com', memberId: 'm' },
  totals: {
    subtotal: '31.00',
    total: '33.00',
    delivery: '3.00',
    tax: '0',
    discount: '1.00',
    loyaltySavings: null,
    tip: '0',
    quantity: 3,
    serviceFees: [
      { ruleId: 'r', name: 'Bag', fee: { value: '0.10', currency: 'EUR' }, tax: { value: '0' } },
    ],
  },
  loyaltyInfo: { appliedAmount: '0' },
};

test('an order comes out of parsing as it went in', () => {
  expect(wixOrderSchema.parse(fullOrder)).toEqual(fullOrder);
});

test('fields that are not known stay, at every depth', () => {
  const order = {
    ...fullOrder,
    channel: 'kiosk',
    lineItems: [{ quantity: 1, price: '5', allergens: ['nuts'] }],
    fulfillment: { type: 'PICKUP', pickupDetails: { curbside: { info: 'red car', bay: 4 } } },
  };
  expect(wixOrderSchema.parse(order)).toEqual(order);
});

test('enum values that are not known stay as they came', () => {
  const order = {
    payments: [{ type: 'SEASHELLS', amount: '5' }],
    fulfillment: { type: 'DRONE' },
    discounts: [{ catalogDiscountType: 'OFF_MOON' }],
    lineItems: [{ dishOptions: [{ type: 'WHEEL' }] }],
  };
  expect(wixOrderSchema.parse(order)).toEqual(order);
  expectTypeOf<'CASH'>().toExtend<NonNullable<NonNullable<WixOrder['payments']>[number]['type']>>();
});

test('an amount in a wrong form is kept for the order checks to name', () => {
  const order = { totals: { total: '12,50' }, lineItems: [{ quantity: 1.5, price: '' }] };
  expect(wixOrderSchema.parse(order)).toEqual(order);
});

test.each([
  ['an order that is no object', 'order'],
  ['an over-long id', { id: 'x'.repeat(101) }],
  ['an amount that is a float', { totals: { total: 12.5 } }],
  ['an over-long amount', { totals: { total: '1'.repeat(65) } }],
  ['line items that are no list', { lineItems: {} }],
])('%s is refused', (_what, order) => {
  expect(wixOrderSchema.safeParse(order).success).toBe(false);
});
