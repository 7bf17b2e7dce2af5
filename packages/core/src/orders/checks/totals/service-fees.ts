import { amountOrNull, sum, zero } from '../../site-order/amounts.ts';
import { badAmount } from '../bad-amount.ts';
import type { OrderCheck } from '../check.ts';
import { cannotTell, type Problem } from '../problem.ts';

export const totalsServiceFees = {
  id: 'totals.service-fees',
  weight: 'opinion',
  code: 'ORDER_TOTAL',
  title: 'Service fees',
  path: 'serviceFees',
  passed: 'There are no service fees.',
  run({ order: { totals, source }, money, amounts }) {
    const { serviceFees, serviceFee } = source.paths;
    const problems = amounts.serviceFees.flatMap(({ fee, tax }, index): Problem[] => {
      const path = `${serviceFees}/${index}`;
      const told = totals.serviceFees[index];
      if (fee.kind === 'missing') {
        const at = { path: path + serviceFee.fee.self };
        return [
          cannotTell(at, 'The service fee does not say how much it is.', { found: 'missing' }),
        ];
      }
      return [
        ...badAmount(fee, told?.fee.amount, path + serviceFee.fee.amount),
        ...badAmount(tax, told?.tax.amount, path + serviceFee.tax.amount),
      ];
    });
    const each = amounts.serviceFees.flatMap(({ fee, tax }) => [fee, tax]);
    const found = money.show(sum(each.map((reading) => amountOrNull(reading) ?? zero)));
    return {
      problems,
      passed: { found, ...(each.length > 0 && { sentence: `Service fees come to ${found}.` }) },
    };
  },
} as const satisfies OrderCheck;
