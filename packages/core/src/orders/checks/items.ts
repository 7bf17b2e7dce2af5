import type { CheckContext } from './facts.ts';
import { conclude, type OrderFinding, type Problem } from './finding.ts';
import { isOpenAt, showPeriods, showWeekMinute } from './opening-hours.ts';
import { dishName, fulfillmentTypeOf, type LineView } from './order-view.ts';

export function checkItems(context: CheckContext): OrderFinding[] {
  return [...checkKnown(context), ...checkQuantities(context), ...checkServed(context)];
}

function checkKnown({ lines }: CheckContext): OrderFinding[] {
  const problems = lines.flatMap((line): Problem[] => {
    const at = { path: `${line.path}/catalogReference/catalogItemId`, lineIndex: line.index };
    switch (line.dish.kind) {
      case 'known':
        return [];
      case 'no_menu':
        return [
          {
            ...at,
            verdict: 'could_not_tell',
            sentence: 'Without a published menu nobody can say what this line is.',
          },
        ];
      case 'unnamed':
        return [
          {
            ...at,
            verdict: 'could_not_tell',
            expected: 'a dish of the published menu',
            found: 'no reference',
            sentence: 'Wix did not say which dish this line is.',
          },
        ];
      case 'unknown':
        return [
          {
            ...at,
            verdict: 'failed',
            expected: 'a dish of the published menu',
            found: line.dish.wixId,
            sentence: 'This dish is not on the menu that is published now.',
          },
        ];
      default:
        return line.dish satisfies never;
    }
  });
  return conclude('items.known', problems);
}

function checkQuantities({ lines }: CheckContext): OrderFinding[] {
  const problems = lines.flatMap(({ index, path, quantity, line, options }): Problem[] => [
    ...quantityProblem(quantity.kind, line.quantity, `${path}/quantity`, index),
    ...options.flatMap(({ choices }) =>
      choices.flatMap((choice) =>
        // Wix leaves a choice's quantity out where it is one.
        choice.quantity.kind === 'missing'
          ? []
          : quantityProblem(
              choice.quantity.kind,
              choice.item.quantity,
              `${choice.path}/quantity`,
              index,
            ),
      ),
    ),
  ]);
  return conclude('items.quantity', problems);
}

function quantityProblem(
  kind: LineView['quantity']['kind'],
  found: number | null | undefined,
  path: string,
  lineIndex: number,
): Problem[] {
  const expected = 'a whole number of at least one';
  switch (kind) {
    case 'quantity':
      return [];
    case 'missing':
      return [
        {
          verdict: 'could_not_tell',
          path,
          lineIndex,
          expected,
          found: 'missing',
          sentence: 'The line does not say how many are ordered.',
        },
      ];
    case 'wrong':
      return [
        {
          verdict: 'failed',
          path,
          lineIndex,
          expected,
          found: String(found),
          sentence: `${String(found)} is no quantity that can be ordered.`,
        },
      ];
    default:
      return kind satisfies never;
  }
}

/** Dishes have hours of their own, and stand in sections and menus that have; some are not delivered. */
function checkServed(context: CheckContext): OrderFinding[] {
  const problems = context.lines.flatMap((line) => [
    ...servedThatWay(context, line),
    ...servedThen(context, line),
  ]);
  return conclude('items.served', problems);
}

function servedThatWay(
  { order, catalog }: CheckContext,
  { dish, path, index }: LineView,
): Problem[] {
  if (dish.kind !== 'known') return [];
  // Where the site decides this for itself, the POS's menu is no authority.
  if (catalog?.masters.fulfillmentMethodsDefinition === 'WIX') return [];
  const { fulfillmentTypes } = dish.entry.dish;
  const wanted = fulfillmentTypeOf(order);
  if (fulfillmentTypes === undefined || wanted === null) return [];
  if (fulfillmentTypes.includes(wanted)) return [];
  return [
    {
      verdict: 'failed',
      path,
      lineIndex: index,
      expected: fulfillmentTypes.join(', ') || 'no way at all',
      found: wanted,
      sentence: `${dishName(dish.entry.dish)} is not offered for ${wanted}.`,
    },
  ];
}

function servedThen(context: CheckContext, { dish, path, index }: LineView): Problem[] {
  if (dish.kind !== 'known') return [];
  if (context.catalog?.masters.entityAvailabilityUpdated === 'WIX') return [];
  const own = dish.entry.dish.hours;
  const limited = own !== undefined || dish.entry.placements.some((limits) => limits.length > 0);
  if (!limited) return [];
  const at =
    context.wantedAt === null || context.location === null
      ? null
      : context.localTime(context.location.timeZone, context.wantedAt);
  if (at === null) {
    return [
      {
        verdict: 'could_not_tell',
        path,
        lineIndex: index,
        sentence: `${dishName(dish.entry.dish)} has hours of its own, and the local time of the order cannot be told.`,
      },
    ];
  }
  const { placements } = dish.entry;
  const placedOpen =
    placements.length === 0 ||
    placements.some((limits) => limits.every((periods) => isOpenAt(periods, at)));
  if ((own === undefined || isOpenAt(own, at)) && placedOpen) return [];
  const hours = own ?? placements.flatMap((limits) => limits.flat());
  return [
    {
      verdict: 'failed',
      path,
      lineIndex: index,
      expected: showPeriods(hours),
      found: showWeekMinute(at),
      sentence: `${dishName(dish.entry.dish)} is not served at ${showWeekMinute(at)}.`,
    },
  ];
}
