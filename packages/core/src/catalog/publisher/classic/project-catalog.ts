import type {
  CanonicalCatalog,
  CanonicalDish,
  CanonicalMenu,
  CanonicalSection,
  FulfillmentType,
  OpeningPeriod,
  OptionGroup,
} from '@pos-bridge/pos';
import type { CatalogMasters } from '../../masters.ts';
import { plainCatalog } from '../../menu/plain-texts.ts';

/**
 * What a catalog says in Wix's terms, still under the POS's names: the parts that guests can reach,
 * in plain texts, and without what the site is the master of. A member that is missing is none of the sync's business;
 * an empty one says that there is nothing.
 */
export interface ProjectedCatalog {
  readonly currency: string;
  readonly menus: readonly ProjectedMenu[];
  /** In the order of first display, so that what is created in this order is shown in it. */
  readonly dishes: readonly ProjectedDish[];
  readonly variations: readonly ProjectedVariation[];
}

interface ProjectedText {
  readonly name: string;
  readonly description: string;
  readonly imageUrl?: string;
  readonly availability?: readonly OpeningPeriod[] | 'always';
}

export interface ProjectedMenu extends ProjectedText {
  readonly posId: string;
  readonly sections: readonly ProjectedSection[];
}

/** A section belongs to one menu on Wix: one that the POS shows in two menus is projected twice. */
export interface ProjectedSection extends ProjectedText {
  readonly posId: string;
  readonly menuPosId: string;
  readonly dishPosIds: readonly string[];
}

export interface ProjectedDish extends ProjectedText {
  readonly posId: string;
  readonly price: string;
  readonly taxRate?: string;
  readonly labels?: readonly string[];
  readonly inStock?: boolean;
  /** False: in no way at all, which Wix says by hiding the dish. */
  readonly canBeHad?: boolean;
  /** Never empty: Wix refuses a list of none. */
  readonly fulfillment?: readonly WixFulfillment[];
  readonly acceptSpecialRequest?: boolean;
  readonly options: readonly ProjectedOption[];
}

/** Wix does not tell pickup from eating in. */
export type WixFulfillment = 'DELIVERY' | 'PICKUP_OR_DINE_IN';

export interface ProjectedOption {
  readonly name: string;
  readonly kind: OptionGroup['kind'];
  /** EXTRAS alone; kept as the site has it where the site is the master of them. */
  readonly min: number;
  readonly max: number;
  readonly choices: readonly { readonly variationPosId: string; readonly price: string }[];
  readonly defaults: readonly string[];
}

export interface ProjectedVariation {
  readonly posId: string;
  readonly name: string;
  readonly inStock?: boolean;
}

/** Expects a catalog that `validateMenu` let through, in its normal spelling. */
export function projectCatalog(
  version: CanonicalCatalog,
  masters: CatalogMasters,
): ProjectedCatalog {
  const catalog = plainCatalog(version);
  const sections = byId(catalog.sections);
  const dishes = byId(catalog.dishes);
  const variations = byId(catalog.variations);
  const menus = catalog.menus.map((menu) => projectMenu(menu, sections, masters));

  const shownDishes = new Map<string, ProjectedDish>();
  for (const { dishPosIds } of menus.flatMap((menu) => menu.sections)) {
    for (const posId of dishPosIds) {
      const dish = dishes.get(posId);
      if (dish && !shownDishes.has(posId)) shownDishes.set(posId, projectDish(dish, masters));
    }
  }

  const shownVariations = new Map<string, ProjectedVariation>();
  for (const { choices } of [...shownDishes.values()].flatMap((dish) => dish.options)) {
    for (const { variationPosId } of choices) {
      const variation = variations.get(variationPosId);
      if (variation === undefined) continue;
      const { posId, name, inStock } = variation;
      shownVariations.set(posId, {
        posId,
        name,
        ...(masters.dishInStockUpdated === 'POS' && { inStock }),
      });
    }
  }
  return {
    currency: catalog.currency,
    menus,
    dishes: [...shownDishes.values()],
    variations: [...shownVariations.values()],
  };
}

const byId = <Entity extends { readonly posId: string }>(entities: readonly Entity[]) =>
  new Map(entities.map((entity) => [entity.posId, entity]));

function projectMenu(
  menu: CanonicalMenu,
  sections: ReadonlyMap<string, CanonicalSection>,
  masters: CatalogMasters,
): ProjectedMenu {
  return {
    posId: menu.posId,
    ...projectText(menu, masters),
    imageUrl: imageOf(menu),
    sections: menu.sectionPosIds.flatMap((posId) => {
      const section = sections.get(posId);
      if (section === undefined) return [];
      return [
        {
          posId,
          menuPosId: menu.posId,
          ...projectText(section, masters),
          imageUrl: imageOf(section),
          dishPosIds: section.dishPosIds,
        },
      ];
    }),
  };
}

function projectDish(dish: CanonicalDish, masters: CatalogMasters): ProjectedDish {
  const { taxRate, acceptsSpecialRequest } = dish;
  return {
    posId: dish.posId,
    ...projectText(dish, masters),
    price: dish.price,
    ...(masters.dishImagesUpdated === 'POS' && { imageUrl: imageOf(dish) }),
    ...(masters.dishLabelsUpdated === 'POS' && { labels: dish.labels ?? [] }),
    ...(masters.dishInStockUpdated === 'POS' && { inStock: dish.inStock }),
    ...(masters.fulfillmentMethodsDefinition === 'POS' &&
      projectFulfillment(dish.fulfillmentTypes)),
    ...(taxRate !== undefined && { taxRate }),
    ...(acceptsSpecialRequest !== undefined && { acceptSpecialRequest: acceptsSpecialRequest }),
    options: dish.optionGroups.filter(({ choices }) => choices.length > 0).map(projectOption),
  };
}

function projectText(
  entity: { readonly name: string; readonly description?: string | undefined } & {
    readonly hours?: readonly OpeningPeriod[] | undefined;
  },
  masters: CatalogMasters,
): Omit<ProjectedText, 'imageUrl'> {
  return {
    name: entity.name,
    description: entity.description ?? '',
    ...(masters.entityAvailabilityUpdated === 'POS' && {
      availability: entity.hours ?? 'always',
    }),
  };
}

const imageOf = ({ imageUrl = '' }: { readonly imageUrl?: string | undefined }): string => imageUrl;

function projectFulfillment(
  types: readonly FulfillmentType[] | undefined,
): Pick<ProjectedDish, 'canBeHad' | 'fulfillment'> {
  if (types === undefined)
    return { canBeHad: true, fulfillment: ['DELIVERY', 'PICKUP_OR_DINE_IN'] };
  if (types.length === 0) return { canBeHad: false };
  const fulfillment: WixFulfillment[] = [];
  if (types.includes('DELIVERY')) fulfillment.push('DELIVERY');
  if (types.includes('PICKUP') || types.includes('DINE_IN')) fulfillment.push('PICKUP_OR_DINE_IN');
  return { canBeHad: true, fulfillment };
}

function projectOption({ name, kind, min, max, choices }: OptionGroup): ProjectedOption {
  const defaults = choices
    .filter(({ isDefault }) => isDefault === true)
    .map(({ variationPosId }) => variationPosId);
  return {
    name,
    kind,
    min: kind === 'EXTRAS' ? (min ?? 0) : 0,
    max: kind === 'EXTRAS' ? Math.min(max ?? choices.length, choices.length) : 0,
    choices: choices.map(({ variationPosId, price }) => ({ variationPosId, price })),
    defaults: kind === 'SELECTION' ? defaults.slice(0, 1) : kind === 'EXTRAS' ? defaults : [],
  };
}
