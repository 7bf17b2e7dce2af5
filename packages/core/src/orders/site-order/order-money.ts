import type { Big } from 'big.js';
import {
  type AmountReading,
  amountOrNull,
  type MoneyRules,
  readAmount,
  sum,
  zero,
} from './amounts.ts';
import type { LineView } from './order-view.ts';
import type { SiteOrder } from './site-order.ts';

/** The order's amounts, read once. */
export interface OrderMoney {
  /** What the lines come to; null where one of them cannot be worked out. */
  readonly lines: Big | null;
  readonly subtotal: AmountReading;
  readonly total: AmountReading;
  readonly delivery: AmountReading;
  readonly tax: AmountReading;
  readonly discount: AmountReading;
  readonly loyalty: AmountReading;
  readonly tip: AmountReading;
  /** The fee that stands with the fulfillment's details: a courier's, or the pickup's. */
  readonly detailsFee: AmountReading;
  readonly discounts: readonly AmountReading[];
  readonly serviceFees: readonly { readonly fee: AmountReading; readonly tax: AmountReading }[];
  /** What the order itself says of it; null where that is to be told by the amounts. */
  readonly taxIncluded: boolean | null;
}

export function readOrderMoney(order: SiteOrder, lines: readonly LineView[]): OrderMoney {
  const { totals } = order;
  const readable = lines.flatMap((line) => (line.total === null ? [] : [line.total]));
  return {
    lines: readable.length === lines.length ? sum(readable) : null,
    subtotal: readAmount(totals.subtotal),
    total: readAmount(totals.total),
    delivery: readAmount(totals.delivery),
    tax: readAmount(totals.tax),
    discount: readAmount(totals.discount),
    loyalty: readAmount(totals.loyaltySavings),
    tip: readAmount(totals.tip),
    detailsFee: readAmount(detailsFeeText(order)),
    discounts: order.discounts.map(({ amount }) => readAmount(amount)),
    serviceFees: totals.serviceFees.map(({ fee, tax }) => ({
      fee: readAmount(fee.amount),
      tax: readAmount(tax.amount),
    })),
    taxIncluded: order.taxIncluded,
  };
}

export function detailsFeeText({ fulfillment: { type, fee } }: SiteOrder): string | null {
  return type === 'PICKUP' || type === 'DELIVERY' ? (fee?.amount ?? null) : null;
}

/** The amounts' sum where all that are there can be read; what is missing counts as nothing. */
export function sumOrNothing(readings: readonly AmountReading[]): Big | null {
  if (readings.some((reading) => reading.kind === 'unreadable')) return null;
  return sum(readings.map((reading) => amountOrNull(reading) ?? zero));
}

/** What the discounts take off: the totals' word, or else the discounts' own amounts. */
export const discountOf = (money: OrderMoney): Big | null =>
  money.discount.kind === 'missing' ? sumOrNothing(money.discounts) : amountOrNull(money.discount);

/** What bringing it costs: the totals' word, or else that of the fulfillment's details. */
export const deliveryOf = (money: OrderMoney): Big | null =>
  money.delivery.kind === 'missing'
    ? sumOrNothing([money.detailsFee])
    : amountOrNull(money.delivery);

/** One way to read "tip and fees apart" (contract §2, totals). */
export interface TotalReading {
  readonly total: Big;
  /** What the customer owes beyond `total` where it is read this way. */
  readonly apart: Big;
  /** The prices hold the tax, so that it is not added. */
  readonly taxIncluded: boolean;
}

/**
 * What the total must be. Wix words its totals as "subtotal: the total less delivery, tax and
 * discount; tip and fees apart", which leaves open whether the total holds the tip and the service
 * fees, and whether the prices include the tax: each way is taken, the fullest first, and the payments
 * then have to cover what is left apart. Null where one of the amounts cannot be read.
 */
export function expectedTotals(money: OrderMoney): readonly TotalReading[] | null {
  const subtotal = amountOrNull(money.subtotal) ?? money.lines;
  const delivery = deliveryOf(money);
  const discount = discountOf(money);
  const tax = sumOrNothing([money.tax]);
  const loyalty = sumOrNothing([money.loyalty]);
  const tip = sumOrNothing([money.tip]);
  const fees = sumOrNothing(money.serviceFees.flatMap(({ fee, tax: feeTax }) => [fee, feeTax]));
  if (
    subtotal === null ||
    delivery === null ||
    discount === null ||
    tax === null ||
    loyalty === null ||
    tip === null ||
    fees === null
  ) {
    return null;
  }
  const untaxed = subtotal.plus(delivery).minus(discount).minus(loyalty);
  const { taxIncluded } = money;
  return [
    ...(taxIncluded === true ? [] : waysToAdd(untaxed.plus(tax), tip, fees, false)),
    // Prices that include the tax: the total must not count it once more.
    ...(taxIncluded === false || (tax.eq(0) && taxIncluded === null)
      ? []
      : waysToAdd(untaxed, tip, fees, true)),
  ];
}

const waysToAdd = (base: Big, tip: Big, fees: Big, taxIncluded: boolean): TotalReading[] => [
  { total: base.plus(tip).plus(fees), apart: zero, taxIncluded },
  { total: base.plus(fees), apart: tip, taxIncluded },
  { total: base.plus(tip), apart: fees, taxIncluded },
  { total: base, apart: tip.plus(fees), taxIncluded },
];

/** The way in which a total adds up; undefined where it does in none. */
export const readingOf = (
  told: Big,
  readings: readonly TotalReading[],
  money: MoneyRules,
): TotalReading | undefined =>
  readings.find(({ total }) => money.same(told, total) || money.same(told, money.round(total)));

/**
 * Whether the lines' prices hold the tax already: the subtotal is the lines less the tax, or the total
 * adds up only where the tax is not added; null where the order does not tell.
 */
export function taxIsIncluded(amounts: OrderMoney, money: MoneyRules): boolean | null {
  if (amounts.taxIncluded !== null) return amounts.taxIncluded;
  const tax = amountOrNull(amounts.tax);
  if (tax === null || tax.eq(0)) return null;
  const subtotal = amountOrNull(amounts.subtotal);
  const { lines } = amounts;
  if (subtotal !== null && lines !== null && !money.same(subtotal, lines)) {
    if (money.same(subtotal, lines.minus(tax))) return true;
  }
  const told = amountOrNull(amounts.total);
  const readings = told === null ? null : expectedTotals(amounts);
  if (told === null || readings === null) return null;
  return readingOf(told, readings, money)?.taxIncluded ?? null;
}
