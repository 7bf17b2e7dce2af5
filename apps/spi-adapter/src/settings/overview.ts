import {
  type AccountRow,
  type ConfigurationRow,
  type Core,
  configurationStatus,
  type InstanceRow,
  type LocationRow,
  type SiteSync,
} from '@pos-bridge/core';
import type { PosDeclaration } from '@pos-bridge/pos';
import type { InstanceId } from '@pos-bridge/wix';
import type {
  AccountView,
  ConfigurationView,
  PosLocationView,
  ProviderView,
  SiteOverview,
} from './messages.ts';
import { syncView } from './sync-view.ts';

/** Undefined where the app is not on the site. */
export async function readOverview(
  core: Core,
  instanceId: InstanceId,
): Promise<SiteOverview | undefined> {
  const instance = await core.instances.get(instanceId);
  if (instance === undefined || instance.state === 'removed') return undefined;
  const [accounts, configurations, syncs] = await Promise.all([
    core.accounts.listOf(instanceId),
    core.configurations.listForWix(instanceId),
    core.catalog.listSiteSyncs(instanceId),
  ]);
  const known = await Promise.all(accounts.map((account) => knowAccount(core, account)));
  return {
    providers: core.pos.declarations().map(providerView),
    accounts: known.map(({ view }) => view),
    configurations: configurations.map((row) => {
      const account = known.find(({ row: { id } }) => id === row.accountId);
      const sync = syncs.find(({ configurationId }) => configurationId === row.id);
      return configurationView(instance, row, account, sync);
    }),
    suggestions: known.flatMap(({ suggestions }) =>
      suggestions.map(({ configurationId, locationId, ground }) => ({
        configurationId,
        locationId,
        ground,
      })),
    ),
  };
}

type KnownAccount = Awaited<ReturnType<typeof knowAccount>>;

async function knowAccount(core: Core, row: AccountRow) {
  const isOpen = row.state !== 'disconnected' && row.posAuthorization === 'authorized';
  const [locations, settings, chosenAt, suggestions] = await Promise.all([
    core.accounts.locationsOf(row.id),
    core.catalog.readSettings(row.id),
    core.catalog.settingsChosenAt(row.id),
    isOpen ? core.configurations.suggest(row.id) : [],
  ]);
  const view: AccountView = {
    id: row.id,
    provider: row.provider,
    merchantName: row.merchantName,
    state: row.state,
    posAuthorization: row.posAuthorization,
    authorizedAt: textOf(row.posAuthorizedAt),
    revokedAt: textOf(row.posRevokedAt),
    orderingPausedUntil: textOf(row.orderingPausedUntil),
    posLocations: locations.map(posLocationView),
    masters: settings.masters,
    mastersChosenAt: textOf(chosenAt),
  };
  return { row, view, locations, suggestions };
}

function configurationView(
  instance: InstanceRow,
  row: ConfigurationRow,
  account: KnownAccount | undefined,
  sync: SiteSync | undefined,
): ConfigurationView {
  const location = account?.locations.find(({ id }) => id === row.locationId) ?? null;
  const verdict = configurationStatus({
    instanceState: instance.state,
    account: account?.row ?? noAccount,
    archived: row.archived,
    enabled: row.enabled,
    location,
    lastSyncedAt: sync?.lastSuccessAt ?? null,
  });
  return {
    id: row.id,
    name: row.locationName ?? row.id,
    accountId: row.accountId,
    archived: row.archived,
    enabled: row.enabled,
    status: verdict.status,
    reasons: verdict.reasons.map(({ code, remedy }) => ({ code, remedy })),
    advice: verdict.advice.map(({ code }) => code),
    posLocation: location && posLocationView(location),
    orderingPausedUntil: textOf(row.orderingPausedUntil),
    isPublished: sync?.isPublished ?? false,
    lastSyncedAt: textOf(sync?.lastSuccessAt ?? null),
    latestSync: sync?.latestRun ? syncView(sync.latestRun) : null,
    lastPublished: sync?.publishedRun ? syncView(sync.publishedRun) : null,
  };
}

const noAccount = {
  state: 'active',
  stateChangedAt: new Date(0),
  posAuthorization: 'none',
  posRevokedAt: null,
} as const;

const providerView = ({ key, name, orderStatuses, refusals }: PosDeclaration): ProviderView => ({
  key,
  name,
  orderStatuses: orderStatuses.map(({ status, success, meaning }) => ({
    status,
    success,
    meaning,
  })),
  refusals,
});

function posLocationView({ id, name, details, goneAt }: LocationRow): PosLocationView {
  const { street, zipCode, city } = details.address ?? {};
  const town = [zipCode, city].filter(Boolean).join(' ');
  return {
    id,
    name,
    address: [street, town].filter(Boolean).join(', ') || null,
    goneAt: textOf(goneAt),
  };
}

const textOf = (moment: Date | null): string | null => moment?.toISOString() ?? null;
