import { amountOrNull } from '../../site-order/amounts.ts';
import { badAmount } from '../bad-amount.ts';
import type { OrderCheck } from '../check.ts';

export const totalsTip = {
  id: 'totals.tip',
  weight: 'opinion',
  code: 'ORDER_TOTAL',
  title: 'Tip',
  path: 'tip',
  passed: 'The tip is an amount.',
  run({ order, money, amounts }) {
    const tip = amountOrNull(amounts.tip);
    return {
      problems: badAmount(amounts.tip, order.totals.tip, order.source.paths.tip),
      passed: {
        found: tip === null ? 'missing' : money.show(tip),
        ...((tip === null || tip.eq(0)) && { sentence: 'There is no tip.' }),
      },
    };
  },
} as const satisfies OrderCheck;
