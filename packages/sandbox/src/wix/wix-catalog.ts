import { z } from 'zod';

/**
 * The entities of a Wix catalog as the simulated Wix keeps and answers them (contract §3). Written
 * apart from the bridge's own schemas, and stricter: what Wix would refuse must fail here.
 */
const decimal = z.string().regex(/^-?\d+(\.\d+)?$/, 'not a decimal amount');
const percent = z.string().regex(/^-?\d+(\.\d{1,3})?$/, 'not a decimal of at most three places');
const wholeNumber = z.number().int().nonnegative().max(2_147_483_647);
const id = z.string().min(1).max(100);
const idList = z.strictObject({ values: z.array(id) });
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'not HH:MM');
const day = z.enum(['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT']);

const period = z
  .strictObject({ openDay: day, openTime: timeOfDay, closeDay: day, closeTime: timeOfDay })
  .refine(
    (p) => p.openDay !== p.closeDay || p.closeTime > p.openTime,
    'closeTime must be later than openTime on the same day',
  );

export const visibilitySchema = z.strictObject({
  visible: z.boolean().nullish(),
  fulfillmentTypes: z
    .array(z.enum(['DELIVERY', 'PICKUP_OR_DINE_IN']))
    .min(1)
    .max(2)
    .nullish(),
  platforms: z
    .array(z.enum(['SITE', 'MOBILE_SITE', 'WIX_APP', 'CALL_CENTER', 'CHAT_BOT']))
    .min(1)
    .max(5)
    .nullish(),
  availability: z
    .strictObject({
      periods: z.array(period).max(100).nullish(),
      specialHourPeriods: z
        .array(
          z.strictObject({
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

const money = z.strictObject({ value: decimal, currency: z.string().optional() });
const choice = z.strictObject({ itemId: id, price: money.nullish() });
const dishOptionSchema = z.strictObject({
  name: z.string(),
  /** Set by Wix: whatever is sent is dropped. */
  type: z.unknown().optional(),
  selection: z
    .strictObject({ defaultChoice: id.nullish(), availableChoices: z.array(choice).min(1) })
    .nullish(),
  extras: z
    .strictObject({
      defaultChoices: z.array(id).nullish(),
      minChoices: wholeNumber.nullish(),
      maxChoices: wholeNumber.nullish(),
      availableChoices: z.array(choice).min(1),
    })
    .nullish(),
  deselection: z.strictObject({ availableChoices: z.array(choice).min(1) }).nullish(),
});
export type DishOptionInput = z.infer<typeof dishOptionSchema>;

/** The body of a call that takes none. */
export const noFields = z.strictObject({});

/** Fields that Wix sets itself are dropped from what callers send. */
const setByWix: ReadonlySet<string> = new Set(['archived', 'type', 'menuId']);
const withoutFieldsOfWix = (sent: unknown): unknown =>
  typeof sent === 'object' && sent !== null
    ? Object.fromEntries(Object.entries(sent).filter(([name]) => !setByWix.has(name)))
    : sent;

/** An entity as a caller sends it. */
export const sentEntity = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess(withoutFieldsOfWix, schema);

const text = z.string().nullish();
const itemContent = {
  name: z.string().min(1).nullish(),
  description: text,
  price: money.nullish(),
  imageUrl: text,
  labels: z.strictObject({ values: z.array(z.string()) }).nullish(),
  inStock: z.boolean().nullish(),
  taxRate: percent.nullish(),
  visibilityCriteria: visibilitySchema.nullish(),
  dishOptions: z.strictObject({ values: z.array(dishOptionSchema) }).nullish(),
  acceptSpecialRequest: z.boolean().nullish(),
};
/** What callers may write of an item; any field that Wix does not know is refused. */
export const itemContentSchema = z.strictObject(itemContent);
export type ItemContent = z.infer<typeof itemContentSchema>;

const menuContent = {
  name: z.string().min(1).nullish(),
  description: text,
  imageUrl: text,
  visibilityCriteria: visibilitySchema.nullish(),
  sectionIds: idList.nullish(),
};
export const menuContentSchema = z.strictObject(menuContent);

const sectionContent = {
  name: z.string().min(1).nullish(),
  description: text,
  imageUrl: text,
  itemIds: idList.nullish(),
  visibilityCriteria: visibilitySchema.nullish(),
};
export const sectionContentSchema = z.strictObject(sectionContent);

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
