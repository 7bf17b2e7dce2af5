import type { Big } from 'big.js';
import { amountOrNull, readAmount, sum, zero } from '../../site-order/amounts.ts';
import { discountOf, type OrderMoney } from '../../site-order/order-money.ts';
import { badAmount } from '../bad-amount.ts';
import type { OrderCheck } from '../check.ts';
import { cannotTell, failed, type Problem } from '../problem.ts';

export const totalsDiscounts = {
  id: 'totals.discounts',
  weight: 'opinion',
  code: 'DISCOUNT',
  title: 'Discounts',
  path: 'discount',
  passed: 'The discounts add up.',
  run({ order, money, amounts }) {
    const { paths } = order.source;
    const path = paths.discount;
    const bad = [
      ...order.discounts.flatMap(({ amount }, index): Problem[] => {
        const at = `${paths.discounts}/${index}${paths.discountAmount}`;
        const reading = readAmount(amount);
        if (reading.kind !== 'missing') return badAmount(reading, amount, at);
        const sentence = 'The discount does not say how much it takes off.';
        return [cannotTell({ path: at }, sentence, { found: 'missing' })];
      }),
      ...badAmount(amounts.discount, order.totals.discount, path),
    ];
    if (bad.length > 0) return { problems: bad };

    const applied = sum(amounts.discounts.map((reading) => amountOrNull(reading) ?? zero));
    const told = amountOrNull(amounts.discount);
    const expected = money.show(applied);
    const found = told === null ? 'missing' : money.show(told);
    const problems: Problem[] = [];
    if (told?.gt(0) && amounts.discounts.length === 0) {
      const sentence = 'The totals take off a discount that the order does not list.';
      problems.push(cannotTell({ path }, sentence, { found }));
    } else if (told !== null && !money.same(told, applied)) {
      const sentence = `The discounts come to ${expected}, the totals say ${found}.`;
      problems.push(failed({ path }, sentence, { expected, found }));
    }
    const taken = discountOf(amounts) ?? zero;
    const worth = worthBeforeDiscounts(amounts);
    if (worth !== null && !money.reaches(worth, taken)) {
      const sentence = 'The discounts take off more than the order is worth.';
      const expected = `at most ${money.show(worth)}`;
      problems.push(failed({ path }, sentence, { expected, found: money.show(taken) }));
    }
    return { problems, passed: { expected, found } };
  },
} as const satisfies OrderCheck;

/** A discount may be free delivery, so that the fee counts too. */
function worthBeforeDiscounts(amounts: OrderMoney): Big | null {
  const subtotal = amountOrNull(amounts.subtotal) ?? amounts.lines;
  return subtotal === null ? null : subtotal.plus(amountOrNull(amounts.delivery) ?? zero);
}
