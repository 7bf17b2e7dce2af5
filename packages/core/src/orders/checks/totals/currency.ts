import type { OrderCheck } from '../check.ts';
import { cannotTell, failed, type Problem } from '../problem.ts';

export const totalsCurrency = {
  id: 'totals.currency',
  weight: 'opinion',
  code: 'ORDER_TOTAL',
  title: 'Currency',
  path: 'currency',
  passed: 'The order is in the currency in which the location sells.',
  run({ order, catalog, location }) {
    const { paths } = order.source;
    const at = { path: paths.currency };
    const expected = catalog?.currency ?? location?.currency ?? null;
    const found = order.currency;
    const problems: Problem[] = [];
    if (found === null || expected === null) {
      const sentence =
        found === null
          ? 'The order does not say which currency it is in.'
          : 'Which currency this location sells in is not known.';
      problems.push(cannotTell(at, sentence, { expected, found: found ?? 'missing' }));
    } else if (!isSame(found, expected)) {
      const sentence = `This location sells in ${expected}, the order is in ${cut(found)}.`;
      problems.push(failed(at, sentence, { expected, found: cut(found) }));
    }
    for (const [index, fee] of order.totals.serviceFees.entries()) {
      for (const part of ['fee', 'tax'] as const) {
        const { currency } = fee[part];
        if (!currency || found === null || isSame(currency, found)) continue;
        const path = `${paths.serviceFees}/${index}${paths.serviceFee[part].currency}`;
        const sentence = `The order is in ${cut(found)}, this amount in ${cut(currency)}.`;
        problems.push(failed({ path }, sentence, { expected: cut(found), found: cut(currency) }));
      }
    }
    return { problems, passed: { expected, found } };
  },
} as const satisfies OrderCheck;

const isSame = (left: string, right: string): boolean => left.toUpperCase() === right.toUpperCase();

/** A currency is three letters; whatever else stands there is not worth more room. */
const cut = (currency: string): string => currency.slice(0, 12);
