import { expect, it } from 'vitest';
import { sampleOrder } from '../../../../testing/sample-orders.ts';
import { fromClassicOrder, readClassicOrder } from './classic-order.ts';

it('a classic order is read into the bridge’s own words, and kept as it came', () => {
  const raw = sampleOrder(1);
  const { lines, customer, source, ...order } = fromClassicOrder(raw);
  expect(source.raw).toBe(raw);
  expect(order).toMatchObject({
    id: 'wix-order-1',
    currency: 'EUR',
    payments: [{ type: 'CREDIT', providerTransactionId: 'transaction-1' }],
    fulfillment: { type: 'PICKUP', asap: true, fee: null, table: null },
    totals: { subtotal: '20.50', delivery: null, tip: '2.00', loyaltyApplied: null },
    taxIncluded: null,
  });
  expect(customer).toMatchObject({ firstName: 'Maria', siteIds: ['contact-1', ''] });
  expect(lines).toMatchObject([
    {
      itemId: 'wix-dish-0',
      name: 'Dish 0',
      quantity: 2,
      price: '8.00',
      modifierGroups: [
        { name: 'Size', kind: 'SELECTION', min: 1, max: 1, modifiers: [{ itemId: 'wix-large' }] },
        { name: 'Toppings', kind: 'EXTRAS', modifiers: [{ itemId: 'wix-cheese', price: '0.75' }] },
        { name: 'Without', kind: 'DESELECTION', min: null, modifiers: [{ itemId: 'wix-onions' }] },
      ],
    },
  ]);
});

it('what the site left out is null, and nothing is made up', () => {
  expect(readClassicOrder({})).toMatchObject({
    id: null,
    lines: [],
    customer: null,
    fulfillment: { type: null, asap: true, address: null, courier: null, pickupWindow: null },
    totals: { total: null, serviceFees: [] },
  });
});

it.each([
  ['DELIVERY', { amount: '3.00', path: '/fulfillment/deliveryDetails/restaurant/fee' }],
  ['PICKUP', { amount: '1.00', path: '/fulfillment/pickupDetails/fee' }],
  ['DRONE', { amount: '3.00', path: '/fulfillment/deliveryDetails/restaurant/fee' }],
])('the fee of the details is that of the order’s own way of fulfillment: %s', (type, fee) => {
  const details = {
    pickupDetails: { fee: '1.00' },
    deliveryDetails: { restaurant: { fee: '3.00' } },
  };
  expect(readClassicOrder({ fulfillment: { type, ...details } }).fulfillment.fee).toEqual(fee);
});
