import type { DriftCursor } from '@pos-bridge/core';
import { momentSchema } from '@pos-bridge/storable';
import { accountIdSchema, configurationIdSchema, wixEntityIdSchema } from '@pos-bridge/wix';
import { z } from 'zod';
import { type Cursor, jsonText, onwardInput, onwardPageOf, readOnward } from '../trpc/pages.ts';
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

const byFirstSight: Cursor<DriftCursor, DriftCursor> = {
  of: ({ firstSeenAt, configurationId, wixItemId }) =>
    JSON.stringify([firstSeenAt, configurationId, wixItemId]),
  parse: jsonText
    .pipe(z.tuple([momentSchema, configurationIdSchema, wixEntityIdSchema]))
    .transform(([at, configurationId, wixItemId]) => ({
      firstSeenAt: at,
      configurationId,
      wixItemId,
    })),
};

const drift = z.object({
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
});

/** Where Wix shows a restaurant's stock otherwise than its POS has it. */
export const driftsRouter = router({
  /** What has differed for longest on top. */
  list: viewerProcedure
    .input(driftFilters.extend(onwardInput.shape))
    .output(onwardPageOf(drift))
    .query(({ ctx, input }) => {
      const { after, limit, ...filter } = input;
      return readOnward({ after, limit }, byFirstSight, (span) =>
        ctx.core.inventory.listDrifts({ ...driftFilterOf(filter), ...span }),
      );
    }),

  /** Tells Wix the stock of every item of the location that differs, as the POS has it. */
  sendAgain: supportProcedure
    .input(reasonInput.extend({ configurationId: configurationIdSchema }))
    .output(z.object({ messages: z.number() }))
    .mutation(async ({ ctx, input: { configurationId, reason } }) => {
      const by = { author: ctx.actor, reason };
      const sent = await ctx.core.inventory.sendDriftsAgain(configurationId, by);
      if (sent.outcome === 'sent') return { messages: sent.eventIds.length };
      throw refuse(['CONFLICT', 'No stock drift at this location any more. Reload the page.']);
    }),
});
