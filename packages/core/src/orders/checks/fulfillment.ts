import { amountOrNull, readAmount } from '../site-order/amounts.ts';
import { fulfillmentTypeOf } from '../site-order/order-view.ts';
import type { SiteOrder } from '../site-order/site-order.ts';
import type { OrderCheck } from './check.ts';
import { isOpenAt, showPeriods, showWeekMinute } from './opening-hours.ts';
import { type CheckOutcome, cannotTell, failed, type Problem } from './problem.ts';

export const fulfillmentOffered = {
  id: 'fulfillment.offered',
  weight: 'opinion',
  code: 'REQUIREMENTS_NOT_MET',
  title: 'Fulfillment offered',
  path: 'fulfillmentType',
  passed: 'The location offers this way of fulfillment.',
  run({ order, location }) {
    const path = order.source.paths.fulfillmentType;
    const type = fulfillmentTypeOf(order);
    const offers = location?.fulfillment?.map((offer) => offer.type);
    const expected = offers === undefined ? null : offers.join(', ') || 'none';
    if (type === null) {
      const found = order.fulfillment.type ?? 'missing';
      const sentence = 'The order does not say in known words how the customer gets it.';
      return { problems: [cannotTell({ path }, sentence, { expected, found })] };
    }
    if (offers === undefined) {
      const sentence = 'The POS does not say which ways of fulfillment the location offers.';
      return { problems: [cannotTell({ path }, sentence, { found: type })] };
    }
    const sentence = `The location does not offer ${type}.`;
    return {
      problems: offers.includes(type)
        ? []
        : [failed({ path }, sentence, { expected, found: type })],
      passed: { expected, found: type },
    };
  },
} as const satisfies OrderCheck;

export const fulfillmentDetails = {
  id: 'fulfillment.details',
  weight: 'opinion',
  code: 'REQUIREMENTS_NOT_MET',
  title: 'Fulfillment details complete',
  path: 'fulfillment',
  passed: 'No details are needed.',
  run({ order }): CheckOutcome {
    const { paths } = order.source;
    switch (order.fulfillment.type) {
      case 'DELIVERY':
        return {
          problems: addressProblems(order),
          passed: { path: paths.address, sentence: 'The address is complete.' },
        };
      case 'DINE_IN':
        return {
          problems: tableProblems(order),
          passed: { path: paths.table, sentence: 'The order says where in the house it goes.' },
        };
      default:
        return { problems: [] };
    }
  },
} as const satisfies OrderCheck;

const given = (text: string | null | undefined): boolean => (text ?? '').trim() !== '';

const missing = (path: string, sentence: string): Problem =>
  failed({ path }, sentence, { expected: 'present', found: 'missing' });

/** Says what is missing and never what is there: an address is the customer's own. */
function addressProblems({ fulfillment: { address }, source: { paths } }: SiteOrder): Problem[] {
  if (address === null) {
    return [missing(paths.address, 'A delivery needs an address, and there is none.')];
  }
  if (!given(address.street) && !given(address.formatted)) {
    return [missing(paths.street, 'The address has no street.')];
  }
  if (address.approximate === true || given(address.streetNumber)) return [];
  const problem = missing(paths.streetNumber, 'The address has no house number.');
  // Only an address that is said to be exact is known to need one, and it may stand with the street.
  const mayStandElsewhere = [address.street, address.addressLine2, address.formatted].some((text) =>
    /\p{Nd}/u.test(text ?? ''),
  );
  const isWrong = address.approximate === false && !mayStandElsewhere;
  return [isWrong ? problem : { ...problem, verdict: 'could_not_tell' }];
}

function tableProblems({ fulfillment: { table }, source: { paths } }: SiteOrder): Problem[] {
  if (given(table?.value) || given(table?.label)) return [];
  const sentence = 'An order for eating in has to say where it goes, and this one does not.';
  return [missing(paths.table, sentence)];
}

/** Clocks differ, and a checkout takes its time. */
const lateness = 5 * 60_000;

export const fulfillmentTime = {
  id: 'fulfillment.time',
  weight: 'opinion',
  code: 'CLOSED',
  title: 'Promised time within opening hours',
  path: 'asap',
  passed: 'The location is open then.',
  run({ order, location, now, wantedAt, localTime }) {
    const { asap } = order.fulfillment;
    const { paths } = order.source;
    const path = asap ? paths.asap : paths.promisedTime;
    const wrong = (expected: string, found: string, sentence: string): CheckOutcome => ({
      problems: [failed({ path, code: 'REQUIREMENTS_NOT_MET' }, sentence, { expected, found })],
    });
    if (wantedAt === null) {
      const sentence = 'The order is for a later time, and that time cannot be read.';
      return wrong('an ISO 8601 time', 'none', sentence);
    }
    const wanted = wantedAt.toISOString();
    if (wantedAt.getTime() < now.getTime() - lateness) {
      return wrong(`not before ${now.toISOString()}`, wanted, 'The promised time has passed.');
    }
    const unsure = (sentence: string): CheckOutcome => ({
      problems: [cannotTell({ path }, sentence, { found: wanted })],
    });
    if (location?.hours === undefined) return unsure('The location’s opening hours are not known.');
    const at = localTime(location.timeZone, wantedAt);
    if (at === null) return unsure('The location’s time zone is none that is known.');
    const shown = { expected: showPeriods(location.hours), found: showWeekMinute(at) };
    const sentence = `The location is closed at ${shown.found}, its local time${asap ? ' now' : ''}.`;
    return {
      problems: isOpenAt(location.hours, at) ? [] : [failed({ path }, sentence, shown)],
      passed: { path, ...shown },
    };
  },
} as const satisfies OrderCheck;

export const fulfillmentMinimum = {
  id: 'fulfillment.minimum',
  weight: 'opinion',
  code: 'REQUIREMENTS_NOT_MET',
  title: 'Minimum order reached',
  path: 'subtotal',
  passed: 'No minimum is asked for.',
  run({ order, location, money, amounts }) {
    const path = order.source.paths.subtotal;
    const { type } = order.fulfillment;
    const minimum = location?.fulfillment?.find((offer) => offer.type === type)?.minimumOrder;
    const least = amountOrNull(readAmount(minimum));
    if (least === null) return { problems: [] };
    const expected = `at least ${money.show(least)}`;
    const subtotal = amountOrNull(amounts.subtotal) ?? amounts.lines;
    if (subtotal === null) {
      const sentence = 'The order’s subtotal cannot be told.';
      return { problems: [cannotTell({ path }, sentence, { expected, found: 'missing' })] };
    }
    const found = money.show(subtotal);
    const sentence = `${type} asks for ${expected}, the order comes to ${found}.`;
    return {
      problems: money.reaches(subtotal, least)
        ? []
        : [failed({ path }, sentence, { expected, found })],
      passed: { expected, found, sentence: 'The minimum is reached.' },
    };
  },
} as const satisfies OrderCheck;
