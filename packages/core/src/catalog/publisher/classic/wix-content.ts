import type {
  WixCatalogDishOption,
  WixEntityId,
  WixItem,
  WixItemContent,
  WixMenuContent,
  WixSectionContent,
  WixVisibilityCriteria,
} from '@pos-bridge/wix';
import type { CatalogMasters } from '../../masters.ts';
import type {
  ProjectedDish,
  ProjectedMenu,
  ProjectedOption,
  ProjectedSection,
} from './project-catalog.ts';
import type { DishField, TextField } from './sync-plan.ts';

/** What a dish's options need to be said in Wix's ids. */
export interface OptionContext {
  readonly masters: CatalogMasters;
  readonly wixIdOfVariation: (posId: string) => WixEntityId;
}

/** What the site has of an entity: the members that no sync decides are carried over from it. */
interface Live {
  readonly visibilityCriteria?: WixVisibilityCriteria | null | undefined;
}

/** A menu or section as it is created: what says nothing is left out. */
export function newTextContent(
  entity: ProjectedMenu | ProjectedSection,
): WixMenuContent & WixSectionContent {
  const visibility = newVisibility(entity);
  return {
    name: entity.name,
    ...(entity.description !== '' && { description: entity.description }),
    ...(entity.imageUrl !== undefined && entity.imageUrl !== '' && { imageUrl: entity.imageUrl }),
    ...(visibility && { visibilityCriteria: visibility }),
  };
}

/** The given fields of a menu or section, an empty one as an empty text. */
export function changedTextContent(
  entity: ProjectedMenu | ProjectedSection,
  fields: readonly TextField[],
  live: Live,
): WixMenuContent & WixSectionContent {
  const has = (field: TextField) => fields.includes(field);
  return {
    ...(has('name') && { name: entity.name }),
    ...(has('description') && { description: entity.description }),
    ...(has('imageUrl') && { imageUrl: entity.imageUrl }),
    ...(has('availability') && {
      visibilityCriteria: changedVisibility(entity, ['availability'], live),
    }),
  };
}

export function newDishContent(dish: ProjectedDish, context: OptionContext): WixItemContent {
  const visibility = newVisibility(dish);
  const { labels = [] } = dish;
  return {
    name: dish.name,
    price: { value: dish.price },
    ...(dish.description !== '' && { description: dish.description }),
    ...(dish.imageUrl !== undefined && dish.imageUrl !== '' && { imageUrl: dish.imageUrl }),
    ...(labels.length > 0 && { labels: { values: [...labels] } }),
    ...(dish.inStock !== undefined && { inStock: dish.inStock }),
    ...(dish.taxRate !== undefined && { taxRate: dish.taxRate }),
    ...(dish.acceptSpecialRequest !== undefined && {
      acceptSpecialRequest: dish.acceptSpecialRequest,
    }),
    ...(visibility && { visibilityCriteria: visibility }),
    ...(dish.options.length > 0 && {
      dishOptions: { values: dish.options.map((option) => optionContent(option, option, context)) },
    }),
  };
}

export function changedDishContent(
  dish: ProjectedDish,
  fields: readonly DishField[],
  live: WixItem | undefined,
  context: OptionContext,
): WixItemContent {
  const has = (field: DishField) => fields.includes(field);
  const criteria = criteriaFields.filter(has);
  return {
    ...(has('name') && { name: dish.name }),
    ...(has('description') && { description: dish.description }),
    ...(has('price') && { price: { value: dish.price } }),
    ...(has('imageUrl') && { imageUrl: dish.imageUrl }),
    ...(has('labels') && { labels: { values: [...(dish.labels ?? [])] } }),
    ...(has('inStock') && { inStock: dish.inStock }),
    ...(has('taxRate') && { taxRate: dish.taxRate }),
    ...(has('acceptSpecialRequest') && { acceptSpecialRequest: dish.acceptSpecialRequest }),
    ...(criteria.length > 0 && {
      visibilityCriteria: changedVisibility(dish, criteria, live ?? {}),
    }),
    ...(has('options') && {
      dishOptions: {
        values: dish.options.map((option) =>
          optionContent(option, boundsOf(option, live, context.masters), context),
        ),
      },
    }),
  };
}

interface Bounds {
  readonly min: number;
  readonly max: number;
}

/** Where the site decides how many extras may be chosen, its numbers are kept as far as they fit. */
function boundsOf(
  option: ProjectedOption,
  live: WixItem | undefined,
  masters: CatalogMasters,
): Bounds {
  if (masters.dishOptionsMinMaxUpdated === 'POS') return option;
  const extras = live?.dishOptions?.values?.find(
    ({ name, extras }) => extras && name === option.name,
  )?.extras;
  if (!extras) return option;
  const max = Math.min(extras.maxChoices ?? option.choices.length, option.choices.length);
  return { min: Math.min(extras.minChoices ?? 0, max), max };
}

function optionContent(
  option: ProjectedOption,
  { min, max }: Bounds,
  { wixIdOfVariation }: OptionContext,
): WixCatalogDishOption {
  const { name, kind, choices } = option;
  const availableChoices = choices.map(({ variationPosId, price }) => ({
    itemId: wixIdOfVariation(variationPosId),
    price: { value: price },
  }));
  const defaults = option.defaults.map(wixIdOfVariation);
  switch (kind) {
    case 'SELECTION': {
      const [defaultChoice] = defaults;
      return { name, selection: { ...(defaultChoice && { defaultChoice }), availableChoices } };
    }
    case 'EXTRAS':
      return {
        name,
        extras: {
          ...(defaults.length > 0 && { defaultChoices: defaults }),
          minChoices: min,
          maxChoices: max,
          availableChoices,
        },
      };
    case 'DESELECTION':
      return { name, deselection: { availableChoices } };
  }
}

const criteriaFields = ['availability', 'canBeHad', 'fulfillment'] as const;
type CriteriaField = (typeof criteriaFields)[number];
type Visible = Pick<ProjectedDish, CriteriaField>;

/** Null where nothing restricts: then the field is left out. */
function newVisibility(entity: Visible): WixVisibilityCriteria | null {
  const { availability, canBeHad, fulfillment } = entity;
  const restricts = availability !== undefined && availability !== 'always';
  const criteria: WixVisibilityCriteria = {
    ...(fulfillment !== undefined &&
      fulfillment.length < 2 && { fulfillmentTypes: [...fulfillment] }),
    ...(restricts && { availability: { periods: periodsOf(availability) } }),
    ...((restricts || canBeHad === false) && { visible: isVisible(entity) }),
  };
  return Object.keys(criteria).length === 0 ? null : criteria;
}

/** Wix takes the criteria as one field: what the site set in them beside ours is sent along. */
function changedVisibility(
  entity: Visible,
  fields: readonly CriteriaField[],
  live: Live,
): WixVisibilityCriteria {
  const site = live.visibilityCriteria ?? {};
  const { availability, fulfillment } = entity;
  const says = (field: CriteriaField) => fields.includes(field);
  return {
    ...site,
    ...(says('fulfillment') && fulfillment && { fulfillmentTypes: [...fulfillment] }),
    ...(says('availability') &&
      availability !== undefined && {
        availability: { ...site.availability, periods: periodsOf(availability) },
      }),
    ...((says('availability') || says('canBeHad')) && { visible: isVisible(entity) }),
  };
}

/** Periods restrict only where there are any, so "never" cannot be said by having none. */
const isVisible = ({ availability = 'always', canBeHad = true }: Visible): boolean =>
  canBeHad && availability.length > 0;

const periodsOf = (availability: NonNullable<ProjectedDish['availability']>) =>
  availability === 'always' ? [] : availability.map((period) => ({ ...period }));
