import type { WixLineItem, WixOrder, WixOrderDishOption } from '@pos-bridge/wix';
import Big from 'big.js';
import type {
  CanonicalDish,
  CanonicalVariation,
  FulfillmentType,
  OptionGroup,
} from '../../catalog/canonical-menu.ts';
import type { Money } from '../../money.ts';
import { type AmountReading, amountOrNull, readAmount } from './amounts.ts';
import type { OrderCatalog, PublishedDish } from './order-catalog.ts';

/** What a line or a choice names: nothing, something that the published menu lacks, or an entry of it. */
export type Named<Entry> =
  | { readonly kind: 'unnamed' }
  /** No menu is published, so that nothing can be looked up. */
  | { readonly kind: 'no_menu' }
  | { readonly kind: 'unknown'; readonly wixId: string }
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
  const dish = named(line, catalog, (wixId) => catalog?.dish(wixId));
  const groups = dish.kind === 'known' ? dish.entry.dish.optionGroups : [];
  const taken = new Set<OptionGroup>();
  const options = (line.dishOptions ?? []).map((option, at) =>
    viewOption(option, `${path}/dishOptions/${at}`, groups, taken, catalog),
  );
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
    groupsLeft: groups.filter((group) => !taken.has(group)),
    total: lineTotal(quantity, price, options),
  };
}

function viewOption(
  option: WixOrderDishOption,
  path: string,
  groups: readonly OptionGroup[],
  taken: Set<OptionGroup>,
  catalog: OrderCatalog | null,
): OptionView {
  const chosen = (option.selectedChoices ?? []).map((item, at) => ({
    item,
    path: `${path}/selectedChoices/${at}`,
    variation: named(item, catalog, (wixId) => catalog?.variation(wixId)),
  }));
  const chosenPosIds = chosen.flatMap(({ variation }) =>
    variation.kind === 'known' ? [variation.entry.posId] : [],
  );
  const group = groupOf(option, chosenPosIds, groups, taken);
  if (group !== null) taken.add(group);
  return {
    path,
    option,
    group,
    choices: chosen.map(({ item, path: choicePath, variation }) => ({
      path: choicePath,
      item,
      quantity: readQuantity(item.quantity),
      price: readAmount(item.price),
      variation,
      menuPrice: variation.kind === 'known' ? menuPrice(group, variation.entry.posId) : null,
    })),
  };
}

const menuPrice = (group: OptionGroup | null, variationPosId: string): Money | null =>
  group?.choices.find((choice) => choice.variationPosId === variationPosId)?.price ?? null;

/**
 * Wix's options carry no id of their own, so the dish's group is told by its name, or else (the menu may
 * have renamed it since) by what was chosen from it; among several, by how well both fit. Each group
 * answers for one option of a line.
 */
function groupOf(
  option: WixOrderDishOption,
  chosenPosIds: readonly string[],
  groups: readonly OptionGroup[],
  taken: ReadonlySet<OptionGroup>,
): OptionGroup | null {
  let best: OptionGroup | null = null;
  let bestFit: readonly number[] = [];
  for (const group of groups) {
    if (taken.has(group)) continue;
    const sameName = option.name === group.name;
    const offered = chosenPosIds.filter((posId) => menuPrice(group, posId) !== null).length;
    if (!sameName && offered === 0) continue;
    const fit = [Number(sameName), offered, Number(option.type === group.kind)];
    if (best === null || isBetter(fit, bestFit)) {
      best = group;
      bestFit = fit;
    }
  }
  return best;
}

/** Compares place by place; the first that differs decides, and a tie leaves the earlier group. */
function isBetter(fit: readonly number[], than: readonly number[]): boolean {
  for (const [place, value] of fit.entries()) {
    const other = than[place] ?? 0;
    if (value !== other) return value > other;
  }
  return false;
}

function named<Entry>(
  item: WixLineItem,
  catalog: OrderCatalog | null,
  find: (wixId: string) => Entry | undefined,
): Named<Entry> {
  const wixId = item.catalogReference?.catalogItemId;
  if (wixId === null || wixId === undefined || wixId === '') return { kind: 'unnamed' };
  if (catalog === null) return { kind: 'no_menu' };
  const entry = find(wixId);
  return entry === undefined ? { kind: 'unknown', wixId } : { kind: 'known', wixId, entry };
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
