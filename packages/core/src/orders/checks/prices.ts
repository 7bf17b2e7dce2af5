import type { Big } from 'big.js';
import {
  type AmountReading,
  type AmountText,
  amountOrNull,
  quoted,
  readAmount,
  sum,
} from '../site-order/amounts.ts';
import { dishName } from '../site-order/order-view.ts';
import type { OrderCheck } from './check.ts';
import { cannotTell, failed, type Problem } from './problem.ts';

export const pricesItems = {
  id: 'prices.items',
  weight: 'opinion',
  code: 'PRICE_CHANGED',
  title: 'Unit prices',
  path: 'lines',
  passed: 'Every unit price is the published menu’s.',
  run: ({ order, lines, money }) => ({
    problems: lines.flatMap(({ path, index, price, line, dish }): Problem[] => {
      const at = { path: path + order.source.paths.line.price, lineIndex: index };
      if (price.kind !== 'amount') return [unreadPrice(at, price, line.price)];
      const found = money.show(price.value);
      if (dish.kind !== 'known') {
        const sentence = 'The line’s dish is not known, so there is no price to compare with.';
        return [cannotTell(at, sentence, { found })];
      }
      const asked = amountOrNull(readAmount(dish.entry.dish.price));
      if (asked === null || money.same(price.value, asked)) return [];
      const expected = money.show(asked);
      const sentence = `${dishName(dish.entry.dish)} costs ${expected} on the published menu and ${found} in the order.`;
      return [failed(at, sentence, { expected, found })];
    }),
  }),
} as const satisfies OrderCheck;

function unreadPrice(
  at: { path: string; lineIndex: number },
  price: Exclude<AmountReading, { kind: 'amount' }>,
  text: AmountText,
): Problem {
  switch (price.kind) {
    case 'missing':
      return cannotTell(at, 'The order does not say what one costs.', { found: 'missing' });
    case 'unreadable':
      return failed({ ...at, code: 'ORDER_ITEM' }, 'The price is no amount that can be read.', {
        expected: 'a decimal amount such as "10.00"',
        found: quoted(text),
      });
    default:
      return price satisfies never;
  }
}

export const pricesOptions = {
  id: 'prices.options',
  weight: 'opinion',
  code: 'PRICE_CHANGED',
  title: 'Prices of choices',
  path: 'lines',
  passed: 'Every choice costs what the published menu says.',
  run: ({ order, lines, money }) => ({
    problems: lines.flatMap((line) =>
      line.groups.flatMap(({ modifiers }) =>
        modifiers.flatMap(({ path, price, item, menuPrice }): Problem[] => {
          const at = { path: path + order.source.paths.line.price, lineIndex: line.index };
          if (price.kind === 'unreadable') return [unreadPrice(at, price, item.price)];
          const asked = menuPrice === null ? null : amountOrNull(readAmount(menuPrice));
          if (asked === null) {
            const sentence =
              'The menu has no such choice here, so there is no price to compare with.';
            return [cannotTell(at, sentence)];
          }
          if (price.kind === 'missing') {
            return asked.eq(0) ? [] : [unreadPrice(at, price, item.price)];
          }
          if (money.same(price.value, asked)) return [];
          const expected = money.show(asked);
          const found = money.show(price.value);
          const sentence = `The choice costs ${expected} on the published menu and ${found} in the order.`;
          return [failed(at, sentence, { expected, found })];
        }),
      ),
    ),
  }),
} as const satisfies OrderCheck;

/** Sites send no line totals: what is checked is that each can be worked out and held by the POS. */
export const pricesLines = {
  id: 'prices.lines',
  weight: 'opinion',
  code: 'ORDER_ITEM',
  title: 'Line totals',
  path: 'lines',
  passed: 'The lines add up.',
  run({ lines, money }) {
    const totals: Big[] = [];
    const problems = lines.flatMap(({ path, index: lineIndex, total }): Problem[] => {
      const at = { path, lineIndex };
      if (total === null) {
        const sentence =
          'The line’s total cannot be worked out from its price, quantity and choices.';
        return [cannotTell(at, sentence)];
      }
      totals.push(total);
      const found = money.show(total);
      if (total.lt(0)) {
        return [failed(at, 'The line’s total is below zero.', { expected: 'zero or more', found })];
      }
      const rounded = money.round(total);
      if (rounded.eq(total)) return [];
      const sentence = 'The line’s total has more decimals than the POS can hold.';
      return [failed(at, sentence, { expected: money.show(rounded), found })];
    });
    return { problems, passed: { found: money.show(sum(totals)) } };
  },
} as const satisfies OrderCheck;
