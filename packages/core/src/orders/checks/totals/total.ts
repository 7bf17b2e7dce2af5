import { amountOrNull, badAmount } from '../../site-order/amounts.ts';
import { expectedTotals, readingOf } from '../../site-order/order-money.ts';
import type { OrderCheck } from '../check.ts';

export const totalsTotal = {
  id: 'totals.total',
  weight: 'opinion',
  code: 'ORDER_TOTAL',
  title: 'Total',
  path: 'total',
  passed: 'The total adds up.',
  run({ order, money, amounts }) {
    const path = order.source.paths.total;
    const bad = badAmount(amounts.total, order.totals.total, path);
    if (bad.length > 0) return { problems: bad };

    const told = amountOrNull(amounts.total);
    const readings = expectedTotals(amounts);
    const fullest = readings?.[0];
    const expected = fullest === undefined ? null : money.show(money.round(fullest.total));
    const found = told === null ? 'missing' : money.show(told);
    if (told === null || readings === null) {
      const sentence =
        told === null
          ? 'The order has no total.'
          : 'Some amounts cannot be read, so the total cannot be compared.';
      return { problems: [{ verdict: 'could_not_tell', path, expected, found, sentence }] };
    }
    const sentence = `Subtotal, delivery, tax, tip and fees less discounts come to ${expected}, the total says ${found}.`;
    return {
      problems: readingOf(told, readings, money)
        ? []
        : [{ verdict: 'failed', path, expected, found, sentence }],
      passed: { expected: found, found },
    };
  },
} as const satisfies OrderCheck;
