import type {
  AccountView,
  ConfigurationView,
  SiteOverview,
} from '@pos-bridge/spi-adapter/settings';

export const stepNames = ['connect', 'locations', 'masters', 'menus', 'switchOn'] as const;
export type StepName = (typeof stepNames)[number];

/** `later`: an earlier step comes first. `trouble`: it was done, and is broken now. */
export type StepState = 'done' | 'next' | 'later' | 'trouble';

export type Steps = Readonly<Record<StepName, StepState>>;

/** The account that the page is about: the one that is connected, or else the latest that was. */
export function currentAccount(
  { accounts }: SiteOverview,
  wanted: string | null = null,
): AccountView | undefined {
  const named = accounts.find(({ id }) => id === wanted);
  return named ?? accounts.find(isConnected) ?? accounts.at(-1);
}

export const isConnected = (account: AccountView): boolean =>
  account.state !== 'disconnected' && account.posAuthorization === 'authorized';

/** Locations that are to be served by the POS: those that were matched, and are still on Wix. */
export const inUse = ({ configurations }: SiteOverview): ConfigurationView[] =>
  configurations.filter(({ posLocation, archived }) => posLocation !== null && !archived);

/** How far the site owner has come; the first step that is not done is the next one. */
export function stepsOf(overview: SiteOverview, account: AccountView | undefined): Steps {
  const used = inUse(overview);
  const connected = account !== undefined && isConnected(account);
  const isDone: Readonly<Record<StepName, boolean>> = {
    connect: connected,
    locations: used.length > 0,
    masters: account !== undefined && account.mastersChosenAt !== null,
    menus: used.length > 0 && used.every(({ isPublished }) => isPublished),
    switchOn: used.length > 0 && used.every(({ enabled }) => enabled),
  };
  const isBroken: Readonly<Record<StepName, boolean>> = {
    connect: account?.posAuthorization === 'revoked',
    locations: used.some(({ posLocation }) => posLocation?.goneAt),
    masters: false,
    menus: false,
    switchOn: false,
  };
  const next = stepNames.find((name) => !isDone[name]);
  const stateOf = (name: StepName): StepState => {
    if (isBroken[name]) return 'trouble';
    if (isDone[name]) return 'done';
    return name === next ? 'next' : 'later';
  };
  return {
    connect: stateOf('connect'),
    locations: stateOf('locations'),
    masters: stateOf('masters'),
    menus: stateOf('menus'),
    switchOn: stateOf('switchOn'),
  };
}

export const isSetUp = (steps: Steps): boolean =>
  stepNames.every((name) => steps[name] === 'done' || steps[name] === 'trouble');
