import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { createPosRegistry } from '@pos-bridge/core';
import { auditLog } from '@pos-bridge/core/tables';
import {
  createProgrammablePos,
  insertAccount,
  insertConfiguration,
  insertInstance,
  insertLocation,
  insertPublishedCatalog,
  sampleCatalog,
} from '@pos-bridge/core/testing';
import type { AccountId, ConfigurationId, InstanceId } from '@pos-bridge/wix';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openSettings, type SettingsClient } from '../../testing/settings-client.ts';
import { startTestAdapter, type TestAdapter } from '../../testing/test-adapter.ts';

let adapter: TestAdapter;
let instanceId: InstanceId;
let accountId: AccountId;
let harbour: ConfigurationId;
let client: SettingsClient;

beforeEach(async () => {
  adapter = await startTestAdapter({
    pos: createPosRegistry([createProgrammablePos().provider]),
  });
  const { db } = adapter.database;
  instanceId = await insertInstance(db);
  accountId = await insertAccount(db, instanceId, {
    provider: 'programmable',
    posCredentials: await adapter.core.deps.sealer.seal('{}'),
  });
  // Not switched on in Wix yet: otherwise its first sync begins as soon as it is mapped.
  harbour = await insertConfiguration(db, instanceId, {
    accountId,
    locationName: 'Harbour',
    enabled: false,
  });
  client = await openSettings(adapter, instanceId);
});
afterEach(() => adapter.close());

const overview = async () => Object((await client.call('overview')).body);
const configuration = async () => Object((await overview()).configurations[0]);
const map = (locationId: string, configurationId: string = harbour) =>
  client.call('configurations.map', { mappings: [{ configurationId, locationId }] });
const ofHarbour = (more: object = {}) => ({ configurationId: harbour, ...more });
const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString();

test('asking Wix for locations is refused in words, and not waited out, where Wix takes no call for long', async () => {
  // Wix asked for patience: for longer than a person waits, and not for as long as a sync does.
  await adapter.database.sql`insert into wix_budgets (instance_id, called_at, held_until)
    values (${instanceId}, '{}', now() + interval '60 seconds')`;
  expect(await client.call('configurations.fetch')).toMatchObject({
    status: 429,
    body: { code: 'WIX_BUSY', requestId: expect.any(String) },
  });
}, 20_000);

test('a HEAD request with a body is refused as one that cannot be read', async () => {
  const call = request(`${adapter.url}/settings/api/configurations.pause`, {
    method: 'HEAD',
    headers: { 'content-type': 'application/json', 'content-length': 2 },
  });
  const answered: Promise<IncomingMessage[]> = once(call, 'response');
  call.end('{}');
  const [answer] = await answered;
  expect(answer?.statusCode).toBe(400);
});

describe('the overview', () => {
  test('says by codes what is wrong, and suggests what would mend it', async () => {
    const locationId = await insertLocation(adapter.database.db, accountId, {
      name: 'Harbour',
      address: { street: 'Quay 1', zipCode: '4000', city: 'Porto' },
    });
    expect(await overview()).toMatchObject({
      providers: [{ key: 'programmable', name: 'Programmable POS' }],
      accounts: [
        {
          id: accountId,
          merchantName: 'Merchant One',
          posAuthorization: 'authorized',
          mastersChosenAt: null,
          posLocations: [{ id: locationId, name: 'Harbour', address: 'Quay 1, 4000 Porto' }],
        },
      ],
      configurations: [
        {
          id: harbour,
          name: 'Harbour',
          status: 'PENDING',
          reasons: [{ code: 'NOT_MAPPED', remedy: 'map' }],
          posLocation: null,
          isPublished: false,
          latestSync: null,
        },
      ],
      suggestions: [{ configurationId: harbour, locationId, ground: { kind: 'same-name' } }],
    });
  });

  test('holds no credential and no id of the POS', async () => {
    const { text } = await client.call('overview');
    expect(text).not.toMatch(/credential|merchant-1|posCredentials/i);
  });
});

describe('the connection', () => {
  test('leads to the POS by an address of the bridge’s own', async () => {
    const first = await client.call('accounts.connect', { provider: 'programmable' });
    expect(Object(first.body).url).toMatch(
      /^http:\/\/bridge\.example\/pos\/programmable\/connect\?link=/,
    );
    const again = await client.call('accounts.reconnect', { accountId });
    expect(again.status).toBe(200);
    const unknown = await client.call('accounts.connect', { provider: 'made-up' });
    expect(unknown).toMatchObject({ status: 409, body: { code: 'CONFLICT' } });
  });

  test('is given up by the site owner, in whose name it stands in the trail', async () => {
    const given = await client.call('accounts.disconnect', { accountId });
    expect(given.status).toBe(200);
    expect(await overview()).toMatchObject({
      accounts: [{ state: 'disconnected', posAuthorization: 'none' }],
    });
    const trail = await adapter.database.db.select().from(auditLog);
    expect(trail).toMatchObject([
      { actorKind: 'site-owner', actorName: 'owner-1', action: 'account.disconnected' },
    ]);
  });
});

describe('mapping', () => {
  test('several at once; what cannot be mapped any more is named, the rest is', async () => {
    const { db } = adapter.database;
    const quay = await insertLocation(db, accountId, { name: 'Quay' });
    const gone = await insertLocation(db, accountId, { name: 'Gone' }, { goneAt: new Date() });
    const mill = await insertConfiguration(db, instanceId, { accountId, locationName: 'Mill' });
    const station = await insertConfiguration(db, instanceId, { accountId });
    const answer = await client.call('configurations.map', {
      mappings: [
        { configurationId: harbour, locationId: quay },
        { configurationId: mill, locationId: quay },
        { configurationId: station, locationId: gone },
      ],
    });
    expect(answer.body).toEqual({
      mapped: 1,
      failed: [
        { configurationId: mill, outcome: 'location-taken' },
        { configurationId: station, outcome: 'location-gone' },
      ],
    });
  });

  test('is taken back without giving the POS up on Wix', async () => {
    await map(await insertLocation(adapter.database.db, accountId, { name: 'Quay' }));
    expect((await configuration()).posLocation.name).toBe('Quay');
    await client.call('configurations.unmap', ofHarbour());
    expect((await configuration()).posLocation).toBeNull();
  });
});

describe('the masters', () => {
  const wixKeepsPhotos = async () => ({
    ...(await overview()).accounts[0].masters,
    dishImagesUpdated: 'WIX',
  });

  test('are kept as chosen, and known as chosen', async () => {
    const masters = await wixKeepsPhotos();
    await client.call('accounts.chooseMasters', { accountId, masters });
    expect((await overview()).accounts[0]).toMatchObject({
      masters: { dishImagesUpdated: 'WIX', dishInStockUpdated: 'POS' },
      mastersChosenAt: expect.any(String),
    });
  });

  test('half a choice is no choice', async () => {
    const { dishInStockUpdated: _missing, ...rest } = await wixKeepsPhotos();
    for (const masters of [rest, { ...rest, dishInStockUpdated: 'NOBODY' }, null]) {
      const answer = await client.call('accounts.chooseMasters', { accountId, masters });
      expect(answer).toMatchObject({ status: 400, body: { code: 'INVALID_REQUEST' } });
    }
    expect((await overview()).accounts[0].mastersChosenAt).toBeNull();
  });
});

describe('a pause', () => {
  test('of one location or of all, until a time, and ended before it', async () => {
    const until = inAnHour();
    await client.call('configurations.pause', ofHarbour({ until }));
    await client.call('accounts.pause', { accountId, until });
    expect((await configuration()).orderingPausedUntil).toBe(until);
    expect((await overview()).accounts[0].orderingPausedUntil).toBe(until);
    await client.call('configurations.pause', ofHarbour({ until: null }));
    expect((await configuration()).orderingPausedUntil).toBeNull();
  });

  test('until a moment that is over, or that is none, is refused', async () => {
    const past = new Date(Date.now() - 1_000).toISOString();
    expect((await client.call('configurations.pause', ofHarbour({ until: past }))).status).toBe(
      409,
    );
    for (const until of ['tomorrow', 5, undefined]) {
      expect((await client.call('configurations.pause', ofHarbour({ until }))).status).toBe(400);
    }
    expect((await configuration()).orderingPausedUntil).toBeNull();
  });
});

describe('a sync', () => {
  const sync = (menusMayBeDisabled: unknown) =>
    client.call('configurations.sync', ofHarbour({ menusMayBeDisabled }));
  const mapHarbour = async () =>
    map(await insertLocation(adapter.database.db, accountId, { name: 'Harbour' }));

  test('of a location that is not ready is refused, and a preview says why it would fail', async () => {
    expect((await sync(true)).status).toBe(409);
    const preview = await client.call('configurations.previewSync', ofHarbour());
    expect(preview.body).toMatchObject({
      outcome: 'would-fail',
      failure: { code: 'ACCOUNT_CONFIGURATION' },
    });
  });

  test('the first one begins only where somebody said that the menus may go', async () => {
    await mapHarbour();
    expect((await sync(false)).status).toBe(409);
    expect((await sync(undefined)).status).toBe(400);
    expect((await configuration()).latestSync).toBeNull();
    expect((await sync(true)).status).toBe(200);
    expect((await configuration()).latestSync).toMatchObject({ state: 'QUEUED', step: null });
  });

  test('later ones need no such word', async () => {
    await mapHarbour();
    await insertPublishedCatalog(adapter.database.db, harbour, sampleCatalog());
    expect((await configuration()).isPublished).toBe(true);
    expect((await sync(false)).status).toBe(200);
  });
});

test('while the database is away nothing is changed, and the page is told so', async () => {
  await adapter.database.setReachable(false);
  try {
    const answer = await client.call('accounts.disconnect', { accountId });
    expect(answer).toMatchObject({ status: 503, body: { code: 'UNAVAILABLE' } });
  } finally {
    await adapter.database.setReachable(true);
  }
});
