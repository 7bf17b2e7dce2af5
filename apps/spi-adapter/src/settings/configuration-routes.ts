import { locationIdSchema } from '@pos-bridge/core/ids';
import { configurationIdSchema } from '@pos-bridge/wix';
import { z } from 'zod';
import type { MappingResult } from './messages.ts';
import { ownConfiguration, siteOwner } from './own.ts';
import { pauseSchema } from './pause.ts';
import { answered, refused, settingsRoute } from './route.ts';

const ofConfiguration = z.object({ configurationId: configurationIdSchema });

/** Asks Wix once more which locations the site has, and which are switched on. */
const fetchConfigurations = settingsRoute({
  method: 'POST',
  path: '/configurations',
  input: z.object({}),
  handle: async (_input, { instanceId }, { core }) => {
    const fetched = await core.configurations.fetch(instanceId);
    return fetched.outcome === 'fetched' ? answered({}) : refused('APP_REMOVED');
  },
});

/** Maps Wix locations to POS locations, as the site owner confirmed them; several at once. */
const map = settingsRoute({
  method: 'POST',
  path: '/mappings',
  input: z.object({
    mappings: z
      .array(z.object({ configurationId: configurationIdSchema, locationId: locationIdSchema }))
      .min(1)
      .max(200),
  }),
  handle: async ({ mappings }, session, deps) => {
    const own = await deps.core.configurations.listForWix(session.instanceId);
    const failed: MappingResult['failed'][number][] = [];
    for (const { configurationId, locationId } of mappings) {
      const isOwn = own.some(({ id }) => id === configurationId);
      const { outcome } = isOwn
        ? await deps.core.configurations.map({ configurationId, locationId }, siteOwner(session))
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
    const result: MappingResult = { mapped: mappings.length - failed.length, failed };
    return answered(result);
  },
});

const unmap = settingsRoute({
  method: 'POST',
  path: '/configurations/:configurationId/unmapping',
  input: ofConfiguration,
  handle: async ({ configurationId }, session, deps) => {
    if ((await ownConfiguration(deps, session, configurationId)) === undefined) {
      return refused('CONFIGURATION_NOT_FOUND');
    }
    // The site owner chooses anew and does not give the POS up, so that Wix has nothing to know.
    await deps.core.configurations.unmap({ configurationId, notifyWix: false }, siteOwner(session));
    return answered({});
  },
});

const pause = settingsRoute({
  method: 'POST',
  path: '/configurations/:configurationId/pause',
  input: ofConfiguration.extend(pauseSchema.shape),
  handle: async ({ configurationId, until }, session, deps) => {
    if ((await ownConfiguration(deps, session, configurationId)) === undefined) {
      return refused('CONFIGURATION_NOT_FOUND');
    }
    if (until !== null && until <= deps.now()) return refused('CONFLICT');
    const { outcome } = await deps.core.configurations.pauseOrdering(
      { configurationId, until },
      siteOwner(session),
    );
    return outcome === 'done' ? answered({}) : refused('CONFIGURATION_NOT_FOUND');
  },
});

export const configurationRoutes = [fetchConfigurations, map, unmap, pause] as const;
