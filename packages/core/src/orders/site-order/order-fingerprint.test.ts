import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mutatedOrder } from '../../../testing/mutated-orders.ts';
import { sampleOrder } from '../../../testing/sample-orders.ts';
import { fromClassicOrder, readClassicOrder } from './classic/classic-order.ts';
import { orderFingerprint } from './order-fingerprint.ts';

// biome-ignore lint/suspicious/noExplicitAny: orders are changed in places that no type names.
type Draft = any;

const base = (): Draft => ({
  ...structuredClone(sampleOrder(2)),
  fulfillment: {
    type: 'DELIVERY',
    asap: true,
    promisedTime: '2026-01-05T12:00:00.000Z',
    deliveryDetails: {
      address: { street: 'Calle Mayor', streetNumber: '1' },
      restaurant: { fee: '3.00' },
    },
  },
});

function of(change: (order: Draft) => unknown = () => {}): string {
  const order = base();
  change(order);
  return orderFingerprint(readClassicOrder(order), false);
}

describe('another order is told by what it asks for', () => {
  it.each<[string, (order: Draft) => unknown]>([
    ['a quantity', (o) => (o.lineItems[0].quantity = 3)],
    ['a price', (o) => (o.lineItems[0].price = '8.01')],
    ['a dish', (o) => (o.lineItems[0].catalogReference.catalogItemId = 'wix-dish-9')],
    ['a choice', (o) => (o.lineItems[0].dishOptions[0].selectedChoices[0].price = '1.00')],
    ['a choice taken away', (o) => o.lineItems[0].dishOptions[1].selectedChoices.pop()],
    ['the order of lines', (o) => o.lineItems.reverse()],
    ['a line’s comment', (o) => (o.lineItems[0].comment = 'rare')],
    ['the order’s comment', (o) => (o.comment = 'no bell')],
    ['the total', (o) => (o.totals.total = '1.00')],
    ['the tip', (o) => (o.totals.tip = '1.00')],
    ['a payment', (o) => (o.payments[0].type = 'CASH')],
    ['a discount', (o) => (o.discounts = [{ appliedAmount: '1.00' }])],
    ['the address', (o) => (o.fulfillment.deliveryDetails.address.streetNumber = '2')],
    ['the phone', (o) => (o.customer.phone = '1')],
    ['the way of fulfillment', (o) => (o.fulfillment.type = 'PICKUP')],
    ['a later time', (o) => (o.fulfillment.asap = false)],
    [
      'what is said of a choice',
      (o) => (o.lineItems[0].dishOptions[0].selectedChoices[0].comment = 'x'),
    ],
    ['a fee', (o) => (o.fulfillment.deliveryDetails.restaurant.fee = '4.00')],
    ['the currency', (o) => (o.currency = 'USD')],
  ])('%s', (_, change) => {
    expect(of(change)).not.toBe(of());
  });

  it('who took the money', () => {
    const order = fromClassicOrder(sampleOrder());
    expect(orderFingerprint(order, true)).not.toBe(orderFingerprint(order, false));
  });

  it('a promised time, where it is one', () => {
    const at = (promisedTime: string) =>
      of((o) => Object.assign(o.fulfillment, { asap: false, promisedTime }));
    expect(at('2026-01-05T12:00:00.000Z')).not.toBe(at('2026-01-05T12:30:00.000Z'));
    expect(at('2026-01-05T12:00:00.000Z')).toBe(at('2026-01-05T13:00:00+01:00'));
    expect(at('2026-01-05T12:00:00.000Z')).toBe(at('2026-01-05T12:00:00'));
  });
});

describe('a repeat is told, whatever Wix filled in meanwhile', () => {
  it.each<[string, (order: Draft) => unknown]>([
    ['the order’s id', (o) => (o.id = 'wix-order-2')],
    ['spelling of an amount', (o) => (o.lineItems[0].price = '8')],
    ['a tip of nothing', (o) => (o.totals.discount = '0.00')],
    ['the phone’s spelling', (o) => (o.customer.phone = '0034 (600) ٠٠٠-001')],
    ['the e-mail’s spelling', (o) => (o.customer.email = ' Maria@Example.com')],
    ['blanks and broken letters', (o) => (o.comment = '<p>Ring  twice</p>\ud83d')],
    [
      'accents written apart',
      (o) => (o.fulfillment.deliveryDetails.address.street = 'Calle Mayor '),
    ],
    ['the fee named in the totals as well', (o) => (o.totals.delivery = '3.00')],
    ['the amount of the one payment', (o) => (o.payments[0].amount = null)],
    [
      'an identity that reaches no POS',
      (o) => (o.fulfillment.deliveryDetails.address.approximate = true),
    ],
    ['null for missing', (o) => delete o.totals.delivery],
    ['an empty list for none', (o) => (o.discounts = null)],
    ['null for a missing part', (o) => (o.fulfillment.deliveryDetails.pickupInfo = null)],
    ['a name', (o) => (o.lineItems[0].catalogReference.catalogItemName = 'Dish 0!')],
    ['a picture', (o) => (o.lineItems[0].catalogReference.catalogItemMedia = 'https://pictures')],
    [
      'the estimate of an order for now',
      (o) => (o.fulfillment.promisedTime = '2026-01-05T12:01:00Z'),
    ],
    ['a payment that has cleared', (o) => (o.payments[0].providerTransactionId = 'transaction-2')],
    ['a contact made from the customer', (o) => (o.customer.contactId = 'contact-2')],
    ['the number of dishes', (o) => (o.totals.quantity = 99)],
    ['choices that were not taken', (o) => (o.lineItems[0].dishOptions[0].availableChoices = [])],
    ['a field that the contract does not know', (o) => (o.channelInfo = { type: 'WEB' })],
  ])('%s', (_, change) => {
    expect(of(change)).toBe(of());
  });
});

it('any order that Wix’s schema lets through has one fingerprint', () => {
  fc.assert(
    fc.property(mutatedOrder, (order) => {
      const again = readClassicOrder(JSON.parse(JSON.stringify(order)));
      expect(orderFingerprint(again, false)).toBe(orderFingerprint(fromClassicOrder(order), false));
    }),
    { numRuns: 1_000 },
  );
});

describe('orders that are stored keep the fingerprints that they got', () => {
  it('a pickup', () => {
    expect(orderFingerprint(fromClassicOrder(sampleOrder(2)), false)).toBe(
      '2.Jd3GCr9GX4J7Q8O0OSGTY8xkeKjWVv5VsON3OYGW_Zc',
    );
  });

  it('a delivery with everything that an order can have', () => {
    const order = readClassicOrder({
      ...sampleOrder(2),
      discounts: [{ catalogDiscountName: 'Lunch', appliedAmount: '1.00' }],
      loyaltyInfo: { appliedAmount: '2.00' },
      fulfillment: {
        type: 'DELIVERY',
        asap: false,
        promisedTime: '2026-01-05T12:00:00Z',
        deliveryDetails: {
          address: {
            formatted: 'Calle Mayor 1',
            street: 'Calle Mayor',
            streetNumber: '1',
            apt: '2',
            location: { latitude: 40.4, longitude: -3.7 },
          },
          externalProvider: {
            id: 'courier-1',
            customerFee: '3.00',
            pickupTime: '2026-01-05T11:40:00Z',
          },
          pickupInfo: { windowStartTime: '2026-01-05T11:40:00Z' },
          dropOffInfo: { contactless: true },
        },
      },
    });
    expect(orderFingerprint(order, true)).toBe('2.mH-LTD0JliXWc_NAK8vh_FePT3CYfTraWBmWpSK4cQA');
  });
});
