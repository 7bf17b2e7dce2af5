import type { AccountView, ConfigurationView } from '@pos-bridge/spi-adapter/settings';

/** What a location does right now, in the order of what matters most. */
export type LocationState =
  | 'problem'
  | 'not-ready'
  | 'paused'
  | 'no-menu'
  | 'switched-off'
  | 'takes-orders';

export function locationState(
  configuration: ConfigurationView,
  account: AccountView | undefined,
  now: Date,
): LocationState {
  switch (configuration.status) {
    case 'ERROR':
      return 'problem';
    case 'PENDING':
    case 'NOT_STARTED':
    case 'UNKNOWN':
      return 'not-ready';
    case 'READY':
      if (pausedUntil(configuration, account, now) !== null) return 'paused';
      if (!configuration.isPublished) return 'no-menu';
      return configuration.enabled ? 'takes-orders' : 'switched-off';
  }
}

/** Whichever pause lasts longer: that of the location or that of the whole account. */
export function pausedUntil(
  configuration: Pick<ConfigurationView, 'orderingPausedUntil'>,
  account: Pick<AccountView, 'orderingPausedUntil'> | undefined,
  now: Date,
): Date | null {
  const ends = [configuration.orderingPausedUntil, account?.orderingPausedUntil]
    .flatMap((until) => (until ? [new Date(until)] : []))
    .filter((until) => until > now)
    .sort((a, b) => b.getTime() - a.getTime());
  return ends[0] ?? null;
}
