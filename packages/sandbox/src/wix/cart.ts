import { z } from 'zod';

const amount = z.string().regex(/^\d+(\.\d+)?$/, 'not an amount');
const text = z.string().optional();

/** What a shopper has in the cart of a Wix site, by the ids of the live catalog. */
export const cartSchema = z.object({
  configurationId: z.string(),
  lines: z
    .array(
      z.object({
        itemId: z.string(),
        quantity: z.number().int().positive().default(1),
        comment: text,
        /** What was chosen, by the name of the dish option. */
        options: z.array(z.object({ name: z.string(), itemIds: z.array(z.string()) })).default([]),
      }),
    )
    .min(1),
  comment: text,
  fulfillment: z
    .discriminatedUnion('type', [
      z.object({ type: z.literal('PICKUP'), fee: amount.optional(), curbside: text }),
      z.object({
        type: z.literal('DELIVERY'),
        fee: amount.optional(),
        contactless: z.boolean().default(false),
        address: z.object({
          street: z.string(),
          streetNumber: text,
          apt: text,
          city: z.string(),
          zipCode: text,
          countryCode: z.string().default('US'),
          comment: text,
        }),
      }),
      z.object({ type: z.literal('DINE_IN'), label: z.string(), value: z.string() }),
    ])
    .default({ type: 'PICKUP' }),
  /** ISO 8601 UTC; as soon as possible where missing. */
  promisedTime: z.iso.datetime().optional(),
  customer: z.object({ firstName: text, lastName: text, phone: text, email: text }).default({
    firstName: 'Sample',
    lastName: 'Guest',
    phone: '+1 555 0100',
    email: 'guest@example.com',
  }),
  tip: amount.default('0'),
  discounts: z.array(z.object({ name: z.string(), amount })).default([]),
  serviceFees: z.array(z.object({ name: z.string(), fee: amount })).default([]),
  payment: z
    .object({ type: z.string(), method: text, providerTransactionId: text })
    .default({ type: 'CREDIT', method: 'credit card' }),
});
export type Cart = z.infer<typeof cartSchema>;
export type CartInput = z.input<typeof cartSchema>;
