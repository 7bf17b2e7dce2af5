import { amountOrNull, zero } from '../../site-order/amounts.ts';
import { taxIsIncluded } from '../../site-order/order-money.ts';
import { badAmount } from '../bad-amount.ts';
import type { OrderCheck } from '../check.ts';
import { cannotTell, failed } from '../problem.ts';

export const totalsSubtotal = {
  id: 'totals.subtotal',
  weight: 'opinion',
  code: 'ORDER_TOTAL',
  title: 'Subtotal',
  path: 'subtotal',
  passed: 'The subtotal is what the lines come to.',
  run({ order, money, amounts }) {
    const path = order.source.paths.subtotal;
    const bad = badAmount(amounts.subtotal, order.totals.subtotal, path);
    if (bad.length > 0) return { problems: bad };

    const told = amountOrNull(amounts.subtotal);
    const { lines } = amounts;
    const expected = lines === null ? null : money.show(lines);
    const found = told === null ? 'missing' : money.show(told);
    if (told === null || lines === null) {
      const sentence =
        told === null
          ? 'The order has no subtotal to compare the lines with.'
          : 'Some lines cannot be worked out, so the subtotal cannot be compared.';
      return { problems: [cannotTell({ path }, sentence, { expected, found })] };
    }
    // Where the prices include the tax, the subtotal may be without it.
    const net = taxIsIncluded(amounts, money)
      ? lines.minus(amountOrNull(amounts.tax) ?? zero)
      : lines;
    const fits = [lines, net].some(
      (one) => money.same(told, one) || money.same(told, money.round(one)),
    );
    const sentence = `The lines come to ${expected}, the subtotal says ${found}.`;
    return {
      problems: fits ? [] : [failed({ path }, sentence, { expected, found })],
      passed: { expected, found },
    };
  },
} as const satisfies OrderCheck;
