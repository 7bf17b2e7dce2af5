import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import {
  appId,
  appSecret,
  createTestWix,
  instanceId,
  otherInstanceId,
  type TestWix,
} from '../../testing/test-wix.ts';

let now = new Date('2026-03-01T12:00:00.000Z');
const after = (seconds: number) => {
  now = new Date(now.getTime() + seconds * 1000);
};
let setup: TestWix;
beforeEach(async () => {
  setup = await createTestWix({
    clock: { now: () => now },
    adapterUrl: 'http://adapter.example',
    accessTokenSeconds: 600,
    callsAMinute: 5,
    webhookRetryDelaysMs: [],
  });
});
afterEach(async () => {
  await setup.close();
});

const client = { client_id: appId, client_secret: appSecret };
const configurations = '/restaurants/v1/pos-integration/configurations';
const credentials = (changes: object = {}) => ({
  grant_type: 'client_credentials',
  ...client,
  instance_id: instanceId,
  ...changes,
});
const tokens = z.object({ access_token: z.string(), refresh_token: z.string() });

/** Plays the site owner through the older installer, up to Wix's redirect to the app. */
async function installByInstaller(): Promise<URL> {
  const begun = await setup.call('GET', `/sites/${instanceId}/add-app`, undefined, {});
  const appUrl = new URL(begun.headers.get('location') ?? '');
  expect(`${appUrl.origin}${appUrl.pathname}`).toBe('http://adapter.example/wix/install');
  const form = new URLSearchParams({
    token: appUrl.searchParams.get('token') ?? '',
    appId,
    redirectUrl: 'http://adapter.example/wix/oauth/callback',
    state: 'state & more',
  });
  const page = await setup.call('GET', `/installer/install?${form}`, undefined, {});
  expect(page.body).toContain('Site 1');
  const agreed = await fetch(`${setup.baseUrl}/installer/install`, {
    method: 'POST',
    body: form,
    redirect: 'manual',
  });
  expect(agreed.status).toBe(303);
  return new URL(agreed.headers.get('location') ?? '');
}

test('client credentials give a token that is good for as long as it says', async () => {
  expect((await setup.call('GET', configurations)).status).toBe(200);
  after(601);
  expect((await setup.call('GET', configurations)).status).toBe(401);
});

test.each([
  ['a wrong secret', { client_secret: 'wrong' }, 401, 'invalid_client'],
  ['another app', { client_id: 'app-2' }, 401, 'invalid_client'],
  ['an unknown instance', { instance_id: 'nobody' }, 400, 'invalid_grant'],
])('client credentials with %s are refused', async (_what, changes, status, error) => {
  const answer = await setup.call('POST', '/oauth2/token', credentials(changes));
  expect(answer).toMatchObject({ status, body: { error } });
});

test('an uninstallation ends the tokens, and no new one is given', async () => {
  setup.wix.control.installer.uninstall(instanceId);
  expect((await setup.call('GET', configurations)).status).toBe(401);
  const again = await setup.call('POST', '/oauth2/token', credentials());
  expect(again).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
});

test('a token behind "Bearer" is no token', async () => {
  const { body } = await setup.call('POST', '/oauth2/token', credentials());
  const { access_token } = tokens.partial().parse(body);
  const authorization = `Bearer ${access_token}`;
  const answer = await setup.call('GET', configurations, undefined, { authorization });
  expect(answer.status).toBe(401);
});

test('the older installer leads to tokens, and each code is good once', async () => {
  const back = await installByInstaller();
  expect(back.searchParams.get('state')).toBe('state & more');
  expect(back.searchParams.get('instanceId')).toBe(instanceId);
  const exchange = {
    grant_type: 'authorization_code',
    ...client,
    code: back.searchParams.get('code'),
  };
  const first = await setup.call('POST', '/oauth/access', exchange);
  const pair = tokens.parse(first.body);
  const second = await setup.call('POST', '/oauth/access', exchange);
  expect(second).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });

  const closing = `/installer/close-window?access_token=${pair.access_token}`;
  expect((await setup.call('GET', closing, undefined, {})).status).toBe(200);
  const asPair = { authorization: pair.access_token };
  expect((await setup.call('GET', configurations, undefined, asPair)).status).toBe(200);
  after(301);
  expect((await setup.call('GET', configurations, undefined, asPair)).status).toBe(401);
  const refreshed = await setup.call('POST', '/oauth/access', {
    grant_type: 'refresh_token',
    ...client,
    refresh_token: pair.refresh_token,
  });
  const fresh = { authorization: tokens.parse(refreshed.body).access_token };
  expect((await setup.call('GET', configurations, undefined, fresh)).status).toBe(200);
});

test('a code is dead after ten minutes', async () => {
  const back = await installByInstaller();
  after(601);
  const answer = await setup.call('POST', '/oauth/access', {
    grant_type: 'authorization_code',
    ...client,
    code: back.searchParams.get('code'),
  });
  expect(answer).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
});

test('an installation that Wix did not begin is refused', async () => {
  const query = new URLSearchParams({
    token: 'made-up',
    appId,
    redirectUrl: 'http://elsewhere.example/',
  });
  const answer = await setup.call('GET', `/installer/install?${query}`, undefined, {});
  expect(answer.status).toBe(400);
});

test('more calls than the limit are answered 429 with the wait, per instance', async () => {
  for (let call = 0; call < 5; call += 1)
    expect((await setup.call('GET', configurations)).status).toBe(200);
  after(10);
  const refused = await setup.call('GET', configurations);
  expect(refused.status).toBe(429);
  expect(refused.headers.get('retry-after')).toBe('50');

  const { body } = await setup.call(
    'POST',
    '/oauth2/token',
    credentials({ instance_id: otherInstanceId }),
  );
  const authorization = tokens.partial().parse(body).access_token ?? '';
  const other = await setup.call('GET', configurations, undefined, { authorization });
  expect(other.status).toBe(200);
  after(50);
  expect((await setup.call('GET', configurations)).status).toBe(200);
});

test('requests are counted by operation and instance, without their tokens', async () => {
  const begun = await setup.call('GET', configurations);
  expect(begun.status).toBe(200);
  await setup.call('POST', '/oauth2/token', credentials());
  expect(setup.wix.control.requests.counts(instanceId)).toEqual({ list_configurations: 1 });
  expect(setup.wix.control.requests.list()).toEqual([
    {
      at: now,
      method: 'GET',
      path: configurations,
      operation: 'list_configurations',
      tenant: instanceId,
      requestId: begun.headers.get('x-wix-request-id'),
    },
    {
      at: now,
      method: 'POST',
      path: '/oauth2/token',
      operation: 'oauth_token',
      tenant: null,
      requestId: expect.any(String),
    },
  ]);
});

test("another instance's configuration is not there", async () => {
  const own = await setup.call('GET', `${configurations}/configuration-1`);
  expect(own.body).toEqual({
    configuration: {
      id: 'configuration-1',
      location: { name: 'Location 1' },
      catalogId: 'catalog-1',
      archived: false,
      enabled: false,
      integrationSettingsUrl: 'http://adapter.example/settings',
    },
  });
  expect((await setup.call('GET', `${configurations}/configuration-2`)).status).toBe(404);
  const disconnect = `${configurations}/configuration-2/disconnect`;
  expect((await setup.call('POST', disconnect, {})).status).toBe(404);
});

test('disconnecting is remembered and deletes nothing', async () => {
  await setup.call('POST', '/restaurants/v1/pos-integration/accounts/account-1/disconnect', {
    appDefId: appId,
  });
  await setup.call('POST', `${configurations}/configuration-1/disconnect`, {});
  expect(setup.wix.control.disconnections()).toMatchObject([
    { instanceId, accountId: 'account-1', configurationId: null },
    { instanceId, accountId: null, configurationId: 'configuration-1' },
  ]);
  expect((await setup.call('GET', `${configurations}/configuration-1`)).status).toBe(200);
});
