import { moneySchema } from '@pos-bridge/pos';
import { describe, expect, it } from 'vitest';
import {
  changed,
  checkOrder,
  delivery,
  expectNamed,
  facts,
  inPosWords,
  location,
} from './order-facts.fixture.ts';

describe('what is wrong with an amount is named with its place', () => {
  expectNamed([
    {
      name: 'another currency',
      check: 'totals.currency',
      code: 'ORDER_TOTAL',
      path: '/currency',
      expected: 'EUR',
      found: 'USD',
      changes: { order: changed((o) => (o.currency = 'USD')) },
    },
    {
      name: 'a subtotal that the lines do not come to',
      check: 'totals.subtotal',
      code: 'ORDER_TOTAL',
      path: '/totals/subtotal',
      expected: '67.50',
      found: '67.00',
      changes: { order: changed((o) => (o.totals.subtotal = '67.00')) },
    },
    {
      name: 'discounts that do not come to the totals’ discount',
      check: 'totals.discounts',
      code: 'DISCOUNT',
      path: '/totals/discount',
      expected: '5.00',
      found: '4.00',
      changes: {
        order: changed((o) => {
          o.discounts = [{ appliedAmount: '5.00', catalogDiscountType: 'OFF_ORDER' }];
          o.totals.discount = '4.00';
        }),
      },
    },
    {
      name: 'a discount of more than the order',
      check: 'totals.discounts',
      code: 'DISCOUNT',
      path: '/totals/discount',
      changes: {
        order: changed((o) => {
          o.discounts = [{ appliedAmount: '500.00' }];
          o.totals.discount = '500.00';
        }),
      },
    },
    {
      name: 'loyalty savings that do not add up',
      check: 'totals.loyalty',
      code: 'LOYALTY',
      path: '/totals/loyaltySavings',
      changes: {
        order: changed((o) => {
          o.loyaltyInfo = { appliedAmount: '3.00' };
          o.totals.loyaltySavings = '2.00';
        }),
      },
    },
    {
      name: 'a delivery fee that the location does not ask for',
      check: 'totals.delivery',
      code: 'ORDER_TOTAL',
      path: '/fulfillment',
      expected: '3.00',
      found: '1.00',
      changes: {
        order: delivery((o) => (o.fulfillment.deliveryDetails.restaurant.fee = '1.00'), '1.00'),
        location: {
          ...location,
          fulfillment: [{ type: 'DELIVERY', fee: moneySchema.parse('3.00'), feeForAll: true }],
        },
      },
    },
    {
      name: 'two different delivery fees',
      check: 'totals.delivery',
      code: 'ORDER_TOTAL',
      path: '/totals/delivery',
      changes: { order: delivery((o) => (o.totals.delivery = '4.00')) },
    },
    {
      name: 'a service fee below zero',
      check: 'totals.service-fees',
      code: 'ORDER_TOTAL',
      path: '/totals/serviceFees/0/fee/value',
      changes: { order: changed((o) => (o.totals.serviceFees = [{ fee: { value: '-1' } }])) },
    },
    {
      name: 'a tax that the rates do not make',
      check: 'totals.tax',
      code: 'ORDER_TOTAL',
      path: '/totals/tax',
      expected: '6.75',
      found: '9.00',
      changes: { order: changed((o) => (o.totals.tax = '9.00')) },
    },
    {
      name: 'a tip below zero',
      check: 'totals.tip',
      code: 'ORDER_TOTAL',
      path: '/totals/tip',
      changes: { order: changed((o) => (o.totals.tip = '-2.00')) },
    },
    {
      name: 'a total that does not add up',
      check: 'totals.total',
      code: 'ORDER_TOTAL',
      path: '/totals/total',
      expected: '76.25',
      found: '70.00',
      changes: { order: changed((o) => (o.totals.total = '70.00')) },
    },
    {
      name: 'payments that do not reach the total',
      check: 'payments.cover',
      code: 'PAYMENT_FAILED',
      path: '/payments',
      expected: 'at least 76.25',
      found: '70.00',
      changes: { order: changed((o) => (o.payments[0].amount = '70.00')) },
    },
    {
      name: 'payments that leave out a tip that stands apart from the total',
      check: 'payments.cover',
      code: 'PAYMENT_FAILED',
      path: '/payments',
      expected: 'at least 76.25',
      changes: {
        order: changed((o) => {
          o.totals.total = '74.25';
          o.payments[0].amount = '74.25';
        }),
      },
    },
  ]);
});

describe('an order that says whether its prices hold the tax', () => {
  // Three lines for 67.50 and a tip of 2.00; the sample order adds a tax of 6.75 to that.
  const told = (taxIncluded: boolean, total: string) => {
    const order = changed((o) => {
      o.totals.total = total;
      o.payments[0].amount = total;
    });
    return checkOrder(facts({ order: { ...order, taxIncluded } })).findings.find(
      ({ check }) => check === 'totals.total',
    );
  };

  it.each([
    [true, '69.50', 'passed'],
    [true, '76.25', 'failed'],
    [false, '76.25', 'passed'],
    [false, '69.50', 'failed'],
  ])('%s: a total of %s has %s', (taxIncluded, total, verdict) => {
    expect(told(taxIncluded, total)).toMatchObject({ verdict });
  });

  it.each([true, false])('is put to the POS as it says: %s', (taxIncluded) => {
    const order = { ...changed((o) => (o.totals.total = '72.00')), taxIncluded };
    expect(inPosWords({ ...facts(), order })).toMatchObject({
      outcome: 'translated',
      order: { totals: { taxIncluded } },
    });
  });
});
