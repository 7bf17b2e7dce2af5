import type { Big } from 'big.js';
import { amountOrNull, readAmount, zero } from './amounts.ts';
import type { CheckContext } from './facts.ts';
import { conclude, type OrderFinding, type Problem, report } from './finding.ts';
import { detailsFeeText, type OrderMoney } from './order-money.ts';
import { badAmount } from './totals.ts';

/** The fee of the fulfillment's details, the totals' delivery and the location's own fee agree. */
export function checkDelivery(context: CheckContext, amounts: OrderMoney): OrderFinding[] {
  const check = 'totals.delivery';
  const { order, money, location } = context;
  const path = '/totals/delivery';
  const detailsPath = '/fulfillment';
  const bad = [
    ...badAmount(amounts.delivery, order.totals?.delivery, path),
    ...(amounts.detailsFee.kind === 'unreadable'
      ? badAmount(amounts.detailsFee, detailsFeeText(order), detailsPath)
      : []),
  ];
  if (bad.length > 0) return report(check, bad);

  const type = order.fulfillment?.type;
  const told = amountOrNull(amounts.delivery);
  const detailed = amountOrNull(amounts.detailsFee);
  const problems: Problem[] = [];
  const differs = (expected: Big, found: Big, at: string, sentence: string): void => {
    if (money.same(expected, found)) return;
    problems.push({
      verdict: 'failed',
      path: at,
      expected: money.show(expected),
      found: money.show(found),
      sentence,
    });
  };
  // A pickup's fee may stand in the totals' delivery or in none of them: Wix does not say.
  if (type === 'DELIVERY' && told !== null && detailed !== null) {
    differs(detailed, told, path, 'The totals and the delivery’s details name different fees.');
  }
  // What a delivery company takes is its own affair.
  const byOthers =
    type === 'DELIVERY' && Boolean(order.fulfillment?.deliveryDetails?.externalProvider);
  const offer = location?.fulfillment?.find((one) => one.type === type);
  const declared = offer?.fee;
  const asked = detailed ?? (type === 'DELIVERY' ? told : null);
  if (declared !== undefined && !byOthers && problems.length === 0) {
    const expected = amountOrNull(readAmount(declared)) ?? zero;
    if (asked === null && !expected.eq(0)) {
      problems.push({
        verdict: 'could_not_tell',
        path,
        expected: money.show(expected),
        found: 'missing',
        sentence: 'The location asks for a fee that the order does not name.',
      });
    } else if (!money.same(expected, asked ?? zero)) {
      // By zone, or free above a sum: only a POS that asks everybody for the same can call another fee wrong.
      const isFixed = offer?.feeForAll === true;
      problems.push({
        verdict: isFixed ? 'failed' : 'could_not_tell',
        path: detailed === null ? path : detailsPath,
        expected: money.show(expected),
        found: money.show(asked ?? zero),
        sentence: isFixed
          ? 'The location asks for another fee.'
          : 'The location usually asks for another fee; it may depend on the address or the sum.',
      });
    }
  }
  return conclude(check, problems, { found: told === null ? 'missing' : money.show(told) });
}

export function checkServiceFees(context: CheckContext): OrderFinding[] {
  const check = 'totals.service-fees';
  const { order, money } = context;
  const fees = order.totals?.serviceFees ?? [];
  let total = zero;
  const problems = fees.flatMap((fee, index): Problem[] => {
    const path = `/totals/serviceFees/${index}`;
    const amount = readAmount(fee.fee?.value);
    const tax = readAmount(fee.tax?.value);
    total = total.plus(amountOrNull(amount) ?? zero).plus(amountOrNull(tax) ?? zero);
    if (amount.kind === 'missing') {
      const sentence = 'The service fee does not say how much it is.';
      return [{ verdict: 'could_not_tell', path: `${path}/fee`, found: 'missing', sentence }];
    }
    return [
      ...badAmount(amount, fee.fee?.value, `${path}/fee/value`),
      ...badAmount(tax, fee.tax?.value, `${path}/tax/value`),
    ];
  });
  return conclude(check, problems, {
    found: money.show(total),
    ...(fees.length > 0 && { sentence: `Service fees come to ${money.show(total)}.` }),
  });
}

export function checkTip({ order, money }: CheckContext, amounts: OrderMoney): OrderFinding[] {
  const path = '/totals/tip';
  const tip = amountOrNull(amounts.tip);
  return conclude('totals.tip', badAmount(amounts.tip, order.totals?.tip, path), {
    found: tip === null ? 'missing' : money.show(tip),
    ...((tip === null || tip.eq(0)) && { sentence: 'There is no tip.' }),
  });
}

export function checkCurrency(context: CheckContext): OrderFinding[] {
  const check = 'totals.currency';
  const { order, catalog, location } = context;
  const expected = catalog?.currency ?? location?.currency ?? null;
  const found = order.currency ?? null;
  const problems: Problem[] = [];
  if (found === null || expected === null) {
    problems.push({
      verdict: 'could_not_tell',
      path: '/currency',
      expected,
      found: found ?? 'missing',
      sentence:
        found === null
          ? 'The order does not say which currency it is in.'
          : 'Which currency this location sells in is not known.',
    });
  } else if (!sameCurrency(found, expected)) {
    problems.push({
      verdict: 'failed',
      path: '/currency',
      expected,
      found: cut(found),
      sentence: `This location sells in ${expected}, the order is in ${cut(found)}.`,
    });
  }
  for (const [index, fee] of (order.totals?.serviceFees ?? []).entries()) {
    for (const part of ['fee', 'tax'] as const) {
      const currency = fee[part]?.currency;
      if (!currency || found === null || sameCurrency(currency, found)) continue;
      problems.push({
        verdict: 'failed',
        path: `/totals/serviceFees/${index}/${part}/currency`,
        expected: cut(found),
        found: cut(currency),
        sentence: `The order is in ${cut(found)}, this amount in ${cut(currency)}.`,
      });
    }
  }
  return conclude(check, problems, { expected, found });
}

const sameCurrency = (left: string, right: string): boolean =>
  left.toUpperCase() === right.toUpperCase();

/** A currency is three letters; whatever else stands there is not worth more room. */
const cut = (currency: string): string => currency.slice(0, 12);
