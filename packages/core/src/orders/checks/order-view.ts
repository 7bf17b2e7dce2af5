import type {
  CanonicalDish,
  CanonicalVariation,
  FulfillmentType,
  Money,
  OptionGroup,
} from '@pos-bridge/pos';
import type { WixLineItem, WixOrder, WixOrderDishOption } from '@pos-bridge/wix';
import Big from 'big.js';
import { type AmountReading, amountOrNull, readAmount, zero } from './amounts.ts';
import type { OrderCatalog, PublishedDish } from './order-catalog.ts';

/** What a line or a choice names: nothing, something that the published menu lacks, or an entry of it. */
export type Named<Entry> =
  | { readonly kind: 'unnamed' }
  /** No menu is published, so that nothing can be looked up. */
  | { readonly kind: 'no_menu' }
  /** `formerPosId`: the POS's id of what an earlier menu had under this name; null where none had it. */
  | { readonly kind: 'unknown'; readonly wixId: string; readonly formerPosId: string | null }
  | { readonly kind: 'known'; readonly wixId: string; readonly entry: Entry };

/** A whole number from 1 on that arithmetic can trust. */
export type QuantityReading =
  | { readonly kind: 'quantity'; readonly value: number }
  | { readonly kind: 'missing' }
  | { readonly kind: 'wrong' };

export interface ChoiceView {
  readonly path: string;
  readonly item: WixLineItem;
  readonly quantity: QuantityReading;
  readonly price: AmountReading;
  readonly variation: Named<CanonicalVariation>;
  /** The price that the published menu asks for it here; null where it cannot be told. */
  readonly menuPrice: Money | null;
}

export interface OptionView {
  readonly path: string;
  readonly option: WixOrderDishOption;
  /** The dish's option group that this is; null where none fits or the dish is not known. */
  readonly group: OptionGroup | null;
  readonly choices: readonly ChoiceView[];
}

export interface LineView {
  readonly index: number;
  readonly path: string;
  readonly line: WixLineItem;
  readonly quantity: QuantityReading;
  readonly price: AmountReading;
  readonly dish: Named<PublishedDish>;
  readonly options: readonly OptionView[];
  /** Groups of the dish that the line does not speak of. */
  readonly groupsLeft: readonly OptionGroup[];
  /** quantity × (price + the choices' prices), exact; null where one of them cannot be read. */
  readonly total: Big | null;
}

/** The way of fulfillment, where the order names one that the bridge knows. */
export function fulfillmentTypeOf(order: WixOrder): FulfillmentType | null {
  switch (order.fulfillment?.type) {
    case 'PICKUP':
      return 'PICKUP';
    case 'DELIVERY':
      return 'DELIVERY';
    case 'DINE_IN':
      return 'DINE_IN';
    default:
      return null;
  }
}

/** More than this of one thing is a mistake, and amounts stay far from any limit. */
const largestQuantity = 100_000;

export function viewLines(order: WixOrder, catalog: OrderCatalog | null): LineView[] {
  return (order.lineItems ?? []).map((line, index) => viewLine(line, index, catalog));
}

function viewLine(line: WixLineItem, index: number, catalog: OrderCatalog | null): LineView {
  const path = `/lineItems/${index}`;
  const dish = named(line, catalog, (wixId) => ({
    entry: catalog?.dish(wixId),
    formerPosId: catalog?.formerDish(wixId),
  }));
  const groups = dish.kind === 'known' ? dish.entry.dish.optionGroups : [];
  const read = (line.dishOptions ?? []).map((option, at) =>
    readOption(option, `${path}/dishOptions/${at}`, catalog),
  );
  const found = groupsOf(read, groups);
  const options = read.map((option, at) => viewOption(option, found[at] ?? null));
  const quantity = readQuantity(line.quantity);
  const price = readAmount(line.price);
  return {
    index,
    path,
    line,
    quantity,
    price,
    dish,
    options,
    groupsLeft: groups.filter((group) => !found.includes(group)),
    total: lineTotal(quantity, price, options),
  };
}

interface ReadOption {
  readonly path: string;
  readonly option: WixOrderDishOption;
  readonly chosen: readonly Omit<ChoiceView, 'menuPrice'>[];
}

function readOption(
  option: WixOrderDishOption,
  path: string,
  catalog: OrderCatalog | null,
): ReadOption {
  return {
    path,
    option,
    chosen: (option.selectedChoices ?? []).map((item, at) => ({
      item,
      path: `${path}/selectedChoices/${at}`,
      quantity: readQuantity(item.quantity),
      price: readAmount(item.price),
      variation: named(item, catalog, (wixId) => ({
        entry: catalog?.variation(wixId),
        formerPosId: catalog?.formerVariation(wixId),
      })),
    })),
  };
}

const viewOption = (
  { path, option, chosen }: ReadOption,
  group: OptionGroup | null,
): OptionView => ({
  path,
  option,
  group,
  choices: chosen.map((choice) => ({
    ...choice,
    menuPrice:
      choice.variation.kind === 'known' ? menuPrice(group, choice.variation.entry.posId) : null,
  })),
});

const menuPrice = (group: OptionGroup | null, variationPosId: string): Money | null =>
  group?.choices.find((choice) => choice.variationPosId === variationPosId)?.price ?? null;

/**
 * Wix's options carry no id of their own, so the dish's group is told by its name, or else (the menu may
 * have renamed it since) by what was chosen from it; among several of one name, by choices and prices.
 * Each group answers for one option of a line; two options change places where both fit better so.
 */
function groupsOf(
  options: readonly ReadOption[],
  groups: readonly OptionGroup[],
): (OptionGroup | null)[] {
  const found: (OptionGroup | null)[] = [];
  for (const option of options) {
    let best: OptionGroup | null = null;
    let bestFit = 0;
    for (const group of groups) {
      if (found.includes(group)) continue;
      const fit = fitOf(option, group);
      if (fit > bestFit) {
        best = group;
        bestFit = fit;
      }
    }
    found.push(best);
  }
  for (let one = 0; one < options.length; one += 1) {
    for (let other = one + 1; other < options.length; other += 1) {
      const [a, b] = [options[one], options[other]];
      const [groupA, groupB] = [found[one] ?? null, found[other] ?? null];
      // Names tell all others apart.
      if (a === undefined || b === undefined || a.option.name !== b.option.name) continue;
      const kept = fitOf(a, groupA) + fitOf(b, groupB);
      if (fitOf(a, groupB) + fitOf(b, groupA) > kept) {
        found[one] = groupB;
        found[other] = groupA;
      }
    }
  }
  return found;
}

/** How well a group fits an option; 0: not at all. The name outweighs every choice, a choice its price. */
function fitOf({ option, chosen }: ReadOption, group: OptionGroup | null): number {
  if (group === null) return 0;
  let offered = 0;
  let samePrice = 0;
  for (const { variation, price } of chosen) {
    const asked = variation.kind === 'known' ? menuPrice(group, variation.entry.posId) : null;
    if (asked === null) continue;
    offered += 1;
    if ((amountOrNull(price) ?? zero).eq(asked)) samePrice += 1;
  }
  const sameName = option.name === group.name;
  if (!sameName && offered === 0) return 0;
  const sameBounds =
    Number(option.type === group.kind) +
    Number((option.minChoices ?? null) === (group.min ?? null)) +
    Number((option.maxChoices ?? null) === (group.max ?? null));
  return Number(sameName) * 1e12 + offered * 1e8 + samePrice * 1e4 + sameBounds;
}

function named<Entry>(
  item: WixLineItem,
  catalog: OrderCatalog | null,
  find: (wixId: string) => {
    readonly entry: Entry | undefined;
    readonly formerPosId: string | undefined;
  },
): Named<Entry> {
  const wixId = item.catalogReference?.catalogItemId;
  if (wixId === null || wixId === undefined || wixId === '') return { kind: 'unnamed' };
  if (catalog === null) return { kind: 'no_menu' };
  const { entry, formerPosId = null } = find(wixId);
  return entry === undefined
    ? { kind: 'unknown', wixId, formerPosId }
    : { kind: 'known', wixId, entry };
}

export function readQuantity(quantity: number | null | undefined): QuantityReading {
  if (quantity === null || quantity === undefined) return { kind: 'missing' };
  const usable = Number.isInteger(quantity) && quantity >= 1 && quantity <= largestQuantity;
  return usable ? { kind: 'quantity', value: quantity } : { kind: 'wrong' };
}

function lineTotal(
  quantity: QuantityReading,
  price: AmountReading,
  options: readonly OptionView[],
): Big | null {
  const unit = amountOrNull(price);
  if (unit === null || quantity.kind !== 'quantity') return null;
  let total = unit;
  for (const { choices } of options) {
    for (const choice of choices) {
      // A choice without a price costs nothing more; one without a quantity is there once.
      if (choice.price.kind === 'unreadable' || choice.quantity.kind === 'wrong') return null;
      const times = choice.quantity.kind === 'quantity' ? choice.quantity.value : 1;
      total = total.plus((amountOrNull(choice.price) ?? new Big(0)).times(times));
    }
  }
  return total.times(quantity.value);
}

/** A dish's name for sentences; a dish is the restaurant's, not the customer's. */
export const dishName = (dish: CanonicalDish): string => `"${dish.name}"`;
