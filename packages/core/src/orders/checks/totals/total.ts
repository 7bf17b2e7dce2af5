import { amountOrNull } from '../../site-order/amounts.ts';
import { expectedTotals, readingOf } from '../../site-order/order-money.ts';
import { badAmount } from '../bad-amount.ts';
import type { OrderCheck } from '../check.ts';
import { cannotTell, failed } from '../problem.ts';

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
      return { problems: [cannotTell({ path }, sentence, { expected, found })] };
    }
    const sentence = `Subtotal, delivery, tax, tip and fees less discounts come to ${expected}, the total says ${found}.`;
    return {
      problems: readingOf(told, readings, money)
        ? []
        : [failed({ path }, sentence, { expected, found })],
      passed: { expected: found, found },
    };
  },
} as const satisfies OrderCheck;
