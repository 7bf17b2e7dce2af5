import { amountOrNull, readAmount, zero } from '../../site-order/amounts.ts';
import { detailsFeeText } from '../../site-order/order-money.ts';
import { badAmount } from '../bad-amount.ts';
import type { OrderCheck } from '../check.ts';
import { cannotTell, failed, type Problem } from '../problem.ts';

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
      const sentence = 'The totals and the delivery’s details name different fees.';
      const values = { expected: money.show(detailed), found: money.show(told) };
      problems.push(failed({ path }, sentence, values));
    }
    // What a delivery company takes is its own affair.
    const byOthers = type === 'DELIVERY' && courier !== null;
    const offer = location?.fulfillment?.find((one) => one.type === type);
    const declared = offer?.fee;
    const asked = detailed ?? (type === 'DELIVERY' ? told : null);
    if (declared !== undefined && !byOthers && problems.length === 0) {
      const expected = amountOrNull(readAmount(declared)) ?? zero;
      if (asked === null && !expected.eq(0)) {
        const sentence = 'The location asks for a fee that the order does not name.';
        const values = { expected: money.show(expected), found: 'missing' };
        problems.push(cannotTell({ path }, sentence, values));
      } else if (!money.same(expected, asked ?? zero)) {
        // By zone, or free above a sum: only a POS that asks everybody for the same can call another fee wrong.
        const at = { path: detailed === null ? path : detailsPath };
        const values = { expected: money.show(expected), found: money.show(asked ?? zero) };
        problems.push(
          offer?.feeForAll === true
            ? failed(at, 'The location asks for another fee.', values)
            : cannotTell(
                at,
                'The location usually asks for another fee; it may depend on the address or the sum.',
                values,
              ),
        );
      }
    }
    return { problems, passed: { found: told === null ? 'missing' : money.show(told) } };
  },
} as const satisfies OrderCheck;
