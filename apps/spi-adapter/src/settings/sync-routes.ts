import { countDiff } from '@pos-bridge/core';
import { configurationIdSchema } from '@pos-bridge/wix';
import { z } from 'zod';
import type { SyncPreview } from './messages.ts';
import { readOverview } from './overview.ts';
import { ownConfiguration, siteOwner } from './own.ts';
import { answered, refused, settingsRoute } from './route.ts';
import { findingsOf } from './sync-view.ts';

const ofConfiguration = z.object({ configurationId: configurationIdSchema });

/** What a sync would do now. Reads the POS and Wix, and writes nowhere. */
const preview = settingsRoute({
  method: 'POST',
  path: '/configurations/:configurationId/sync-preview',
  input: ofConfiguration,
  handle: async ({ configurationId }, session, deps) => {
    if ((await ownConfiguration(deps, session, configurationId)) === undefined) {
      return refused('CONFIGURATION_NOT_FOUND');
    }
    const run = await deps.core.catalog.dryRun(configurationId);
    const result: SyncPreview =
      run.outcome === 'planned'
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
    return answered(result);
  },
});

/** Asks for a sync. The first one disables the menus that the site has: that has to be said. */
const sync = settingsRoute({
  method: 'POST',
  path: '/configurations/:configurationId/sync',
  input: ofConfiguration.extend({ menusMayBeDisabled: z.boolean() }),
  handle: async ({ configurationId, menusMayBeDisabled }, session, deps) => {
    const { core } = deps;
    const overview = await readOverview(core, session.instanceId);
    const configuration = overview?.configurations.find(({ id }) => id === configurationId);
    if (configuration === undefined) return refused('CONFIGURATION_NOT_FOUND');
    if (configuration.status !== 'READY') return refused('CONFLICT');
    if (!configuration.isPublished && !menusMayBeDisabled) return refused('CONFLICT');
    await core.catalog.requestSync({
      configurationId,
      trigger: 'site-owner',
      actor: siteOwner(session).author,
      evenBeforeActivation: true,
    });
    return answered({});
  },
});

export const syncRoutes = [preview, sync] as const;
