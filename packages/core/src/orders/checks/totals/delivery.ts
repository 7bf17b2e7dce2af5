import { amountOrNull, badAmount, readAmount, zero } from '../../site-order/amounts.ts';
import { detailsFeeText } from '../../site-order/order-money.ts';
import type { OrderCheck } from '../check.ts';
import type { Problem } from '../problem.ts';

/** The fee of the fulfillment's details, the totals' delivery and the location's own fee agree. */
export const totalsDelivery = {
  id: 'totals.delivery',
  weight: 'opinion',
  code: 'ORDER_TOTAL',
  title: 'Delivery fee',
  path: 'delivery',
  passed: 'The fee for bringing or handing it over is right, as far as it is known.',
  run({ order, money, location, amounts }) {
    const { delivery: path, fulfillment: detailsPath } = order.source.paths;
    const bad = [
      ...badAmount(amounts.delivery, order.totals.delivery, path),
      ...(amounts.detailsFee.kind === 'unreadable'
        ? badAmount(amounts.detailsFee, detailsFeeText(order), detailsPath)
        : []),
    ];
    if (bad.length > 0) return { problems: bad };

    const { type, courier } = order.fulfillment;
    const told = amountOrNull(amounts.delivery);
    const detailed = amountOrNull(amounts.detailsFee);
    const problems: Problem[] = [];
    // A pickup's fee may stand in the totals' delivery or in none of them: Wix does not say.
    if (type === 'DELIVERY' && told !== null && detailed !== null && !money.same(detailed, told)) {
      problems.push({
        verdict: 'failed',
        path,
        expected: money.show(detailed),
        found: money.show(told),
        sentence: 'The totals and the delivery’s details name different fees.',
      });
    }
    // What a delivery company takes is its own affair.
    const byOthers = type === 'DELIVERY' && courier !== null;
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
    return { problems, passed: { found: told === null ? 'missing' : money.show(told) } };
  },
} as const satisfies OrderCheck;
