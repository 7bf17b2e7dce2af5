import type { PosOrder } from '@pos-bridge/pos';
import { lineTotal } from '../pos-amounts.ts';
import type { TranslatedOrder } from '../to-pos-order.ts';
import { moneyRules, orZero, sum } from './amounts.ts';
import type { OrderFacts } from './facts.ts';
import { conclude, type OrderFinding, type Problem } from './finding.ts';

/** What an order must be for anybody to create it; no word of a POS stands in for it. */
export const checkContent = (facts: Content): OrderFinding[] => [
  ...checkPresent(facts),
  ...checkSendable(facts),
  ...checkTotal(facts),
];

type Content = Pick<OrderFacts, 'order' | 'translated' | 'declaration'>;

function checkPresent({ order }: Content): OrderFinding[] {
  const lines = order.lineItems ?? [];
  return conclude(
    'items.present',
    lines.length > 0
      ? []
      : [
          {
            verdict: 'failed',
            path: '/lineItems',
            expected: 'at least one line',
            found: 'none',
            sentence: 'The order has no lines.',
          },
        ],
    { found: String(lines.length) },
  );
}

/** What the POS cannot be told it cannot be asked about either, so its word does not count there. */
function checkSendable({ translated, declaration }: Content): OrderFinding[] {
  return conclude(
    'order.sendable',
    translated === null
      ? []
      : problemsOf(translated, declaration.capabilities.takesOpenLines ?? false),
  );
}

function problemsOf(translated: TranslatedOrder, takesOpenLines: boolean): Problem[] {
  switch (translated.outcome) {
    case 'unreadable':
      return translated.paths.map((path) => ({
        verdict: 'failed',
        path,
        expected: 'an amount or a quantity',
        found: 'something else',
        sentence: 'What stands here cannot be read, so that the POS cannot be told it.',
        ...lineOf(path),
      }));
    case 'translated':
      return takesOpenLines ? [] : openLines(translated.order);
    default:
      return translated satisfies never;
  }
}

/** Lines and choices that the POS would get without an id of its own. */
const openLines = ({ lines }: PosOrder): Problem[] =>
  lines.flatMap((line, lineIndex): Problem[] => {
    const at = {
      verdict: 'failed',
      code: 'AVAILABILITY_CHANGED',
      path: `/lineItems/${lineIndex}`,
      lineIndex,
      found: 'neither on the menu nor known from an earlier one',
    } as const;
    const dish: Problem[] =
      line.dishPosId === null
        ? [{ ...at, sentence: 'The POS has no dish that this line could be asked or created as.' }]
        : [];
    const choices = line.options.filter((option) => option.variationPosId === null);
    return choices.length === 0
      ? dish
      : [
          ...dish,
          { ...at, sentence: 'The line has choices that the POS could not be asked about.' },
        ];
  });

/**
 * A total a quarter outside of all that lines and charges can come to is no question of taxes, fees or
 * discounts: whoever asks the POS about the lines has not asked it about that sum.
 */
function checkTotal({ order, translated, declaration }: Content): OrderFinding[] {
  if (translated?.outcome !== 'translated') return conclude('total.plausible', []);
  const { lines, discounts, totals } = translated.order;
  if (totals.total === null) return conclude('total.plausible', []);
  const { delivery, tax, tip, serviceFees } = totals;
  const gross = sum(lines.map(lineTotal));
  const off = sum(discounts.map(({ amount }) => orZero(amount)));
  const charges = sum([
    ...[delivery, tax, tip].map(orZero),
    ...serviceFees.flatMap(({ fee, tax: onTop }) => [orZero(fee), orZero(onTop)]),
  ]);
  const total = orZero(totals.total);
  const [low, high] = [gross.minus(off), gross.plus(charges)];
  // Of a very small sum a quarter is less than what rounding does.
  const { reaches } = moneyRules(declaration.money, order.currency ?? null);
  const isNear =
    (total.gte(low.times(1 - farOff)) || reaches(total, low)) &&
    (total.lte(high.times(1 + farOff)) || reaches(high, total));
  return conclude(
    'total.plausible',
    isNear
      ? []
      : [
          {
            verdict: 'failed',
            path: '/totals/total',
            expected: `${low.toFixed()} to ${high.toFixed()}`,
            found: totals.total,
            sentence: 'The total has little to do with the lines and charges of the order.',
          },
        ],
    { found: totals.total },
  );
}

const farOff = 0.25;

function lineOf(path: string): Pick<Problem, 'lineIndex'> {
  const index = /^\/lineItems\/(\d+)\//.exec(path)?.[1];
  return index === undefined ? {} : { lineIndex: Number(index) };
}
