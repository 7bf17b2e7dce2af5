import { dishName, fulfillmentTypeOf, type LineView } from '../site-order/order-view.ts';
import type { OrderCheck } from './check.ts';
import type { CheckContext } from './facts.ts';
import { isOpenAt, showPeriods, showWeekMinute } from './opening-hours.ts';
import { cannotTell, failed, type Problem } from './problem.ts';

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
            failed({ path: order.source.paths.lines }, 'The order has no lines.', {
              expected: 'at least one line',
              found: 'none',
            }),
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
      const expected = 'a dish of the published menu';
      switch (line.dish.kind) {
        case 'known':
          return [];
        case 'no_menu':
          return [cannotTell(at, 'Without a published menu nobody can say what this line is.')];
        case 'unnamed':
          return [
            cannotTell(at, 'Wix did not say which dish this line is.', {
              expected,
              found: 'no reference',
            }),
          ];
        case 'unknown':
          return [
            failed(at, 'This dish is not on the menu that is published now.', {
              expected,
              found: line.dish.siteId,
            }),
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
  const at = { path, lineIndex };
  const expected = 'a whole number of at least one';
  switch (kind) {
    case 'quantity':
      return [];
    case 'missing':
      return [
        cannotTell(at, 'The line does not say how many are ordered.', {
          expected,
          found: 'missing',
        }),
      ];
    case 'wrong':
      return [
        failed(at, `${found} is no quantity that can be ordered.`, {
          expected,
          found: String(found),
        }),
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
    failed(
      { path, lineIndex: index },
      `${dishName(dish.entry.dish)} is not offered for ${wanted}.`,
      {
        expected: fulfillmentTypes.join(', ') || 'no way at all',
        found: wanted,
      },
    ),
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
    const sentence = `${dishName(dish.entry.dish)} has hours of its own, and the local time of the order cannot be told.`;
    return [cannotTell({ path, lineIndex: index }, sentence)];
  }
  const { placements } = dish.entry;
  const placedOpen =
    placements.length === 0 ||
    placements.some((limits) => limits.every((periods) => isOpenAt(periods, at)));
  if ((own === undefined || isOpenAt(own, at)) && placedOpen) return [];
  const hours = own ?? placements.flatMap((limits) => limits.flat());
  const found = showWeekMinute(at);
  const sentence = `${dishName(dish.entry.dish)} is not served at ${found}.`;
  return [failed({ path, lineIndex: index }, sentence, { expected: showPeriods(hours), found })];
}
