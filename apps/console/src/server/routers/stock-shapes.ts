import { callHealths, deliveryStates, eventCauseSchema, eventStates } from '@pos-bridge/core';
import { momentSchema } from '@pos-bridge/storable';
import { z } from 'zod';

/** What the pages of stock are told, and what they say. */
const stockSource = z.enum(['pos', 'order', 'support', 'rule']);
const inStock = {
  inStock: z.boolean(),
  quantity: z.number().nullable(),
  outUntil: z.date().nullable(),
};

export const stockLocation = z.object({
  configurationId: z.string(),
  locationName: z.string().nullable(),
  locationId: z.string(),
  posLocationName: z.string(),
  timeZone: z.string(),
  accountId: z.string(),
  merchantName: z.string().nullable(),
  itemsOut: z.number(),
  itemsDrifted: z.number(),
  checkedAt: z.date().nullable(),
  checkProblem: z.string().nullable(),
  posHealth: z.enum(callHealths),
});

export const stockRow = z.object({
  itemPosId: z.string(),
  name: z.string().nullable(),
  kind: z.enum(['dish', 'variation', 'unpublished']),
  wixItemIds: z.array(z.string()).readonly(),
  ...inStock,
  outSince: z.date().nullable(),
  source: z.enum([...stockSource.options, 'menu']),
  observedAt: z.date().nullable(),
  posSaid: z.object({ ...inStock, observedAt: z.date() }).nullable(),
  wixInStock: z.boolean().nullable(),
});

export const longOutage = z.object({
  locationId: z.string(),
  locationName: z.string(),
  accountId: z.string(),
  merchantName: z.string().nullable(),
  configurationId: z.string().nullable(),
  itemPosId: z.string(),
  outSince: z.date(),
  outUntil: z.date().nullable(),
  source: stockSource,
});

export const composedItem = z.object({
  itemPosId: z.string().min(1).max(200),
  inStock: z.boolean(),
  quantity: z.number().nonnegative().max(1_000_000).nullish(),
  outUntil: momentSchema.nullish(),
});

export const webhookPreview = z.object({
  webhook: z.unknown(),
  wix: z.object({
    notTold: z.enum(['wix-is-master', 'no-catalog', 'account-inactive', 'archived']).nullable(),
    changes: z
      .array(
        z.object({
          wixItemId: z.string(),
          itemPosId: z.string(),
          name: z.string().nullable(),
          inStock: z.boolean(),
        }),
      )
      .readonly(),
  }),
  webhookEndpoints: z.array(z.object({ id: z.string(), url: z.string() })).readonly(),
});

export const deliveryState = z.enum(deliveryStates);

export const deliverySummary = z.object({
  id: z.string(),
  position: z.number(),
  state: deliveryState,
  attempts: z.number(),
  dueAt: z.date(),
  lastOutcome: z.string().nullable(),
  createdAt: z.date(),
  finishedAt: z.date().nullable(),
  eventId: z.string(),
  cause: eventCauseSchema,
  accountId: z.string(),
  configurationId: z.string(),
  locationName: z.string().nullable(),
  endpointId: z.string(),
  endpointKind: z.enum(['wix', 'subscriber']),
  endpointState: z.enum(['active', 'paused', 'closed']),
  url: z.string().nullable(),
});

export const deliveryView = deliverySummary.extend({
  items: z.array(
    z.object({
      itemPosId: z.string(),
      state: z.enum(['open', ...deliveryState.exclude(['pending', 'sending']).options]),
      deliveredAt: z.date().nullable(),
      provenAt: z.date().nullable(),
    }),
  ),
  calls: z.array(
    z.object({
      id: z.number(),
      attempt: z.number(),
      startedAt: z.date(),
      durationMs: z.number(),
      request: z.string(),
      requestBody: z.string().nullable(),
      status: z.number().nullable(),
      answer: z.string().nullable(),
      problem: z.string().nullable(),
    }),
  ),
});

export const webhookEventState = z.enum(eventStates);

export const webhookEventSummary = z.object({
  id: z.string(),
  sequence: z.number(),
  accountId: z.string(),
  merchantName: z.string().nullable(),
  configurationId: z.string(),
  locationName: z.string().nullable(),
  posLocationId: z.string(),
  cause: eventCauseSchema,
  author: z.object({ kind: z.string(), name: z.string() }),
  createdAt: z.date(),
  state: webhookEventState,
  itemCount: z.number(),
  itemsOut: z.number(),
});

export const webhookEventView = webhookEventSummary.extend({
  items: z.array(
    z.object({
      itemPosId: z.string(),
      ...inStock,
      source: stockSource,
      observedAt: z.date(),
    }),
  ),
});
