import type { OptionGroup } from '@pos-bridge/pos';
import type { CheckContext } from './facts.ts';
import { conclude, type OrderFinding, type Problem } from './finding.ts';
import { dishName, type LineView, type OptionView } from './order-view.ts';

export const checkOptions = (context: CheckContext): OrderFinding[] => [
  ...checkKnown(context),
  ...checkTypes(context),
  ...checkCounts(context),
];

function checkKnown({ lines }: CheckContext): OrderFinding[] {
  const problems = lines.flatMap((line) =>
    line.options.flatMap((option) => [
      ...unknownGroup(line, option),
      ...option.choices.flatMap((choice): Problem[] => {
        const at = {
          path: `${choice.path}/catalogReference/catalogItemId`,
          lineIndex: line.index,
          expected: 'a choice of the published menu',
        };
        switch (choice.variation.kind) {
          case 'unnamed':
          case 'no_menu':
            return [
              {
                ...at,
                verdict: 'could_not_tell',
                found: 'no reference',
                sentence: 'Nobody can say which choice this is.',
              },
            ];
          case 'unknown':
            return [
              {
                ...at,
                verdict: 'failed',
                found: choice.variation.wixId,
                sentence: 'This choice is not on the menu that is published now.',
              },
            ];
          case 'known':
            // Whether the dish offers it can be told only where the dish and its group are known.
            return option.group !== null && choice.menuPrice === null
              ? [
                  {
                    ...at,
                    verdict: 'failed',
                    found: choice.variation.wixId,
                    sentence: `"${choice.variation.entry.name}" is no choice of "${option.group.name}".`,
                  },
                ]
              : [];
          default:
            return choice.variation satisfies never;
        }
      }),
    ]),
  );
  return conclude('options.known', problems);
}

function unknownGroup(line: LineView, option: OptionView): Problem[] {
  if (option.group !== null || line.dish.kind !== 'known') return [];
  // An option that nothing was chosen from asks nothing of the kitchen.
  if (option.choices.length === 0) return [];
  // Each of its choices is reported already.
  if (option.choices.every((choice) => choice.variation.kind !== 'known')) return [];
  return [
    {
      verdict: 'failed',
      path: option.path,
      lineIndex: line.index,
      expected:
        line.dish.entry.dish.optionGroups.map((group) => group.name).join(', ') || 'no options',
      found: 'another option',
      sentence: `${dishName(line.dish.entry.dish)} does not offer this option.`,
    },
  ];
}

function checkTypes({ lines }: CheckContext): OrderFinding[] {
  const problems = lines.flatMap((line) =>
    line.options.flatMap((option): Problem[] => {
      const at = { path: `${option.path}/type`, lineIndex: line.index };
      const type = option.option.type;
      if (type !== 'SELECTION' && type !== 'EXTRAS' && type !== 'DESELECTION') {
        return [
          {
            ...at,
            verdict: 'could_not_tell',
            expected: option.group?.kind ?? null,
            found: type ?? 'missing',
            sentence: 'The order does not say in known words what kind of option this is.',
          },
        ];
      }
      if (option.group === null || option.group.kind === type) return [];
      return [
        {
          ...at,
          verdict: 'failed',
          expected: option.group.kind,
          found: type,
          sentence: `"${option.group.name}" is ${option.group.kind} on the menu and ${type} in the order.`,
        },
      ];
    }),
  );
  return conclude('options.type', problems);
}

function checkCounts({ lines, catalog }: CheckContext): OrderFinding[] {
  const found = lines.flatMap((line) => [
    ...line.options.flatMap((option) =>
      option.group === null
        ? []
        : wrongCount(option.group, chosen(option), `${option.path}/selectedChoices`, line.index),
    ),
    ...line.groupsLeft.flatMap((group) => missingGroup(group, line)),
  ]);
  // Where the site sets these numbers for itself, the POS's menu cannot call them wrong.
  const problems =
    catalog?.masters.dishOptionsMinMaxUpdated === 'WIX'
      ? found.map((problem) => ({ ...problem, verdict: 'could_not_tell' as const }))
      : found;
  return conclude('options.count', problems);
}

/** A choice taken twice counts twice. */
const chosen = (option: OptionView): number =>
  option.choices.reduce(
    (count, { quantity }) => count + (quantity.kind === 'quantity' ? quantity.value : 1),
    0,
  );

function wrongCount(group: OptionGroup, found: number, path: string, lineIndex: number): Problem[] {
  const { least, most } = bounds(group);
  if (found >= least && found <= most) return [];
  const expected = showBounds(least, most);
  return [
    {
      verdict: 'failed',
      path,
      lineIndex,
      expected,
      found: String(found),
      sentence: `"${group.name}" takes ${expected} of its choices, ${found} are chosen.`,
    },
  ];
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

function missingGroup(group: OptionGroup, line: LineView): Problem[] {
  const { least } = bounds(group);
  if (least === 0) return [];
  const path = `${line.path}/dishOptions`;
  const hasDefault = group.choices.filter((choice) => choice.isDefault === true).length >= least;
  return [
    {
      verdict: hasDefault ? 'could_not_tell' : 'failed',
      path,
      lineIndex: line.index,
      expected: `"${group.name}" with at least ${least}`,
      found: 'missing',
      sentence: hasDefault
        ? `The order leaves "${group.name}" out; the POS may take its default.`
        : `The order leaves "${group.name}" out, which needs a choice.`,
    },
  ];
}
