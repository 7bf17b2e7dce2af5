import { dishName, fulfillmentTypeOf, type LineView } from '../site-order/order-view.ts';
import type { OrderCheck } from './check.ts';
import type { CheckContext } from './facts.ts';
import { isOpenAt, showPeriods, showWeekMinute } from './opening-hours.ts';
import type { Problem } from './problem.ts';

export const itemsPresent = {
  id: 'items.present',
  weight: 'binding',
  code: 'ORDER_ITEM',
  title: 'Something is ordered',
  path: 'lines',
  passed: 'The order has lines.',
  run: ({ order }) => ({
    problems:
      order.lines.length > 0
        ? []
        : [
            {
              verdict: 'failed',
              path: order.source.paths.lines,
              expected: 'at least one line',
              found: 'none',
              sentence: 'The order has no lines.',
            },
          ],
    passed: { found: String(order.lines.length) },
  }),
} as const satisfies OrderCheck<Pick<CheckContext, 'order'>>;

export const itemsKnown = {
  id: 'items.known',
  weight: 'opinion',
  code: 'AVAILABILITY_CHANGED',
  title: 'Dishes on the published menu',
  path: 'lines',
  passed: 'Every line is a dish of the published menu.',
  run: ({ order, lines }) => ({
    problems: lines.flatMap((line): Problem[] => {
      const at = { path: `${line.path}${order.source.paths.line.itemId}`, lineIndex: line.index };
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
              found: line.dish.siteId,
              sentence: 'This dish is not on the menu that is published now.',
            },
          ];
        default:
          return line.dish satisfies never;
      }
    }),
  }),
} as const satisfies OrderCheck;

export const itemsQuantity = {
  id: 'items.quantity',
  weight: 'opinion',
  code: 'ORDER_ITEM',
  title: 'Quantities',
  path: 'lines',
  passed: 'Every quantity is a whole number of at least one.',
  run: ({ order, lines }) => {
    const at = order.source.paths.line.quantity;
    return {
      problems: lines.flatMap(({ index, path, quantity, line, groups }): Problem[] => [
        ...quantityProblem(quantity.kind, line.quantity, path + at, index),
        ...groups.flatMap(({ modifiers }) =>
          modifiers.flatMap(({ quantity: each, item, path: place }) =>
            // A modifier's quantity may be left out where it is one.
            each.kind === 'missing'
              ? []
              : quantityProblem(each.kind, item.quantity, place + at, index),
          ),
        ),
      ]),
    };
  },
} as const satisfies OrderCheck;

function quantityProblem(
  kind: LineView['quantity']['kind'],
  found: number | null,
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
export const itemsServed = {
  id: 'items.served',
  weight: 'opinion',
  code: 'AVAILABILITY_CHANGED',
  title: 'Dishes served then and that way',
  path: 'lines',
  passed: 'Every dish is served at that time and in that way, as far as the menu says.',
  run: (context) => ({
    problems: context.lines.flatMap((line) => [
      ...servedThatWay(context, line),
      ...servedThen(context, line),
    ]),
  }),
} as const satisfies OrderCheck;

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
