import {
  type SyncRunLine,
  type SyncWishOutcome,
  syncModeSchema,
  syncRunStates,
} from '@pos-bridge/core';
import { catalogVersionIdSchema, syncRunIdSchema } from '@pos-bridge/core/ids';
import { accountIdSchema, configurationIdSchema } from '@pos-bridge/wix';
import { z } from 'zod';
import { byTimeAndId, pageInput, pageOf, readPage } from '../trpc/pages.ts';
import { router, supportProcedure, viewerProcedure } from '../trpc/procedures.ts';
import { readerOf } from '../trpc/reader-of.ts';
import { reasonInput } from '../trpc/reason.ts';
import { refuse } from '../trpc/refusals.ts';
import {
  catalogDiff,
  dryRun,
  publication,
  syncAnswer,
  syncPlace,
  syncRun,
  syncRunLine,
} from './sync-shapes.ts';

export const syncFilters = z.object({
  state: z.enum(syncRunStates).optional(),
  configurationId: configurationIdSchema.optional(),
  accountId: accountIdSchema.optional(),
});
const byRequest = byTimeAndId(({ requestedAt }: SyncRunLine) => requestedAt, syncRunIdSchema);
const run = z.object({ runId: syncRunIdSchema });
const configuration = z.object({ configurationId: configurationIdSchema });
const mode = syncModeSchema.default('changes');

/** Looked at by itself this often, while notifications do not come through. */
const lookEveryMs = 1_000;
const bulk = 100;

const wishOutcomes: Readonly<Record<SyncWishOutcome['outcome'], string>> = {
  queued: 'Queued',
  joined: 'Joined the waiting sync',
  'not-activated': 'Not activated by the site owner',
  'configuration-not-found': 'Location not found',
};

export const syncsRouter = router({
  list: viewerProcedure
    .input(syncFilters.extend(pageInput.shape))
    .output(pageOf(syncRunLine))
    .query(({ ctx, input }) =>
      readPage(input, byRequest, (span) => ctx.core.support.listSyncRuns({ ...input, ...span })),
    ),

  get: viewerProcedure
    .input(run)
    .output(syncRun.extend({ place: syncPlace }))
    .query(async ({ ctx, input }) => {
      const found = await ctx.core.catalog.getRun(input.runId);
      const place = found && (await ctx.core.support.placeOf(found.configurationId));
      if (found === undefined || place === undefined) {
        throw refuse(['NOT_FOUND', 'Sync not found. Check the id.']);
      }
      return { ...found, place };
    }),

  /** What Wix and the POS said where the run had to repeat a step or gave up, newest first. */
  answers: viewerProcedure
    .input(run)
    .output(z.object({ answers: z.array(syncAnswer) }))
    .query(async ({ ctx, input }) => ({
      answers: await ctx.core.catalog.listAnswers(input.runId, readerOf(ctx.staff)),
    })),

  /** The run each time it has moved on, until it has ended. */
  follow: viewerProcedure.input(run).subscription(async function* ({ ctx, input, signal }) {
    const stop = signal ?? AbortSignal.timeout(0);
    const follower = ctx.feeds.syncProgress.follow(input.runId);
    ctx.metrics.liveFollowers.inc();
    try {
      for (let told = ''; ; ) {
        const found = await ctx.core.catalog.getRun(input.runId);
        if (found === undefined) return;
        const now = JSON.stringify(found);
        if (now !== told) yield syncRun.parse(found);
        told = now;
        if (found.endedAt !== null) return;
        if ((await follower.next(lookEveryMs, stop)) === 'stop') return;
      }
    } finally {
      follower.end();
      ctx.metrics.liveFollowers.dec();
    }
  }),

  /** Several locations at once; each is answered for itself. */
  request: supportProcedure
    .input(
      reasonInput.extend({
        configurationIds: z.array(configurationIdSchema).min(1).max(bulk),
        mode,
        evenBeforeActivation: z.boolean().default(false),
      }),
    )
    .output(
      z.object({
        outcomes: z.array(
          z.object({
            configurationId: z.string(),
            accepted: z.boolean(),
            runId: z.string().nullable(),
            sentence: z.string(),
          }),
        ),
      }),
    )
    .mutation(async ({ ctx, input: { configurationIds, ...wish } }) => {
      const outcomes = [];
      for (const configurationId of new Set(configurationIds)) {
        const wished = await ctx.core.catalog.requestSync({
          configurationId,
          ...wish,
          trigger: 'support',
          actor: ctx.actor,
        });
        outcomes.push({
          configurationId,
          accepted: 'runId' in wished,
          runId: 'runId' in wished ? wished.runId : null,
          sentence: wishOutcomes[wished.outcome],
        });
      }
      return { outcomes };
    }),

  /** What a sync would do now: reads the POS's menu and the site, and writes nothing. */
  dryRun: supportProcedure
    .input(configuration.extend({ mode }))
    .output(dryRun)
    .mutation(({ ctx, input, signal }) =>
      ctx.core.catalog.dryRun(input.configurationId, {
        mode: input.mode,
        ...(signal && { signal }),
      }),
    ),

  stop: supportProcedure
    .input(run.extend(reasonInput.shape))
    .output(z.object({ outcome: z.literal('stopped') }))
    .mutation(async ({ ctx, input }) => {
      const by = { actor: ctx.actor, reason: input.reason };
      if (await ctx.core.catalog.stopSync(input.runId, by)) return { outcome: 'stopped' };
      throw refuse([
        'CONFLICT',
        'The sync is publishing or has ended. It can no longer be stopped.',
      ]);
    }),

  /** Takes up at once a run that waits out a fault. */
  tryNow: supportProcedure
    .input(run.extend(reasonInput.shape))
    .output(z.object({ outcome: z.literal('taken-up') }))
    .mutation(async ({ ctx, input }) => {
      const by = { actor: ctx.actor, reason: input.reason };
      if (await ctx.core.catalog.tryNow(input.runId, by)) return { outcome: 'taken-up' };
      throw refuse(['CONFLICT', 'No longer waiting. Reload the page.']);
    }),

  publications: viewerProcedure
    .input(configuration)
    .output(z.object({ publications: z.array(publication) }))
    .query(async ({ ctx, input }) => ({
      publications: await ctx.core.catalog.listPublications(input.configurationId, 50),
    })),

  compare: viewerProcedure
    .input(z.object({ before: catalogVersionIdSchema, after: catalogVersionIdSchema }))
    .output(catalogDiff)
    .query(async ({ ctx, input }) => {
      const diff = await ctx.core.catalog.compareVersions(input.before, input.after);
      if (diff === undefined)
        throw refuse([
          'NOT_FOUND',
          'One of the two menus is no longer stored. Choose another one.',
        ]);
      return diff;
    }),
});
