import type { DriftPlace, StockDrift } from '@pos-bridge/core';
import { accountIdSchema, configurationIdSchema, wixEntityIdSchema } from '@pos-bridge/wix';
import { z } from 'zod';
import { onePage } from '../trpc/pages.ts';
import { router, supportProcedure, viewerProcedure } from '../trpc/procedures.ts';
import { reasonInput } from '../trpc/reason.ts';
import { refuse } from '../trpc/refusals.ts';

export const driftFilters = z.object({
  accountId: accountIdSchema.optional(),
  configurationId: configurationIdSchema.optional(),
  name: z.string().trim().min(1).max(100).optional(),
  /** `sold`: Wix sells what the POS has not; `hidden`: Wix hides what the POS has. */
  onWix: z.enum(['sold', 'hidden']).optional(),
});
type Filters = z.output<typeof driftFilters>;

/** The filter as core takes it. */
export const driftFilterOf = ({ onWix, ...filter }: Filters) => ({
  ...filter,
  wixInStock: onWix === undefined ? undefined : onWix === 'sold',
});

const placeSchema = z.tuple([
  z.iso.datetime().transform((iso) => new Date(iso)),
  configurationIdSchema,
  wixEntityIdSchema,
]);

const placeOf = ({ firstSeenAt, configurationId, wixItemId }: StockDrift): string =>
  JSON.stringify([firstSeenAt, configurationId, wixItemId]);

function placeIn(written: string): DriftPlace {
  try {
    const [firstSeenAt, configurationId, wixItemId] = placeSchema.parse(JSON.parse(written));
    return { firstSeenAt, configurationId, wixItemId };
  } catch {
    throw refuse(['BAD_REQUEST', 'This page cannot be found; begin at the top.']);
  }
}

/** Where Wix shows a restaurant's stock otherwise than its POS has it. */
export const driftsRouter = router({
  /** What has differed for longest on top. */
  list: viewerProcedure
    .input(
      driftFilters.extend({
        after: z.string().min(1).max(500).optional(),
        limit: z.number().int().min(1).max(200).default(50),
      }),
    )
    .output(
      z.object({
        rows: z.array(
          z.object({
            configurationId: z.string(),
            locationName: z.string().nullable(),
            accountId: z.string(),
            merchantName: z.string().nullable(),
            wixItemId: z.string(),
            itemPosId: z.string(),
            itemName: z.string().nullable(),
            posInStock: z.boolean(),
            wixInStock: z.boolean(),
            firstSeenAt: z.date(),
            lastSeenAt: z.date(),
          }),
        ),
        next: z.string().nullable(),
      }),
    )
    .query(async ({ ctx, input: { after, limit, ...filter } }) => {
      const found = await ctx.core.inventory.listDrifts({
        ...driftFilterOf(filter),
        after: after === undefined ? undefined : placeIn(after),
        limit: limit + 1,
      });
      return onePage(found, limit, placeOf);
    }),

  /** Tells Wix the stock of every item of the location that differs, as the POS has it. */
  sendAgain: supportProcedure
    .input(reasonInput.extend({ configurationId: configurationIdSchema }))
    .output(z.object({ messages: z.number() }))
    .mutation(async ({ ctx, input: { configurationId, reason } }) => {
      const by = { author: ctx.actor, reason };
      const sent = await ctx.core.inventory.sendDriftsAgain(configurationId, by);
      if (sent.outcome === 'sent') return { messages: sent.messageIds.length };
      throw refuse(['CONFLICT', 'Nothing differs there any more.']);
    }),
});
