import { expect, test } from 'vitest';
import { currentAccount, isSetUp, stepsOf } from './set-up.ts';
import { aConfiguration, anAccount, aPosLocation, aSite } from './site.fixture.ts';

const statesOf = (site = aSite()) => {
  const steps = stepsOf(site, currentAccount(site));
  return [steps.connect, steps.locations, steps.masters, steps.menus, steps.switchOn];
};
const unmapped = aConfiguration({
  posLocation: null,
  status: 'PENDING',
  isPublished: false,
  enabled: false,
});

test('a fresh site begins with the connection, and everything else is for later', () => {
  const site = aSite({ accounts: [], configurations: [unmapped] });
  expect(statesOf(site)).toEqual(['next', 'later', 'later', 'later', 'later']);
});

test('each step that is done makes the one after it the next', () => {
  const account = anAccount({ mastersChosenAt: null });
  const mapped = aConfiguration({ isPublished: false, enabled: false });
  const states = (site: Parameters<typeof aSite>[0]) => statesOf(aSite(site));
  expect(states({ accounts: [account], configurations: [unmapped] })).toEqual([
    'done',
    'next',
    'later',
    'later',
    'later',
  ]);
  expect(states({ accounts: [account], configurations: [mapped] })[2]).toBe('next');
  expect(states({ configurations: [mapped] })[3]).toBe('next');
  expect(states({ configurations: [{ ...mapped, isPublished: true }] })[4]).toBe('next');
  expect(states({})).toEqual(['done', 'done', 'done', 'done', 'done']);
});

test('a location that is not used holds nothing up; one that is used must be finished', () => {
  const used = aConfiguration();
  expect(statesOf(aSite({ configurations: [used, unmapped] }))).not.toContain('next');
  const half = aConfiguration({ id: 'configuration-2', isPublished: false });
  expect(statesOf(aSite({ configurations: [used, half] }))[3]).toBe('next');
});

test('what broke later is trouble, and does not throw the site back into its set-up', () => {
  const revoked = anAccount({ posAuthorization: 'revoked' });
  const gone = aConfiguration({
    status: 'ERROR',
    posLocation: aPosLocation({ goneAt: '2026-05-05T00:00:00.000Z' }),
  });
  const site = aSite({ accounts: [revoked], configurations: [gone] });
  expect(statesOf(site)).toEqual(['trouble', 'trouble', 'done', 'done', 'done']);
  expect(isSetUp(stepsOf(site, revoked))).toBe(true);
});

test('after a disconnection the connection is the next step again', () => {
  const givenUp = anAccount({ state: 'disconnected', posAuthorization: 'none' });
  expect(statesOf(aSite({ accounts: [givenUp] }))[0]).toBe('next');
});

test('the page is about the account that the address names, else the connected one, else the latest', () => {
  const old = anAccount({ id: 'old', state: 'disconnected', posAuthorization: 'none' });
  const connected = anAccount({ id: 'connected' });
  const later = anAccount({ id: 'later', state: 'disconnected', posAuthorization: 'none' });
  const site = aSite({ accounts: [old, connected, later] });
  expect(currentAccount(site)?.id).toBe('connected');
  expect(currentAccount(site, 'old')?.id).toBe('old');
  expect(currentAccount(aSite({ accounts: [old, later] }))?.id).toBe('later');
  expect(currentAccount(aSite({ accounts: [] }))).toBeUndefined();
});
