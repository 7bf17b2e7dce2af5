import { lineTotal } from '../pos-order/pos-amounts.ts';
import { moneyRules, orZero, sum } from '../site-order/amounts.ts';
import type { OrderCheck } from './check.ts';
import type { OrderFacts } from './facts.ts';
import { failed } from './problem.ts';

const farOff = 0.25;

/**
 * A total a quarter outside of all that lines and charges can come to is no question of taxes, fees or
 * discounts: whoever asks the POS about the lines has not asked it about that sum.
 */
export const totalPlausible = {
  id: 'total.plausible',
  weight: 'binding',
  code: 'ORDER_TOTAL',
  title: 'Total near the lines',
  path: 'total',
  passed: 'The total is near what the lines and charges come to.',
  run({ order, translated, declaration }) {
    if (translated?.outcome !== 'translated') return { problems: [] };
    const { lines, discounts, totals } = translated.order;
    if (totals.total === null) return { problems: [] };
    const { delivery, tax, tip, serviceFees } = totals;
    const gross = sum(lines.map(lineTotal));
    const off = sum(discounts.map(({ amount }) => orZero(amount)));
    const charges = sum([
      ...[delivery, tax, tip].map(orZero),
      ...serviceFees.flatMap(({ fee, tax: onTop }) => [orZero(fee), orZero(onTop)]),
    ]);
    const total = orZero(totals.total);
    const [low, high] = [gross.minus(off), gross.plus(charges)];
    // Of a very small sum a quarter is less than what rounding does.
    const { reaches } = moneyRules(declaration.money, order.currency);
    const isNear =
      (total.gte(low.times(1 - farOff)) || reaches(total, low)) &&
      (total.lte(high.times(1 + farOff)) || reaches(high, total));
    return {
      problems: isNear
        ? []
        : [
            failed(
              { path: order.source.paths.total },
              'The total has little to do with the lines and charges of the order.',
              { expected: `${low.toFixed()} to ${high.toFixed()}`, found: totals.total },
            ),
          ],
      passed: { found: totals.total },
    };
  },
} as const satisfies OrderCheck<Pick<OrderFacts, 'order' | 'translated' | 'declaration'>>;
