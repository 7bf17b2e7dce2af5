import { countDiff } from '@pos-bridge/core';
import { locationIdSchema } from '@pos-bridge/core/ids';
import { momentSchema } from '@pos-bridge/storable';
import { configurationIdSchema } from '@pos-bridge/wix';
import { z } from 'zod';
import type { SyncPreview } from './messages.ts';
import { readOverview } from './overview.ts';
import { configurationProcedure, router, sessionProcedure } from './procedures.ts';
import { Refusal } from './refusals.ts';
import { findingsOf } from './sync-view.ts';

/** Why a pair could not be mapped: things have changed in the meantime. */
type MappingFailure = 'location-gone' | 'location-taken' | 'not-found';

export const configurationsRouter = router({
  /** Asks Wix once more which locations the site has, and which are switched on. */
  fetch: sessionProcedure.mutation(async ({ ctx: { core, instanceId } }) => {
    const { outcome } = await core.configurations.fetch(instanceId);
    if (outcome !== 'fetched') throw new Refusal('APP_REMOVED');
  }),

  /** Maps Wix locations to POS locations, as the site owner confirmed them; several at once. */
  map: sessionProcedure
    .input(
      z.object({
        mappings: z
          .array(z.object({ configurationId: configurationIdSchema, locationId: locationIdSchema }))
          .min(1)
          .max(200),
      }),
    )
    .mutation(async ({ ctx: { core, instanceId, by }, input: { mappings } }) => {
      const own = await core.configurations.listForWix(instanceId);
      const failed: { configurationId: string; outcome: MappingFailure }[] = [];
      for (const mapping of mappings) {
        const { configurationId } = mapping;
        const isOwn = own.some(({ id }) => id === configurationId);
        const { outcome } = isOwn
          ? await core.configurations.map(mapping, by)
          : { outcome: 'configuration-not-found' as const };
        switch (outcome) {
          case 'mapped':
            break;
          case 'location-gone':
          case 'location-taken':
            failed.push({ configurationId, outcome });
            break;
          case 'configuration-not-found':
          case 'location-not-found':
          case 'other-account':
            failed.push({ configurationId, outcome: 'not-found' });
            break;
        }
      }
      return { mapped: mappings.length - failed.length, failed };
    }),

  unmap: configurationProcedure.mutation(async ({ ctx: { core, by }, input }) => {
    // The site owner chooses anew and does not give the POS up, so that Wix has nothing to know.
    await core.configurations.unmap({ ...input, notifyWix: false }, by);
  }),

  /** No orders before `until`; null: orders again at once. */
  pause: configurationProcedure
    .input(z.object({ until: momentSchema.nullable() }))
    .mutation(async ({ ctx: { core, now, by }, input }) => {
      if (input.until !== null && input.until <= now()) throw new Refusal('CONFLICT');
      const { outcome } = await core.configurations.pauseOrdering(input, by);
      if (outcome !== 'done') throw new Refusal('CONFIGURATION_NOT_FOUND');
    }),

  /** What a sync would do now. Reads the POS and Wix, and writes nowhere. */
  previewSync: configurationProcedure.query(
    async ({ ctx: { core }, input: { configurationId } }): Promise<SyncPreview> => {
      const run = await core.catalog.dryRun(configurationId);
      return run.outcome === 'planned'
        ? {
            outcome: 'planned',
            isFirst: run.plan.isFirst,
            changes: countDiff(run.diff),
            archivedMenus: run.plan.archivedMenus,
            estimatedSeconds: run.plan.estimatedSeconds,
            ...findingsOf(run.findings),
          }
        : {
            outcome: 'would-fail',
            failure: { code: run.failure.code, reason: run.failure.reason },
            ...findingsOf(run.findings),
          };
    },
  ),

  /** Asks for a sync. The first one disables the menus that the site has: that has to be said. */
  sync: configurationProcedure
    .input(z.object({ menusMayBeDisabled: z.boolean() }))
    .mutation(async ({ ctx: { core, instanceId, by }, input }) => {
      const { configurationId, menusMayBeDisabled } = input;
      const overview = await readOverview(core, instanceId);
      const configuration = overview?.configurations.find(({ id }) => id === configurationId);
      if (configuration?.status !== 'READY') throw new Refusal('CONFLICT');
      if (!configuration.isPublished && !menusMayBeDisabled) throw new Refusal('CONFLICT');
      await core.catalog.requestSync({
        configurationId,
        trigger: 'site-owner',
        actor: by.author,
        evenBeforeActivation: true,
      });
    }),
});
