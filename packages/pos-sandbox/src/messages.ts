import { z } from 'zod';

/** An instant as the simulated POS writes it, with its zone; a year that cannot be stored is the bridge's to mend. */
const instant = z
  .string()
  .regex(/^[^T]+T.+(?:Z|[+-]\d{2}:\d{2})$/, 'not an instant with its zone')
  .transform((text) => new Date(text))
  .refine((at) => !Number.isNaN(at.getTime()), 'not an instant');

/** What the simulated POS answers, parsed at the border. Fields that we do not use are dropped. */
const day = z.enum(['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT']);
const moment = z.object({ day, time: z.string() });
const servicePeriod = z.object({ from: moment, to: moment });
const serviceType = z.enum(['pickup', 'delivery', 'dine_in']);
export type ServicePeriod = z.infer<typeof servicePeriod>;
export type ServiceType = z.infer<typeof serviceType>;

export const tokenSchema = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1),
  expires_in: z.number().positive(),
  merchant_id: z.string().min(1),
  merchant_name: z.string(),
});

export const problemSchema = z.object({ error: z.string(), message: z.string().default('') });

export const locationsSchema = z.object({
  locations: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      address: z.object({
        street: z.string(),
        city: z.string(),
        zipCode: z.string(),
        countryCode: z.string(),
      }),
      timeZone: z.string(),
      currency: z.string(),
      openingHours: z.array(servicePeriod),
      services: z.array(
        z.object({
          type: serviceType,
          fee: z.string().nullable(),
          minimumOrder: z.string().nullable(),
        }),
      ),
      paused: z.object({ until: z.iso.datetime().nullable() }).nullable(),
    }),
  ),
});

const group = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(['choose_one', 'extras', 'leave_out']),
  min: z.number(),
  max: z.number(),
  modifiers: z.array(
    z.object({ modifierId: z.string(), price: z.string(), preselected: z.boolean() }),
  ),
});
export const menuSchema = z.object({
  currency: z.string(),
  menus: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      description: z.string(),
      servicePeriods: z.array(servicePeriod).nullable(),
      categoryIds: z.array(z.string()),
    }),
  ),
  categories: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      description: z.string(),
      itemIds: z.array(z.string()),
    }),
  ),
  items: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      description: z.string(),
      imageUrl: z.string().nullable(),
      price: z.string(),
      taxRate: z.string().nullable(),
      tags: z.array(z.string()),
      servicePeriods: z.array(servicePeriod).nullable(),
      serviceTypes: z.array(serviceType).nullable(),
      takesNotes: z.boolean(),
      modifierGroups: z.array(group),
      available: z.boolean(),
    }),
  ),
  modifiers: z.array(z.object({ id: z.string(), name: z.string(), available: z.boolean() })),
});
export type SandboxMenu = z.infer<typeof menuSchema>;

export const orderSchema = z.object({
  id: z.string(),
  locationId: z.string(),
  status: z.string(),
  reference: z.string().nullable(),
  updatedAt: instant,
});
export type SandboxOrder = z.infer<typeof orderSchema>;
export const orderAnswerSchema = z.object({ order: orderSchema });
export const ordersAnswerSchema = z.object({ orders: z.array(orderSchema) });

export const refusalsSchema = z.object({
  refusals: z
    .array(z.object({ reason: z.string(), message: z.string(), line: z.number().nullable() }))
    .min(1),
});
export const verdictSchema = z.object({
  valid: z.boolean(),
  refusals: z.array(
    z.object({ reason: z.string(), message: z.string(), line: z.number().nullable() }),
  ),
});
export type SandboxRefusal = z.infer<typeof verdictSchema>['refusals'][number];

const level = z.object({
  itemId: z.string(),
  available: z.boolean(),
  quantity: z.number().nullable(),
  outUntil: instant.nullable(),
  observedAt: instant,
});
export type SandboxLevel = z.infer<typeof level>;
export const stockSchema = z.object({ levels: z.array(level) });

const common = { merchantId: z.string(), occurredAt: instant };
export const webhookSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('menu.updated'), locationId: z.string(), ...common }),
  z.object({ type: z.literal('location.updated'), locationId: z.string(), ...common }),
  z.object({
    type: z.literal('stock.updated'),
    locationId: z.string(),
    levels: z.array(level),
    ...common,
  }),
  z.object({ type: z.literal('order.updated'), order: orderSchema, ...common }),
  z.object({ type: z.literal('authorization.revoked'), ...common }),
]);
export type SandboxWebhook = z.infer<typeof webhookSchema>;
