import { amountOrNull, readAmount, zero } from '../../site-order/amounts.ts';
import { badAmount } from '../bad-amount.ts';
import type { OrderCheck } from '../check.ts';
import { cannotTell, failed } from '../problem.ts';

export const totalsLoyalty = {
  id: 'totals.loyalty',
  weight: 'opinion',
  code: 'LOYALTY',
  title: 'Loyalty savings',
  path: 'loyaltySavings',
  passed: 'The loyalty savings add up.',
  run({ order: { totals, source }, money, amounts }) {
    const path = source.paths.loyaltySavings;
    const applied = readAmount(totals.loyaltyApplied);
    const bad = [
      ...badAmount(amounts.loyalty, totals.loyaltySavings, path),
      ...badAmount(applied, totals.loyaltyApplied, source.paths.loyaltyApplied),
    ];
    if (bad.length > 0) return { problems: bad };

    const told = amountOrNull(amounts.loyalty);
    const took = amountOrNull(applied);
    const expected = took === null ? null : money.show(took);
    const found = told === null ? 'missing' : money.show(told);
    if (took === null || money.same(took, told ?? zero)) {
      return { problems: [], passed: { expected, found } };
    }
    const unsure = 'Loyalty was applied, and the totals do not say how much it saves.';
    const wrong = `Loyalty took off ${expected}, the totals say ${found}.`;
    return {
      problems: [
        told === null
          ? cannotTell({ path }, unsure, { expected, found })
          : failed({ path }, wrong, { expected, found }),
      ],
    };
  },
} as const satisfies OrderCheck;
