import { z } from 'zod';

/** What the sandbox's control API says, as far as the console shows it. */
export const sites = z.object({
  sites: z.array(
    z.object({
      instanceId: z.string(),
      name: z.string(),
      currency: z.string(),
      installation: z.string(),
      configurations: z.array(
        z.object({
          id: z.string(),
          locationName: z.string(),
          catalogId: z.string(),
          enabled: z.boolean(),
        }),
      ),
    }),
  ),
});

const choices = z.object({
  availableChoices: z.array(
    z.object({ itemId: z.string(), price: z.object({ value: z.string() }).nullish() }),
  ),
  defaultChoice: z.string().nullish(),
  minChoices: z.number().nullish(),
  maxChoices: z.number().nullish(),
});
export const wixCatalog = z.object({
  menus: z.array(z.object({ id: z.string(), name: z.string().nullish(), archived: z.boolean() })),
  sections: z.array(
    z.object({
      id: z.string(),
      menuId: z.string(),
      name: z.string().nullish(),
      archived: z.boolean(),
      itemIds: z.object({ values: z.array(z.string()) }),
    }),
  ),
  items: z.array(
    z.object({
      id: z.string(),
      name: z.string().nullish(),
      archived: z.boolean(),
      inStock: z.boolean(),
      price: z.object({ value: z.string() }).nullish(),
      dishOptions: z
        .object({
          values: z.array(
            z.object({
              name: z.string(),
              type: z.enum(['SELECTION', 'EXTRAS', 'DESELECTION']),
              selection: choices.nullish(),
              extras: choices.nullish(),
              deselection: choices.nullish(),
            }),
          ),
        })
        .nullish(),
    }),
  ),
});

export const cart = z.object({
  configurationId: z.string().max(100),
  lines: z
    .array(
      z.object({
        itemId: z.string().max(100),
        quantity: z.number().int().min(1).max(99),
        options: z
          .array(
            z.object({ name: z.string().max(200), itemIds: z.array(z.string().max(100)).max(50) }),
          )
          .max(50),
      }),
    )
    .min(1)
    .max(100),
  fulfillment: z.discriminatedUnion('type', [
    z.object({ type: z.literal('PICKUP') }),
    z.object({
      type: z.literal('DELIVERY'),
      address: z.object({
        street: z.string().max(200),
        streetNumber: z.string().max(20),
        city: z.string().max(100),
        zipCode: z.string().max(20),
      }),
    }),
    z.object({ type: z.literal('DINE_IN'), label: z.string().max(50), value: z.string().max(50) }),
  ]),
  tip: z
    .string()
    .max(20)
    .regex(/^\d+(\.\d{1,2})?$/, 'not an amount'),
});
export type Cart = z.infer<typeof cart>;

export const exchange = z.object({
  request: z.object({ requestId: z.string() }),
  response: z.object({ status: z.number(), body: z.unknown(), durationMs: z.number() }),
});
export const placed = z.object({
  outcome: z.enum(['created', 'invalid', 'failed']),
  orderId: z.string(),
  validation: exchange,
  creation: exchange.nullable(),
});

export const merchants = z.object({
  merchants: z.array(z.object({ id: z.string(), name: z.string() })),
});

const effect = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('latency'), ms: z.number().int().min(0).max(60_000) }),
  z.object({ kind: z.literal('status'), status: z.number().int().min(400).max(599) }),
  z.object({ kind: z.enum(['hang', 'cut', 'lost_answer', 'withheld_answer']) }),
]);
export const faultRule = z.object({
  /** A POS merchant; null: all of them. */
  tenant: z.string().max(100).nullable(),
  operations: z.array(z.string().max(50)).max(20).nullable(),
  probability: z.number().min(0).max(1),
  /** How many calls it strikes; null: until it is taken away. */
  remaining: z.number().int().min(1).max(1_000).nullable(),
  effect,
});
export type Fault = z.infer<typeof faultRule>;
