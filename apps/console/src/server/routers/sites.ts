import { instanceIdSchema } from '@pos-bridge/wix';
import { z } from 'zod';
import { byTimeAndId, pageInput, pageOf, readPage } from '../trpc/pages.ts';
import { router, supportProcedure, viewerProcedure } from '../trpc/procedures.ts';
import { type Refusal, refuse } from '../trpc/refusals.ts';
import { sitePage, waitingSite } from './site-shapes.ts';

const site = z.object({ instanceId: instanceIdSchema });
const noSite: Refusal = ['NOT_FOUND', 'Site not found. Check the id.'];
const byFirstSight = byTimeAndId((row: { firstSeenAt: Date }) => row.firstSeenAt, instanceIdSchema);

/** Wix sites with the app; what they have of a POS is told by their accounts. */
export const sitesRouter = router({
  /** Sites that no merchant has connected to a POS yet. */
  waiting: viewerProcedure
    .input(pageInput)
    .output(pageOf(waitingSite))
    .query(({ ctx, input }) =>
      readPage(input, byFirstSight, (span) => ctx.core.support.listWaitingSites(span)),
    ),

  /** With what a merchant adds the app to a site. The same for all; null where nobody has told it. */
  installLink: viewerProcedure
    .output(z.object({ url: z.string().nullable() }))
    .query(({ ctx }) => ({ url: ctx.installLink })),

  get: viewerProcedure
    .input(site)
    .output(sitePage)
    .query(async ({ ctx, input }) => {
      const page = await ctx.core.support.sitePage(input.instanceId);
      if (page === undefined) throw refuse(noSite);
      return page;
    }),

  /** Asks Wix whether the app is on the site, and believes the answer. */
  askWhetherInstalled: supportProcedure
    .input(site)
    .output(z.object({ installed: z.boolean() }))
    .mutation(async ({ ctx, input: { instanceId } }) => {
      if ((await ctx.core.instances.get(instanceId)) === undefined) throw refuse(noSite);
      const answer = await ctx.core.instances.confirmInstallation(instanceId);
      return { installed: answer === 'installed' };
    }),
});
