import type { Big } from 'big.js';
import { amountOrNull, readAmount, sum, zero } from '../site-order/amounts.ts';
import { expectedTotals, readingOf } from '../site-order/order-money.ts';
import { badAmount } from './bad-amount.ts';
import type { OrderCheck } from './check.ts';
import type { CheckContext } from './facts.ts';
import { type CheckOutcome, cannotTell, failed } from './problem.ts';

/** The payments reach what the customer owes: the total, and what is read as standing apart from it. */
export const paymentsCover = {
  id: 'payments.cover',
  weight: 'opinion',
  code: 'PAYMENT_FAILED',
  title: 'Payments cover the total',
  path: 'payments',
  passed: 'The payments cover the order.',
  run(context) {
    const { order, money } = context;
    const { paths } = order.source;
    const path = paths.payments;
    const payments = order.payments.map(({ amount }) => readAmount(amount));
    const bad = payments.flatMap((reading, index) =>
      badAmount(reading, order.payments[index]?.amount, `${path}/${index}${paths.paymentAmount}`),
    );
    if (bad.length > 0) return { problems: bad };

    const owed = amountOwed(context);
    const expected = owed === null ? null : money.show(owed);
    const unsure = (sentence: string, found: string): CheckOutcome => ({
      problems: [cannotTell({ path }, sentence, { expected, found })],
    });
    if (payments.length === 0) {
      return owed?.eq(0)
        ? { problems: [], passed: { expected, sentence: 'Nothing is to be paid.' } }
        : unsure('The order does not say how it is paid.', 'none');
    }
    // An amount is named only where it differs from the total, which takes a second payment.
    if (payments.length === 1 && payments[0]?.kind === 'missing') {
      return {
        problems: [],
        passed: { expected, sentence: 'One payment covers the whole order.' },
      };
    }
    if (payments.some((reading) => reading.kind === 'missing')) {
      return unsure('Not every part of the split payment says how much it is.', 'missing');
    }
    const paid = sum(payments.map((reading) => amountOrNull(reading) ?? zero));
    const found = money.show(paid);
    if (owed === null) return unsure('What the customer owes cannot be told.', found);
    return {
      problems: money.reaches(paid, owed)
        ? []
        : [
            failed(
              { path },
              `The payments come to ${found}, the customer owes ${money.show(owed)}.`,
              { expected: `at least ${money.show(owed)}`, found },
            ),
          ],
      passed: { expected, found },
    };
  },
} as const satisfies OrderCheck;

function amountOwed({ money, amounts }: CheckContext): Big | null {
  const told = amountOrNull(amounts.total);
  if (told === null) return null;
  const reading = readingOf(told, expectedTotals(amounts) ?? [], money);
  // A total that does not add up is reported as such; the payments are then held to it as it stands.
  return reading === undefined ? told : told.plus(reading.apart);
}
