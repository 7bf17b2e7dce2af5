import type { PosOrder } from '@pos-bridge/pos';
import type { OrderPaths } from '../site-order/site-order.ts';
import type { OrderCheck } from './check.ts';
import type { OrderFacts } from './facts.ts';
import { failed, type Problem } from './problem.ts';

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
  return failed(
    { path, ...(line !== '' && { lineIndex: Number.parseInt(line, 10) }) },
    'What stands here cannot be read, so that the POS cannot be told it.',
    { expected: 'an amount or a quantity', found: 'something else' },
  );
}

/** Lines and modifiers that the POS would get without an id of its own. */
const openLines = ({ lines }: PosOrder, paths: OrderPaths): Problem[] =>
  lines.flatMap(({ dishPosId, options }, lineIndex) => {
    const at = {
      path: `${paths.lines}/${lineIndex}`,
      lineIndex,
      code: 'AVAILABILITY_CHANGED',
    } as const;
    const found = 'neither on the menu nor known from an earlier one';
    const dish = 'The POS has no dish that this line could be asked or created as.';
    const modifiers = 'The line has choices that the POS could not be asked about.';
    return [
      ...(dishPosId === null ? [failed(at, dish, { found })] : []),
      ...(options.some(({ variationPosId }) => variationPosId === null)
        ? [failed(at, modifiers, { found })]
        : []),
    ];
  });
