import type { AccountId, ConfigurationId, InstanceId } from '@pos-bridge/wix';
import { and, eq, isNull } from 'drizzle-orm';
import { unlessWixKnows } from '../accounts/give-back.ts';
import { posLocations } from '../accounts/tables.ts';
import { bind } from '../bind.ts';
import type { Clock } from '../clock.ts';
import type { Drizzle } from '../database/connect.ts';
import { checkInstallation } from '../installation/jobs.ts';
import type { InstanceMemory } from '../instances/instance-memory.ts';
import type { RefreshReadiness } from '../instances/refresh-readiness.ts';
import { instances } from '../instances/tables.ts';
import { handleJob } from '../jobs/define-job.ts';
import type { JobQueue } from '../jobs/job-queue.ts';
import type { Log } from '../log.ts';
import type { WixAccess } from '../wix/wix-access.ts';
import type { WixEvent, WixEventHandlers } from '../wix/wix-event.ts';
import { configurationStatus } from './configuration-status.ts';
import { fetchConfigurationsOf } from './fetch-configurations.ts';
import { type ConfigurationAddress, prepareFindConfiguration } from './find-configuration.ts';
import {
  fetchAllConfigurations,
  fetchConfigurations,
  fetchConfigurationsSoon,
  notifyConfigurationDisconnected,
  reportSetUp,
} from './jobs.ts';
import { prepareListConfigurations } from './list-configurations.ts';
import { mapLocation, unmapLocation } from './map-location.ts';
import { pauseOrderingAt } from './pause-ordering.ts';
import { reportSetUpOf } from './report-set-up.ts';
import { type LocationSuggestion, suggestLocations } from './suggest-locations.ts';
import { configurations } from './tables.ts';

/** A location that Wix announced but does not list yet is asked for again after this. */
const askAgainAfterMs = 60_000;

/** Nobody looks at a page that does nothing for longer. */
const peopleWaitMs = 8_000;

/** Wix locations: what Wix lists, mapping to the POS, status, pause of ordering. */
export type Configurations = ReturnType<typeof createConfigurations>;

export function createConfigurations(deps: {
  readonly db: Drizzle;
  readonly clock: Clock;
  readonly log: Log;
  readonly jobs: JobQueue;
  readonly wix: WixAccess;
  readonly memory: InstanceMemory;
  readonly refreshReadiness: RefreshReadiness;
}) {
  const { db, clock, jobs } = deps;
  const find = prepareFindConfiguration(db, deps.memory);

  const onCreated = async (event: WixEvent<'configuration_created'>): Promise<void> => {
    const { instanceId, configurationId, wixLocationId, metaSiteId } = event;
    const [known] = await db
      .select({ id: configurations.id })
      .from(configurations)
      .where(eq(configurations.id, configurationId));
    if (known === undefined) {
      // Wix announces every location of a new site at once: the first brings them all.
      const fetched = await fetchConfigurationsOf(deps, instanceId);
      if (fetched.outcome === 'fetched' && !fetched.ids.includes(configurationId)) {
        await fetchConfigurationsSoon(
          jobs,
          db,
          instanceId,
          new Date(clock.now().getTime() + askAgainAfterMs),
        );
      }
    } else {
      await fetchConfigurationsSoon(jobs, db, instanceId);
    }
    if (wixLocationId !== null) {
      await db
        .update(configurations)
        .set({ wixLocationId })
        .where(
          and(eq(configurations.id, configurationId), eq(configurations.instanceId, instanceId)),
        );
    }
    if (metaSiteId !== null) {
      await db.update(instances).set({ metaSiteId }).where(eq(instances.id, instanceId));
    }
  };

  const eventHandlers: WixEventHandlers = {
    configuration_created: onCreated,
    // A location may have been given its catalog only now.
    catalog_created: ({ instanceId }) => fetchConfigurationsSoon(jobs, db, instanceId),
  };

  return {
    find,
    get: async (configurationId: ConfigurationId) => {
      const [row] = await db
        .select()
        .from(configurations)
        .where(eq(configurations.id, configurationId));
      return row;
    },
    listForWix: prepareListConfigurations(db),
    status: async (address: ConfigurationAddress) => {
      const found = await find(address);
      return found.outcome === 'found'
        ? { outcome: found.outcome, verdict: configurationStatus(found.facts) }
        : found;
    },
    /**
     * Asks Wix now, for a person who waits; `requestFetch` leaves it to a job.
     * @throws WixApiError, and WixBudgetExhausted where Wix takes no call in the time that people wait
     */
    fetch: (instanceId: InstanceId) =>
      fetchConfigurationsOf(deps, instanceId, { deadlineMs: peopleWaitMs }),
    requestFetch: (instanceId: InstanceId) => fetchConfigurationsSoon(jobs, db, instanceId),
    /** For the account's locations that are not mapped, among the POS locations that serve nobody. */
    suggest: async (accountId: AccountId): Promise<LocationSuggestion[]> => {
      const unmapped = await db
        .select({ id: configurations.id, locationName: configurations.locationName })
        .from(configurations)
        .where(
          and(
            eq(configurations.accountId, accountId),
            isNull(configurations.locationId),
            eq(configurations.archived, false),
          ),
        )
        .orderBy(configurations.id);
      const free = await db
        .select({ id: posLocations.id, name: posLocations.name, details: posLocations.details })
        .from(posLocations)
        .leftJoin(configurations, eq(configurations.locationId, posLocations.id))
        .where(
          and(
            eq(posLocations.accountId, accountId),
            isNull(posLocations.goneAt),
            isNull(configurations.id),
          ),
        )
        .orderBy(posLocations.id);
      return suggestLocations(
        unmapped,
        free.map(({ details, ...location }) => ({ ...location, address: details.address })),
      );
    },
    ...bind(deps, { map: mapLocation, unmap: unmapLocation, pauseOrdering: pauseOrderingAt }),
    eventHandlers,
    jobHandlers: [
      handleJob(fetchConfigurations, async ({ instanceId }) => {
        const { outcome } = await fetchConfigurationsOf(deps, instanceId);
        if (outcome === 'fetched') return;
        // Wix's word of the removal may have been lost.
        const payload = { instanceId, expected: 'installed' as const, check: 0 };
        await jobs.enqueue(db, checkInstallation, payload);
      }),
      handleJob(fetchAllConfigurations, async () => {
        const installed = await db
          .select({ id: instances.id })
          .from(instances)
          .where(eq(instances.state, 'installed'));
        for (const { id } of installed) await fetchConfigurationsSoon(jobs, db, id);
      }),
      handleJob(reportSetUp, ({ instanceId }) => reportSetUpOf(deps, instanceId)),
      handleJob(notifyConfigurationDisconnected, async ({ configurationId }) => {
        const [configuration] = await db
          .select()
          .from(configurations)
          .where(and(eq(configurations.id, configurationId), isNull(configurations.locationId)));
        // Mapped again in the meantime: the POS is not off this location.
        if (configuration === undefined) return;
        await unlessWixKnows(deps.log, () =>
          deps.wix
            .forInstance(configuration.instanceId, 'orders')
            .connectivity.disconnectConfiguration(configurationId),
        );
      }),
    ],
  };
}
