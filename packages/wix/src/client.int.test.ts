import { describe, expect, test } from 'vitest';
import { createWixClient, type WixClient } from './client.ts';
import {
  accountIdSchema,
  catalogIdSchema,
  configurationIdSchema,
  instanceIdSchema,
  wixEntityIdSchema,
  wixOrderIdSchema,
} from './ids.ts';
import { createWixOAuth } from './platform/oauth.ts';
import { ok, startWixServer } from './wix-server.fixture.ts';

const catalogId = catalogIdSchema.parse('cat/1');
const configurationId = configurationIdSchema.parse('conf-1');
const accountId = accountIdSchema.parse('acc-1');
const entity = (id: string) => wixEntityIdSchema.parse(id);
const orderId = wixOrderIdSchema.parse('order-1');
const clientOf = (baseUrl: string): WixClient =>
  createWixClient({ baseUrl, token: async () => 'token' });

const pos = '/restaurants/v1/pos-integration';

type Case = [
  what: string,
  call: (client: WixClient) => Promise<unknown>,
  answer: unknown,
  request: object,
  result: unknown,
];

const item = { id: 'i', name: 'Soup', price: { value: '5.00', currency: 'EUR' }, novelty: true };
const cases: Case[] = [
  [
    'list configurations',
    (client) => client.connectivity.listConfigurations(),
    { configurations: [{ id: 'c', location: { name: 'Main' }, catalogId: 'k', enabled: true }] },
    { method: 'GET', url: `${pos}/configurations` },
    [{ id: 'c', location: { name: 'Main' }, catalogId: 'k', enabled: true, archived: false }],
  ],
  [
    'get a configuration',
    (client) => client.connectivity.getConfiguration(configurationId),
    { configuration: { id: 'c', archived: true, location: null } },
    { method: 'GET', url: `${pos}/configurations/conf-1` },
    { id: 'c', archived: true, enabled: false, location: null },
  ],
  [
    'disconnect an account',
    (client) => client.connectivity.disconnectAccount(accountId, 'app-1'),
    {},
    { method: 'POST', url: `${pos}/accounts/acc-1/disconnect`, body: { appDefId: 'app-1' } },
    undefined,
  ],
  [
    'disconnect a configuration',
    (client) => client.connectivity.disconnectConfiguration(configurationId),
    {},
    { method: 'POST', url: `${pos}/configurations/conf-1/disconnect`, body: {} },
    undefined,
  ],
  [
    'list catalogs',
    (client) =>
      client.catalogs.list({ locationIds: ['l1', 'l2'], archived: false, limit: 5, offset: 10 }),
    { catalogs: [{ id: 'k', locationId: 'l1' }] },
    {
      method: 'GET',
      url: '/restaurants/v3/catalogs?locationIds=l1&locationIds=l2&archived=false&paging.limit=5&paging.offset=10',
    },
    [{ id: 'k', locationId: 'l1' }],
  ],
  [
    'list menus',
    (client) => client.catalogs.menus(catalogId),
    { menus: [{ id: 'm', sectionIds: { values: ['s'] } }] },
    { method: 'GET', url: '/restaurants/v3/catalogs/cat%2F1/menus' },
    [{ id: 'm', sectionIds: { values: ['s'] } }],
  ],
  [
    'list sections',
    (client) => client.catalogs.sections(catalogId, { archived: false }),
    { sections: [{ id: 's', menuId: 'm' }] },
    { method: 'GET', url: '/restaurants/v3/catalogs/cat%2F1/sections?archived=false' },
    [{ id: 's', menuId: 'm' }],
  ],
  [
    'list items',
    (client) => client.catalogs.items(catalogId, { archived: true }),
    { items: [item] },
    { method: 'GET', url: '/restaurants/v3/catalogs/cat%2F1/items?archived=true' },
    [item],
  ],
  [
    'update an item',
    (client) => client.catalogs.updateItem(catalogId, entity('i'), { inStock: false }),
    { item },
    {
      method: 'PATCH',
      url: '/restaurants/v3/catalogs/cat%2F1/items/i',
      body: { item: { inStock: false } },
    },
    item,
  ],
  [
    'get an order',
    (client) => client.orders.get(orderId),
    { order: { id: 'order-1', status: 'NEW', channel: 'kiosk' } },
    { method: 'GET', url: '/restaurants/v3/orders/order-1' },
    { id: 'order-1', status: 'NEW', channel: 'kiosk' },
  ],
  [
    'list changed orders',
    (client) =>
      client.orders.listChanged({ placedFrom: new Date('2026-01-05T10:00:00.999Z'), limit: 3 }),
    { orders: [{ id: 'order-1', status: 'NEW', customer: { phone: '1' } }, { id: '' }] },
    {
      method: 'GET',
      url: '/restaurants/v3/orders?createdDate=gte%3A2026-01-05T10%3A00%3A00Z&sort.fieldName=UPDATED_DATE&sort.order=DESC&limit=3',
    },
    [{ id: 'order-1', status: 'NEW' }],
  ],
  [
    'accept an order',
    (client) => client.orders.accept(orderId, { message: 'soon' }),
    { order: { id: 'order-1', status: 'ACCEPTED' } },
    {
      method: 'POST',
      url: '/restaurants/v3/orders/order-1/accept',
      body: { message: 'soon' },
    },
    { id: 'order-1', status: 'ACCEPTED' },
  ],
  [
    'cancel an order',
    (client) => client.orders.cancel(orderId, { message: 'sorry' }),
    {},
    { method: 'POST', url: '/restaurants/v3/orders/order-1/cancel', body: { message: 'sorry' } },
    null,
  ],
  [
    'fulfill an order',
    (client) => client.orders.fulfill(orderId),
    {},
    { method: 'POST', url: '/restaurants/v3/orders/order-1/fulfill', body: {} },
    null,
  ],
  [
    'tell that set-up is finished',
    (client) => client.appEvents.finishedConfiguration(),
    {},
    { method: 'POST', url: '/apps/v1/bi-event', body: { eventName: 'APP_FINISHED_CONFIGURATION' } },
    undefined,
  ],
];

describe("every call speaks the contract's path, body and answer", () => {
  test.each(cases)('to %s', async (_what, call, answer, request, result) => {
    await using server = await startWixServer(ok(answer));
    expect(await call(clientOf(server.baseUrl))).toEqual(result);
    expect(server.seen).toEqual([expect.objectContaining({ ...request, authorization: 'token' })]);
  });
});

test.each(['.', '..'])('an id of dots alone cannot climb the path: %s', async (id) => {
  await using server = await startWixServer(ok());
  const climbing = clientOf(server.baseUrl).connectivity.getConfiguration(
    configurationIdSchema.parse(id),
  );
  await expect(climbing).rejects.toThrow(RangeError);
  expect(server.seen).toEqual([]);
});

describe('OAuth', () => {
  const secrets = { client_id: 'app-1', client_secret: 'secret' };

  test("gives today's apps a token for an instance", async () => {
    await using server = await startWixServer(
      ok({ access_token: 't', token_type: 'Bearer', expires_in: 14_400 }),
    );
    const oauth = createWixOAuth({ baseUrl: server.baseUrl, appId: 'app-1', appSecret: 'secret' });
    const token = await oauth.clientCredentials(instanceIdSchema.parse('instance-1'));
    expect(token).toEqual({ accessToken: 't', expiresInSeconds: 14_400 });
    expect(server.seen).toEqual([
      {
        method: 'POST',
        url: '/oauth2/token',
        authorization: undefined,
        body: { grant_type: 'client_credentials', instance_id: 'instance-1', ...secrets },
      },
    ]);
  });

  test('gives older apps tokens for a code and for a refresh token', async () => {
    const pair = ok({ access_token: 't', refresh_token: 'r2' });
    await using server = await startWixServer(pair, pair);
    const oauth = createWixOAuth({ baseUrl: server.baseUrl, appId: 'app-1', appSecret: 'secret' });
    const expected = { accessToken: 't', refreshToken: 'r2', expiresInSeconds: 300 };
    expect(await oauth.exchangeCode('code-1')).toEqual(expected);
    expect(await oauth.refresh('r1')).toEqual(expected);
    expect(server.seen.map(({ url, body }) => [url, body])).toEqual([
      ['/oauth/access', { grant_type: 'authorization_code', code: 'code-1', ...secrets }],
      ['/oauth/access', { grant_type: 'refresh_token', refresh_token: 'r1', ...secrets }],
    ]);
  });
});
