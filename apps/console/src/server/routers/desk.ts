import { roleReaches } from '@pos-bridge/core';
import { accountIdSchema } from '@pos-bridge/wix';
import { z } from 'zod';
import { router, viewerProcedure } from '../trpc/procedures.ts';
import { callReport } from './account-shapes.ts';
import { hit } from './hit-shape.ts';
import { orderAttention, orderCode, worths } from './order-shapes.ts';

const concerned = {
  due: z.date(),
  accountId: z.string().nullable(),
  merchantName: z.string().nullable(),
  locationName: z.string().nullable(),
};
const item = <Kind extends string, Shape extends z.ZodRawShape>(kind: Kind, shape: Shape) =>
  z.object({ kind: z.literal(kind), ...concerned, ...shape });
const configurationId = z.string();
const workItem = z.discriminatedUnion('kind', [
  item('order', { orderId: z.string(), attention: orderAttention }),
  item('order-not-taken', {
    instanceId: z.string(),
    wixOrderId: z.string(),
    code: orderCode.nullable(),
  }),
  item('location-error', { configurationId, instanceId: z.string() }),
  item('sync-failing', { configurationId, reason: z.string().nullable() }),
  item('endpoint-paused', { endpointId: z.string(), lastFailure: z.string().nullable() }),
  item('stock-drift', { configurationId, items: z.number() }),
  item('prices-refused', { configurationId, refused: z.number() }),
]);

/** All orders of one cause, beside the items, of which there are the first of each kind alone. */
const sum = {
  orders: z.number(),
  since: z.date(),
  worth: worths,
};
const workSum = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('order'), ...sum, attention: orderAttention }),
  z.object({ kind: z.literal('order-not-taken'), ...sum, code: orderCode.nullable() }),
]);

/** How far back the charts look, and how wide a step is. */
const spans = {
  hour: { seconds: 3_600, stepSeconds: 60 },
  'six-hours': { seconds: 6 * 3_600, stepSeconds: 360 },
  day: { seconds: 24 * 3_600, stepSeconds: 1_800 },
  week: { seconds: 7 * 24 * 3_600, stepSeconds: 3 * 3_600 },
} as const;

/** What support looks at first, and how it finds the rest. */
export const deskRouter = router({
  workList: viewerProcedure
    .output(z.object({ items: z.array(workItem), sums: z.array(workSum) }))
    .query(async ({ ctx }) => {
      const [items, sums] = await Promise.all([
        ctx.core.support.workList(),
        ctx.core.support.sumWork(),
      ]);
      return { items, sums };
    }),

  /** How much waits for a person, by where; no number goes beyond 100. */
  waiting: viewerProcedure
    .output(
      z.object({
        orders: z.number(),
        failedSyncs: z.number(),
        drifts: z.number(),
        deadDeliveries: z.number(),
        pausedEndpoints: z.number(),
      }),
    )
    .query(({ ctx }) => ctx.core.support.waiting()),

  /** How each POS and Wix answer, and whether the bridge's own background work goes on. */
  health: viewerProcedure
    .output(
      z.object({
        sides: z
          .array(
            callReport.extend({
              side: z.enum(['pos', 'wix']),
              provider: z.string(),
              name: z.string(),
              troubled: z.number(),
            }),
          )
          .readonly(),
        worker: z.object({
          state: z.enum(['working', 'away']),
          lastBeatAt: z.date().nullable(),
        }),
        lateJob: z.object({ name: z.string(), dueAt: z.date() }).nullable(),
      }),
    )
    .query(async ({ ctx }) => {
      const health = await ctx.core.health.bridge();
      const names = new Map(
        ctx.core.pos.declarations().map(({ key, name }) => [key, name] as const),
      );
      const nameOf = (provider: string) =>
        provider === 'wix' ? 'Wix' : (names.get(provider) ?? provider);
      return {
        ...health,
        sides: health.sides.map((side) => ({ ...side, name: nameOf(side.provider) })),
      };
    }),

  traffic: viewerProcedure
    .input(
      z.object({
        span: z.enum(['hour', 'six-hours', 'day', 'week']),
        operation: z.string().max(60).optional(),
        accountId: accountIdSchema.optional(),
      }),
    )
    .output(
      z.object({
        steps: z.array(
          z.object({
            at: z.date(),
            calls: z.number(),
            refused: z.number(),
            failed: z.number(),
            medianMs: z.number().nullable(),
            p95Ms: z.number().nullable(),
            syncsSucceeded: z.number(),
            syncsFailed: z.number(),
          }),
        ),
      }),
    )
    .query(async ({ ctx, input: { span, ...query } }) => {
      const { seconds, stepSeconds } = spans[span];
      const stepMs = stepSeconds * 1_000;
      // Whole steps, so that a chart that is asked for again does not shift.
      const to = new Date(Math.ceil(ctx.clock.now().getTime() / stepMs) * stepMs);
      const from = new Date(to.getTime() - seconds * 1_000);
      return { steps: await ctx.core.support.traffic({ ...query, from, to, stepSeconds }) };
    }),

  /**
   * By a customer's phone or e-mail only for those who may see personal data. It changes nothing, and is
   * a mutation so that what is typed stands in no address.
   */
  find: viewerProcedure
    .input(z.object({ text: z.string().max(200) }))
    .output(z.object({ hits: z.array(hit) }))
    .mutation(async ({ ctx, input }) => ({
      hits: await ctx.core.support.find({
        text: input.text,
        byCustomer: roleReaches(ctx.staff.role, 'support'),
      }),
    })),
});
