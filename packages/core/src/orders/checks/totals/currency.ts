import type { OrderCheck } from '../check.ts';
import type { Problem } from '../problem.ts';

export const totalsCurrency = {
  id: 'totals.currency',
  weight: 'opinion',
  code: 'ORDER_TOTAL',
  title: 'Currency',
  path: 'currency',
  passed: 'The order is in the currency in which the location sells.',
  run({ order, catalog, location }) {
    const { paths } = order.source;
    const expected = catalog?.currency ?? location?.currency ?? null;
    const found = order.currency;
    const problems: Problem[] = [];
    if (found === null || expected === null) {
      problems.push({
        verdict: 'could_not_tell',
        path: paths.currency,
        expected,
        found: found ?? 'missing',
        sentence:
          found === null
            ? 'The order does not say which currency it is in.'
            : 'Which currency this location sells in is not known.',
      });
    } else if (!isSame(found, expected)) {
      problems.push({
        verdict: 'failed',
        path: paths.currency,
        expected,
        found: cut(found),
        sentence: `This location sells in ${expected}, the order is in ${cut(found)}.`,
      });
    }
    for (const [index, fee] of order.totals.serviceFees.entries()) {
      for (const part of ['fee', 'tax'] as const) {
        const { currency } = fee[part];
        if (!currency || found === null || isSame(currency, found)) continue;
        problems.push({
          verdict: 'failed',
          path: `${paths.serviceFees}/${index}${paths.serviceFee[part].currency}`,
          expected: cut(found),
          found: cut(currency),
          sentence: `The order is in ${cut(found)}, this amount in ${cut(currency)}.`,
        });
      }
    }
    return { problems, passed: { expected, found } };
  },
} as const satisfies OrderCheck;

const isSame = (left: string, right: string): boolean => left.toUpperCase() === right.toUpperCase();

/** A currency is three letters; whatever else stands there is not worth more room. */
const cut = (currency: string): string => currency.slice(0, 12);
