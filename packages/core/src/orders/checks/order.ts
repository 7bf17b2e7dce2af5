import type { PosOrder } from '@pos-bridge/pos';
import type { OrderPaths } from '../site-order/site-order.ts';
import type { OrderCheck } from './check.ts';
import type { OrderFacts } from './facts.ts';
import type { Problem } from './problem.ts';

/** What the POS cannot be told it cannot be asked about either, so its word does not count there. */
export const orderSendable = {
  id: 'order.sendable',
  weight: 'binding',
  code: 'ORDER_ITEM',
  title: 'Can be put to the POS',
  path: null,
  passed: 'Everything in it can be said in the POS’s own words.',
  run({ order, translated, declaration }) {
    const { paths } = order.source;
    if (translated === null) return { problems: [] };
    switch (translated.outcome) {
      case 'unreadable':
        return { problems: translated.paths.map((path) => unreadable(path, paths)) };
      case 'translated':
        return {
          problems: declaration.capabilities.takesOpenLines
            ? []
            : openLines(translated.order, paths),
        };
      default:
        return translated satisfies never;
    }
  },
} as const satisfies OrderCheck<Pick<OrderFacts, 'order' | 'translated' | 'declaration'>>;

function unreadable(path: string, { lines }: OrderPaths): Problem {
  const line = path.startsWith(`${lines}/`) ? path.slice(lines.length + 1) : '';
  return {
    verdict: 'failed',
    path,
    expected: 'an amount or a quantity',
    found: 'something else',
    sentence: 'What stands here cannot be read, so that the POS cannot be told it.',
    ...(line !== '' && { lineIndex: Number.parseInt(line, 10) }),
  };
}

/** Lines and modifiers that the POS would get without an id of its own. */
const openLines = ({ lines }: PosOrder, paths: OrderPaths): Problem[] =>
  lines.flatMap((line, lineIndex): Problem[] => {
    const at = {
      verdict: 'failed',
      code: 'AVAILABILITY_CHANGED',
      path: `${paths.lines}/${lineIndex}`,
      lineIndex,
      found: 'neither on the menu nor known from an earlier one',
    } as const;
    const dish: Problem[] =
      line.dishPosId === null
        ? [{ ...at, sentence: 'The POS has no dish that this line could be asked or created as.' }]
        : [];
    const modifiers = line.options.filter((option) => option.variationPosId === null);
    return modifiers.length === 0
      ? dish
      : [
          ...dish,
          { ...at, sentence: 'The line has choices that the POS could not be asked about.' },
        ];
  });
