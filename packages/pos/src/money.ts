import Big from 'big.js';
import { z } from 'zod';

/**
 * An amount of money as it crosses every border of the bridge: a decimal string with a dot (`"5"`,
 * `"10.00"`, `"-1.5"`), never a float (contract §2). Inside, arithmetic is done with `Big`.
 */
export const moneySchema = z
  .string()
  .max(40)
  .regex(/^-?\d+(\.\d+)?$/, 'not a decimal amount')
  .brand<'Money'>();
export type Money = z.infer<typeof moneySchema>;

export const money = (amount: Big | number | string): Money =>
  moneySchema.parse(new Big(amount).toFixed());

export const amountOf = (value: Money | string): Big => new Big(value);

const decimalsOf = new Map(
  Intl.supportedValuesOf('currency').map((currency) => {
    const format = new Intl.NumberFormat('en', { style: 'currency', currency });
    return [currency, format.resolvedOptions().maximumFractionDigits ?? 2];
  }),
);

/** Decimals of a currency's smallest unit (ISO 4217): 2 of EUR, 0 of JPY, 3 of KWD; null of none that is known. */
export const currencyDecimals = (currency: string): number | null =>
  decimalsOf.get(currency.toUpperCase()) ?? null;
