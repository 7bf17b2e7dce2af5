import type { PosDeclaration } from '@pos-bridge/pos';
import { currencyDecimals } from '@pos-bridge/pos';
import Big from 'big.js';

/** An amount as an order carries it: unjudged text, or nothing. */
export type AmountText = string | null | undefined;

/** What became of reading one: missing and unreadable are different complaints. */
export type AmountReading =
  | { readonly kind: 'amount'; readonly value: Big }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unreadable' };

const decimalAmount = /^-?\d+(\.\d+)?$/;
/** No order needs a longer one; whatever comes of adding many of these up still fits `moneySchema`. */
const longestAmount = 16;

const missing: AmountReading = { kind: 'missing' };
const unreadable: AmountReading = { kind: 'unreadable' };

export function readAmount(text: AmountText): AmountReading {
  if (text === null || text === undefined || text === '') return missing;
  if (text.length > longestAmount || !decimalAmount.test(text)) return unreadable;
  return { kind: 'amount', value: new Big(text) };
}

export const amountOrNull = (reading: AmountReading): Big | null =>
  reading.kind === 'amount' ? reading.value : null;

export const zero = new Big(0);

/** Zero where nobody named an amount. */
export const orZero = (amount: string | null): Big => (amount === null ? zero : new Big(amount));

export const sum = (amounts: readonly Big[]): Big =>
  amounts.reduce((total, amount) => total.plus(amount), zero);

/** An amount as it is shown in a finding: at least the currency's decimals, more where it has more. */
export type ShowAmount = (amount: Big) => string;

/** The currency's smallest unit and the POS's way to round to it. */
export interface MoneyRules {
  /** Rounded as the POS rounds. */
  round(amount: Big): Big;
  roundDown(amount: Big): Big;
  roundUp(amount: Big): Big;
  /** Whether they are no more than one smallest unit apart: each side rounds in its own places. */
  same(left: Big, right: Big): boolean;
  /** Whether `left` reaches `right`, the tolerance granted. */
  reaches(left: Big, right: Big): boolean;
  readonly show: ShowAmount;
}

const roundingModes = {
  HALF_UP: Big.roundHalfUp,
  HALF_EVEN: Big.roundHalfEven,
  DOWN: Big.roundDown,
} as const;

/** Where nobody knows the currency, it is taken for one of the many with two decimals. */
export function moneyRules(
  { rounding }: PosDeclaration['money'],
  currency: string | null,
): MoneyRules {
  const mode = roundingModes[rounding];
  const decimals = (currency === null ? null : currencyDecimals(currency)) ?? 2;
  const tolerance = new Big(10).pow(-decimals);
  return {
    round: (amount) => amount.round(decimals, mode),
    roundDown: (amount) => amount.round(decimals, Big.roundDown),
    roundUp: (amount) => amount.round(decimals, Big.roundUp),
    same: (left, right) => left.eq(right) || left.minus(right).abs().lte(tolerance),
    reaches: (left, right) => left.plus(tolerance).gte(right),
    show: (amount) => {
      const exact = amount.toFixed();
      const written = exact.split('.')[1]?.length ?? 0;
      return written >= decimals ? exact : amount.toFixed(decimals);
    },
  };
}

/** For sentences about an amount that could not be read: its text, cut, since anything may stand there. */
export const quoted = (text: AmountText): string =>
  text === null || text === undefined
    ? 'nothing'
    : `"${text.length > longestAmount ? `${text.slice(0, longestAmount)}…` : text}"`;
