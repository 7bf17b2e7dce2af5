import { eventCauses } from '@pos-bridge/core';
import { webhookEventIdSchema } from '@pos-bridge/core/ids';
import { momentSchema } from '@pos-bridge/storable';
import { accountIdSchema, configurationIdSchema } from '@pos-bridge/wix';
import { z } from 'zod';
import { changeNotifications } from '../trpc/change-notifications.ts';
import { bySequence, pageInput, pageOf, readPage } from '../trpc/pages.ts';
import { router, viewerProcedure } from '../trpc/procedures.ts';
import { refuse } from '../trpc/refusals.ts';
import { webhookEventState, webhookEventSummary, webhookEventView } from './stock-shapes.ts';

export const webhookEventFilters = z.object({
  accountId: accountIdSchema.optional(),
  configurationId: configurationIdSchema.optional(),
  cause: z.enum(eventCauses).optional(),
  state: webhookEventState.optional(),
  createdFrom: momentSchema.optional(),
  createdBefore: momentSchema.optional(),
});

/** Inventory webhooks: those that were sent, and those that wait to be. */
export const webhookEventsRouter = router({
  list: viewerProcedure
    .input(webhookEventFilters.extend(pageInput.shape))
    .output(pageOf(webhookEventSummary))
    .query(({ ctx, input }) =>
      readPage(input, bySequence, (span) =>
        ctx.core.inventory.listWebhookEvents({ ...input, ...span }),
      ),
    ),

  /** When an inventory webhook, a delivery or an endpoint may have moved: of one account, or of any. */
  changes: viewerProcedure
    .input(z.object({ accountId: accountIdSchema.optional() }))
    .subscription(({ ctx, input, signal }) =>
      changeNotifications(ctx, ctx.feeds.deliveries, input.accountId, signal),
    ),

  get: viewerProcedure
    .input(z.object({ id: webhookEventIdSchema }))
    .output(webhookEventView)
    .query(async ({ ctx, input }) => {
      const found = await ctx.core.inventory.getWebhookEvent(input.id);
      if (found !== undefined) return found;
      throw refuse(['NOT_FOUND', 'Webhook event not found. It may have expired.']);
    }),
});
