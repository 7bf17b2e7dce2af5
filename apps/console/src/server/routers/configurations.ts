import { locationIdSchema } from '@pos-bridge/core/ids';
import { momentSchema } from '@pos-bridge/storable';
import { accountIdSchema, configurationIdSchema, instanceIdSchema } from '@pos-bridge/wix';
import { z } from 'zod';
import { router, supportProcedure, viewerProcedure } from '../trpc/procedures.ts';
import { reasonInput } from '../trpc/reason.ts';
import { accept, type Refusal, refuse } from '../trpc/refusals.ts';

const configuration = z.object({ configurationId: configurationIdSchema });
const configurationWithReason = configuration.extend(reasonInput.shape);
const noConfiguration: Refusal = ['NOT_FOUND', 'Location not found. Reload the page.'];

export const configurationsRouter = router({
  /** Which POS location each unmapped Wix location probably is, and why. */
  suggestions: viewerProcedure
    .input(z.object({ accountId: accountIdSchema }))
    .output(
      z.object({
        suggestions: z.array(
          z.object({
            configurationId: z.string(),
            locationId: z.string(),
            likeness: z.number(),
            reason: z.string(),
          }),
        ),
      }),
    )
    .query(async ({ ctx, input }) => ({
      suggestions: await ctx.core.configurations.suggest(input.accountId),
    })),

  map: supportProcedure
    .input(
      configurationWithReason.extend({
        locationId: locationIdSchema,
        shared: z.boolean().default(false),
      }),
    )
    .output(z.object({ outcome: z.literal('mapped') }))
    .mutation(async ({ ctx, input: { reason, ...mapping } }) => {
      const { outcome } = await ctx.core.configurations.map(mapping, {
        author: ctx.actor,
        reason,
      });
      return {
        outcome: accept(outcome, {
          'configuration-not-found': noConfiguration,
          'location-not-found': [
            'NOT_FOUND',
            'POS location not found. Refresh locations from the POS.',
          ],
          'location-gone': [
            'PRECONDITION_FAILED',
            'The POS no longer has this location. Choose another one.',
          ],
          'other-account': [
            'CONFLICT',
            'This POS location belongs to another account. Choose another one.',
          ],
          'location-taken': [
            'CONFLICT',
            'This POS location is mapped to another Wix location. Choose another one or allow both.',
          ],
        }),
      };
    }),

  /** `notifyWix`: for good; Wix disconnects the location. */
  unmap: supportProcedure
    .input(configurationWithReason.extend({ notifyWix: z.boolean().default(false) }))
    .output(z.object({ outcome: z.literal('unmapped') }))
    .mutation(async ({ ctx, input: { reason, ...unmapping } }) => {
      const { outcome } = await ctx.core.configurations.unmap(unmapping, {
        author: ctx.actor,
        reason,
      });
      return {
        outcome: accept(outcome, {
          'configuration-not-found': noConfiguration,
          'not-mapped': ['CONFLICT', 'The location is not mapped. Reload the page.'],
        }),
      };
    }),

  pauseOrdering: supportProcedure
    .input(configurationWithReason.extend({ until: momentSchema.nullable() }))
    .output(z.object({ outcome: z.literal('done') }))
    .mutation(async ({ ctx, input: { reason, ...pause } }) => {
      const { outcome } = await ctx.core.configurations.pauseOrdering(pause, {
        author: ctx.actor,
        reason,
      });
      return { outcome: accept(outcome, { 'configuration-not-found': noConfiguration }) };
    }),

  /** Asks Wix for the site's locations now. */
  askWix: supportProcedure
    .input(z.object({ instanceId: instanceIdSchema }))
    .output(z.object({ count: z.number() }))
    .mutation(async ({ ctx, input }) => {
      const fetched = await ctx.core.configurations.fetch(input.instanceId);
      if (fetched.outcome === 'fetched') return { count: fetched.ids.length };
      throw refuse([
        'PRECONDITION_FAILED',
        'The app is not installed on the site. Ask the site owner to add it.',
      ]);
    }),
});
