import type {
  CanonicalDish,
  CanonicalVariation,
  FulfillmentType,
  Money,
  OptionGroup,
} from '@pos-bridge/pos';
import Big from 'big.js';
import { type AmountReading, amountOrNull, readAmount, zero } from './amounts.ts';
import type { OrderCatalog, PublishedDish } from './order-catalog.ts';
import type { OrderPaths, SiteItem, SiteLine, SiteModifierGroup, SiteOrder } from './site-order.ts';

/** What a line or a modifier names: nothing, something that the published menu lacks, or an entry of it. */
export type Named<Entry> =
  | { readonly kind: 'unnamed' }
  /** No menu is published, so that nothing can be looked up. */
  | { readonly kind: 'no_menu' }
  /** `formerPosId`: the POS's id of what an earlier menu had under this name; null where none had it. */
  | { readonly kind: 'unknown'; readonly siteId: string; readonly formerPosId: string | null }
  | { readonly kind: 'known'; readonly siteId: string; readonly entry: Entry };

/** A whole number from 1 on that arithmetic can trust. */
export type QuantityReading =
  | { readonly kind: 'quantity'; readonly value: number }
  | { readonly kind: 'missing' }
  | { readonly kind: 'wrong' };

export interface ModifierView {
  readonly path: string;
  readonly item: SiteItem;
  readonly quantity: QuantityReading;
  readonly price: AmountReading;
  readonly variation: Named<CanonicalVariation>;
  /** The price that the published menu asks for it here; null where it cannot be told. */
  readonly menuPrice: Money | null;
}

export interface ModifierGroupView {
  readonly path: string;
  readonly ordered: SiteModifierGroup;
  /** The dish's group that this is; null where none fits or the dish is not known. */
  readonly offered: OptionGroup | null;
  readonly modifiers: readonly ModifierView[];
}

export interface LineView {
  readonly index: number;
  readonly path: string;
  readonly line: SiteLine;
  readonly quantity: QuantityReading;
  readonly price: AmountReading;
  readonly dish: Named<PublishedDish>;
  readonly groups: readonly ModifierGroupView[];
  /** Groups of the dish that the line does not speak of. */
  readonly groupsLeft: readonly OptionGroup[];
  /** quantity × (price + the modifiers' prices), exact; null where one of them cannot be read. */
  readonly total: Big | null;
}

/** The way of fulfillment, where the order names one that the bridge knows. */
export function fulfillmentTypeOf({ fulfillment }: SiteOrder): FulfillmentType | null {
  switch (fulfillment.type) {
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

export function viewLines({ lines, source }: SiteOrder, catalog: OrderCatalog | null): LineView[] {
  const { paths } = source;
  return lines.map((line, index) => viewLine(line, index, paths, catalog));
}

function viewLine(
  line: SiteLine,
  index: number,
  paths: OrderPaths,
  catalog: OrderCatalog | null,
): LineView {
  const path = `${paths.lines}/${index}`;
  const dish = named(line, catalog, (siteId) => ({
    entry: catalog?.dish(siteId),
    formerPosId: catalog?.formerDish(siteId),
  }));
  const offered = dish.kind === 'known' ? dish.entry.dish.optionGroups : [];
  const read = line.modifierGroups.map((group, at) =>
    readGroup(
      group,
      `${path}${paths.line.modifierGroups}/${at}`,
      paths.modifierGroup.modifiers,
      catalog,
    ),
  );
  const found = groupsOf(read, offered);
  const groups = read.map((group, at) => viewGroup(group, found[at] ?? null));
  const quantity = readQuantity(line.quantity);
  const price = readAmount(line.price);
  return {
    index,
    path,
    line,
    quantity,
    price,
    dish,
    groups,
    groupsLeft: offered.filter((group) => !found.includes(group)),
    total: lineTotal(quantity, price, groups),
  };
}

interface ReadGroup {
  readonly path: string;
  readonly ordered: SiteModifierGroup;
  readonly taken: readonly Omit<ModifierView, 'menuPrice'>[];
}

function readGroup(
  ordered: SiteModifierGroup,
  path: string,
  modifiersPath: string,
  catalog: OrderCatalog | null,
): ReadGroup {
  return {
    path,
    ordered,
    taken: ordered.modifiers.map((item, at) => ({
      item,
      path: `${path}${modifiersPath}/${at}`,
      quantity: readQuantity(item.quantity),
      price: readAmount(item.price),
      variation: named(item, catalog, (siteId) => ({
        entry: catalog?.variation(siteId),
        formerPosId: catalog?.formerVariation(siteId),
      })),
    })),
  };
}

const viewGroup = (
  { path, ordered, taken }: ReadGroup,
  offered: OptionGroup | null,
): ModifierGroupView => ({
  path,
  ordered,
  offered,
  modifiers: taken.map((modifier) => ({
    ...modifier,
    menuPrice:
      modifier.variation.kind === 'known'
        ? menuPrice(offered, modifier.variation.entry.posId)
        : null,
  })),
});

const menuPrice = (group: OptionGroup | null, variationPosId: string): Money | null =>
  group?.choices.find((choice) => choice.variationPosId === variationPosId)?.price ?? null;

/**
 * A site may name no id of a group, so the dish's group is told by its name, or else (the menu may have
 * renamed it since) by what was taken from it; among several of one name, by modifiers and prices. Each
 * group of the dish answers for one of a line; two change places where both fit better so.
 */
function groupsOf(
  read: readonly ReadGroup[],
  offered: readonly OptionGroup[],
): (OptionGroup | null)[] {
  const found: (OptionGroup | null)[] = [];
  for (const one of read) {
    let best: OptionGroup | null = null;
    let bestFit = 0;
    for (const group of offered) {
      if (found.includes(group)) continue;
      const fit = fitOf(one, group);
      if (fit > bestFit) {
        best = group;
        bestFit = fit;
      }
    }
    found.push(best);
  }
  for (let one = 0; one < read.length; one += 1) {
    for (let other = one + 1; other < read.length; other += 1) {
      const [a, b] = [read[one], read[other]];
      const [groupA, groupB] = [found[one] ?? null, found[other] ?? null];
      // Names tell all others apart.
      if (a === undefined || b === undefined || a.ordered.name !== b.ordered.name) continue;
      const kept = fitOf(a, groupA) + fitOf(b, groupB);
      if (fitOf(a, groupB) + fitOf(b, groupA) > kept) {
        found[one] = groupB;
        found[other] = groupA;
      }
    }
  }
  return found;
}

/** How well a group fits; 0: not at all. The name outweighs every modifier, a modifier its price. */
function fitOf({ ordered, taken }: ReadGroup, group: OptionGroup | null): number {
  if (group === null) return 0;
  let found = 0;
  let samePrice = 0;
  for (const { variation, price } of taken) {
    const asked = variation.kind === 'known' ? menuPrice(group, variation.entry.posId) : null;
    if (asked === null) continue;
    found += 1;
    if ((amountOrNull(price) ?? zero).eq(asked)) samePrice += 1;
  }
  const sameName = ordered.name === group.name;
  if (!sameName && found === 0) return 0;
  const sameBounds =
    Number(ordered.kind === group.kind) +
    Number(ordered.min === (group.min ?? null)) +
    Number(ordered.max === (group.max ?? null));
  return Number(sameName) * 1e12 + found * 1e8 + samePrice * 1e4 + sameBounds;
}

function named<Entry>(
  { itemId: siteId }: SiteItem,
  catalog: OrderCatalog | null,
  find: (siteId: string) => {
    readonly entry: Entry | undefined;
    readonly formerPosId: string | undefined;
  },
): Named<Entry> {
  if (siteId === null || siteId === '') return { kind: 'unnamed' };
  if (catalog === null) return { kind: 'no_menu' };
  const { entry, formerPosId = null } = find(siteId);
  return entry === undefined
    ? { kind: 'unknown', siteId, formerPosId }
    : { kind: 'known', siteId, entry };
}

function readQuantity(quantity: number | null): QuantityReading {
  if (quantity === null) return { kind: 'missing' };
  const usable = Number.isInteger(quantity) && quantity >= 1 && quantity <= largestQuantity;
  return usable ? { kind: 'quantity', value: quantity } : { kind: 'wrong' };
}

function lineTotal(
  quantity: QuantityReading,
  price: AmountReading,
  groups: readonly ModifierGroupView[],
): Big | null {
  const unit = amountOrNull(price);
  if (unit === null || quantity.kind !== 'quantity') return null;
  let total = unit;
  for (const { modifiers } of groups) {
    for (const modifier of modifiers) {
      // One without a price costs nothing more; one without a quantity is there once.
      if (modifier.price.kind === 'unreadable' || modifier.quantity.kind === 'wrong') return null;
      const times = modifier.quantity.kind === 'quantity' ? modifier.quantity.value : 1;
      total = total.plus((amountOrNull(modifier.price) ?? new Big(0)).times(times));
    }
  }
  return total.times(quantity.value);
}

/** A dish's name for sentences; a dish is the restaurant's, not the customer's. */
export const dishName = (dish: CanonicalDish): string => `"${dish.name}"`;
