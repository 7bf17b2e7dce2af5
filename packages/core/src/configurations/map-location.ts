import type { ConfigurationId } from '@pos-bridge/wix';
import { and, eq, ne } from 'drizzle-orm';
import { accounts, posLocations } from '../accounts/tables.ts';
import type { Clock } from '../clock.ts';
import type { Drizzle, Transaction } from '../database/connect.ts';
import type { LocationId } from '../ids.ts';
import type { RefreshReadiness } from '../instances/refresh-readiness.ts';
import type { JobQueue } from '../jobs/job-queue.ts';
import type { Authorship } from '../staff/authorship.ts';
import { recordAudit } from '../staff/record-audit.ts';
import { notifyConfigurationDisconnected } from './jobs.ts';
import { configurations } from './tables.ts';

export interface MapDeps {
  readonly db: Drizzle;
  readonly clock: Clock;
  readonly jobs: JobQueue;
  readonly refreshReadiness: RefreshReadiness;
}

export type MapOutcome =
  | { readonly outcome: 'mapped' | 'configuration-not-found' | 'location-not-found' }
  /** The POS no longer names this location. */
  | { readonly outcome: 'location-gone' }
  /** The location is one of another instance's account, or the account is disconnected. */
  | { readonly outcome: 'other-account' }
  | { readonly outcome: 'location-taken'; readonly by: ConfigurationId };

/**
 * Maps a Wix location to a POS location, as a person confirmed it. A POS location serves one
 * configuration, unless `shared` says that this is meant.
 */
export async function mapLocation(
  deps: MapDeps,
  mapping: {
    readonly configurationId: ConfigurationId;
    readonly locationId: LocationId;
    readonly shared?: boolean;
  },
  authorship: Authorship,
): Promise<MapOutcome> {
  const { configurationId, locationId } = mapping;
  return deps.db.transaction(async (tx): Promise<MapOutcome> => {
    // Whoever wants the same location waits here, and then finds it taken.
    const [location] = await tx
      .select()
      .from(posLocations)
      .where(eq(posLocations.id, locationId))
      .for('no key update');
    const configuration = await lockConfiguration(tx, configurationId);
    if (configuration === undefined) return { outcome: 'configuration-not-found' };
    if (location === undefined) return { outcome: 'location-not-found' };
    if (location.goneAt !== null) return { outcome: 'location-gone' };
    const [account] = await tx
      .select({ instanceId: accounts.instanceId, state: accounts.state })
      .from(accounts)
      .where(eq(accounts.id, location.accountId));
    if (account?.instanceId !== configuration.instanceId || account.state === 'disconnected') {
      return { outcome: 'other-account' };
    }
    if (mapping.shared !== true) {
      const [taken] = await tx
        .select({ id: configurations.id })
        .from(configurations)
        .where(
          and(eq(configurations.locationId, locationId), ne(configurations.id, configurationId)),
        )
        .limit(1);
      if (taken !== undefined) return { outcome: 'location-taken', by: taken.id };
    }

    const at = deps.clock.now();
    await tx
      .update(configurations)
      .set({ accountId: location.accountId, locationId, mappedAt: at })
      .where(eq(configurations.id, configurationId));
    await recordAudit(tx, {
      actor: authorship.author,
      action: 'configuration.mapped',
      subject: { type: 'configuration', id: configurationId },
      accountId: location.accountId,
      reason: authorship.reason,
      before: { locationId: configuration.locationId },
      after: { locationId, shared: mapping.shared ?? false },
      at,
    });
    await deps.refreshReadiness(tx, { configurationId });
    return { outcome: 'mapped' };
  });
}

export type UnmapOutcome = {
  readonly outcome: 'unmapped' | 'not-mapped' | 'configuration-not-found';
};

/**
 * Takes the POS location off a configuration, which is then not READY any more. `notifyWix`: the POS is
 * given up here for good, and Wix is told (Disconnect Configuration).
 */
export async function unmapLocation(
  deps: MapDeps,
  unmapping: { readonly configurationId: ConfigurationId; readonly notifyWix: boolean },
  authorship: Authorship,
): Promise<UnmapOutcome> {
  const { configurationId, notifyWix } = unmapping;
  return deps.db.transaction(async (tx): Promise<UnmapOutcome> => {
    const configuration = await lockConfiguration(tx, configurationId);
    if (configuration === undefined) return { outcome: 'configuration-not-found' };
    if (configuration.locationId === null && !notifyWix) return { outcome: 'not-mapped' };
    const at = deps.clock.now();
    await tx
      .update(configurations)
      .set({ locationId: null, mappedAt: null })
      .where(eq(configurations.id, configurationId));
    if (notifyWix)
      await deps.jobs.enqueue(tx, notifyConfigurationDisconnected, { configurationId });
    await recordAudit(tx, {
      actor: authorship.author,
      action: notifyWix ? 'configuration.disconnected' : 'configuration.unmapped',
      subject: { type: 'configuration', id: configurationId },
      accountId: configuration.accountId,
      reason: authorship.reason,
      before: { locationId: configuration.locationId },
      after: { locationId: null },
      at,
    });
    await deps.refreshReadiness(tx, { configurationId });
    return { outcome: 'unmapped' };
  });
}

async function lockConfiguration(tx: Transaction, id: ConfigurationId) {
  const [configuration] = await tx
    .select()
    .from(configurations)
    .where(eq(configurations.id, id))
    .for('no key update');
  return configuration;
}
