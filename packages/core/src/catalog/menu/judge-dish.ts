import { amountOf, type CanonicalDish, canonicalDishSchema, mostOf } from '@pos-bridge/pos';
import { z } from 'zod';
import { type DishContext, judgeGroups, whatIsWrongWithPrice } from './judge-groups.ts';
import type { Placed } from './read-entities.ts';

/** A dish whose option groups have not been read, so that one of them cannot make the dish unreadable. */
export const dishWithRawGroupsSchema = canonicalDishSchema.extend({
  optionGroups: z.array(z.unknown()).max(mostOf.optionGroups),
});
type DishWithRawGroups = z.infer<typeof dishWithRawGroupsSchema>;

/** The dish as it can be sold; null where it cannot, and then a finding says why. */
export function judgeDish(
  { path, value: dish }: Placed<DishWithRawGroups>,
  context: DishContext,
): CanonicalDish | null {
  const { findings } = context;
  const owner = `Dish "${dish.name}"`;
  const wrongPrice = whatIsWrongWithPrice(dish.price, context);
  if (wrongPrice !== null) {
    const sentence = `${owner} is left out: its price ${wrongPrice}.`;
    findings.leavesOut('PRICE_NOT_MONEY', `${path}.price`, sentence);
  }
  const isTaxed = dish.taxRate === undefined || isRate(dish.taxRate);
  if (!isTaxed) {
    findings.leavesOut(
      'TAX_NOT_A_RATE',
      `${path}.taxRate`,
      `${owner} is left out: its tax rate is "${dish.taxRate}", which is no percentage from 0 to 100.`,
    );
  }
  const optionGroups = judgeGroups({ path, dish }, context);
  if (wrongPrice !== null || !isTaxed || optionGroups === null) return null;
  if (dish.fulfillmentTypes?.length === 0) {
    findings.reports(
      'NEVER_OFFERED',
      `${path}.fulfillmentTypes`,
      `${owner} is offered neither for pickup nor for delivery nor at the table: guests do not see it.`,
    );
  }
  return { ...dish, optionGroups };
}

function isRate(text: string): boolean {
  if (!/^\d+(\.\d+)?$/.test(text)) return false;
  return amountOf(text).lte(100);
}
