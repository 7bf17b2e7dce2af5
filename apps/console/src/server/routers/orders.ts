import type { RetryRefusal, ValidatedAgain } from '@pos-bridge/core';
import { orderIdSchema } from '@pos-bridge/core/ids';
import { momentSchema } from '@pos-bridge/storable';
import {
  accountIdSchema,
  configurationIdSchema,
  instanceIdSchema,
  orderErrorCodes,
  wixOrderIdSchema,
} from '@pos-bridge/wix';
import { z } from 'zod';
import { changeNotifications } from '../trpc/change-notifications.ts';
import { byId, pageInput, pageOf, readPage } from '../trpc/pages.ts';
import { router, supportProcedure, viewerProcedure } from '../trpc/procedures.ts';
import { readerOf } from '../trpc/reader-of.ts';
import { reasonInput } from '../trpc/reason.ts';
import { accept, type Refusal, refuse } from '../trpc/refusals.ts';
import {
  orderAttention,
  orderCode,
  orderState,
  orderStory,
  orderSummary,
  revealedOrder,
  validatedAgain,
} from './order-shapes.ts';

export const orderFilters = z.object({
  state: orderState.optional(),
  attention: z.union([orderAttention, z.literal('any')]).optional(),
  accountId: accountIdSchema.optional(),
  configurationId: configurationIdSchema.optional(),
  code: orderCode.optional(),
  wixOrderId: wixOrderIdSchema.optional(),
  posOrderId: z.string().max(200).optional(),
  from: momentSchema.optional(),
  until: momentSchema.optional(),
});

const order = z.object({ id: orderIdSchema });
export const noOrder: Refusal = ['NOT_FOUND', 'Order not found. Check the id.'];
const notRaised: Refusal = ['CONFLICT', 'This order no longer needs attention. Reload the page.'];

export const ordersRouter = router({
  list: viewerProcedure
    .input(orderFilters.extend(pageInput.shape))
    .output(pageOf(orderSummary))
    .query(({ ctx, input }) =>
      readPage(input, byId(orderIdSchema), (span) =>
        ctx.core.orders.support.listOrders({ ...input, ...span }),
      ),
    ),

  /** What the filters offer. */
  vocabulary: viewerProcedure
    .output(z.object({ codes: z.array(orderCode) }))
    .query(() => ({ codes: orderErrorCodes.filter((code) => code !== 'NONE') })),

  /** One order with its story, the customer masked, and the POS's words for support alone. */
  get: viewerProcedure
    .input(order)
    .output(orderStory)
    .query(async ({ ctx, input }) => {
      const story = await ctx.core.orders.support.order(input.id, readerOf(ctx.staff));
      if (story === undefined) throw refuse(noOrder);
      return story;
    }),

  /** When an order may have moved: the one that is named, or any. */
  changes: viewerProcedure
    .input(z.object({ id: orderIdSchema.optional() }))
    .subscription(({ ctx, input, signal }) =>
      changeNotifications(ctx, ctx.feeds.orders, input.id, signal),
    ),

  /** Shows the customer's data; who asked and why stands in the audit trail. */
  reveal: supportProcedure
    .input(order.extend(reasonInput.shape))
    .output(revealedOrder)
    .mutation(async ({ ctx, input: { id, reason } }) => {
      const subject = { type: 'order', id } as const;
      const by = { author: ctx.actor, reason };
      const shown = await ctx.core.orders.support.reveal(subject, by);
      if (shown === undefined) throw refuse(noOrder);
      return shown;
    }),

  /** What Wix would be told now. Nothing is stored, but the POS is asked, so it is not for everyone. */
  validateAgain: supportProcedure
    .input(order)
    .output(validatedAgain)
    .mutation(async ({ ctx, input }) =>
      judged(await ctx.core.orders.support.validateAgain({ type: 'order', id: input.id })),
    ),

  /** In the one way that cannot double the order; which one it is, `get` tells as `retry`. */
  retry: supportProcedure
    .input(order.extend(reasonInput.shape))
    .output(z.object({ outcome: z.enum(['resubmitted', 'sent', 'asked']) }))
    .mutation(async ({ ctx, input: { id, reason } }) => {
      const retried = await ctx.core.orders.support.retry(id, { author: ctx.actor, reason });
      if (retried.outcome === 'refused') throw refuse(retryRefusals[retried.why]);
      return {
        outcome: accept(retried.outcome, {
          'order-not-found': noOrder,
          changed: ['CONFLICT', 'The order has changed. Reload the page and check it again.'],
        }),
      };
    }),

  /** Takes a raised order off the work list. */
  settle: supportProcedure
    .input(order.extend(reasonInput.shape))
    .output(z.object({ outcome: z.literal('settled') }))
    .mutation(async ({ ctx, input: { id, reason } }) => {
      const { outcome } = await ctx.core.orders.support.settle(id, { author: ctx.actor, reason });
      return {
        outcome: accept(outcome, {
          'order-not-found': noOrder,
          'not-raised': notRaised,
        }),
      };
    }),

  /** The same for an order that the bridge did not take; it has Wix's name alone. */
  settleNotTaken: supportProcedure
    .input(
      z.object({
        instanceId: instanceIdSchema,
        wixOrderId: wixOrderIdSchema,
        ...reasonInput.shape,
      }),
    )
    .output(z.object({ outcome: z.literal('settled') }))
    .mutation(async ({ ctx, input: { reason, ...name } }) => {
      const by = { author: ctx.actor, reason };
      const { outcome } = await ctx.core.orders.support.settleNotTaken(name, by);
      return {
        outcome: accept(outcome, { 'order-not-found': noOrder, 'not-raised': notRaised }),
      };
    }),
});

export const retryRefusals: Readonly<Record<RetryRefusal, Refusal>> = {
  created: ['CONFLICT', 'The order is in the kitchen.'],
  'in-hand': ['CONFLICT', 'The order is being processed. Try again in a moment.'],
  'canceled-on-wix': ['CONFLICT', 'The order is canceled on Wix and cannot be sent again.'],
  'known-to-pos': [
    'CONFLICT',
    'The POS has this order. Sending it again could create a duplicate.',
  ],
  erased: ['CONFLICT', 'The customer’s data is erased. The order can no longer be sent.'],
};

export function judged(again: ValidatedAgain): Extract<ValidatedAgain, { outcome: 'judged' }> {
  switch (again.outcome) {
    case 'judged':
      return again;
    case 'order-not-found':
      throw refuse(noOrder);
    case 'place-gone':
      throw refuse([
        'PRECONDITION_FAILED',
        'The location no longer belongs to the account. Reload the page.',
      ]);
    default:
      return again satisfies never;
  }
}
