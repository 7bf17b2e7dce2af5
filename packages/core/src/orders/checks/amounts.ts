import Big from 'big.js';
import type { PosDeclaration } from '../../pos/pos-provider.ts';

/** An amount as an order carries it: unjudged text, or nothing. */
export type AmountText = string | null | undefined;

/** What became of reading one: missing and unreadable are different complaints. */
export type AmountReading =
  | { readonly kind: 'amount'; readonly value: Big }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unreadable' };

const decimalAmount = /^-?\d+(\.\d+)?$/;
/** As long as `moneySchema` allows. */
const longestAmount = 40;

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

export const sum = (amounts: readonly Big[]): Big =>
  amounts.reduce((total, amount) => total.plus(amount), zero);

/** An amount as it is shown in a finding: at least the POS's decimals, more where it has more. */
export type ShowAmount = (amount: Big) => string;

/** The POS's own way with money, as its provider declares it. */
export interface MoneyRules {
  /** Rounded as the POS rounds. */
  round(amount: Big): Big;
  /** Whether the POS would take the one for the other. */
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

export function moneyRules(money: PosDeclaration['money']): MoneyRules {
  const mode = roundingModes[money.rounding];
  const tolerance = new Big(money.tolerance).abs();
  return {
    round: (amount) => amount.round(money.decimals, mode),
    same: (left, right) => left.eq(right) || left.minus(right).abs().lte(tolerance),
    reaches: (left, right) => left.plus(tolerance).gte(right),
    show: (amount) => {
      const exact = amount.toFixed();
      const decimals = exact.split('.')[1]?.length ?? 0;
      return decimals >= money.decimals ? exact : amount.toFixed(money.decimals);
    },
  };
}

/** For sentences about an amount that could not be read: its text, cut, since anything may stand there. */
export const quoted = (text: AmountText): string =>
  text === null || text === undefined
    ? 'nothing'
    : `"${text.length > longestAmount ? `${text.slice(0, longestAmount)}…` : text}"`;
