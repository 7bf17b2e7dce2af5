import { expect, test } from 'vitest';
import { spiEnvelopeClaimsSchema } from '../../platform/envelope.ts';
import { spiErrorBodySchema, spiErrorStatus } from './errors.ts';
import { spiOperations } from './operations.ts';

test("the paths are the contract's", () => {
  expect(Object.values(spiOperations).map((operation) => operation.path)).toEqual([
    '/account-ids',
    '/get-configuration-status',
    '/sync-catalog',
    '/get-catalog-sync-status',
    '/validate-order',
    '/create-order',
  ]);
});

test.each([{}, undefined, null])('List Account IDs needs no message (%o)', (message) => {
  expect(spiOperations.listAccountIds.request.safeParse(message).success).toBe(true);
});

const location = { accountId: 'a', configurationId: 'c' };

test.each([
  ['no account', { configurationId: 'c' }],
  ['an empty account', { ...location, accountId: '' }],
  ['an over-long configuration', { ...location, configurationId: 'x'.repeat(101) }],
  ['a configuration that is no string', { ...location, configurationId: 7 }],
  ['no message at all', undefined],
])('a location request with %s is refused', (_what, message) => {
  expect(spiOperations.getConfigurationStatus.request.safeParse(message).success).toBe(false);
});

test('ids need not look like GUIDs, and unknown fields stay', () => {
  const message = { accountId: '70a8-not-a-guid', configurationId: 'c', extra: { deep: true } };
  expect(spiOperations.syncCatalog.request.parse(message)).toEqual(message);
});

test('an order operation without an order is refused', () => {
  expect(spiOperations.createOrder.request.safeParse(location).success).toBe(false);
  expect(spiOperations.createOrder.request.safeParse({ ...location, order: {} }).success).toBe(
    true,
  );
});

const at = '2030-01-01T00:00:00.000Z';

test.each([
  { status: 'UNKNOWN' },
  { status: 'PENDING' },
  { status: 'IN_PROGRESS', inProgress: { elapsedSeconds: 145 } },
  { status: 'SYNCED', synced: { lastSyncDate: at } },
  { status: 'FAILED', failed: { lastSyncDate: at, reason: 'full', code: 'OVERLOADED_MENU' } },
])('a sync status of the contract is a valid answer: $status', (answer) => {
  expect(spiOperations.getCatalogSyncStatus.response.parse(answer)).toEqual(answer);
});

test('a sync status never carries the details of another status', () => {
  const answer = spiOperations.getCatalogSyncStatus.response.parse({
    status: 'SYNCED',
    synced: { lastSyncDate: at },
    inProgress: { elapsedSeconds: 1 },
  });
  expect(answer).toEqual({ status: 'SYNCED', synced: { lastSyncDate: at } });
});

test('envelope claims keep what they do not know', () => {
  const claims = {
    data: {
      request: { any: 'thing' },
      metadata: {
        requestId: '1660049071.0775256270934210145',
        instanceId: 'i',
        languages: ['en'],
        identity: { identityType: 'ROBOT', robotId: 'r2' },
        moon: 'full',
      },
      sibling: 1,
    },
    aud: ['app'],
    iss: 'wix.com',
    iat: 1,
    exp: 2,
    jti: 'j',
  };
  expect(spiEnvelopeClaimsSchema.parse(claims)).toEqual(claims);
});

test("every business refusal is 428, and the call's own errors have their own status", () => {
  expect(spiErrorStatus).toMatchObject({
    UNAUTHENTICATED: 401,
    INVALID_REQUEST: 400,
    ACCOUNT_NOT_FOUND: 404,
    LOCATION_NOT_FOUND: 404,
    ORDER_CONFLICT: 409,
    CLOSED: 428,
    ACCOUNT_NOT_CONNECTED: 428,
    SYSTEM_ERROR: 500,
    UNAVAILABLE: 503,
  });
});

test('an error body has the form that Wix reads', () => {
  const body = {
    applicationError: {
      code: 'ORDER_ITEM',
      description: 'The order was refused.',
      data: { errors: [{ code: 'ORDER_ITEM', message: 'gone', params: { line: '1' } }] },
    },
  };
  expect(spiErrorBodySchema.parse(body)).toEqual(body);
});
