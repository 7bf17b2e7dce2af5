import { type WixOrder, wixOrderSchema } from '@pos-bridge/wix';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mutatedOrder } from '../../../testing/mutated-orders.ts';
import { sampleOrder } from '../../../testing/sample-orders.ts';
import { openClassicOrder } from '../site-order/classic/open-classic-order.ts';
import { joinOrder, splitOrder } from './split-order.ts';

const came = (raw: WixOrder) => ({ raw, open: openClassicOrder });

const personalOrder = wixOrderSchema.parse({
  ...sampleOrder(2),
  comment: 'SECRET order comment',
  customerNotes: 'SECRET new field',
  fulfillment: {
    type: 'DELIVERY',
    deliveryDetails: {
      address: { formatted: 'SECRET street 1', location: { latitude: 40.4, longitude: -3.7 } },
      restaurant: { fee: '3.00' },
      doorCode: 'SECRET new field',
    },
    pickupDetails: { fee: '0', curbside: { info: 'SECRET car' } },
    dineInDetails: { label: 'SECRET label', value: 'SECRET table' },
  },
  customer: {
    firstName: 'SECRET',
    phone: 'SECRET',
    email: 'SECRET',
    contactId: 'SECRET',
    vip: true,
  },
  lineItems: [
    {
      ...sampleOrder(1).lineItems?.[0],
      comment: 'SECRET line comment',
      dishOptions: [
        {
          name: 'Size',
          selectedChoices: [
            {
              quantity: 1,
              comment: 'SECRET choice comment',
              catalogReference: { catalogItemId: 'wix-large' },
            },
          ],
        },
      ],
    },
  ],
});

it('nothing of the customer’s is left in the open part', () => {
  expect(JSON.stringify(personalOrder)).toContain('SECRET');
  expect(JSON.stringify(splitOrder(came(personalOrder)).open)).not.toContain('SECRET');
});

it('what the kitchen and the till need stays in the open part', () => {
  expect(splitOrder(came(personalOrder)).open).toMatchObject({
    id: 'wix-order-1',
    currency: 'EUR',
    lineItems: [
      {
        quantity: 2,
        price: '8.00',
        catalogReference: { catalogItemId: 'wix-dish-0', catalogItemName: 'Dish 0' },
        dishOptions: [{ selectedChoices: [{ catalogReference: { catalogItemId: 'wix-large' } }] }],
      },
    ],
    fulfillment: { type: 'DELIVERY', deliveryDetails: { restaurant: { fee: '3.00' } } },
    totals: { subtotal: '43.00' },
  });
});

describe('both parts together are the order', () => {
  it('for an order full of personal data', () => {
    const split = splitOrder(came(personalOrder));
    expect(joinOrder(JSON.parse(JSON.stringify(split)))).toEqual(personalOrder);
  });

  it('for any order that Wix’s schema lets through', () => {
    fc.assert(
      fc.property(mutatedOrder, (order) => {
        const asJson: unknown = JSON.parse(JSON.stringify(order));
        const stored = JSON.parse(JSON.stringify(splitOrder(came(order))));
        expect(JSON.parse(JSON.stringify(joinOrder(stored)))).toEqual(asJson);
      }),
      { numRuns: 2_000 },
    );
  });

  it('for an order without anything', () => {
    expect(joinOrder(splitOrder(came({})))).toEqual({});
  });
});
