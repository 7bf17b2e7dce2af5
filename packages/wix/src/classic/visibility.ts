import { z } from 'zod';
import { openEnum, optionalFlag, optionalText } from '../platform/wire-values.ts';

export const catalogFulfillmentTypes = ['DELIVERY', 'PICKUP_OR_DINE_IN'] as const;
export const catalogPlatforms = [
  'SITE',
  'MOBILE_SITE',
  'WIX_APP',
  'CALL_CENTER',
  'CHAT_BOT',
] as const;
export const daysOfWeek = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'] as const;
export type DayOfWeek = (typeof daysOfWeek)[number];

/** Wix takes no more weekly periods than this for one entity. */
export const mostAvailabilityPeriods = 100;

/** A time that returns every week. Times are `HH:MM`, up to `24:00`, in the site's own time zone. */
export const availabilityPeriodSchema = z.looseObject({
  openDay: openEnum(daysOfWeek).nullish(),
  openTime: optionalText,
  closeDay: openEnum(daysOfWeek).nullish(),
  closeTime: optionalText,
});

/** An exception to the weekly periods; dates are ISO 8601 UTC. */
export const specialHourPeriodSchema = z.looseObject({
  startDate: optionalText,
  endDate: optionalText,
  available: optionalFlag,
  eventName: optionalText,
});

/** When and where a menu, section or item is to be seen. Whatever is missing does not restrict. */
export const visibilityCriteriaSchema = z.looseObject({
  visible: optionalFlag,
  fulfillmentTypes: z.array(openEnum(catalogFulfillmentTypes)).nullish(),
  platforms: z.array(openEnum(catalogPlatforms)).nullish(),
  availability: z
    .looseObject({
      periods: z.array(availabilityPeriodSchema).nullish(),
      specialHourPeriods: z.array(specialHourPeriodSchema).nullish(),
    })
    .nullish(),
});
export type WixVisibilityCriteria = z.infer<typeof visibilityCriteriaSchema>;
