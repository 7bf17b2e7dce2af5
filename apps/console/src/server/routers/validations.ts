import { validationIdSchema } from '@pos-bridge/core/ids';
import { momentSchema } from '@pos-bridge/storable';
import { accountIdSchema, configurationIdSchema, wixOrderIdSchema } from '@pos-bridge/wix';
import { z } from 'zod';
import { byId, pageInput, pageOf, readPage } from '../trpc/pages.ts';
import { router, supportProcedure, viewerProcedure } from '../trpc/procedures.ts';
import { readerOf } from '../trpc/reader-of.ts';
import { reasonInput } from '../trpc/reason.ts';
import { type Refusal, refuse } from '../trpc/refusals.ts';
import {
  orderCode,
  revealedOrder,
  validatedAgain,
  validationOutcome,
  validationStory,
  validationSummary,
} from './order-shapes.ts';
import { judged } from './orders.ts';

export const validationFilters = z.object({
  outcome: z.union([validationOutcome, z.literal('not_valid')]).optional(),
  accountId: accountIdSchema.optional(),
  configurationId: configurationIdSchema.optional(),
  code: orderCode.optional(),
  wixOrderId: wixOrderIdSchema.optional(),
  from: momentSchema.optional(),
  until: momentSchema.optional(),
});

const validation = z.object({ id: validationIdSchema });
const noValidation: Refusal = ['NOT_FOUND', 'Validation not found. Check the id.'];

export const validationsRouter = router({
  list: viewerProcedure
    .input(validationFilters.extend(pageInput.shape))
    .output(pageOf(validationSummary))
    .query(({ ctx, input }) =>
      readPage(input, byId(validationIdSchema), (span) =>
        ctx.core.orders.support.listValidations({ ...input, ...span }),
      ),
    ),

  /** One validation with its findings and the order that followed, the customer masked. The POS's words: as of orders. */
  get: viewerProcedure
    .input(validation)
    .output(validationStory)
    .query(async ({ ctx, input }) => {
      const story = await ctx.core.orders.support.validation(input.id, readerOf(ctx.staff));
      if (story === undefined) throw refuse(noValidation);
      return story;
    }),

  /** Shows the customer's data; who asked and why stands in the audit trail. */
  reveal: supportProcedure
    .input(validation.extend(reasonInput.shape))
    .output(revealedOrder)
    .mutation(async ({ ctx, input: { id, reason } }) => {
      const subject = { type: 'validation', id } as const;
      const by = { author: ctx.actor, reason };
      const shown = await ctx.core.orders.support.reveal(subject, by);
      if (shown === undefined) throw refuse(noValidation);
      return shown;
    }),

  /** What Wix would be told now. Nothing is stored, but the POS is asked, so it is not for everyone. */
  validateAgain: supportProcedure
    .input(validation)
    .output(validatedAgain)
    .mutation(async ({ ctx, input }) =>
      judged(await ctx.core.orders.support.validateAgain({ type: 'validation', id: input.id })),
    ),
});
