import { deliveryIdSchema, endpointIdSchema } from '@pos-bridge/core/ids';
import { momentSchema } from '@pos-bridge/storable';
import { accountIdSchema, configurationIdSchema } from '@pos-bridge/wix';
import { z } from 'zod';
import { byPosition, pageInput, pageOf, readPage } from '../trpc/pages.ts';
import { router, supportProcedure, viewerProcedure } from '../trpc/procedures.ts';
import { readerOf } from '../trpc/reader-of.ts';
import { reasonInput } from '../trpc/reason.ts';
import { accept, type Refusal, refuse } from '../trpc/refusals.ts';
import { deliveryState, deliverySummary, deliveryView } from './stock-shapes.ts';

/** Whose deliveries; a bulk retry takes the same. */
const scope = z.object({
  accountId: accountIdSchema.optional(),
  configurationId: configurationIdSchema.optional(),
  endpointId: endpointIdSchema.optional(),
  eventSequence: z.coerce.number().int().positive().optional(),
  createdFrom: momentSchema.optional(),
  createdBefore: momentSchema.optional(),
});
export const deliveryFilters = scope.extend({ state: deliveryState.optional() });

const delivery = z.object({ id: deliveryIdSchema });
const noDelivery: Refusal = ['NOT_FOUND', 'Delivery not found. It may have expired.'];

export const deliveriesRouter = router({
  list: viewerProcedure
    .input(deliveryFilters.extend(pageInput.shape))
    .output(pageOf(deliverySummary))
    .query(({ ctx, input: { state, ...filter } }) =>
      readPage(filter, byPosition, (span) =>
        ctx.core.inventory.listDeliveries({
          ...filter,
          ...span,
          states: state === undefined ? undefined : [state],
        }),
      ),
    ),

  /** One delivery with every call that was made for it. */
  get: viewerProcedure
    .input(delivery)
    .output(deliveryView)
    .query(async ({ ctx, input }) => {
      const found = await ctx.core.inventory.getDelivery(input.id, readerOf(ctx.staff));
      if (found === undefined) throw refuse(noDelivery);
      return found;
    }),

  retry: supportProcedure
    .input(delivery.extend(reasonInput.shape))
    .output(z.object({ outcome: z.literal('retried') }))
    .mutation(async ({ ctx, input: { id, reason } }) => {
      const { outcome } = await ctx.core.inventory.retry(id, { author: ctx.actor, reason });
      return {
        outcome: accept(outcome, {
          'delivery-not-found': noDelivery,
          outdated: ['CONFLICT', 'Newer webhook events supersede all its items. Nothing was sent.'],
          'not-needed': ['CONFLICT', 'The delivery has arrived or is being sent. Reload the page.'],
        }),
      };
    }),

  cancel: supportProcedure
    .input(delivery.extend(reasonInput.shape))
    .output(z.object({ outcome: z.literal('canceled') }))
    .mutation(async ({ ctx, input: { id, reason } }) => {
      const { outcome } = await ctx.core.inventory.cancel(id, { author: ctx.actor, reason });
      return {
        outcome: accept(outcome, {
          'delivery-not-found': noDelivery,
          'not-waiting': ['CONFLICT', 'No longer waiting. Reload the page.'],
        }),
      };
    }),

  /** Every dead or canceled delivery of the filter. */
  retryAll: supportProcedure
    .input(scope.extend(reasonInput.shape))
    .output(z.object({ retried: z.number(), outdated: z.number() }))
    .mutation(({ ctx, input: { reason, ...filter } }) =>
      ctx.core.inventory.retryAll(filter, { author: ctx.actor, reason }),
    ),
});
