import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sampleOrder } from '../../../testing/sample-orders.ts';
import { readClassicOrder } from '../site-order/classic/classic-order.ts';
import { failedContent } from './check-order.ts';
import { declaration, facts } from './order-facts.fixture.ts';

const euros = (cents: number): string => (cents / 100).toFixed(2);

/** What is said of the total of one line of a dish without choices. */
function verdictOf(cents: {
  price: number;
  discount: number;
  fee: number;
  tip: number;
  total: number;
}) {
  const order = readClassicOrder({
    ...sampleOrder(1),
    lineItems: [
      { ...sampleOrder(1).lineItems?.[0], quantity: 1, price: euros(cents.price), dishOptions: [] },
    ],
    discounts: [{ catalogDiscountName: 'Lunch', appliedAmount: euros(cents.discount) }],
    totals: {
      subtotal: euros(cents.price),
      discount: euros(cents.discount),
      delivery: euros(cents.fee),
      tip: euros(cents.tip),
      tax: '0.00',
      total: euros(cents.total),
    },
  });
  const { translated } = facts({ order });
  const found = failedContent({ order, translated, declaration });
  return found.find(({ check }) => check === 'total.plausible')?.verdict ?? 'passed';
}

it.each([
  ['what the lines come to', 1000, 'passed'],
  ['with a fee and a tip', 1500, 'passed'],
  ['a quarter above lines, fee and tip', 1875, 'passed'],
  ['a cent more', 1876, 'failed'],
  ['a quarter below lines less discount', 675, 'passed'],
  ['a cent less', 674, 'failed'],
  ['nothing at all', 0, 'failed'],
])('a total of %s', (_, total, verdict) => {
  expect(verdictOf({ price: 1000, discount: 100, fee: 300, tip: 200, total })).toBe(verdict);
});

it('a total within the lines less discounts and the lines with every charge is never far', () => {
  const amount = fc.integer({ min: 0, max: 20_000 });
  const order = fc.record({
    price: amount,
    discount: amount,
    fee: amount,
    tip: amount,
    at: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  fc.assert(
    fc.property(order, ({ at, discount, ...given }) => {
      const off = Math.min(discount, given.price);
      const low = given.price - off;
      const high = given.price + given.fee + given.tip;
      const total = Math.round(low + at * (high - low));
      expect(verdictOf({ ...given, discount: off, total })).toBe('passed');
      const above = Math.max(Math.floor(high * 1.25), high + 1) + 1;
      expect(verdictOf({ ...given, discount: off, total: above })).toBe('failed');
    }),
    { numRuns: 300 },
  );
});
