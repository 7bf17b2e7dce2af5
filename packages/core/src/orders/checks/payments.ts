import type { Big } from 'big.js';
import { amountOrNull, readAmount, sum, zero } from './amounts.ts';
import type { CheckContext } from './facts.ts';
import { conclude, type OrderFinding, type Problem, report } from './finding.ts';
import { expectedTotals, type OrderMoney, readingOf } from './order-money.ts';
import { badAmount } from './totals.ts';

export function checkTotal({ order, money }: CheckContext, amounts: OrderMoney): OrderFinding[] {
  const check = 'totals.total';
  const path = '/totals/total';
  const bad = badAmount(amounts.total, order.totals?.total, path);
  if (bad.length > 0) return report(check, bad);

  const told = amountOrNull(amounts.total);
  const readings = expectedTotals(amounts);
  const fullest = readings?.[0];
  const shown = {
    path,
    expected: fullest === undefined ? null : money.show(money.round(fullest.total)),
    found: told === null ? 'missing' : money.show(told),
  };
  if (told === null || readings === null) {
    const sentence =
      told === null
        ? 'The order has no total.'
        : 'Some amounts cannot be read, so the total cannot be compared.';
    return report(check, [{ ...shown, verdict: 'could_not_tell', sentence }]);
  }
  const problems: Problem[] = readingOf(told, readings, money)
    ? []
    : [
        {
          ...shown,
          verdict: 'failed',
          sentence: `Subtotal, delivery, tax, tip and fees less discounts come to ${shown.expected}, the total says ${shown.found}.`,
        },
      ];
  return conclude(check, problems, { ...shown, expected: shown.found });
}

/** The payments reach what the customer owes: the total, and what is read as standing apart from it. */
export function checkPayments(context: CheckContext, amounts: OrderMoney): OrderFinding[] {
  const check = 'payments.cover';
  const { order, money } = context;
  const path = '/payments';
  const payments = (order.payments ?? []).map((payment) => readAmount(payment.amount));
  const bad = payments.flatMap((reading, index) =>
    badAmount(reading, order.payments?.[index]?.amount, `${path}/${index}/amount`),
  );
  if (bad.length > 0) return report(check, bad);

  const owed = amountOwed(context, amounts);
  const expected = owed === null ? null : money.show(owed);
  const unsure = (sentence: string, found: string): OrderFinding[] =>
    report(check, [{ verdict: 'could_not_tell', path, expected, found, sentence }]);

  if (payments.length === 0) {
    return owed?.eq(0)
      ? conclude(check, [], { path, expected, sentence: 'Nothing is to be paid.' })
      : unsure('The order does not say how it is paid.', 'none');
  }
  // Wix names an amount only where it differs from the total, which takes a second payment.
  if (payments.length === 1 && payments[0]?.kind === 'missing') {
    return conclude(check, [], { path, expected, sentence: 'One payment covers the whole order.' });
  }
  if (payments.some((reading) => reading.kind === 'missing')) {
    return unsure('Not every part of the split payment says how much it is.', 'missing');
  }
  const paid = sum(payments.map((reading) => amountOrNull(reading) ?? zero));
  const found = money.show(paid);
  if (owed === null) return unsure('What the customer owes cannot be told.', found);
  const problems: Problem[] = money.reaches(paid, owed)
    ? []
    : [
        {
          verdict: 'failed',
          path,
          expected: `at least ${money.show(owed)}`,
          found,
          sentence: `The payments come to ${found}, the customer owes ${money.show(owed)}.`,
        },
      ];
  return conclude(check, problems, { expected, found });
}

function amountOwed({ money }: CheckContext, amounts: OrderMoney): Big | null {
  const told = amountOrNull(amounts.total);
  if (told === null) return null;
  const reading = readingOf(told, expectedTotals(amounts) ?? [], money);
  // A total that does not add up is reported as such; the payments are then held to it as it stands.
  return reading === undefined ? told : told.plus(reading.apart);
}
