import {
  type DeliveryTargetId,
  deliveryTargetIdSchema,
  subscriberIdSchema,
} from '@pos-bridge/core';
import { accountIdSchema } from '@pos-bridge/wix';
import { z } from 'zod';
import { onePage } from '../trpc/pages.ts';
import { router, supportProcedure, viewerProcedure } from '../trpc/procedures.ts';
import { reasonInput } from '../trpc/reason.ts';
import { type Refusal, refuse } from '../trpc/refusals.ts';

export const receiverFilters = z.object({
  accountId: accountIdSchema.optional(),
  kind: z.enum(['wix', 'subscriber']).optional(),
  trouble: z.enum(['paused', 'failing', 'none']).optional(),
});

const receiverView = z.object({
  id: z.string(),
  kind: z.enum(['wix', 'subscriber']),
  accountId: z.string(),
  merchantName: z.string().nullable(),
  configurationId: z.string().nullable(),
  locationName: z.string().nullable(),
  subscriberId: z.string().nullable(),
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

const receiver = z.object({ targetId: deliveryTargetIdSchema });
const subscriber = z.object({ subscriberId: subscriberIdSchema });
const noReceiver: Refusal = ['NOT_FOUND', 'There is no such receiver.'];
const noSubscriber: Refusal = ['NOT_FOUND', 'There is no such subscriber; it may be removed.'];

/** `2026-05-01T10:00:00.000Z~tgt_…`, or `~tgt_…` below those that are in trouble. */
const place = z
  .string()
  .max(200)
  .transform((text, context) => {
    const [since = '', id = ''] = text.split('~');
    const at = since === '' ? null : z.iso.datetime().transform((iso) => new Date(iso));
    const target = deliveryTargetIdSchema.safeParse(id);
    const troubledSince = at === null ? null : at.safeParse(since).data;
    if (target.success && troubledSince !== undefined) return { id: target.data, troubledSince };
    context.addIssue({ code: 'custom', message: 'not a place in this list' });
    return z.NEVER;
  });

const placeOf = (row: { readonly id: DeliveryTargetId; readonly troubledSince: Date | null }) =>
  `${row.troubledSince?.toISOString() ?? ''}~${row.id}`;

/** Whoever is told of stock, a Wix location or a subscriber, and how that goes. */
export const receiversRouter = router({
  /** The longest outage on top, then those that work. */
  list: viewerProcedure
    .input(
      receiverFilters.extend({
        after: place.optional(),
        limit: z.number().int().min(1).max(200).default(50),
      }),
    )
    .output(z.object({ rows: z.array(receiverView), next: z.string().nullable() }))
    .query(async ({ ctx, input }) => {
      const found = await ctx.core.inventory.listTargets({ ...input, limit: input.limit + 1 });
      return onePage(found, input.limit, placeOf);
    }),

  get: viewerProcedure
    .input(receiver)
    .output(receiverView)
    .query(async ({ ctx, input }) => {
      const found = await ctx.core.inventory.getTarget(input.targetId);
      if (found === undefined) throw refuse(noReceiver);
      return found;
    }),

  /** Lets a paused receiver have what it missed, in order. */
  resume: supportProcedure
    .input(receiver.extend(reasonInput.shape))
    .output(z.object({ replayed: z.number() }))
    .mutation(async ({ ctx, input: { targetId, reason } }) => {
      const resumed = await ctx.core.inventory.resume(targetId, { author: ctx.actor, reason });
      if (resumed.outcome === 'resumed') return resumed;
      throw refuse(
        resumed.outcome === 'not-paused' ? ['CONFLICT', 'It is not paused any more.'] : noReceiver,
      );
    }),

  /** The secret is in this answer and nowhere else. */
  addSubscriber: supportProcedure
    .input(
      reasonInput.extend({
        accountId: accountIdSchema,
        url: z.string().trim().min(1).max(2_000),
        description: z.string().trim().max(200),
      }),
    )
    .output(z.object({ subscriberId: z.string(), secret: z.string() }))
    .mutation(async ({ ctx, input: { reason, ...wanted } }) => {
      const added = await ctx.core.inventory.addSubscriber(wanted, { author: ctx.actor, reason });
      switch (added.outcome) {
        case 'added':
          return added;
        case 'account-not-found':
          throw refuse(['NOT_FOUND', 'There is no such account.']);
        case 'url-refused':
          throw refuse(['BAD_REQUEST', urlRefusals[added.reason]]);
      }
    }),

  /** The new secret is in this answer and nowhere else; the old one goes on signing for a while. */
  rotateSecret: supportProcedure
    .input(subscriber.extend(reasonInput.shape))
    .output(z.object({ secret: z.string(), oldEndsAt: z.date() }))
    .mutation(async ({ ctx, input: { subscriberId, reason } }) => {
      const by = { author: ctx.actor, reason };
      const rotated = await ctx.core.inventory.rotateSecret(subscriberId, by);
      if (rotated.outcome === 'rotated') return rotated;
      throw refuse(noSubscriber);
    }),

  removeSubscriber: supportProcedure
    .input(subscriber.extend(reasonInput.shape))
    .output(z.object({ outcome: z.literal('removed') }))
    .mutation(async ({ ctx, input: { subscriberId, reason } }) => {
      const by = { author: ctx.actor, reason };
      const { outcome } = await ctx.core.inventory.removeSubscriber(subscriberId, by);
      if (outcome === 'removed') return { outcome };
      throw refuse(noSubscriber);
    }),
});

const urlRefusals = {
  'not-a-url': 'This is no address.',
  'not-https': 'The address must begin with https://.',
  'credentials-in-url': 'The address must hold no user name and no password.',
  'inward-address': 'The address must be on the public internet.',
} as const;
