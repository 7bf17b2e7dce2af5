import { z } from 'zod';
import { serviceTypeSchema } from './pos-menu.ts';

/** An order as the simulated POS takes it. Amounts are decimal strings, times ISO 8601 UTC. */
const amount = z.string().regex(/^-?\d+(\.\d+)?$/, 'not an amount');
const text = z.string().nullable().default(null);

export const posOrderRequestSchema = z.object({
  reference: z.string().min(1).max(200),
  currency: z.string(),
  note: text,
  prepaid: z.boolean().default(false),
  service: z.object({
    type: serviceTypeSchema.nullable(),
    asap: z.boolean(),
    promisedAt: z.iso.datetime().nullable().default(null),
    address: z
      .object({
        formatted: text,
        street: text,
        houseNumber: text,
        apartment: text,
        floor: text,
        entrance: text,
        city: text,
        zipCode: text,
        countryCode: text,
        region: text,
        note: text,
        latitude: z.number().nullable().default(null),
        longitude: z.number().nullable().default(null),
      })
      .nullable()
      .default(null),
    leaveAtDoor: z.boolean().default(false),
    curbside: text,
    courier: z
      .object({ name: text, pickupAt: z.iso.datetime().nullable().default(null) })
      .nullable()
      .default(null),
    table: z.object({ label: text, value: text }).nullable().default(null),
  }),
  customer: z.object({ firstName: text, lastName: text, phone: text, email: text }),
  lines: z.array(
    z.object({
      itemId: z.string().nullable(),
      name: text,
      quantity: z.number().int().positive(),
      unitPrice: amount,
      note: text,
      modifiers: z
        .array(
          z.object({
            groupId: z.string().nullable(),
            modifierId: z.string().nullable(),
            name: text,
            quantity: z.number().int().positive(),
            unitPrice: amount,
            note: text,
          }),
        )
        .default([]),
    }),
  ),
  discounts: z.array(z.object({ name: text, amount })).default([]),
  payments: z
    .array(z.object({ type: z.string(), amount, method: text, transactionId: text }))
    .default([]),
  totals: z.object({
    subtotal: amount.nullable(),
    total: amount.nullable(),
    delivery: amount.nullable(),
    tax: amount.nullable(),
    taxIncluded: z.boolean().default(false),
    discount: amount.nullable(),
    tip: amount.nullable(),
    fees: z.array(z.object({ name: text, amount, tax: amount.nullable() })).default([]),
  }),
});
export type PosOrderRequest = z.infer<typeof posOrderRequestSchema>;

export const posOrderStatuses = ['received', 'accepted', 'canceled', 'fulfilled'] as const;
export type PosOrderStatus = (typeof posOrderStatuses)[number];

export const posOrderSchema = z.object({
  id: z.string(),
  locationId: z.string(),
  status: z.enum(posOrderStatuses),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  idempotencyKey: z.string().nullable(),
  request: posOrderRequestSchema,
});
export type PosOrder = z.infer<typeof posOrderSchema>;

/** Why the POS refuses an order. `line` counts from 0; null speaks of the whole order. */
export const refusalReasons = [
  'item_unknown',
  'modifier_unknown',
  'item_out_of_stock',
  'price_mismatch',
  'location_closed',
  'location_paused',
  'service_not_offered',
  'minimum_not_met',
  'currency_mismatch',
  'customer_phone_missing',
  'customer_blocked',
  'outside_delivery_area',
  'kitchen_refused',
  'order_malformed',
] as const;
export const refusalSchema = z.object({
  reason: z.enum(refusalReasons),
  message: z.string(),
  line: z.number().int().nonnegative().nullable().default(null),
});
export type Refusal = z.infer<typeof refusalSchema>;
