import { type SpiCallQuery, slowFromMs } from '@pos-bridge/core';
import { accountIdSchema, requestIdSchema, spiErrorStatus, spiOperations } from '@pos-bridge/wix';
import { tracked } from '@trpc/server';
import { z } from 'zod';
import { byNumber, pageInput, pageOf, readPage } from '../trpc/pages.ts';
import { router, viewerProcedure } from '../trpc/procedures.ts';
import { refuse } from '../trpc/refusals.ts';

export const spiCallFilters = z.object({
  operation: z.string().max(60).optional(),
  outcome: z.string().max(60).optional(),
  accountId: accountIdSchema.optional(),
  requestId: requestIdSchema.optional(),
  slowerThanMs: z.coerce.number().min(slowFromMs).max(600_000).optional(),
});

const summary = z.object({
  id: z.number(),
  calledAt: z.date(),
  operation: z.string(),
  requestId: z.string().nullable(),
  instanceId: z.string().nullable(),
  accountId: z.string().nullable(),
  configurationId: z.string().nullable(),
  httpStatus: z.number(),
  outcome: z.string(),
  durationMs: z.number(),
});

const line = summary.extend({
  merchantName: z.string().nullable(),
  locationName: z.string().nullable(),
});

const operations = [
  ...Object.values(spiOperations).map(({ path }) => path.slice(1)),
  'configurations',
];
const outcomes = ['OK', ...Object.keys(spiErrorStatus)];

/** Looked for by itself this often, while notifications do not come through. */
const lookEveryMs = 2_000;
const liveBatch = 100;
/** The number of a call, as the events of `follow` carry it. */
const eventId = z.string().max(15).regex(/^\d+$/);

export const spiCallsRouter = router({
  list: viewerProcedure
    .input(spiCallFilters.extend(pageInput.shape))
    .output(pageOf(line))
    .query(({ ctx, input }) =>
      readPage(input, byNumber, (span) => ctx.core.spiCalls.list({ ...input, ...span })),
    ),

  /** What the filters offer. */
  vocabulary: viewerProcedure
    .output(z.object({ operations: z.array(z.string()), outcomes: z.array(z.string()) }))
    .query(() => ({ operations, outcomes })),

  get: viewerProcedure
    .input(z.object({ id: z.number().int().positive() }))
    .output(summary.extend({ request: z.unknown(), response: z.unknown() }))
    .query(async ({ ctx, input }) => {
      const call = await ctx.core.spiCalls.get(input.id);
      if (call === undefined) {
        throw refuse(['NOT_FOUND', 'Call not found. It may have expired.']);
      }
      return call;
    }),

  /** Each call as it comes in. A page that lost its connection goes on after the last one it saw. */
  follow: viewerProcedure
    .input(spiCallFilters.extend({ lastEventId: eventId.nullish() }))
    .subscription(async function* ({ ctx, input: { lastEventId, ...query }, signal }) {
      const stop = signal ?? AbortSignal.timeout(0);
      const follower = ctx.feeds.spiCalls.follow();
      ctx.metrics.liveFollowers.inc();
      try {
        const newest = async () => (await ctx.core.spiCalls.list({ limit: 1 }))[0]?.id ?? 0;
        let seen = lastEventId ? Number(lastEventId) : await newest();
        for (;;) {
          const fresh = await ctx.core.spiCalls.list(after(query, seen));
          for (const call of fresh.reverse()) {
            seen = call.id;
            yield tracked(String(call.id), line.parse(call));
          }
          if (fresh.length === liveBatch) continue;
          if ((await follower.next(lookEveryMs, stop)) === 'stop') return;
        }
      } finally {
        follower.end();
        ctx.metrics.liveFollowers.dec();
      }
    }),
});

const after = (query: z.infer<typeof spiCallFilters>, id: number): SpiCallQuery => ({
  ...query,
  after: id,
  limit: liveBatch,
});
