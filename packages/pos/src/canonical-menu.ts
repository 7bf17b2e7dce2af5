import { z } from 'zod';
import { mostOf } from './list-bounds.ts';
import { moneySchema } from './money.ts';
import { normalHours, openingPeriodSchema } from './normal-hours.ts';

/**
 * The menu of one POS location, independent of Wix and of any POS. Everything is named by the POS's
 * own id (`posId`), unique among things of its kind, and refers to others by it. This is what versions
 * store, what a sync publishes, and what orders are checked against.
 */
const posId = z
  .string()
  .min(1)
  .max(200)
  .refine((id) => id.isWellFormed() && !id.includes('\0'), 'it holds NUL or half of an emoji');
/** Leads to the thing with that id, or nowhere. */
const reference = z.string();

/** As the POS wrote it, but for what cannot be stored: NUL, and half of an emoji. The site shows plain text. */
const text = z
  .string()
  .transform((came) => came.replaceAll('\0', '').replace(/\p{Surrogate}/gu, ''));

/** Hours of a menu, section, dish or location, in their one spelling however they were written. */
export const openingHoursSchema = z
  .array(openingPeriodSchema)
  .max(mostOf.periods)
  .transform(normalHours);

/** Missing hours mean "whenever the location is open"; an empty list means "never". */
const hours = openingHoursSchema.optional();

export const fulfillmentTypeSchema = z.enum(['PICKUP', 'DELIVERY', 'DINE_IN']);
export type FulfillmentType = z.infer<typeof fulfillmentTypeSchema>;

export const canonicalMenuSchema = z.object({
  posId,
  name: text,
  description: text.optional(),
  imageUrl: z.string().optional(),
  hours,
  /** In the order of display. */
  sectionPosIds: z.array(reference).max(mostOf.sections),
});
export type CanonicalMenu = z.infer<typeof canonicalMenuSchema>;

export const canonicalSectionSchema = z.object({
  posId,
  name: text,
  description: text.optional(),
  imageUrl: z.string().optional(),
  hours,
  /** In the order of display. */
  dishPosIds: z.array(reference).max(mostOf.dishes),
});
export type CanonicalSection = z.infer<typeof canonicalSectionSchema>;

export const optionChoiceSchema = z.object({
  variationPosId: reference,
  /** What the choice adds to the dish's price. */
  price: moneySchema,
  isDefault: z.boolean().optional(),
});
export type OptionChoice = z.infer<typeof optionChoiceSchema>;

/**
 * A question asked about a dish. SELECTION: exactly one of the choices; EXTRAS: between `min` and
 * `max` of them; DESELECTION: leave out what the dish comes with.
 */
export const optionGroupSchema = z.object({
  posId,
  name: text,
  kind: z.enum(['SELECTION', 'EXTRAS', 'DESELECTION']),
  min: z.number().int().nonnegative().optional(),
  max: z.number().int().nonnegative().optional(),
  choices: z.array(optionChoiceSchema).max(mostOf.choices),
});
export type OptionGroup = z.infer<typeof optionGroupSchema>;

export const canonicalDishSchema = z.object({
  posId,
  name: text,
  description: text.optional(),
  imageUrl: z.string().optional(),
  price: moneySchema,
  /** Percent, as a decimal string; missing where the POS does not tell. */
  taxRate: z.string().optional(),
  labels: z.array(text).max(mostOf.labels).optional(),
  inStock: z.boolean(),
  hours,
  /** Missing: every way that the location offers. */
  fulfillmentTypes: z.array(fulfillmentTypeSchema).max(mostOf.fulfillmentTypes).optional(),
  acceptsSpecialRequest: z.boolean().optional(),
  optionGroups: z.array(optionGroupSchema).max(mostOf.optionGroups),
});
export type CanonicalDish = z.infer<typeof canonicalDishSchema>;

/** What can be chosen in an option group: "large", "no onions", "extra cheese". */
export const canonicalVariationSchema = z.object({
  posId,
  name: text,
  inStock: z.boolean(),
});
export type CanonicalVariation = z.infer<typeof canonicalVariationSchema>;

export const canonicalCatalogSchema = z.object({
  /** ISO 4217. */
  currency: z.string().length(3),
  menus: z.array(canonicalMenuSchema).max(mostOf.menus),
  sections: z.array(canonicalSectionSchema).max(mostOf.sections),
  dishes: z.array(canonicalDishSchema).max(mostOf.dishes),
  variations: z.array(canonicalVariationSchema).max(mostOf.variations),
});
/** All menus of one location, in their one spelling. */
export type CanonicalCatalog = z.infer<typeof canonicalCatalogSchema>;
/**
 * What a provider returns: amounts, hours and references as the POS has them, right or wrong. `validateMenu`
 * leaves out what cannot be sold and says why, so that one bad dish does not cost the menu.
 */
export type MenuFromPos = z.input<typeof canonicalCatalogSchema>;
