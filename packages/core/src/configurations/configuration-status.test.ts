import { expect, test } from 'vitest';
import { type ConfigurationFacts, configurationStatus } from './configuration-status.ts';

const ready: ConfigurationFacts = {
  instanceState: 'installed',
  account: {
    state: 'active',
    stateChangedAt: new Date('2026-02-03T10:00:00Z'),
    posAuthorization: 'authorized',
    posRevokedAt: null,
  },
  archived: false,
  enabled: true,
  location: { name: 'Harbour', goneAt: null },
  lastSyncedAt: new Date('2026-02-04T10:00:00Z'),
};
const account = (changes: Partial<ConfigurationFacts['account']>): ConfigurationFacts => ({
  ...ready,
  account: { ...ready.account, ...changes },
});

test('a mapped location of an authorized account is READY, with nothing to say', () => {
  expect(configurationStatus(ready)).toEqual({ status: 'READY', reasons: [], advice: [] });
});

test('neither a missing activation nor a missing sync lowers READY; both are advice', () => {
  const verdict = configurationStatus({ ...ready, enabled: false, lastSyncedAt: null });
  expect(verdict.status).toBe('READY');
  expect(verdict.reasons).toEqual([]);
  expect(verdict.advice.map((advice) => advice.code)).toEqual(['NOT_ENABLED', 'NEVER_SYNCED']);
});

const broken: readonly [string, ConfigurationFacts, string, string, RegExp][] = [
  [
    'the app was removed',
    { ...ready, instanceState: 'removed' },
    'ERROR',
    'APP_REMOVED',
    /removed/,
  ],
  [
    'not authorized yet',
    account({ posAuthorization: 'none' }),
    'NOT_STARTED',
    'NOT_AUTHORIZED',
    /not yet/,
  ],
  [
    'authorization revoked',
    account({ posAuthorization: 'revoked', posRevokedAt: new Date('2026-03-01T23:00:00Z') }),
    'ERROR',
    'AUTHORIZATION_REVOKED',
    /revoked on 2026-03-01/,
  ],
  [
    'disconnected',
    account({ state: 'disconnected' }),
    'NOT_STARTED',
    'ACCOUNT_DISCONNECTED',
    /2026-02-03/,
  ],
  [
    'deactivated by support',
    account({ state: 'inactive' }),
    'PENDING',
    'ACCOUNT_INACTIVE',
    /2026-02-03/,
  ],
  ['archived', { ...ready, archived: true }, 'PENDING', 'ARCHIVED', /archived on Wix/],
  [
    'not mapped',
    { ...ready, location: null },
    'PENDING',
    'NOT_MAPPED',
    /not mapped to a POS location/,
  ],
  [
    'the POS location vanished',
    { ...ready, location: { name: 'Harbour', goneAt: new Date('2026-04-01T00:00:00Z') } },
    'ERROR',
    'POS_LOCATION_GONE',
    /"Harbour" since 2026-04-01/,
  ],
];

test.each(broken)('%s: the status and its reason', (_name, facts, status, code, sentence) => {
  const verdict = configurationStatus(facts);
  expect(verdict.status).toBe(status);
  expect(verdict.reasons).toHaveLength(1);
  expect(verdict.reasons[0]).toMatchObject({ code, status });
  expect(verdict.reasons[0]?.sentence).toMatch(sentence);
});

test('every reason is told, and the worst decides', () => {
  const verdict = configurationStatus({
    ...account({ posAuthorization: 'revoked' }),
    archived: true,
    location: null,
  });
  expect(verdict.status).toBe('ERROR');
  expect(verdict.reasons.map((reason) => reason.code)).toEqual([
    'AUTHORIZATION_REVOKED',
    'ARCHIVED',
    'NOT_MAPPED',
  ]);
});
