import type { Big } from 'big.js';
import { type AmountReading, amountOrNull, quoted, readAmount, sum } from './amounts.ts';
import type { CheckContext } from './facts.ts';
import { conclude, type OrderFinding, type Problem } from './finding.ts';
import { dishName } from './order-view.ts';

export const checkPrices = (context: CheckContext): OrderFinding[] => [
  ...checkUnitPrices(context),
  ...checkOptionPrices(context),
  ...checkLineTotals(context),
];

function checkUnitPrices({ lines, money }: CheckContext): OrderFinding[] {
  const problems = lines.flatMap(({ path, index, price, line, dish }): Problem[] => {
    const at = { path: `${path}/price`, lineIndex: index };
    if (price.kind !== 'amount') return [unreadPrice(at, price, line.price)];
    if (dish.kind !== 'known') {
      return [
        {
          ...at,
          verdict: 'could_not_tell',
          found: money.show(price.value),
          sentence: 'The line’s dish is not known, so there is no price to compare with.',
        },
      ];
    }
    const expected = amountOrNull(readAmount(dish.entry.dish.price));
    if (expected === null || money.same(price.value, expected)) return [];
    return [
      {
        ...at,
        verdict: 'failed',
        expected: money.show(expected),
        found: money.show(price.value),
        sentence: `${dishName(dish.entry.dish)} costs ${money.show(expected)} on the published menu and ${money.show(price.value)} in the order.`,
      },
    ];
  });
  return conclude('prices.items', problems);
}

function unreadPrice(
  at: { path: string; lineIndex: number },
  price: Exclude<AmountReading, { kind: 'amount' }>,
  text: string | null | undefined,
): Problem {
  switch (price.kind) {
    case 'missing':
      return {
        ...at,
        verdict: 'could_not_tell',
        found: 'missing',
        sentence: 'The order does not say what one costs.',
      };
    case 'unreadable':
      return {
        ...at,
        verdict: 'failed',
        code: 'ORDER_ITEM',
        expected: 'a decimal amount such as "10.00"',
        found: quoted(text),
        sentence: 'The price is no amount that can be read.',
      };
    default:
      return price satisfies never;
  }
}

function checkOptionPrices({ lines, money }: CheckContext): OrderFinding[] {
  const problems = lines.flatMap((line) =>
    line.options.flatMap((option) =>
      option.choices.flatMap((choice): Problem[] => {
        const at = { path: `${choice.path}/price`, lineIndex: line.index };
        if (choice.price.kind === 'unreadable') {
          return [unreadPrice(at, choice.price, choice.item.price)];
        }
        const expected =
          choice.menuPrice === null ? null : amountOrNull(readAmount(choice.menuPrice));
        if (expected === null) {
          return [
            {
              ...at,
              verdict: 'could_not_tell',
              sentence: 'The menu has no such choice here, so there is no price to compare with.',
            },
          ];
        }
        if (choice.price.kind === 'missing') {
          if (expected.eq(0)) return [];
          return [unreadPrice(at, choice.price, choice.item.price)];
        }
        const { value } = choice.price;
        if (money.same(value, expected)) return [];
        return [
          {
            ...at,
            verdict: 'failed',
            expected: money.show(expected),
            found: money.show(value),
            sentence: `The choice costs ${money.show(expected)} on the published menu and ${money.show(value)} in the order.`,
          },
        ];
      }),
    ),
  );
  return conclude('prices.options', problems);
}

/** Wix sends no line totals: what is checked is that each can be worked out and held by the POS. */
function checkLineTotals({ lines, money }: CheckContext): OrderFinding[] {
  const totals: Big[] = [];
  const problems = lines.flatMap((line): Problem[] => {
    const at = { path: line.path, lineIndex: line.index };
    if (line.total === null) {
      return [
        {
          ...at,
          verdict: 'could_not_tell',
          sentence: 'The line’s total cannot be worked out from its price, quantity and choices.',
        },
      ];
    }
    totals.push(line.total);
    if (line.total.lt(0)) {
      return [
        {
          ...at,
          verdict: 'failed',
          expected: 'zero or more',
          found: money.show(line.total),
          sentence: 'The line’s total is below zero.',
        },
      ];
    }
    const rounded = money.round(line.total);
    if (rounded.eq(line.total)) return [];
    return [
      {
        ...at,
        verdict: 'failed',
        expected: money.show(rounded),
        found: money.show(line.total),
        sentence: 'The line’s total has more decimals than the POS can hold.',
      },
    ];
  });
  return conclude('prices.lines', problems, { found: money.show(sum(totals)) });
}
