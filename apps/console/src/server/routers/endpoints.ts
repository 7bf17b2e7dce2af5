import type { EndpointCursor } from '@pos-bridge/core';
import { endpointIdSchema, webhookEndpointIdSchema } from '@pos-bridge/core/ids';
import { momentSchema } from '@pos-bridge/storable';
import { accountIdSchema } from '@pos-bridge/wix';
import { z } from 'zod';
import { type Cursor, jsonText, onwardInput, onwardPageOf, readOnward } from '../trpc/pages.ts';
import { router, supportProcedure, viewerProcedure } from '../trpc/procedures.ts';
import { reasonInput } from '../trpc/reason.ts';
import { type Refusal, refuse } from '../trpc/refusals.ts';

export const endpointFilters = z.object({
  accountId: accountIdSchema.optional(),
  kind: z.enum(['wix', 'subscriber']).optional(),
  trouble: z.enum(['paused', 'failing', 'none']).optional(),
});

const endpointView = z.object({
  id: z.string(),
  kind: z.enum(['wix', 'subscriber']),
  accountId: z.string(),
  merchantName: z.string().nullable(),
  configurationId: z.string().nullable(),
  locationName: z.string().nullable(),
  webhookEndpointId: z.string().nullable(),
  url: z.string().nullable(),
  description: z.string().nullable(),
  state: z.enum(['active', 'paused', 'closed']),
  failuresInRow: z.number(),
  failingSince: z.date().nullable(),
  lastFailure: z.string().nullable(),
  lastSuccessAt: z.date().nullable(),
  pausedAt: z.date().nullable(),
  notBefore: z.date().nullable(),
  waiting: z.number(),
  dead: z.number(),
});

const endpoint = z.object({ endpointId: endpointIdSchema });
const webhookEndpoint = z.object({ webhookEndpointId: webhookEndpointIdSchema });
const noEndpoint: Refusal = ['NOT_FOUND', 'Endpoint not found. Check the id.'];
const noWebhookEndpoint: Refusal = [
  'NOT_FOUND',
  'Webhook endpoint not found. It may have been removed.',
];

/** Those that work lie below those that are in trouble, and have no time. */
const byNeed: Cursor<EndpointCursor, EndpointCursor> = {
  of: ({ troubledSince, id }) => JSON.stringify([troubledSince, id]),
  parse: jsonText
    .pipe(z.tuple([momentSchema.nullable(), endpointIdSchema]))
    .transform(([since, id]) => ({
      id,
      troubledSince: since,
    })),
};

/** Whoever is told of stock, a Wix location or a webhook endpoint, and how that goes. */
export const endpointsRouter = router({
  /** The longest outage on top, then those that work. */
  list: viewerProcedure
    .input(endpointFilters.extend(onwardInput.shape))
    .output(onwardPageOf(endpointView))
    .query(({ ctx, input }) =>
      readOnward(input, byNeed, (span) => ctx.core.inventory.listEndpoints({ ...input, ...span })),
    ),

  get: viewerProcedure
    .input(endpoint)
    .output(endpointView)
    .query(async ({ ctx, input }) => {
      const found = await ctx.core.inventory.getEndpoint(input.endpointId);
      if (found === undefined) throw refuse(noEndpoint);
      return found;
    }),

  /** Lets a paused endpoint have what it missed, in order. */
  resume: supportProcedure
    .input(endpoint.extend(reasonInput.shape))
    .output(z.object({ replayed: z.number() }))
    .mutation(async ({ ctx, input: { endpointId, reason } }) => {
      const resumed = await ctx.core.inventory.resume(endpointId, { author: ctx.actor, reason });
      if (resumed.outcome === 'resumed') return resumed;
      throw refuse(
        resumed.outcome === 'not-paused'
          ? ['CONFLICT', 'The endpoint is no longer paused. Reload the page.']
          : noEndpoint,
      );
    }),

  /** The secret is in this answer and nowhere else. */
  addWebhookEndpoint: supportProcedure
    .input(
      reasonInput.extend({
        accountId: accountIdSchema,
        url: z.string().trim().min(1).max(2_000),
        description: z.string().trim().max(200),
      }),
    )
    .output(z.object({ webhookEndpointId: z.string(), secret: z.string() }))
    .mutation(async ({ ctx, input: { reason, ...wanted } }) => {
      const added = await ctx.core.inventory.addWebhookEndpoint(wanted, {
        author: ctx.actor,
        reason,
      });
      switch (added.outcome) {
        case 'added':
          return added;
        case 'account-not-found':
          throw refuse(['NOT_FOUND', 'Account not found. Check the id.']);
        case 'url-refused':
          throw refuse(['BAD_REQUEST', urlRefusals[added.reason]]);
      }
    }),

  /** The new secret is in this answer and nowhere else; the old one goes on signing for a while. */
  rotateSecret: supportProcedure
    .input(webhookEndpoint.extend(reasonInput.shape))
    .output(z.object({ secret: z.string(), oldEndsAt: z.date() }))
    .mutation(async ({ ctx, input: { webhookEndpointId, reason } }) => {
      const by = { author: ctx.actor, reason };
      const rotated = await ctx.core.inventory.rotateSecret(webhookEndpointId, by);
      if (rotated.outcome === 'rotated') return rotated;
      throw refuse(noWebhookEndpoint);
    }),

  removeWebhookEndpoint: supportProcedure
    .input(webhookEndpoint.extend(reasonInput.shape))
    .output(z.object({ outcome: z.literal('removed') }))
    .mutation(async ({ ctx, input: { webhookEndpointId, reason } }) => {
      const by = { author: ctx.actor, reason };
      const { outcome } = await ctx.core.inventory.removeWebhookEndpoint(webhookEndpointId, by);
      if (outcome === 'removed') return { outcome };
      throw refuse(noWebhookEndpoint);
    }),
});

const urlRefusals = {
  'not-a-url': 'The URL is not valid. Enter one such as https://example.com/stock.',
  'not-https': 'The URL must begin with https://.',
  'credentials-in-url': 'The URL must not contain a user name or password.',
  'inward-address': 'The URL must be on the public internet.',
} as const;
