import { z } from 'zod';
import { posMenuSchema, servicePeriodSchema, serviceTypeSchema } from './pos-menu.ts';
import { type PosOrder, posOrderSchema } from './pos-order.ts';

const merchantFields = z.object({
  id: z.string(),
  name: z.string(),
  /** Whether this merchant's POS can validate an order without taking it. */
  validatesOrders: z.boolean(),
  /** Switched off, a repeated Idempotency-Key makes a second order, as a careless POS would. */
  honorsIdempotencyKeys: z.boolean(),
  /** After how long the kitchen accepts by itself; null: it waits for somebody. */
  acceptsAfterMs: z.number().int().nonnegative().nullable(),
});
/** Defaults stand apart from the fields: a partial change must not reset what it does not name. */
export const merchantSchema = merchantFields.extend({
  validatesOrders: merchantFields.shape.validatesOrders.default(true),
  honorsIdempotencyKeys: merchantFields.shape.honorsIdempotencyKeys.default(true),
  acceptsAfterMs: merchantFields.shape.acceptsAfterMs.default(null),
});
export const merchantChangeSchema = merchantFields.omit({ id: true }).partial();
export type PosMerchant = z.infer<typeof merchantSchema>;

const locationFields = z.object({
  id: z.string(),
  merchantId: z.string(),
  name: z.string(),
  address: z.object({
    street: z.string(),
    city: z.string(),
    zipCode: z.string(),
    countryCode: z.string(),
  }),
  timeZone: z.string(),
  currency: z.string().length(3),
  openingHours: z.array(servicePeriodSchema),
  services: z.array(
    z.object({
      type: serviceTypeSchema,
      fee: z.string().nullable().default(null),
      minimumOrder: z.string().nullable().default(null),
    }),
  ),
  paused: z.object({ until: z.iso.datetime().nullable() }).nullable(),
  menu: posMenuSchema,
});
export const locationSchema = locationFields.extend({
  paused: locationFields.shape.paused.default(null),
});
export const locationChangeSchema = locationFields
  .omit({ id: true, merchantId: true, menu: true })
  .partial();
export type PosLocation = z.infer<typeof locationSchema>;

export const stockEntrySchema = z.object({
  /** Null: this item is not counted. */
  quantity: z.number().int().nonnegative().nullable(),
  /** Marked out by hand. */
  markedOut: z.boolean(),
  outUntil: z.iso.datetime().nullable(),
  observedAt: z.iso.datetime(),
});
export type StockEntry = z.infer<typeof stockEntrySchema>;

export const grantSchema = z.object({
  merchantId: z.string(),
  accessToken: z.string(),
  refreshToken: z.string(),
  expiresAt: z.iso.datetime(),
});
export type Grant = z.infer<typeof grantSchema>;

const webhookTargetSchema = z.object({
  url: z.string().nullable(),
  /** Standard Webhooks secrets (`whsec_…`); each delivery is signed with all of them. */
  secrets: z.array(z.string()),
});
export type WebhookTarget = z.infer<typeof webhookTargetSchema>;

const savedStateSchema = z.object({
  merchants: z.array(merchantSchema),
  locations: z.array(locationSchema),
  stock: z.array(z.tuple([z.string(), z.array(z.tuple([z.string(), stockEntrySchema]))])),
  orders: z.array(posOrderSchema),
  grants: z.array(grantSchema),
});

/** Everything that the simulated POS knows. Plain maps; use cases change them and call `changed()`. */
export interface PosState {
  readonly merchants: Map<string, PosMerchant>;
  readonly locations: Map<string, PosLocation>;
  /** By location, then item or modifier. */
  readonly stock: Map<string, Map<string, StockEntry>>;
  readonly orders: Map<string, PosOrder>;
  /** Order ids by location and reference, oldest first. */
  readonly ordersByReference: Map<string, string[]>;
  /** Order ids by merchant's location and Idempotency-Key. */
  readonly ordersByKey: Map<string, string>;
  /** By access token. */
  readonly grants: Map<string, Grant>;
  /** Calls that are written for the next save. */
  changed(): void;
}

export const placeKey = (locationId: string, name: string): string => `${locationId} ${name}`;

export function createPosState(changed: () => void): PosState {
  return {
    merchants: new Map(),
    locations: new Map(),
    stock: new Map(),
    orders: new Map(),
    ordersByReference: new Map(),
    ordersByKey: new Map(),
    grants: new Map(),
    changed,
  };
}

/** Stores an order with its ways to be found. */
export function fileOrder(state: PosState, order: PosOrder): void {
  state.orders.set(order.id, order);
  const reference = placeKey(order.locationId, order.request.reference);
  const known = state.ordersByReference.get(reference);
  if (known) known.push(order.id);
  else state.ordersByReference.set(reference, [order.id]);
  if (order.idempotencyKey !== null)
    state.ordersByKey.set(placeKey(order.locationId, order.idempotencyKey), order.id);
}

export function snapshotPosState(state: PosState): z.input<typeof savedStateSchema> {
  return {
    merchants: [...state.merchants.values()],
    locations: [...state.locations.values()],
    stock: [...state.stock].map(([location, levels]) => [location, [...levels]]),
    orders: [...state.orders.values()],
    grants: [...state.grants.values()],
  };
}

/** @throws z.ZodError where `saved` is not a snapshot of this version */
export function restorePosState(state: PosState, saved: unknown): void {
  const parsed = savedStateSchema.parse(saved);
  for (const merchant of parsed.merchants) state.merchants.set(merchant.id, merchant);
  for (const location of parsed.locations) state.locations.set(location.id, location);
  for (const [location, levels] of parsed.stock) state.stock.set(location, new Map(levels));
  for (const order of parsed.orders) fileOrder(state, order);
  for (const grant of parsed.grants) state.grants.set(grant.accessToken, grant);
}
