import type { Big } from 'big.js';
import {
  type AmountReading,
  type AmountText,
  amountOrNull,
  quoted,
  readAmount,
  sum,
  zero,
} from './amounts.ts';
import type { CheckContext } from './facts.ts';
import { conclude, type OrderFinding, type Problem, report } from './finding.ts';
import { discountOf, type OrderMoney, taxIsIncluded } from './order-money.ts';

/** The complaint about an amount that is there and cannot be read, or is below zero. */
export function badAmount(reading: AmountReading, text: AmountText, path: string): Problem[] {
  switch (reading.kind) {
    case 'missing':
      return [];
    case 'unreadable':
      return [
        {
          verdict: 'failed',
          path,
          expected: 'a decimal amount such as "10.00"',
          found: quoted(text),
          sentence: 'This is no amount that can be read.',
        },
      ];
    case 'amount':
      return reading.value.gte(0)
        ? []
        : [
            {
              verdict: 'failed',
              path,
              expected: 'zero or more',
              found: reading.value.toFixed(),
              sentence: 'The amount is below zero.',
            },
          ];
    default:
      return reading satisfies never;
  }
}

export function checkSubtotal({ order, money }: CheckContext, amounts: OrderMoney): OrderFinding[] {
  const check = 'totals.subtotal';
  const path = '/totals/subtotal';
  const bad = badAmount(amounts.subtotal, order.totals?.subtotal, path);
  if (bad.length > 0) return report(check, bad);

  const found = amountOrNull(amounts.subtotal);
  const { lines } = amounts;
  const shown = {
    path,
    expected: lines === null ? null : money.show(lines),
    found: found === null ? 'missing' : money.show(found),
  };
  if (found === null || lines === null) {
    const sentence =
      found === null
        ? 'The order has no subtotal to compare the lines with.'
        : 'Some lines cannot be worked out, so the subtotal cannot be compared.';
    return report(check, [{ ...shown, verdict: 'could_not_tell', sentence }]);
  }
  // Where the prices include the tax, the subtotal may be without it.
  const net = taxIsIncluded(amounts, money)
    ? lines.minus(amountOrNull(amounts.tax) ?? zero)
    : lines;
  if (![lines, net].some((one) => money.same(found, one) || money.same(found, money.round(one)))) {
    const sentence = `The lines come to ${shown.expected}, the subtotal says ${shown.found}.`;
    return report(check, [{ ...shown, verdict: 'failed', sentence }]);
  }
  return conclude(check, [], shown);
}

export function checkDiscounts(context: CheckContext, amounts: OrderMoney): OrderFinding[] {
  const check = 'totals.discounts';
  const { order, money } = context;
  const path = '/totals/discount';
  const bad = [
    ...(order.discounts ?? []).flatMap((discount, index): Problem[] => {
      const at = `/discounts/${index}/appliedAmount`;
      const reading = readAmount(discount.appliedAmount);
      if (reading.kind !== 'missing') return badAmount(reading, discount.appliedAmount, at);
      const sentence = 'The discount does not say how much it takes off.';
      return [{ verdict: 'could_not_tell', path: at, found: 'missing', sentence }];
    }),
    ...badAmount(amounts.discount, order.totals?.discount, path),
  ];
  if (bad.length > 0) return report(check, bad);

  const applied = sum(amounts.discounts.map((reading) => amountOrNull(reading) ?? zero));
  const told = amountOrNull(amounts.discount);
  const shown = {
    path,
    expected: money.show(applied),
    found: told === null ? 'missing' : money.show(told),
  };
  const problems: Problem[] = [];
  if (told?.gt(0) && amounts.discounts.length === 0) {
    const sentence = 'The totals take off a discount that the order does not list.';
    problems.push({ ...shown, expected: null, verdict: 'could_not_tell', sentence });
  } else if (told !== null && !money.same(told, applied)) {
    const sentence = `The discounts come to ${shown.expected}, the totals say ${shown.found}.`;
    problems.push({ ...shown, verdict: 'failed', sentence });
  }
  const taken = discountOf(amounts) ?? zero;
  const worth = worthBeforeDiscounts(amounts);
  if (worth !== null && !money.reaches(worth, taken)) {
    problems.push({
      path,
      verdict: 'failed',
      expected: `at most ${money.show(worth)}`,
      found: money.show(taken),
      sentence: 'The discounts take off more than the order is worth.',
    });
  }
  return conclude(check, problems, shown);
}

/** A discount may be free delivery, so that the fee counts too. */
function worthBeforeDiscounts(amounts: OrderMoney): Big | null {
  const subtotal = amountOrNull(amounts.subtotal) ?? amounts.lines;
  return subtotal === null ? null : subtotal.plus(amountOrNull(amounts.delivery) ?? zero);
}

export function checkLoyalty({ order, money }: CheckContext, amounts: OrderMoney): OrderFinding[] {
  const check = 'totals.loyalty';
  const path = '/totals/loyaltySavings';
  const appliedText = order.loyaltyInfo?.appliedAmount;
  const applied = readAmount(appliedText);
  const bad = [
    ...badAmount(amounts.loyalty, order.totals?.loyaltySavings, path),
    ...badAmount(applied, appliedText, '/loyaltyInfo/appliedAmount'),
  ];
  if (bad.length > 0) return report(check, bad);

  const told = amountOrNull(amounts.loyalty);
  const took = amountOrNull(applied);
  const shown = {
    path,
    expected: took === null ? null : money.show(took),
    found: told === null ? 'missing' : money.show(told),
  };
  if (took === null || money.same(took, told ?? zero)) {
    return conclude(check, [], shown);
  }
  const problem: Problem =
    told === null
      ? {
          ...shown,
          verdict: 'could_not_tell',
          sentence: 'Loyalty was applied, and the totals do not say how much it saves.',
        }
      : {
          ...shown,
          verdict: 'failed',
          sentence: `Loyalty took off ${shown.expected}, the totals say ${shown.found}.`,
        };
  return report(check, [problem]);
}
