import { describe, expect, it } from 'vitest';
import { sampleOrder } from '../../../testing/sample-orders.ts';
import { readClassicOrder } from '../site-order/classic/classic-order.ts';
import type { OrderFacts } from './facts.ts';
import type { OrderCheckId } from './order-checks.ts';
import {
  changed,
  checkOrder,
  declaration,
  delivery,
  facts,
  findingsOf,
  location,
  menuWith,
  promised,
  stock,
  unclean,
} from './order-facts.fixture.ts';

describe('what cannot be told is said so, and fails nothing', () => {
  it('a line that Wix did not name, as in Wix’s own sample', () => {
    const result = checkOrder(
      facts({
        order: readClassicOrder({
          ...sampleOrder(1),
          lineItems: [{ quantity: 1, price: '20.50', comment: null }],
        }),
        declaration: {
          ...declaration,
          capabilities: { ...declaration.capabilities, takesOpenLines: true },
        },
      }),
    );
    expect(result).toMatchObject({ judged: true, bound: false, valid: true });
    expect(unclean(result.findings)).toEqual([
      {
        check: 'items.known',
        code: 'AVAILABILITY_CHANGED',
        verdict: 'could_not_tell',
        path: '/lineItems/0/catalogReference/catalogItemId',
      },
      {
        check: 'prices.items',
        code: 'PRICE_CHANGED',
        verdict: 'could_not_tell',
        path: '/lineItems/0/price',
      },
      { check: 'totals.tax', code: 'ORDER_TOTAL', verdict: 'could_not_tell', path: '/totals/tax' },
    ]);
  });

  it.each<[string, OrderCheckId, Partial<OrderFacts>]>([
    [
      'a fee that may depend on the address',
      'totals.delivery',
      { order: delivery((o) => (o.fulfillment.deliveryDetails.restaurant.fee = '1.00'), '1.00') },
    ],
    [
      'a discount in the totals alone',
      'totals.discounts',
      { order: changed((o) => (o.totals.discount = '5.00')) },
    ],
    [
      'a house number that may stand with the street',
      'fulfillment.details',
      {
        order: delivery((o) => {
          o.fulfillment.deliveryDetails.address.street = '12 Rose Street';
          o.fulfillment.deliveryDetails.address.streetNumber = '';
        }),
      },
    ],
    [
      'more than is left now, for next week',
      'items.stock',
      {
        stock: stock('dish-0', { quantity: 1 }),
        order: promised('2026-01-12T12:00:00.000Z'),
      },
    ],
    [
      'hours in an unknown time zone',
      'fulfillment.time',
      { location: { ...location, timeZone: 'Mars/Olympus' } },
    ],
    ['a location that is not known', 'location.open', { location: null }],
    ['an order without payments', 'payments.cover', { order: changed((o) => (o.payments = null)) }],
    [
      'a tax that may be within the prices',
      'totals.tax',
      {
        order: changed((o) => {
          o.totals.tax = null;
          o.totals.total = '69.50';
        }),
      },
    ],
    [
      'an option of a kind that the contract does not know',
      'options.type',
      { order: changed((o) => (o.lineItems[0].dishOptions[0].type = 'SOMETHING_NEW')) },
    ],
    [
      'a fulfillment of a kind that the contract does not know',
      'fulfillment.offered',
      { order: changed((o) => (o.fulfillment.type = 'DRONE')) },
    ],
    [
      'stock where the site is its master',
      'items.stock',
      {
        stock: stock('dish-0', { inStock: false }),
        catalog: menuWith((c) => c, { dishInStockUpdated: 'WIX' }),
      },
    ],
    [
      'numbers of choices where the site is their master',
      'options.count',
      {
        order: changed((o) => (o.lineItems[0].dishOptions[1].selectedChoices[0].quantity = 3)),
        catalog: menuWith((c) => c, { dishOptionsMinMaxUpdated: 'WIX' }),
      },
    ],
  ])('%s', (_, check, changes) => {
    const findings = findingsOf(check, changes);
    expect(findings.map(({ verdict }) => verdict)).toEqual(['could_not_tell']);
  });
});
