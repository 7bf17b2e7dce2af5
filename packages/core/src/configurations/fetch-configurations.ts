import {
  type AccountId,
  type ConfigurationId,
  type InstanceId,
  WixApiError,
  type WixConfiguration,
} from '@pos-bridge/wix';
import { and, eq, lte, notInArray, sql } from 'drizzle-orm';
import { accounts } from '../accounts/tables.ts';
import type { Clock } from '../clock.ts';
import type { Drizzle, Transaction } from '../database/connect.ts';
import type { RefreshReadiness } from '../instances/refresh-readiness.ts';
import { instances } from '../instances/tables.ts';
import type { Log } from '../log.ts';
import type { WixAccess } from '../wix/wix-access.ts';
import { WixAccessRefused } from '../wix/wix-access-fault.ts';
import { configurations } from './tables.ts';

export interface FetchDeps {
  readonly db: Drizzle;
  readonly clock: Clock;
  readonly log: Log;
  readonly wix: WixAccess;
  readonly refreshReadiness: RefreshReadiness;
}

export type FetchedConfigurations =
  | { readonly outcome: 'fetched'; readonly ids: readonly ConfigurationId[] }
  /** The app is not on the site, so there is nobody to ask. */
  | { readonly outcome: 'not-installed' };

/**
 * Asks Wix for the instance's locations and keeps what it says: `archived` and `enabled` follow Wix,
 * new ones belong to the instance's account, and those that Wix no longer names count as archived.
 * @throws WixApiError and `WixBudgetExhausted` where Wix could not be asked
 */
export async function fetchConfigurationsOf(
  deps: FetchDeps,
  instanceId: InstanceId,
  limit: { readonly deadlineMs?: number } = {},
): Promise<FetchedConfigurations> {
  const askedAt = deps.clock.now();
  try {
    const { connectivity } = deps.wix.forInstance(instanceId, 'syncs', limit);
    const listed = await connectivity.listConfigurations();
    await deps.db.transaction((tx) => keep(tx, deps, instanceId, listed, askedAt));
    return { outcome: 'fetched', ids: listed.map(({ id }) => id) };
  } catch (error) {
    const refused =
      error instanceof WixAccessRefused ||
      (error instanceof WixApiError && error.kind === 'unauthorized');
    if (!refused) throw error;
    deps.log.info({ instanceId }, 'no configurations fetched: the app is not on the site');
    return { outcome: 'not-installed' };
  }
}

async function keep(
  tx: Transaction,
  deps: FetchDeps,
  instanceId: InstanceId,
  listed: readonly WixConfiguration[],
  askedAt: Date,
): Promise<void> {
  // Two answers at once are kept one after the other, and the one that was asked for first loses.
  await tx
    .select({ id: instances.id })
    .from(instances)
    .where(eq(instances.id, instanceId))
    .for('no key update');
  const accountId = await onlyAccountOf(tx, instanceId);
  for (const configuration of listed) {
    const told = {
      locationName: configuration.location?.name ?? null,
      catalogId: configuration.catalogId ?? null,
      archived: configuration.archived,
      enabled: configuration.enabled,
      integrationSettingsUrl: configuration.integrationSettingsUrl ?? null,
      fetchedAt: askedAt,
    };
    const [known] = await tx
      .insert(configurations)
      .values({ id: configuration.id, instanceId, accountId, ...told })
      .onConflictDoUpdate({
        target: configurations.id,
        set: told,
        setWhere: sql`${eq(configurations.instanceId, instanceId)} and ${lte(configurations.fetchedAt, askedAt)}`,
      })
      .returning({ id: configurations.id });
    if (known === undefined) await warnIfStrange(tx, deps.log, instanceId, configuration.id);
  }
  const ids = listed.map(({ id }) => id);
  await tx
    .update(configurations)
    .set({ archived: true, fetchedAt: askedAt })
    .where(
      and(
        eq(configurations.instanceId, instanceId),
        lte(configurations.fetchedAt, askedAt),
        ids.length === 0 ? undefined : notInArray(configurations.id, ids),
      ),
    );
  await deps.refreshReadiness(tx, { instanceId });
}

/** The account that a new location belongs to, where there is no choice; a disconnected one may come back. */
async function onlyAccountOf(tx: Transaction, instanceId: InstanceId): Promise<AccountId | null> {
  const all = await tx
    .select({ id: accounts.id, state: accounts.state })
    .from(accounts)
    .where(eq(accounts.instanceId, instanceId));
  const connected = all.filter(({ state }) => state !== 'disconnected');
  const [only, another] = connected.length > 0 ? connected : all;
  return only !== undefined && another === undefined ? only.id : null;
}

/** What was not kept is known from a newer answer, which is as it should be, or is another instance's. */
async function warnIfStrange(
  tx: Transaction,
  log: Log,
  instanceId: InstanceId,
  configurationId: ConfigurationId,
): Promise<void> {
  const [owner] = await tx
    .select({ instanceId: configurations.instanceId })
    .from(configurations)
    .where(eq(configurations.id, configurationId));
  if (owner?.instanceId === instanceId) return;
  log.warn({ instanceId, configurationId }, "Wix lists another instance's configuration");
}
