import { amountOrNull, readAmount } from './amounts.ts';
import type { CheckContext } from './facts.ts';
import { conclude, type OrderFinding, type Problem, report } from './finding.ts';
import { isOpenAt, showPeriods, showWeekMinute } from './opening-hours.ts';
import type { OrderMoney } from './order-money.ts';
import { fulfillmentTypeOf } from './order-view.ts';
import { isAsap } from './wanted-at.ts';

export const checkFulfillment = (context: CheckContext, amounts: OrderMoney): OrderFinding[] => [
  ...checkOpen(context),
  ...checkOffered(context),
  ...checkDetails(context),
  ...checkTime(context),
  ...checkMinimum(context, amounts),
];

/** A pause that ends before the customer is to get it does no harm. */
function checkOpen({ location, now, wantedAt: wanted }: CheckContext): OrderFinding[] {
  const check = 'location.open';
  const at = wanted ?? now;
  const problems: Problem[] = [];
  if (location === null) {
    problems.push({
      verdict: 'could_not_tell',
      path: '',
      sentence: 'The POS’s location is not known, so nobody can say whether it takes orders.',
    });
  } else if (location.paused) {
    const until = location.paused.until === null ? null : new Date(location.paused.until);
    if (until === null || (until > now && until > at)) {
      problems.push({
        verdict: 'failed',
        path: '',
        expected: 'not paused',
        found: until === null ? 'paused' : `paused until ${until.toISOString()}`,
        sentence: 'The POS takes no orders for this location now.',
      });
    }
  }
  return conclude(check, problems);
}

function checkOffered({ order, location }: CheckContext): OrderFinding[] {
  const check = 'fulfillment.offered';
  const path = '/fulfillment/type';
  const type = fulfillmentTypeOf(order);
  const offers = location?.fulfillment?.map((offer) => offer.type);
  const expected = offers === undefined ? null : offers.join(', ') || 'none';
  if (type === null) {
    const sentence = 'The order does not say in known words how the customer gets it.';
    return report(check, [
      {
        verdict: 'could_not_tell',
        path,
        expected,
        found: order.fulfillment?.type ?? 'missing',
        sentence,
      },
    ]);
  }
  if (offers === undefined) {
    const sentence = 'The POS does not say which ways of fulfillment the location offers.';
    return report(check, [{ verdict: 'could_not_tell', path, found: type, sentence }]);
  }
  const problems: Problem[] = offers.includes(type)
    ? []
    : [
        {
          verdict: 'failed',
          path,
          expected,
          found: type,
          sentence: `The location does not offer ${type}.`,
        },
      ];
  return conclude(check, problems, { expected, found: type });
}

function checkDetails({ order }: CheckContext): OrderFinding[] {
  const check = 'fulfillment.details';
  const { fulfillment } = order;
  switch (fulfillment?.type) {
    case 'DELIVERY':
      return conclude(check, addressProblems(order), {
        path: '/fulfillment/deliveryDetails/address',
        sentence: 'The address is complete.',
      });
    case 'DINE_IN':
      return conclude(check, tableProblems(order), {
        path: '/fulfillment/dineInDetails',
        sentence: 'The order says where in the house it goes.',
      });
    default:
      return conclude(check, []);
  }
}

const given = (text: string | null | undefined): boolean => (text ?? '').trim() !== '';

/** Says what is missing and never what is there: an address is the customer's own. */
function addressProblems(order: CheckContext['order']): Problem[] {
  const path = '/fulfillment/deliveryDetails/address';
  const address = order.fulfillment?.deliveryDetails?.address;
  const missing = (at: string, sentence: string): Problem => ({
    verdict: 'failed',
    path: at,
    expected: 'present',
    found: 'missing',
    sentence,
  });
  if (!address) return [missing(path, 'A delivery needs an address, and there is none.')];
  if (!given(address.street) && !given(address.formatted)) {
    return [missing(`${path}/street`, 'The address has no street.')];
  }
  if (address.approximate === true || given(address.streetNumber)) return [];
  const problem = missing(`${path}/streetNumber`, 'The address has no house number.');
  // Only an address that is said to be exact is known to need one, and it may stand with the street.
  const mayStandElsewhere = [address.street, address.addressLine2, address.formatted].some((text) =>
    /\p{Nd}/u.test(text ?? ''),
  );
  const isWrong = address.approximate === false && !mayStandElsewhere;
  return [isWrong ? problem : { ...problem, verdict: 'could_not_tell' }];
}

function tableProblems(order: CheckContext['order']): Problem[] {
  const details = order.fulfillment?.dineInDetails;
  if (given(details?.value) || given(details?.label)) return [];
  return [
    {
      verdict: 'failed',
      path: '/fulfillment/dineInDetails',
      expected: 'present',
      found: 'missing',
      sentence: 'An order for eating in has to say where it goes, and this one does not.',
    },
  ];
}

/** Clocks differ, and a checkout takes its time. */
const lateness = 5 * 60_000;

function checkTime(context: CheckContext): OrderFinding[] {
  const check = 'fulfillment.time';
  const { location, now, wantedAt: wanted } = context;
  const asap = isAsap(context.order);
  const path = asap ? '/fulfillment/asap' : '/fulfillment/promisedTime';
  if (wanted === null) {
    const sentence = 'The order is for a later time, and that time cannot be read.';
    return report(check, [
      {
        verdict: 'failed',
        code: 'REQUIREMENTS_NOT_MET',
        path,
        expected: 'an ISO 8601 time',
        found: 'none',
        sentence,
      },
    ]);
  }
  if (wanted.getTime() < now.getTime() - lateness) {
    return report(check, [
      {
        verdict: 'failed',
        code: 'REQUIREMENTS_NOT_MET',
        path,
        expected: `not before ${now.toISOString()}`,
        found: wanted.toISOString(),
        sentence: 'The promised time has passed.',
      },
    ]);
  }
  const unsure = (sentence: string): OrderFinding[] =>
    report(check, [{ verdict: 'could_not_tell', path, found: wanted.toISOString(), sentence }]);
  if (location?.hours === undefined) return unsure('The location’s opening hours are not known.');
  const at = context.localTime(location.timeZone, wanted);
  if (at === null) return unsure('The location’s time zone is none that is known.');
  const shown = { path, expected: showPeriods(location.hours), found: showWeekMinute(at) };
  const problems: Problem[] = isOpenAt(location.hours, at)
    ? []
    : [
        {
          ...shown,
          verdict: 'failed',
          sentence: `The location is closed at ${shown.found}, its local time${asap ? ' now' : ''}.`,
        },
      ];
  return conclude(check, problems, shown);
}

function checkMinimum(
  { order, location, money }: CheckContext,
  amounts: OrderMoney,
): OrderFinding[] {
  const check = 'fulfillment.minimum';
  const path = '/totals/subtotal';
  const type = order.fulfillment?.type;
  const minimum = location?.fulfillment?.find((offer) => offer.type === type)?.minimumOrder;
  const least = amountOrNull(readAmount(minimum));
  if (least === null) return conclude(check, []);
  const expected = `at least ${money.show(least)}`;
  const subtotal = amountOrNull(amounts.subtotal) ?? amounts.lines;
  if (subtotal === null) {
    const sentence = 'The order’s subtotal cannot be told.';
    return report(check, [
      { verdict: 'could_not_tell', path, expected, found: 'missing', sentence },
    ]);
  }
  const found = money.show(subtotal);
  const problems: Problem[] = money.reaches(subtotal, least)
    ? []
    : [
        {
          verdict: 'failed',
          path,
          expected,
          found,
          sentence: `${type} asks for ${expected}, the order comes to ${found}.`,
        },
      ];
  return conclude(check, problems, { path, expected, found, sentence: 'The minimum is reached.' });
}
