import { z } from 'zod';
import { catalogIdSchema, wixEntityIdSchema } from '../ids.ts';
import { openEnum, optionalFlag, optionalText, wixMoneySchema } from '../platform/wire-values.ts';
import { visibilityCriteriaSchema } from './visibility.ts';

/**
 * Entities of a Wix catalog (contract §3). Each comes in two forms: as Wix answers it, with its id
 * and whatever else Wix adds, and its *content*, the fields that may be written.
 */

const idList = z.looseObject({ values: z.array(wixEntityIdSchema).nullish() });

/** An item that a customer can choose within a dish option, and what it costs there. */
export const dishOptionChoiceSchema = z.looseObject({
  itemId: wixEntityIdSchema.nullish(),
  price: wixMoneySchema.nullish(),
});
export type WixDishOptionChoice = z.infer<typeof dishOptionChoiceSchema>;

export const catalogDishOptionTypes = ['SELECTION', 'EXTRAS', 'DESELECTION'] as const;

/** One of `selection` (exactly one choice), `extras` (min to max) and `deselection` (leave out) is there. */
export const catalogDishOptionSchema = z.looseObject({
  name: optionalText,
  /** Set by Wix. */
  type: openEnum(catalogDishOptionTypes).nullish(),
  selection: z
    .looseObject({
      defaultChoice: wixEntityIdSchema.nullish(),
      availableChoices: z.array(dishOptionChoiceSchema).nullish(),
    })
    .nullish(),
  extras: z
    .looseObject({
      defaultChoices: z.array(wixEntityIdSchema).nullish(),
      minChoices: z.number().nullish(),
      maxChoices: z.number().nullish(),
      availableChoices: z.array(dishOptionChoiceSchema).nullish(),
    })
    .nullish(),
  deselection: z
    .looseObject({ availableChoices: z.array(dishOptionChoiceSchema).nullish() })
    .nullish(),
});
export type WixCatalogDishOption = z.infer<typeof catalogDishOptionSchema>;

const itemFields = {
  name: optionalText,
  description: optionalText,
  price: wixMoneySchema.nullish(),
  imageUrl: optionalText,
  labels: z.looseObject({ values: z.array(z.string()).nullish() }).nullish(),
  inStock: optionalFlag,
  /** Percent, as decimal text. */
  taxRate: optionalText,
  visibilityCriteria: visibilityCriteriaSchema.nullish(),
  dishOptions: z.looseObject({ values: z.array(catalogDishOptionSchema).nullish() }).nullish(),
  acceptSpecialRequest: optionalFlag,
};

export const itemTypes = ['DISH', 'VARIATION'] as const;

/** A dish or a variation. Archived items can't be updated. */
export const wixItemSchema = z.looseObject({
  id: wixEntityIdSchema,
  ...itemFields,
  archived: optionalFlag,
  type: openEnum(itemTypes).nullish(),
});
export type WixItem = z.infer<typeof wixItemSchema>;

/** What can be written of an item; a field that is left out stays as it is. */
export const wixItemContentSchema = z.object(itemFields);
export type WixItemContent = z.infer<typeof wixItemContentSchema>;

const menuFields = {
  name: optionalText,
  description: optionalText,
  imageUrl: optionalText,
  visibilityCriteria: visibilityCriteriaSchema.nullish(),
  /** In the order in which they are shown. */
  sectionIds: idList.nullish(),
};

export const wixMenuSchema = z.looseObject({
  id: wixEntityIdSchema,
  ...menuFields,
  archived: optionalFlag,
});
export type WixMenu = z.infer<typeof wixMenuSchema>;

export const wixMenuContentSchema = z.object(menuFields);
export type WixMenuContent = z.infer<typeof wixMenuContentSchema>;

const sectionFields = {
  name: optionalText,
  description: optionalText,
  imageUrl: optionalText,
  /** In the order in which they are shown. */
  itemIds: idList.nullish(),
  visibilityCriteria: visibilityCriteriaSchema.nullish(),
};

/** Belongs to one menu. */
export const wixSectionSchema = z.looseObject({
  id: wixEntityIdSchema,
  menuId: wixEntityIdSchema.nullish(),
  ...sectionFields,
  archived: optionalFlag,
});
export type WixSection = z.infer<typeof wixSectionSchema>;

export const wixSectionContentSchema = z.object(sectionFields);
export type WixSectionContent = z.infer<typeof wixSectionContentSchema>;

/** All menus of one location, live or as a draft: the same shape, told apart by where it came from. */
const catalogFields = {
  locationId: optionalText,
  archived: optionalFlag,
  /** When a draft was last published; ISO 8601 UTC. */
  draftPublishedDate: optionalText,
};

export const wixCatalogSchema = z.looseObject({ id: catalogIdSchema, ...catalogFields });
export type WixCatalog = z.infer<typeof wixCatalogSchema>;
