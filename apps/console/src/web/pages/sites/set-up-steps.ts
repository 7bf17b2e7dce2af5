import { counted } from '../../components/counted.ts';
import type { SitePage } from './site-labels.ts';

/** One thing that has to be done before orders come, and by whom. */
export interface SetUpStep {
  readonly title: string;
  /** `next`: the first one that is not done; `later`: it waits for that. */
  readonly state: 'done' | 'next' | 'later';
  /** What stands, or what to do. */
  readonly detail: string;
  /** Where the merchant does it; null where nobody of his has to. */
  readonly merchantSees: string | null;
}

type Facts = Pick<SitePage, 'instance' | 'accounts' | 'locations' | 'firstOrderAt'>;

/** From the facts of this moment, in the order of the settings page that the merchant works through. Pure. */
export function setUpSteps(page: Facts): readonly SetUpStep[] {
  const { instance, accounts, firstOrderAt } = page;
  const present = page.locations.filter(({ archived }) => !archived);
  const matched = present.filter(({ isMatched }) => isMatched);
  const published = matched.filter(({ publishedAt }) => publishedAt !== null);
  const on = matched.filter(({ enabled }) => enabled);
  const connected = accounts.find(
    ({ state, posAuthorization }) => state === 'active' && posAuthorization === 'authorized',
  );
  const all = (some: readonly unknown[]) => some.length > 0 && some.length === matched.length;
  const steps = [
    {
      title: 'Install the app',
      isDone: instance.state === 'installed',
      detail:
        instance.state === 'installed'
          ? 'The app is on the site.'
          : 'The site owner adds the app. Send the install link.',
      merchantSees: 'In the Wix dashboard: the app among the apps to add.',
    },
    {
      title: 'Connect the POS',
      isDone: connected !== undefined,
      detail:
        connected === undefined
          ? 'The merchant connects it on the settings page, or with a link that you send.'
          : `${connected.merchantName ?? 'The merchant'} is connected.`,
      merchantSees: 'Step 1, “Connect your POS”.',
    },
    {
      title: 'Match the locations',
      isDone: matched.length > 0,
      detail:
        present.length === 0
          ? 'Wix has named no location yet: the site owner adds one under Business info.'
          : `${matched.length} of ${counted(present.length, 'location')} matched.`,
      merchantSees: 'Step 2, “Match your locations”.',
    },
    {
      title: 'Publish the menus',
      isDone: all(published),
      detail: `Published at ${published.length} of ${counted(matched.length, 'matched location')}.`,
      merchantSees: 'Step 4, with how far each menu is.',
    },
    {
      title: 'Switch it on in Wix',
      isDone: all(on),
      detail: `On at ${on.length} of ${counted(matched.length, 'matched location')}.`,
      merchantSees: 'Step 5, “Switch it on in Wix”; the switch is in Wix Restaurants Orders.',
    },
    {
      title: 'First order',
      isDone: firstOrderAt !== null,
      detail: firstOrderAt === null ? 'No order has come yet.' : 'Orders come in.',
      merchantSees: null,
    },
  ];
  const next = steps.findIndex(({ isDone }) => !isDone);
  return steps.map(({ isDone, ...step }, at) => ({
    ...step,
    state: isDone ? 'done' : at === next ? 'next' : 'later',
  }));
}
