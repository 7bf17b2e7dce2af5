import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { client, createTestPos, merchantId, type TestPos } from '../../testing/test-pos.ts';

let now = new Date('2026-03-01T12:00:00.000Z');
let setup: TestPos;
beforeEach(async () => {
  setup = await createTestPos({ clock: { now: () => now }, accessTokenSeconds: 3600 });
});
afterEach(async () => {
  await setup.close();
});

const redirectUri = 'http://bridge.example/callback';
const query = new URLSearchParams({
  client_id: client.clientId,
  redirect_uri: redirectUri,
  state: 'state & more',
});
const secret = { client_id: client.clientId, client_secret: client.clientSecret };
const tokens = z.object({ access_token: z.string(), refresh_token: z.string() });

async function decide(decision: string, merchant = merchantId): Promise<URL> {
  const form = new URLSearchParams(query);
  form.set('merchant_id', merchant);
  form.set('decision', decision);
  const answer = await fetch(`${setup.baseUrl}/oauth/authorize`, {
    method: 'POST',
    body: form,
    redirect: 'manual',
  });
  expect(answer.status).toBe(303);
  return new URL(answer.headers.get('location') ?? '');
}
const exchange = (code: string | null, redirect_uri = redirectUri) =>
  setup.call('POST', '/oauth/token', {
    grant_type: 'authorization_code',
    ...secret,
    code,
    redirect_uri,
  });
const locations = (token: string) =>
  setup.call('GET', '/v1/locations', undefined, { authorization: `Bearer ${token}` });

test('the consent page names the merchants and escapes what it is given', async () => {
  setup.pos.control.addMerchant({ id: 'merchant-2', name: 'Fish & <b>Chips</b>' });
  const page = await setup.call('GET', `/oauth/authorize?${query}`);
  expect(page.body).toContain('Soup Kitchen');
  expect(page.body).toContain('Fish &amp; &lt;b&gt;Chips&lt;/b&gt;');
  expect(page.body).toContain('value="state &amp; more"');
});

test('another application gets no page', async () => {
  const other = new URLSearchParams(query);
  other.set('client_id', 'somebody');
  expect((await setup.call('GET', `/oauth/authorize?${other}`)).status).toBe(400);
});

test('Allow leads back with a code that is good once', async () => {
  const back = await decide('allow');
  expect(back.href.startsWith(redirectUri)).toBe(true);
  expect(back.searchParams.get('state')).toBe('state & more');
  const code = back.searchParams.get('code');
  const first = await exchange(code);
  expect(first.body).toMatchObject({ merchant_id: merchantId, merchant_name: 'Soup Kitchen' });
  expect((await locations(tokens.parse(first.body).access_token)).status).toBe(200);
  expect(await exchange(code)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
});

test('a code is bound to its redirect address and to five minutes', async () => {
  const elsewhere = (await decide('allow')).searchParams.get('code');
  expect((await exchange(elsewhere, 'http://elsewhere.example/')).status).toBe(400);
  const late = (await decide('allow')).searchParams.get('code');
  now = new Date(now.getTime() + 5 * 60_000);
  expect((await exchange(late)).status).toBe(400);
});

test('Don’t allow leads back without a code', async () => {
  const back = await decide('deny');
  expect(back.searchParams.get('error')).toBe('access_denied');
  expect(back.searchParams.has('code')).toBe(false);
});

test('a wrong secret gets nothing', async () => {
  const answer = await setup.call('POST', '/oauth/token', {
    grant_type: 'authorization_code',
    client_id: client.clientId,
    client_secret: 'wrong',
    code: 'any',
    redirect_uri: redirectUri,
  });
  expect(answer).toMatchObject({ status: 401, body: { error: 'invalid_client' } });
});

test('an expired token is renewed by the refresh token until the merchant revokes', async () => {
  const code = (await decide('allow')).searchParams.get('code');
  const pair = tokens.parse((await exchange(code)).body);
  now = new Date(now.getTime() + 3600_000);
  expect((await locations(pair.access_token)).status).toBe(401);
  const renew = () =>
    setup.call('POST', '/oauth/token', {
      grant_type: 'refresh_token',
      ...secret,
      refresh_token: pair.refresh_token,
    });
  const fresh = tokens.parse((await renew()).body);
  expect((await locations(fresh.access_token)).status).toBe(200);
  setup.pos.control.revokeAuthorization(merchantId);
  expect((await locations(fresh.access_token)).status).toBe(401);
  expect(await renew()).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
});

test('the root says what the simulated POS is and what can be asked there', async () => {
  const answer = await fetch(`${setup.baseUrl}/`);
  expect(answer.status).toBe(200);
  const body = await answer.text();
  expect(body).toContain('This plays a point-of-sale system');
  expect(body).toContain('<a href="/control/merchants">');
  expect(body).toContain('POST /oauth/token');
});
