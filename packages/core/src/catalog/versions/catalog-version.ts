import { createHash } from 'node:crypto';
import type {
  CanonicalCatalog,
  CanonicalDish,
  OpeningPeriod,
  OptionChoice,
  OptionGroup,
} from '@pos-bridge/pos';
import { amountOf, type Money, money } from '@pos-bridge/pos';
import { type CatalogVersionId, catalogVersionIdSchema } from '../../ids.ts';
import { canonicalJson } from './canonical-json.ts';

/** A catalog in its one normal spelling, and the id that its content gives it. */
export interface CatalogVersion {
  readonly versionId: CatalogVersionId;
  readonly catalog: CanonicalCatalog;
}

/**
 * Takes out every difference that no guest could see (the order of what has no order of display,
 * `"5"` or `"5.00"`, an empty text or none), so that a POS which merely words its answer otherwise
 * makes no new version and no call to Wix. Expects a catalog that passed `validateMenu`.
 */
export function catalogVersionOf(catalog: CanonicalCatalog): CatalogVersion {
  const normal = normalCatalog(catalog);
  const hash = createHash('sha256').update(canonicalJson(normal)).digest('hex');
  return { versionId: catalogVersionIdSchema.parse(`ver_${hash}`), catalog: normal };
}

function normalCatalog(catalog: CanonicalCatalog): CanonicalCatalog {
  return {
    currency: catalog.currency,
    menus: byPosId(catalog.menus).map((menu) => ({
      posId: menu.posId,
      name: menu.name,
      ...texts(menu),
      ...normalHours(menu),
      sectionPosIds: unique(menu.sectionPosIds),
    })),
    sections: byPosId(catalog.sections).map((section) => ({
      posId: section.posId,
      name: section.name,
      ...texts(section),
      ...normalHours(section),
      dishPosIds: unique(section.dishPosIds),
    })),
    dishes: byPosId(catalog.dishes).map(normalDish),
    variations: byPosId(catalog.variations).map(({ posId, name, inStock }) => ({
      posId,
      name,
      inStock,
    })),
  };
}

function normalDish(dish: CanonicalDish): CanonicalDish {
  const labels = unique((dish.labels ?? []).filter((label) => label !== ''));
  return {
    posId: dish.posId,
    name: dish.name,
    ...texts(dish),
    price: shortest(dish.price),
    ...(dish.taxRate === undefined ? {} : { taxRate: amountOf(dish.taxRate).toFixed() }),
    ...(labels.length === 0 ? {} : { labels }),
    inStock: dish.inStock,
    ...normalHours(dish),
    ...(dish.fulfillmentTypes === undefined
      ? {}
      : { fulfillmentTypes: unique(dish.fulfillmentTypes).sort() }),
    ...(dish.acceptsSpecialRequest === undefined
      ? {}
      : { acceptsSpecialRequest: dish.acceptsSpecialRequest }),
    optionGroups: dish.optionGroups.map(normalGroup),
  };
}

function normalGroup(group: OptionGroup): OptionGroup {
  return {
    posId: group.posId,
    name: group.name,
    kind: group.kind,
    ...(group.min === undefined ? {} : { min: group.min }),
    ...(group.max === undefined ? {} : { max: group.max }),
    choices: firstOfEach(group.choices).map(normalChoice),
  };
}

function normalChoice(choice: OptionChoice): OptionChoice {
  return {
    variationPosId: choice.variationPosId,
    price: shortest(choice.price),
    ...(choice.isDefault === true ? { isDefault: true } : {}),
  };
}

const firstOfEach = (choices: readonly OptionChoice[]): OptionChoice[] =>
  choices.filter(
    (choice, at) =>
      choices.findIndex((other) => other.variationPosId === choice.variationPosId) === at,
  );

const shortest = (amount: Money): Money => money(amountOf(amount));

function texts(entity: {
  readonly description?: string | undefined;
  readonly imageUrl?: string | undefined;
}) {
  const { description, imageUrl } = entity;
  return {
    ...(description === undefined || description === '' ? {} : { description }),
    ...(imageUrl === undefined || imageUrl === '' ? {} : { imageUrl }),
  };
}

/** An empty list stays: it says "never", which is not what a missing one says. */
function normalHours(entity: { readonly hours?: OpeningPeriod[] | undefined }) {
  if (entity.hours === undefined) return {};
  const spelled = new Map(entity.hours.map((period) => [canonicalJson(period), period]));
  return { hours: [...spelled].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, period]) => period) };
}

const byPosId = <T extends { readonly posId: string }>(entities: readonly T[]): T[] =>
  [...entities].sort((a, b) => (a.posId < b.posId ? -1 : a.posId > b.posId ? 1 : 0));

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];
