import { z } from 'zod';

/**
 * A location's menu in the simulated POS's own words: menus hold categories, categories hold items,
 * an item asks modifier groups, a group offers modifiers.
 */
const amount = z.string().regex(/^\d+(\.\d+)?$/, 'not an amount');
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'not HH:MM');

export const weekdays = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'] as const;
export const servicePeriodSchema = z.object({
  from: z.object({ day: z.enum(weekdays), time: timeOfDay }),
  to: z.object({ day: z.enum(weekdays), time: timeOfDay }),
});
export type ServicePeriod = z.infer<typeof servicePeriodSchema>;

export const serviceTypeSchema = z.enum(['pickup', 'delivery', 'dine_in']);
export type ServiceType = z.infer<typeof serviceTypeSchema>;

export const modifierGroupSchema = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(['choose_one', 'extras', 'leave_out']),
  min: z.number().int().nonnegative(),
  max: z.number().int().nonnegative(),
  modifiers: z.array(
    z.object({ modifierId: z.string(), price: amount, preselected: z.boolean().default(false) }),
  ),
});
export type ModifierGroup = z.infer<typeof modifierGroupSchema>;

const menuItemFields = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  imageUrl: z.string().nullable(),
  price: amount,
  /** Percent. */
  taxRate: z.string().nullable(),
  tags: z.array(z.string()),
  servicePeriods: z.array(servicePeriodSchema).nullable(),
  serviceTypes: z.array(serviceTypeSchema).nullable(),
  takesNotes: z.boolean(),
  modifierGroups: z.array(modifierGroupSchema),
});
/** Defaults stand apart from the fields: a partial change must not reset what it does not name. */
export const menuItemSchema = menuItemFields.extend({
  imageUrl: menuItemFields.shape.imageUrl.default(null),
  taxRate: menuItemFields.shape.taxRate.default(null),
  tags: menuItemFields.shape.tags.default([]),
  servicePeriods: menuItemFields.shape.servicePeriods.default(null),
  serviceTypes: menuItemFields.shape.serviceTypes.default(null),
  takesNotes: menuItemFields.shape.takesNotes.default(true),
  modifierGroups: menuItemFields.shape.modifierGroups.default([]),
});
export const menuItemChangeSchema = menuItemFields.omit({ id: true }).partial();
export type MenuItem = z.infer<typeof menuItemSchema>;

export const posMenuSchema = z.object({
  menus: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      description: z.string().default(''),
      servicePeriods: z.array(servicePeriodSchema).nullable().default(null),
      categoryIds: z.array(z.string()),
    }),
  ),
  categories: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      description: z.string().default(''),
      itemIds: z.array(z.string()),
    }),
  ),
  items: z.array(menuItemSchema),
  modifiers: z.array(z.object({ id: z.string(), name: z.string() })),
});
export type PosMenu = z.infer<typeof posMenuSchema>;
