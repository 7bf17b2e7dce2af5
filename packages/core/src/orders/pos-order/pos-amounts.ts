import type { PosOrder, PosOrderLine, PosTotals } from '@pos-bridge/pos';
import { type Money, moneySchema } from '@pos-bridge/pos';
import type Big from 'big.js';
import { plainLine } from '../../plain-text.ts';
import {
  type AmountText,
  amountOrNull,
  orZero,
  readAmount,
  sum,
  zero,
} from '../site-order/amounts.ts';
import type { SiteOrder } from '../site-order/site-order.ts';

/** Reads one amount, and notes its place where it cannot be read; null where nothing is there. */
export type ReadMoney = (text: AmountText, path: string) => Money | null;

/** One way to read an order's totals, of which Wix's words leave several open. */
interface Reading {
  readonly delivery: Money | null;
  readonly discount: Big;
  readonly taxIncluded: boolean;
}

/**
 * An order's amounts such that they add up (see {@link PosTotals}). A site may name a fee with the
 * fulfillment's details alone, a discount in the totals alone, loyalty beside the discount or within it,
 * prices with tax or without: among these readings the one is taken whose sum comes closest to the total,
 * the usual one where several do.
 */
export function toPosAmounts(
  order: SiteOrder,
  lines: readonly PosOrderLine[],
  read: ReadMoney,
): Pick<PosOrder, 'discounts' | 'totals'> {
  const { totals } = order;
  const { paths } = order.source;
  const told = {
    subtotal: read(totals.subtotal, paths.subtotal),
    total: read(totals.total, paths.total),
    delivery: read(totals.delivery, paths.delivery),
    tax: read(totals.tax, paths.tax),
    discount: read(totals.discount, paths.discount),
    tip: read(totals.tip, paths.tip),
  };
  const serviceFees = totals.serviceFees.map(({ name, fee, tax }, index) => {
    const path = `${paths.serviceFees}/${index}`;
    return {
      name: nameOf(name),
      fee: read(fee.amount, path + paths.serviceFee.fee.amount) ?? nothing,
      tax: read(tax.amount, path + paths.serviceFee.tax.amount),
    };
  });
  const listed = order.discounts.map(({ name, amount }, index) => ({
    name: nameOf(name),
    amount: read(amount, `${paths.discounts}/${index}${paths.discountAmount}`) ?? nothing,
  }));
  const loyalty =
    read(totals.loyaltySavings, paths.loyaltySavings) ??
    read(totals.loyaltyApplied, paths.loyaltyApplied);

  const lineSum = sum(lines.map(lineTotal));
  const chosen = closest(
    readings(order, told, sum(listed.map(({ amount }) => orZero(amount))), loyalty, read),
    {
      total: told.total,
      subtotal: told.subtotal === null ? lineSum : orZero(told.subtotal),
      tax: orZero(told.tax),
      apart: [
        orZero(told.tip),
        sum(serviceFees.flatMap(({ fee, tax }) => [orZero(fee), orZero(tax)])),
      ],
    },
  );
  const decimals = Math.max(...Object.values(told).map(decimalsOf), decimalsOf(loyalty));
  const show = (amount: Big): Money =>
    moneySchema.parse(amount.toFixed(Math.max(decimals, decimalsOf(amount.toFixed()))));
  // Lines with their tax, above a subtotal without it.
  const isNet =
    order.taxIncluded !== false &&
    told.subtotal !== null &&
    !orZero(told.tax).eq(0) &&
    lineSum.eq(orZero(told.subtotal).plus(orZero(told.tax)));
  return {
    discounts: withRest(listed, chosen.discount, loyalty, show),
    totals: {
      ...told,
      subtotal: isNet ? show(lineSum) : told.subtotal,
      delivery: chosen.delivery,
      taxIncluded: isNet || chosen.taxIncluded,
      discount: sameOrNothing(told.discount, chosen.discount)
        ? told.discount
        : show(chosen.discount),
      serviceFees,
    },
  };
}

function readings(
  { fulfillment: { fee }, taxIncluded: toldIncluded }: SiteOrder,
  told: Pick<PosTotals, 'delivery' | 'discount' | 'tax'>,
  listed: Big,
  loyalty: Money | null,
  read: ReadMoney,
): Reading[] {
  const deliveries =
    told.delivery === null
      ? [fee === null ? null : read(fee.amount, fee.path), null]
      : [told.delivery, ...(fee === null ? [] : [readable(fee.amount)])];
  const off = orZero(loyalty);
  const discounts =
    told.discount === null
      ? [listed.plus(off)]
      : [orZero(told.discount).plus(off), orZero(told.discount), listed.plus(off)];
  const either = orZero(told.tax).eq(0) ? [false] : [false, true];
  const taxes = toldIncluded === null ? either : [toldIncluded];
  return taxes.flatMap((taxIncluded) =>
    discounts.flatMap((discount) =>
      deliveries.map((delivery) => ({ delivery, discount, taxIncluded })),
    ),
  );
}

/** The tip and the fees may stand within the total or apart from it. */
function closest(
  readings: readonly Reading[],
  known: {
    readonly total: Money | null;
    readonly subtotal: Big;
    readonly tax: Big;
    readonly apart: readonly [Big, Big];
  },
): Reading {
  const [usual] = readings;
  if (usual === undefined) throw new Error('every order can be read in one way at least');
  if (known.total === null) return usual;
  const total = orZero(known.total);
  const [tip, fees] = known.apart;
  const fitOf = ({ delivery, discount, taxIncluded }: Reading): Fit => {
    const all = known.subtotal
      .plus(orZero(delivery))
      .minus(discount)
      .plus(taxIncluded ? 0 : known.tax)
      .plus(tip)
      .plus(fees);
    return [zero, tip, fees, tip.plus(fees)]
      .map((apart) => ({ off: all.minus(apart).minus(total).abs(), apart }))
      .reduce((best, one) => (isBetter(one, best) ? one : best));
  };
  return readings.reduce((best, one) => (isBetter(fitOf(one), fitOf(best)) ? one : best), usual);
}

/** How far a reading is off the total, and what it leaves apart from it: of two that fit, the fuller one. */
interface Fit {
  readonly off: Big;
  readonly apart: Big;
}

const isBetter = (one: Fit, other: Fit): boolean =>
  one.off.eq(other.off) ? one.apart.lt(other.apart) : one.off.lt(other.off);

/** Each discount by its name; what the totals take off beyond them has to reach the till as well. */
function withRest(
  listed: PosOrder['discounts'],
  discount: Big,
  loyalty: Money | null,
  show: (amount: Big) => Money,
): PosOrder['discounts'] {
  const entries = [...listed];
  let rest = discount.minus(sum(listed.map(({ amount }) => orZero(amount))));
  if (loyalty !== null && orZero(loyalty).gt(0) && rest.gte(orZero(loyalty))) {
    entries.push({ name: 'Loyalty', amount: loyalty });
    rest = rest.minus(orZero(loyalty));
  }
  if (rest.gt(0)) entries.push({ name: 'Discount', amount: show(rest) });
  return entries;
}

/** What a line comes to, its choices included. */
export const lineTotal = ({ quantity, unitPrice, options }: PosOrderLine): Big =>
  options
    .reduce(
      (one, option) => one.plus(orZero(option.unitPrice).times(option.quantity)),
      orZero(unitPrice),
    )
    .times(quantity);

const nameOf = (text: AmountText): string | null => plainLine(text ?? '') || null;

const nothing = moneySchema.parse('0');
const decimalsOf = (amount: string | null): number => (amount ?? '').split('.')[1]?.length ?? 0;
const sameOrNothing = (told: Money | null, amount: Big): boolean => orZero(told).eq(amount);

const readable = (text: AmountText): Money | null =>
  amountOrNull(readAmount(text)) === null ? null : moneySchema.parse(text);
