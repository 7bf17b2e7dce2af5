import { z } from 'zod';

/**
 * The entities of a Wix catalog as the simulated Wix keeps and answers them (contract §3). Written
 * apart from the bridge's own schemas, and stricter: what Wix would refuse must fail here.
 */
const decimal = z.string().regex(/^-?\d+(\.\d+)?$/, 'not a decimal amount');
const id = z.string().min(1).max(100);
const idList = z.object({ values: z.array(id) });
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'not HH:MM');
const day = z.enum(['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT']);

const period = z
  .object({ openDay: day, openTime: timeOfDay, closeDay: day, closeTime: timeOfDay })
  .refine(
    (p) => p.openDay !== p.closeDay || p.closeTime > p.openTime,
    'closeTime must be later than openTime on the same day',
  );

export const visibilitySchema = z.object({
  visible: z.boolean().nullish(),
  fulfillmentTypes: z.array(z.enum(['DELIVERY', 'PICKUP_OR_DINE_IN'])).nullish(),
  platforms: z
    .array(z.enum(['SITE', 'MOBILE_SITE', 'WIX_APP', 'CALL_CENTER', 'CHAT_BOT']))
    .nullish(),
  availability: z
    .object({
      periods: z.array(period).max(100).nullish(),
      specialHourPeriods: z
        .array(
          z.object({
            startDate: z.iso.datetime(),
            endDate: z.iso.datetime(),
            available: z.boolean().default(true),
            eventName: z.string().nullish(),
          }),
        )
        .nullish(),
    })
    .nullish(),
});

const money = z.object({ value: decimal, currency: z.string().optional() });
const choice = z.object({ itemId: id, price: money.nullish() });
const dishOptionSchema = z.object({
  name: z.string(),
  selection: z
    .object({ defaultChoice: id.nullish(), availableChoices: z.array(choice).min(1) })
    .nullish(),
  extras: z
    .object({
      defaultChoices: z.array(id).nullish(),
      minChoices: z.number().int().nonnegative().nullish(),
      maxChoices: z.number().int().nonnegative().nullish(),
      availableChoices: z.array(choice).min(1),
    })
    .nullish(),
  deselection: z.object({ availableChoices: z.array(choice).min(1) }).nullish(),
});
export type DishOptionInput = z.infer<typeof dishOptionSchema>;

const text = z.string().nullish();
const itemContent = {
  name: z.string().min(1).nullish(),
  description: text,
  price: money.nullish(),
  imageUrl: text,
  labels: z.object({ values: z.array(z.string()) }).nullish(),
  inStock: z.boolean().nullish(),
  taxRate: decimal.nullish(),
  visibilityCriteria: visibilitySchema.nullish(),
  dishOptions: z.object({ values: z.array(dishOptionSchema) }).nullish(),
  acceptSpecialRequest: z.boolean().nullish(),
};
/** Fields that Wix sets itself (id, archived, type…) are dropped from what callers send. */
export const itemContentSchema = z.object(itemContent);
export type ItemContent = z.infer<typeof itemContentSchema>;

const menuContent = {
  name: z.string().min(1).nullish(),
  description: text,
  imageUrl: text,
  visibilityCriteria: visibilitySchema.nullish(),
  sectionIds: idList.nullish(),
};
export const menuContentSchema = z.object(menuContent);

const sectionContent = {
  name: z.string().min(1).nullish(),
  description: text,
  imageUrl: text,
  itemIds: idList.nullish(),
  visibilityCriteria: visibilitySchema.nullish(),
};
export const sectionContentSchema = z.object(sectionContent);

const storedOption = dishOptionSchema.extend({
  type: z.enum(['SELECTION', 'EXTRAS', 'DESELECTION']),
});
export const storedItemSchema = z.object({
  id,
  type: z.enum(['DISH', 'VARIATION']),
  archived: z.boolean(),
  ...itemContent,
  inStock: z.boolean(),
  dishOptions: z.object({ values: z.array(storedOption) }).nullish(),
});
export type StoredItem = z.infer<typeof storedItemSchema>;
export const storedMenuSchema = z.object({
  id,
  archived: z.boolean(),
  ...menuContent,
  sectionIds: idList,
});
export type StoredMenu = z.infer<typeof storedMenuSchema>;
export const storedSectionSchema = z.object({
  id,
  menuId: id,
  archived: z.boolean(),
  ...sectionContent,
  itemIds: idList,
});
export type StoredSection = z.infer<typeof storedSectionSchema>;

/** All menus of one location, live or as a draft. */
export interface CatalogContent {
  readonly menus: Map<string, StoredMenu>;
  readonly sections: Map<string, StoredSection>;
  readonly items: Map<string, StoredItem>;
}

export const savedContentSchema = z.object({
  menus: z.array(storedMenuSchema),
  sections: z.array(storedSectionSchema),
  items: z.array(storedItemSchema),
});
export type SavedContent = z.infer<typeof savedContentSchema>;

const byId = <T extends { readonly id: string }>(things: readonly T[]): Map<string, T> =>
  new Map(things.map((thing) => [thing.id, thing]));

export const contentOf = (saved: SavedContent): CatalogContent => ({
  menus: byId(saved.menus),
  sections: byId(saved.sections),
  items: byId(saved.items),
});

/**
 * The content as plain lists, in the order of creation. The entities are shared with the original:
 * nobody changes one, a change puts another in its place.
 */
export const plainContent = (content: CatalogContent): SavedContent => ({
  menus: [...content.menus.values()],
  sections: [...content.sections.values()],
  items: [...content.items.values()],
});

export const emptyContent = (): CatalogContent => contentOf({ menus: [], sections: [], items: [] });
