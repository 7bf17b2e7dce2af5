import { orderAttentions } from '@pos-bridge/core';
import { orderIdSchema } from '@pos-bridge/core/ids';
import { momentSchema } from '@pos-bridge/storable';
import { accountIdSchema, instanceIdSchema, wixOrderIdSchema } from '@pos-bridge/wix';
import { z } from 'zod';
import { byId, pageInput, pageOf, readPage } from '../trpc/pages.ts';
import { router, supportProcedure, viewerProcedure } from '../trpc/procedures.ts';
import { reasonInput } from '../trpc/reason.ts';
import { refuse } from '../trpc/refusals.ts';
import { orderAttention, orderCode, orderState, worths } from './order-shapes.ts';
import { retryRefusals } from './orders.ts';

/** Seven days until now, with a little time to ask in. */
const longestWindowMs = 7 * 24 * 3_600_000 + 15 * 60_000;

const window = z.object({
  from: momentSchema,
  until: momentSchema.optional(),
  accountId: accountIdSchema.optional(),
});
export const outageFilters = window.extend({
  show: z.enum(['open', 'under_way', 'created', 'rejected', ...orderAttentions]).optional(),
});

/** A window is read as a whole, so that it has to end somewhere. */
function checked<Filter extends z.output<typeof window>>(now: Date, filter: Filter): Filter {
  const length = (filter.until ?? now).getTime() - filter.from.getTime();
  if (length > longestWindowMs) {
    throw refuse(['BAD_REQUEST', 'The window is longer than 7 days. Choose a shorter one.']);
  }
  return filter;
}

const sum = z.object({ orders: z.number(), worth: worths });
const names = {
  accountId: z.string(),
  merchantName: z.string().nullable(),
  locationName: z.string().nullable(),
};
const wixOrderName = z.object({ instanceId: instanceIdSchema, wixOrderId: wixOrderIdSchema });
/** So many in one request; a page asks until it is through, and shows how far it is. */
const batch = 25;
const orderIds = z.array(orderIdSchema).max(batch);
const outcomes = z.object({
  done: z.number(),
  refused: z.array(z.object({ id: z.string(), sentence: z.string() })),
});

/** What became of the orders that came in while something was down, and what is still to be done about them. */
export const outagesRouter = router({
  /** In sums, whatever of it is shown. */
  get: viewerProcedure
    .input(window)
    .output(
      z.object({
        all: sum,
        withoutTotal: z.number(),
        atPos: sum,
        late: z.number(),
        slowest: z.object({ orderId: z.string(), ms: z.number() }).nullable(),
        refused: sum,
        open: sum,
        openBy: z.array(sum.extend({ attention: orderAttention.nullable() })),
        notTaken: z.object({
          orders: z.number(),
          open: z.number(),
          newest: z.array(
            z.object({
              ...names,
              instanceId: z.string(),
              wixOrderId: z.string(),
              code: orderCode.nullable(),
              seenAt: z.date(),
              state: z.enum(['waits_for_person', 'settled', 'not_accepted']),
            }),
          ),
        }),
      }),
    )
    .query(({ ctx, input }) => ctx.core.orders.support.readOutage(checked(ctx.clock.now(), input))),

  /** The orders themselves, newest first. */
  orders: viewerProcedure
    .input(outageFilters.extend(pageInput.shape))
    .output(
      pageOf(
        z.object({
          ...names,
          id: z.string(),
          receivedAt: z.date(),
          configurationId: z.string(),
          wixOrderId: z.string(),
          state: orderState,
          wixStatus: z.string().nullable(),
          posOrderId: z.string().nullable(),
          attention: orderAttention.nullable(),
          codes: z.array(z.string()),
          atPosAt: z.date().nullable(),
          toKitchenMs: z.number().nullable(),
          isLate: z.boolean(),
          total: z.string().nullable(),
          currency: z.string().nullable(),
        }),
      ),
    )
    .query(({ ctx, input }) =>
      readPage(checked(ctx.clock.now(), input), byId(orderIdSchema), (span) =>
        ctx.core.orders.support.listOutageOrders({ ...input, ...span }),
      ),
    ),

  /** The merchants that it hit, with the locations whose menus can be synced anew. */
  affected: viewerProcedure
    .input(window)
    .output(
      z.object({
        merchants: z.number(),
        rows: z
          .array(
            z.object({
              accountId: z.string(),
              merchantName: z.string().nullable(),
              failedSyncs: z.number(),
              failedCalls: z.number(),
              failedPosCalls: z.number(),
              openOrders: z.number(),
              locations: z
                .array(
                  z.object({
                    configurationId: z.string(),
                    locationName: z.string().nullable(),
                    syncStatus: z.enum(['PENDING', 'IN_PROGRESS', 'SYNCED', 'FAILED']).nullable(),
                  }),
                )
                .readonly(),
            }),
          )
          .readonly(),
      }),
    )
    .query(({ ctx, input }) =>
      ctx.core.support.listAffectedMerchants(checked(ctx.clock.now(), input)),
    ),

  /** Which orders `settle` or `resend` would take now, and which not. Nothing is changed. */
  preview: supportProcedure
    .input(outageFilters.extend({ work: z.enum(['settle', 'resend']) }))
    .output(
      z.object({
        orders: z.array(z.string()).readonly(),
        notTaken: z.array(z.object({ instanceId: z.string(), wixOrderId: z.string() })).readonly(),
        worth: worths,
        refused: z.array(z.object({ id: z.string(), sentence: z.string() })),
        tooMany: z.boolean(),
      }),
    )
    .query(async ({ ctx, input: { work, ...filter } }) => {
      const preview = await ctx.core.orders.support.previewOrderWork(
        work,
        checked(ctx.clock.now(), filter),
      );
      return {
        ...preview,
        refused: preview.refused.map(({ id, why }) => ({ id, sentence: retryRefusals[why][1] })),
      };
    }),

  /** Each for itself, as `orders.settle` and `orders.settleNotTaken` do it. */
  settle: supportProcedure
    .input(
      reasonInput.extend({
        orders: orderIds,
        notTaken: z.array(wixOrderName).max(batch).default([]),
      }),
    )
    .output(outcomes)
    .mutation(async ({ ctx, input: { orders, notTaken, reason } }) => {
      const { support } = ctx.core.orders;
      const by = { author: ctx.actor, reason };
      const settled = [];
      for (const id of new Set(orders)) {
        settled.push({ id: String(id), ...(await support.settle(id, by)) });
      }
      for (const name of notTaken) {
        const id = String(name.wixOrderId);
        settled.push({ id, ...(await support.settleNotTaken(name, by)) });
      }
      return {
        done: settled.filter(({ outcome }) => outcome === 'settled').length,
        refused: settled.flatMap(({ id, outcome }) => {
          switch (outcome) {
            case 'settled':
              return [];
            case 'not-raised':
              return [{ id, sentence: 'The order no longer needed attention.' }];
            case 'order-not-found':
              return [{ id, sentence: 'The order was not found.' }];
            default:
              return outcome satisfies never;
          }
        }),
      };
    }),

  /** Each for itself, as `orders.retry` does it: in the one way that cannot double it, or not at all. */
  resend: supportProcedure
    .input(reasonInput.extend({ orders: orderIds }))
    .output(outcomes)
    .mutation(async ({ ctx, input: { orders, reason } }) => {
      const by = { author: ctx.actor, reason };
      const refused: z.output<typeof outcomes>['refused'] = [];
      let done = 0;
      for (const id of new Set(orders)) {
        const retried = await ctx.core.orders.support.retry(id, by);
        switch (retried.outcome) {
          case 'resubmitted':
          case 'sent':
          case 'asked':
            done += 1;
            break;
          case 'refused':
            refused.push({ id, sentence: retryRefusals[retried.why][1] });
            break;
          case 'changed':
            refused.push({ id, sentence: 'The order has changed meanwhile. Look at it again.' });
            break;
          case 'order-not-found':
            refused.push({ id, sentence: 'The order was not found.' });
            break;
          default:
            retried satisfies never;
        }
      }
      return { done, refused };
    }),
});
