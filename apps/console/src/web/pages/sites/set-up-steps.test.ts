import { expect, test } from 'vitest';
import { setUpSteps } from './set-up-steps.ts';

type Facts = Parameters<typeof setUpSteps>[0];
const location = {
  configurationId: 'c1',
  name: 'Harbor',
  enabled: false,
  archived: false,
  isMatched: false,
  publishedAt: null,
};
const account = {
  id: 'a1',
  provider: 'sandbox',
  merchantName: 'Trattoria',
  state: 'active',
  posAuthorization: 'authorized',
  createdAt: '2026-01-05T12:00:00.000Z',
  posHealth: 'well',
  openOrders: 0,
} as const;
const site = {
  id: 'i1',
  name: null,
  metaSiteId: null,
  firstSeenAt: '2026-01-05T12:00:00.000Z',
  installedAt: null,
  removedAt: null,
} as const;
const nothing: Facts = {
  instance: { ...site, state: 'seen' },
  accounts: [],
  locations: [],
  firstOrderAt: null,
};
const installed: Facts = { ...nothing, instance: { ...site, state: 'installed' } };
const connected: Facts = { ...installed, accounts: [account], locations: [location, location] };
const matched = { ...location, isMatched: true };
const published = { ...matched, publishedAt: '2026-01-05T12:00:00.000Z' };

test.each<[string, Facts, string]>([
  ['nothing is there', nothing, 'Install the app'],
  ['the app is on the site', installed, 'Connect the POS'],
  [
    'the POS has taken its authorization back',
    { ...connected, accounts: [{ ...account, posAuthorization: 'revoked' }] },
    'Connect the POS',
  ],
  ['the POS is connected', connected, 'Match the locations'],
  [
    'one location is matched',
    { ...connected, locations: [matched, location] },
    'Publish the menus',
  ],
  [
    'its menu is published',
    { ...connected, locations: [published, location] },
    'Switch it on in Wix',
  ],
  [
    'it is switched on',
    { ...connected, locations: [{ ...published, enabled: true }, location] },
    'First order',
  ],
  [
    'what is archived does not count',
    {
      ...connected,
      locations: [
        { ...published, enabled: true },
        { ...matched, archived: true },
      ],
    },
    'First order',
  ],
])('where %s, the next step is told', (_what, facts, next) => {
  const steps = setUpSteps(facts);
  expect(steps.filter(({ state }) => state === 'next').map(({ title }) => title)).toEqual([next]);
  const at = steps.findIndex(({ state }) => state === 'next');
  expect(steps.slice(0, at).every(({ state }) => state === 'done')).toBe(true);
});

test('where orders come, all is done', () => {
  const steps = setUpSteps({
    ...connected,
    locations: [{ ...published, enabled: true }],
    firstOrderAt: '2026-01-06T12:00:00.000Z',
  });
  expect(steps.map(({ state }) => state)).toEqual(Array(6).fill('done'));
});
