import type { OptionGroup } from '@pos-bridge/pos';
import { dishName, type LineView, type ModifierGroupView } from '../site-order/order-view.ts';
import type { OrderCheck } from './check.ts';
import { cannotTell, failed, type Problem } from './problem.ts';

/** Their ids are older than the word modifier, and stay. */
export const optionsKnown = {
  id: 'options.known',
  weight: 'opinion',
  code: 'AVAILABILITY_CHANGED',
  title: 'Choices on the published menu',
  path: 'lines',
  passed: 'Every choice is offered by its dish.',
  run: ({ order, lines }) => ({
    problems: lines.flatMap((line) =>
      line.groups.flatMap((group) => [
        ...unknownGroup(line, group),
        ...group.modifiers.flatMap((modifier): Problem[] => {
          const at = {
            path: `${modifier.path}${order.source.paths.line.itemId}`,
            lineIndex: line.index,
          };
          const expected = 'a choice of the published menu';
          switch (modifier.variation.kind) {
            case 'unnamed':
            case 'no_menu':
              return [
                cannotTell(at, 'Nobody can say which choice this is.', {
                  expected,
                  found: 'no reference',
                }),
              ];
            case 'unknown':
              return [
                failed(at, 'This choice is not on the menu that is published now.', {
                  expected,
                  found: modifier.variation.siteId,
                }),
              ];
            case 'known':
              // Whether the dish offers it can be told only where the dish and its group are known.
              return group.offered !== null && modifier.menuPrice === null
                ? [
                    failed(
                      at,
                      `"${modifier.variation.entry.name}" is no choice of "${group.offered.name}".`,
                      { expected, found: modifier.variation.siteId },
                    ),
                  ]
                : [];
            default:
              return modifier.variation satisfies never;
          }
        }),
      ]),
    ),
  }),
} as const satisfies OrderCheck;

function unknownGroup(line: LineView, group: ModifierGroupView): Problem[] {
  if (group.offered !== null || line.dish.kind !== 'known') return [];
  // A group that nothing was taken from asks nothing of the kitchen.
  if (group.modifiers.length === 0) return [];
  // Each of its modifiers is reported already.
  if (group.modifiers.every(({ variation }) => variation.kind !== 'known')) return [];
  const { dish } = line.dish.entry;
  return [
    failed(
      { path: group.path, lineIndex: line.index },
      `${dishName(dish)} does not offer this option.`,
      {
        expected: dish.optionGroups.map(({ name }) => name).join(', ') || 'no options',
        found: 'another option',
      },
    ),
  ];
}

export const optionsType = {
  id: 'options.type',
  weight: 'opinion',
  code: 'ORDER_ITEM',
  title: 'Kind of option',
  path: 'lines',
  passed: 'Every option is of the kind that the menu says.',
  run: ({ order, lines }) => ({
    problems: lines.flatMap((line) =>
      line.groups.flatMap(({ path, ordered: { kind }, offered }): Problem[] => {
        const at = { path: path + order.source.paths.modifierGroup.kind, lineIndex: line.index };
        if (kind !== 'SELECTION' && kind !== 'EXTRAS' && kind !== 'DESELECTION') {
          return [
            cannotTell(at, 'The order does not say in known words what kind of option this is.', {
              expected: offered?.kind ?? null,
              found: kind ?? 'missing',
            }),
          ];
        }
        if (offered === null || offered.kind === kind) return [];
        return [
          failed(at, `"${offered.name}" is ${offered.kind} on the menu and ${kind} in the order.`, {
            expected: offered.kind,
            found: kind,
          }),
        ];
      }),
    ),
  }),
} as const satisfies OrderCheck;

export const optionsCount = {
  id: 'options.count',
  weight: 'opinion',
  code: 'ORDER_ITEM',
  title: 'Number of choices',
  path: 'lines',
  passed: 'Every option has as many choices as the menu asks for.',
  run({ order, lines, catalog }) {
    const { paths } = order.source;
    const problems = lines.flatMap((line) => [
      ...line.groups.flatMap((group) =>
        group.offered === null
          ? []
          : wrongCount(
              group.offered,
              countOf(group),
              group.path + paths.modifierGroup.modifiers,
              line.index,
            ),
      ),
      ...line.groupsLeft.flatMap((group) =>
        missingGroup(group, line.path + paths.line.modifierGroups, line.index),
      ),
    ]);
    // Where the site sets these numbers for itself, the POS's menu cannot call them wrong.
    return catalog?.masters.dishOptionsMinMaxUpdated === 'WIX'
      ? { problems: problems.map((problem) => ({ ...problem, verdict: 'could_not_tell' })) }
      : { problems };
  },
} as const satisfies OrderCheck;

/** A modifier taken twice counts twice. */
const countOf = ({ modifiers }: ModifierGroupView): number =>
  modifiers.reduce(
    (count, { quantity }) => count + (quantity.kind === 'quantity' ? quantity.value : 1),
    0,
  );

function wrongCount(group: OptionGroup, found: number, path: string, lineIndex: number): Problem[] {
  const { least, most } = bounds(group);
  if (found >= least && found <= most) return [];
  const expected = showBounds(least, most);
  const sentence = `"${group.name}" takes ${expected} of its choices, ${found} are chosen.`;
  return [failed({ path, lineIndex }, sentence, { expected, found: String(found) })];
}

function showBounds(least: number, most: number): string {
  if (least === most) return `exactly ${least}`;
  return most === Number.POSITIVE_INFINITY ? `at least ${least}` : `${least} to ${most}`;
}

function bounds(group: OptionGroup): { least: number; most: number } {
  switch (group.kind) {
    case 'SELECTION':
      return { least: 1, most: 1 };
    case 'EXTRAS':
      return { least: group.min ?? 0, most: group.max ?? Number.POSITIVE_INFINITY };
    case 'DESELECTION':
      return { least: group.min ?? 0, most: group.max ?? group.choices.length };
    default:
      return group.kind satisfies never;
  }
}

function missingGroup(group: OptionGroup, path: string, lineIndex: number): Problem[] {
  const { least } = bounds(group);
  if (least === 0) return [];
  const hasDefault = group.choices.filter((choice) => choice.isDefault === true).length >= least;
  const at = { path, lineIndex };
  const values = { expected: `"${group.name}" with at least ${least}`, found: 'missing' };
  return hasDefault
    ? [
        cannotTell(
          at,
          `The order leaves "${group.name}" out; the POS may take its default.`,
          values,
        ),
      ]
    : [failed(at, `The order leaves "${group.name}" out, which needs a choice.`, values)];
}
