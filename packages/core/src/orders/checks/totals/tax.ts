import Big from 'big.js';
import { amountOrNull, zero } from '../../site-order/amounts.ts';
import {
  deliveryOf,
  discountOf,
  type OrderMoney,
  sumOrNothing,
  taxIsIncluded,
} from '../../site-order/order-money.ts';
import { badAmount } from '../bad-amount.ts';
import type { OrderCheck } from '../check.ts';
import type { CheckContext } from '../facts.ts';
import { type CheckOutcome, cannotTell, failed } from '../problem.ts';

/** What the lines are taxed with: not rounded, and between every piece rounded down and rounded up. */
interface LinesTax {
  readonly exact: Big;
  readonly least: Big;
  readonly most: Big;
  readonly highestRate: Big;
}

/**
 * Tax is judged where every line's rate is known and nothing blurs it: added to the prices or included
 * in them, as the order's other amounts say, and rounded by piece, by line or in total, in any usual way.
 * It cannot be told where the order names none, where discounts lower it (each POS spreads them its own way), and, within
 * the highest rate, where a delivery or service fee may be taxed as well.
 */
export const totalsTax = {
  id: 'totals.tax',
  weight: 'opinion',
  code: 'ORDER_TOTAL',
  title: 'Tax',
  path: 'tax',
  passed: 'The tax is what the rates make it.',
  run(context) {
    const { order, money, amounts } = context;
    const path = order.source.paths.tax;
    const bad = badAmount(amounts.tax, order.totals.tax, path);
    if (bad.length > 0) return { problems: bad };

    const told = amountOrNull(amounts.tax);
    const found = told === null ? 'missing' : money.show(told);
    const unsure = (sentence: string, expected: string | null = null): CheckOutcome => ({
      problems: [cannotTell({ path }, sentence, { expected, found })],
    });

    const included = taxIsIncluded(amounts, money);
    const lines = taxOfLines(context, included === true);
    if (lines === null) return unsure('The menu does not give the tax rate of every line.');
    const expected = money.show(money.round(lines.exact));
    if (told === null || told.eq(0)) {
      return lines.exact.eq(0)
        ? { problems: [], passed: { expected, found, sentence: 'Nothing here is taxed.' } }
        : unsure('The order names no tax; its prices may include it.', expected);
    }
    const discount = discountOf(amounts);
    if (discount === null || !discount.eq(0) || !(amountOrNull(amounts.loyalty) ?? zero).eq(0)) {
      return unsure('How discounts lower the tax is the POS’s own rule.', expected);
    }
    const fees = feesThatMayBeTaxed(amounts);
    if (fees === null) return unsure('Some fees cannot be read.', expected);
    const feeTax = sumOrNothing(amounts.serviceFees.map((fee) => fee.tax)) ?? zero;
    const fits = ({ least, most }: LinesTax): boolean =>
      [zero, feeTax].some(
        (extra) => money.reaches(told, least.plus(extra)) && money.reaches(most.plus(extra), told),
      );
    const isIncluded = included === null ? taxOfLines(context, true) : null;
    if (fits(lines) || (isIncluded !== null && fits(isIncluded))) {
      const sentence = 'The prices include the tax, and it is what the rates make it.';
      return { problems: [], passed: { expected, found, ...(included === true && { sentence }) } };
    }
    const most = lines.exact.plus(fees.times(lines.highestRate)).plus(feeTax);
    if (!fees.eq(0) && money.reaches(told, lines.exact) && money.reaches(most, told)) {
      return unsure('Whether fees are taxed as well is not known.', expected);
    }
    const sentence = `The rates of the menu make the tax ${expected}, the order says ${found}.`;
    return { problems: [failed({ path }, sentence, { expected, found })] };
  },
} as const satisfies OrderCheck;

function taxOfLines({ lines, money }: CheckContext, included: boolean): LinesTax | null {
  let exact = zero;
  let least = zero;
  let most = zero;
  let highestRate = zero;
  for (const { dish, total, quantity } of lines) {
    const rate = dish.kind === 'known' ? shareOf(dish.entry.dish.taxRate) : null;
    if (rate === null || total === null || quantity.kind !== 'quantity') return null;
    const tax = included ? total.times(rate).div(rate.plus(1)) : total.times(rate);
    const ofOne = tax.div(quantity.value);
    exact = exact.plus(tax);
    least = least.plus(money.roundDown(ofOne).times(quantity.value));
    most = most.plus(money.roundUp(ofOne).times(quantity.value));
    if (rate.gt(highestRate)) highestRate = rate;
  }
  return { exact, least, most, highestRate };
}

/** `"19"` percent as 0.19; null where the POS wrote no number. */
function shareOf(percent: string | undefined): Big | null {
  if (percent === undefined || !/^\d{1,3}(\.\d{1,10})?$/.test(percent)) return null;
  return new Big(percent).times('0.01');
}

function feesThatMayBeTaxed(amounts: OrderMoney): Big | null {
  const service = sumOrNothing(amounts.serviceFees.map((fee) => fee.fee));
  const delivery = deliveryOf(amounts);
  return service === null || delivery === null ? null : service.plus(delivery);
}
