import type { PosOrder } from '@pos-bridge/pos';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { samplePublished } from '../../../testing/sample-orders.ts';
import { readClassicOrder } from '../site-order/classic/classic-order.ts';
import { createOrderCatalog } from '../site-order/order-catalog.ts';
import { toPosOrder } from './to-pos-order.ts';

const catalog = createOrderCatalog(samplePublished());

const sent = (order: unknown): PosOrder => {
  const result = toPosOrder(readClassicOrder(order), {
    catalog,
    posLocationId: 'pos-1',
    reference: 'ord_1',
    paidByPosGateway: false,
  });
  if (result.outcome !== 'translated') throw new Error(`unreadable: ${result.paths.join()}`);
  return result.order;
};

/** Whole cents, so that nothing here adds as the code under test does. */
const cents = (amount: string | null): number => Math.round(Number(amount ?? '0') * 100);
const text = (amount: number): string => (amount / 100).toFixed(2);
const amount = fc.integer({ min: 1, max: 5_000 });
const perhaps = fc.option(amount, { nil: 0 });

const wish = fc.record({
  type: fc.constantFrom('PICKUP', 'DELIVERY', 'DINE_IN'),
  lines: fc.array(
    fc.record({
      quantity: fc.integer({ min: 1, max: 9 }),
      price: amount,
      choice: perhaps,
      choices: fc.integer({ min: 1, max: 3 }),
    }),
    { minLength: 1, maxLength: 5 },
  ),
  fee: perhaps,
  feeIn: fc.constantFrom('totals', 'details', 'both', 'courier'),
  tax: perhaps,
  prices: fc.constantFrom('net', 'gross', 'gross over a net subtotal'),
  discount: perhaps,
  discountIn: fc.constantFrom('totals', 'list', 'both'),
  loyalty: perhaps,
  loyaltyIn: fc.constantFrom('totals', 'info', 'discount'),
  tip: perhaps,
  serviceFee: perhaps,
});

function orderOf(wish: Wish) {
  const lineSum = wish.lines.reduce(
    (all, { quantity, price, choice, choices }) => all + quantity * (price + choice * choices),
    0,
  );
  const fee = wish.type === 'DINE_IN' ? 0 : wish.fee;
  const inTotals = wish.feeIn === 'totals' || wish.feeIn === 'both';
  const details = wish.feeIn === 'totals' ? null : text(fee);
  const tax = Math.min(wish.tax, lineSum);
  const isNet = wish.prices === 'net';
  const loyaltyInDiscount = wish.loyaltyIn === 'discount';
  const told = wish.discount + (loyaltyInDiscount ? wish.loyalty : 0);
  const discountTold = wish.discountIn !== 'list' || loyaltyInDiscount;
  const total =
    lineSum + fee + (isNet ? tax : 0) - wish.discount - wish.loyalty + wish.tip + wish.serviceFee;
  return {
    total,
    order: {
      currency: 'EUR',
      lineItems: wish.lines.map(({ quantity, price, choice, choices }) => ({
        quantity,
        price: text(price),
        catalogReference: { catalogItemId: 'wix-dish-0' },
        dishOptions: [
          {
            name: 'Size',
            selectedChoices: [
              {
                quantity: choices,
                price: text(choice),
                catalogReference: { catalogItemId: 'wix-large' },
              },
            ],
          },
        ],
      })),
      discounts:
        wish.discountIn === 'totals' || wish.discount === 0
          ? []
          : [{ catalogDiscountName: 'Monday', appliedAmount: text(wish.discount) }],
      payments: [{ type: 'CASH', amount: text(total) }],
      fulfillment: {
        type: wish.type,
        deliveryDetails:
          wish.type === 'DELIVERY'
            ? wish.feeIn === 'courier'
              ? { externalProvider: { customerFee: details } }
              : { restaurant: { fee: details } }
            : null,
        pickupDetails: wish.type === 'PICKUP' ? { fee: details } : null,
      },
      totals: {
        subtotal: text(wish.prices === 'gross over a net subtotal' ? lineSum - tax : lineSum),
        total: text(total),
        delivery: inTotals ? text(fee) : null,
        tax: tax === 0 ? null : text(tax),
        discount: discountTold ? text(told) : null,
        loyaltySavings:
          wish.loyaltyIn === 'totals' || loyaltyInDiscount ? text(wish.loyalty) : null,
        tip: text(wish.tip),
        serviceFees: [{ name: 'Bag', fee: { value: text(wish.serviceFee) } }],
      },
      loyaltyInfo: wish.loyaltyIn === 'info' ? { appliedAmount: text(wish.loyalty) } : null,
    },
  };
}
type Wish = typeof wish extends fc.Arbitrary<infer Value> ? Value : never;

it('whatever is part of the total reaches the POS, and what is sent adds up', () => {
  fc.assert(
    fc.property(wish, (wished) => {
      const { order, total } = orderOf(wished);
      const { lines, discounts, totals } = sent(order);
      const lineSum = lines.reduce((all, line) => {
        const options = line.options.reduce(
          (one, option) => one + option.quantity * cents(option.unitPrice),
          0,
        );
        return all + line.quantity * (cents(line.unitPrice) + options);
      }, 0);
      const fees = totals.serviceFees.reduce(
        (all, fee) => all + cents(fee.fee) + cents(fee.tax),
        0,
      );
      expect(cents(totals.subtotal)).toBe(lineSum);
      expect(discounts.reduce((all, discount) => all + cents(discount.amount), 0)).toBe(
        cents(totals.discount),
      );
      expect(cents(totals.total)).toBe(total);
      expect(
        cents(totals.subtotal) +
          cents(totals.delivery) +
          (totals.taxIncluded ? 0 : cents(totals.tax)) -
          cents(totals.discount) +
          cents(totals.tip) +
          fees,
      ).toBe(total);
    }),
    { numRuns: 3_000 },
  );
});

it.each([
  ['the restaurant’s', 'DELIVERY', { deliveryDetails: { restaurant: { fee: '3.00' } } }],
  ['a courier’s', 'DELIVERY', { deliveryDetails: { externalProvider: { customerFee: '3.00' } } }],
  ['a pickup’s', 'PICKUP', { pickupDetails: { fee: '3.00' } }],
])('a fee that only the details name reaches the POS: %s', (_, type, details) => {
  const order = {
    lineItems: [{ quantity: 1, price: '8.00', catalogReference: { catalogItemId: 'wix-dish-0' } }],
    fulfillment: { type, ...details },
    totals: { subtotal: '8.00', total: '11.00', delivery: null },
  };
  expect(sent(order).totals).toMatchObject({ delivery: '3.00', total: '11.00' });
});

it('a fee that the totals waive is not charged', () => {
  const order = {
    lineItems: [{ quantity: 1, price: '8.00', catalogReference: { catalogItemId: 'wix-dish-0' } }],
    fulfillment: { type: 'DELIVERY', deliveryDetails: { restaurant: { fee: '3.00' } } },
    totals: { subtotal: '8.00', total: '8.00', delivery: '0' },
  };
  expect(sent(order).totals).toMatchObject({ delivery: '0', total: '8.00' });
});
