import { z } from 'zod';

/**
 * A value of a known set, or any other text: Wix adds enum values, and an unknown one must be kept
 * and shown, never refused (contract §2). The known values are what TypeScript suggests and what
 * the JSON Schema lists as examples.
 */
export type OpenEnum<Known extends string> = Known | (string & {});

export const openEnum = <const Known extends readonly string[]>(
  known: Known,
): z.ZodType<OpenEnum<Known[number]>, OpenEnum<Known[number]>> =>
  z
    .string()
    .max(100)
    .meta({ examples: [...known] });

/** Free text that Wix may leave out or send as null. */
export const optionalText = z.string().nullish();

/** True, false, or not told. */
export const optionalFlag = z.boolean().nullish();

/**
 * An amount as an order carries it: meant to be a decimal string (`"5"`, `"10.00"`), but only its
 * length is held here, so that an order check can name the amount that is wrong instead of the
 * whole order being unreadable. `decimalAmountSchema` tells the good ones.
 */
export const orderAmount = z.string().max(64);

/** An amount of money in the contract's form: a decimal string with a dot, possibly negative. */
export const decimalAmountSchema = z
  .string()
  .max(64)
  .regex(/^-?\d+(\.\d+)?$/, 'not a decimal amount such as "10.00"');

/** Wix's Money. `formattedValue` is for people's eyes and is never calculated with. */
export const wixMoneySchema = z.looseObject({
  value: orderAmount.nullish(),
  currency: optionalText,
  formattedValue: optionalText,
});
export type WixMoney = z.infer<typeof wixMoneySchema>;
