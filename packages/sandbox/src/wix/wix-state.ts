import { z } from 'zod';
import { type CatalogContent, contentOf, plainContent, savedContentSchema } from './wix-catalog.ts';

/** A Wix site, and what became of the app on it. */
export const siteSchema = z.object({
  metaSiteId: z.string(),
  name: z.string(),
  instanceId: z.string(),
  /** The Wix user who owns it. */
  ownerId: z.string(),
  currency: z.string().length(3),
  language: z.string().default('en'),
  installation: z.enum(['never', 'installed', 'removed']).default('never'),
  /** Whether an order is accepted on Wix as soon as it is placed, before it reaches the POS. */
  acceptsOrdersByItself: z.boolean().default(true),
});
export const siteChangeSchema = z.object({
  name: z.string().optional(),
  language: z.string().optional(),
  acceptsOrdersByItself: z.boolean().optional(),
});
export type WixSite = z.infer<typeof siteSchema>;

/** One location of a site. */
export const configurationSchema = z.object({
  id: z.string(),
  instanceId: z.string(),
  locationId: z.string(),
  locationName: z.string(),
  catalogId: z.string(),
  enabled: z.boolean().default(false),
  archived: z.boolean().default(false),
  /** What the site asks for a delivery, unless a cart says otherwise. */
  deliveryFee: z.string().nullable().default(null),
  /** False after the app said Disconnect Configuration. */
  connected: z.boolean().default(true),
});
export const configurationChangeSchema = z.object({
  locationName: z.string().optional(),
  enabled: z.boolean().optional(),
  archived: z.boolean().optional(),
  connected: z.boolean().optional(),
  deliveryFee: z.string().nullable().optional(),
});
export type SandboxConfiguration = z.infer<typeof configurationSchema>;

export interface LiveCatalog {
  readonly id: string;
  readonly instanceId: string;
  readonly locationId: string;
  readonly archived: boolean;
  readonly draftPublishedDate: string | null;
  readonly content: CatalogContent;
}

export interface DraftCatalog {
  readonly id: string;
  readonly catalogId: string;
  /** Who made it: the app, or somebody in the Wix dashboard. */
  readonly heldBy: 'app' | 'somebody_else';
  readonly content: CatalogContent;
}

export const orderStatusSchema = z.enum(['PENDING', 'NEW', 'ACCEPTED', 'FULFILLED', 'CANCELED']);
export type WixOrderStatus = z.infer<typeof orderStatusSchema>;
export const placedOrderSchema = z.object({
  id: z.string(),
  instanceId: z.string(),
  configurationId: z.string(),
  status: orderStatusSchema,
  createdDate: z.iso.datetime(),
  updatedDate: z.iso.datetime(),
  paidByPosGateway: z.boolean(),
  /** What the adapter answered to Create Order. */
  pos: z
    .object({
      posOrderId: z.string().nullable(),
      posLocationId: z.string().nullable(),
      posOrderStatus: z.string().nullable(),
    })
    .nullable(),
  /** The WixOrder as it was sent. */
  order: z.looseObject({ id: z.string() }),
});
export type SandboxPlacedOrder = z.infer<typeof placedOrderSchema>;

const tokenSchema = z.object({
  token: z.string(),
  instanceId: z.string(),
  expiresAt: z.iso.datetime().nullable(),
});
export type WixToken = z.infer<typeof tokenSchema>;

const disconnectionSchema = z.object({
  at: z.iso.datetime(),
  instanceId: z.string(),
  accountId: z.string().nullable(),
  configurationId: z.string().nullable(),
});
const biEventSchema = z.object({
  at: z.iso.datetime(),
  instanceId: z.string(),
  eventName: z.string(),
});

const savedCatalog = z.object({
  id: z.string(),
  instanceId: z.string(),
  locationId: z.string(),
  archived: z.boolean(),
  draftPublishedDate: z.iso.datetime().nullable(),
  content: savedContentSchema,
});
const savedDraft = z.object({
  id: z.string(),
  catalogId: z.string(),
  heldBy: z.enum(['app', 'somebody_else']),
  content: savedContentSchema,
});
const savedStateSchema = z.object({
  privateKeyPem: z.string(),
  sites: z.array(siteSchema),
  configurations: z.array(configurationSchema),
  catalogs: z.array(savedCatalog),
  drafts: z.array(savedDraft),
  orders: z.array(placedOrderSchema),
  accessTokens: z.array(tokenSchema),
  refreshTokens: z.array(tokenSchema),
  disconnections: z.array(disconnectionSchema),
  biEvents: z.array(biEventSchema),
  eventSequence: z.number().int(),
});

/** Everything that the simulated Wix knows. Use cases change it and call `changed()`. */
export interface WixState {
  /** By instance id. */
  readonly sites: Map<string, WixSite>;
  readonly configurations: Map<string, SandboxConfiguration>;
  readonly catalogs: Map<string, LiveCatalog>;
  readonly drafts: Map<string, DraftCatalog>;
  readonly orders: Map<string, SandboxPlacedOrder>;
  readonly accessTokens: Map<string, WixToken>;
  readonly refreshTokens: Map<string, WixToken>;
  disconnections: z.infer<typeof disconnectionSchema>[];
  biEvents: z.infer<typeof biEventSchema>[];
  /** Numbers the domain events. */
  eventSequence: number;
  changed(): void;
}

export function createWixState(changed: () => void): WixState {
  return {
    sites: new Map(),
    configurations: new Map(),
    catalogs: new Map(),
    drafts: new Map(),
    orders: new Map(),
    accessTokens: new Map(),
    refreshTokens: new Map(),
    disconnections: [],
    biEvents: [],
    eventSequence: 0,
    changed,
  };
}

export function snapshotWixState(
  state: WixState,
  privateKeyPem: string,
): z.input<typeof savedStateSchema> {
  return {
    privateKeyPem,
    sites: [...state.sites.values()],
    configurations: [...state.configurations.values()],
    catalogs: [...state.catalogs.values()].map((catalog) => ({
      ...catalog,
      content: plainContent(catalog.content),
    })),
    drafts: [...state.drafts.values()].map((draft) => ({
      ...draft,
      content: plainContent(draft.content),
    })),
    orders: [...state.orders.values()],
    accessTokens: [...state.accessTokens.values()],
    refreshTokens: [...state.refreshTokens.values()],
    disconnections: state.disconnections,
    biEvents: state.biEvents,
    eventSequence: state.eventSequence,
  };
}

/**
 * @returns the private key that was saved with the state
 * @throws z.ZodError where `saved` is not a snapshot of this version
 */
export function restoreWixState(state: WixState, saved: unknown): string {
  const parsed = savedStateSchema.parse(saved);
  for (const site of parsed.sites) state.sites.set(site.instanceId, site);
  for (const configuration of parsed.configurations)
    state.configurations.set(configuration.id, configuration);
  for (const catalog of parsed.catalogs)
    state.catalogs.set(catalog.id, { ...catalog, content: contentOf(catalog.content) });
  for (const draft of parsed.drafts)
    state.drafts.set(draft.id, { ...draft, content: contentOf(draft.content) });
  for (const order of parsed.orders) state.orders.set(order.id, order);
  for (const token of parsed.accessTokens) state.accessTokens.set(token.token, token);
  for (const token of parsed.refreshTokens) state.refreshTokens.set(token.token, token);
  state.disconnections = parsed.disconnections;
  state.biEvents = parsed.biEvents;
  state.eventSequence = parsed.eventSequence;
  return parsed.privateKeyPem;
}
