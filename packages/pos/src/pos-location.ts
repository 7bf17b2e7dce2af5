import { z } from 'zod';
import { fulfillmentTypeSchema, openingHoursSchema } from './canonical-menu.ts';
import { mostOf } from './list-bounds.ts';
import { moneySchema } from './money.ts';

/** A place in the POS that a Wix configuration can be mapped to. */
export const posLocationSchema = z.object({
  posLocationId: z.string().min(1).max(200),
  name: z.string(),
  address: z
    .object({
      street: z.string().optional(),
      city: z.string().optional(),
      zipCode: z.string().optional(),
      countryCode: z.string().optional(),
    })
    .optional(),
  /** IANA name; opening hours are read in it. */
  timeZone: z.string(),
  currency: z.string().length(3),
  /** Missing: the POS does not tell, so nothing is checked against it. */
  hours: openingHoursSchema.optional(),
  fulfillment: z
    .array(
      z.object({
        type: fulfillmentTypeSchema,
        fee: moneySchema.optional(),
        /** The fee is the same for every address and every sum; missing: it may differ. */
        feeForAll: z.boolean().optional(),
        minimumOrder: moneySchema.optional(),
      }),
    )
    .max(mostOf.fulfillmentTypes)
    .optional(),
  /** The POS takes no orders now; ISO 8601 UTC of the end where it is known. */
  paused: z.object({ until: z.iso.datetime().nullable() }).nullable().optional(),
});
export type PosLocation = z.infer<typeof posLocationSchema>;
