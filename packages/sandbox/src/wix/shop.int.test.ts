import { createSpiVerifier } from '@pos-bridge/wix';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type Listener, listen, type Reply } from '../../testing/listener.ts';
import {
  appId,
  appSecret,
  catalogId,
  createWixWorld,
  instanceId,
  type WixWorld,
} from '../../testing/wix-world.ts';
import type { CartInput } from './cart.ts';

let world: WixWorld;
let adapter: Listener;
let answers: Record<string, Reply> = {};
let aheadMs = 0;
const clock = { now: () => new Date(Date.now() + aheadMs) };
beforeEach(async () => {
  aheadMs = 0;
  answers = {
    '/wix-spi/account-ids': { status: 200, body: { accountIds: ['account-1', 'account-2'] } },
    '/wix-spi/validate-order': { status: 200, body: { posOrderStatus: 'valid' } },
    '/wix-spi/create-order': {
      status: 200,
      body: { posOrderId: 'pos-1', posLocationId: 'pos-location', posOrderStatus: 'received' },
    },
    '/wix/webhooks': { status: 200 },
  };
  adapter = await listen(({ path }) => answers[path] ?? { status: 404 });
  world = await createWixWorld({ adapterUrl: adapter.url, clock });
  world.wix.control.replaceCatalog(catalogId, {
    menus: [{ id: 'menu', name: 'Menu', archived: false, sectionIds: { values: ['section'] } }],
    sections: [
      {
        id: 'section',
        menuId: 'menu',
        name: 'Mains',
        archived: false,
        itemIds: { values: ['pizza', 'soup'] },
      },
    ],
    items: [
      variation('large', 'Large'),
      variation('olives', 'Olives'),
      variation('basil', 'Basil'),
      {
        id: 'pizza',
        type: 'DISH',
        archived: false,
        inStock: true,
        name: 'Pizza',
        price: { value: '10.35', currency: 'USD' },
        taxRate: '8.875',
        dishOptions: {
          values: [
            {
              name: 'Size',
              type: 'SELECTION',
              selection: {
                defaultChoice: 'large',
                availableChoices: [{ itemId: 'large', price: { value: '2.00' } }],
              },
            },
            {
              name: 'Extras',
              type: 'EXTRAS',
              extras: {
                maxChoices: 1,
                availableChoices: [{ itemId: 'olives', price: { value: '0.99' } }],
              },
            },
            {
              name: 'Leave out',
              type: 'DESELECTION',
              deselection: { availableChoices: [{ itemId: 'basil' }] },
            },
          ],
        },
      },
      {
        id: 'soup',
        type: 'DISH',
        archived: true,
        inStock: true,
        name: 'Soup',
        price: { value: '5', currency: 'USD' },
      },
    ],
  });
});
afterEach(async () => {
  await world.close();
  await adapter.close();
});

const variation = (id: string, name: string) =>
  ({ id, type: 'VARIATION', archived: false, inStock: true, name }) as const;
const cart = (changes: Partial<CartInput> = {}): CartInput => ({
  configurationId: 'configuration-1',
  lines: [
    {
      itemId: 'pizza',
      quantity: 3,
      options: [
        { name: 'Extras', itemIds: ['olives'] },
        { name: 'Leave out', itemIds: ['basil'] },
      ],
    },
  ],
  ...changes,
});

describe('a cart', () => {
  test('has the live prices, the default choices and totals that add up', () => {
    const { order } = world.wix.control.checkout.build(
      cart({
        tip: '2.00',
        discounts: [{ name: 'Welcome', amount: '1.00' }],
        serviceFees: [{ name: 'Bag', fee: '0.10' }],
        fulfillment: {
          type: 'DELIVERY',
          fee: '4.50',
          address: { street: 'Main Street', streetNumber: '1', city: 'Springfield' },
        },
      }),
    );
    // 3 × (10.35 + 2.00 + 0.99) = 40.02; 8.875% of it is 3.551775, so 3.55.
    expect(order).toMatchObject({
      currency: 'USD',
      lineItems: [
        {
          quantity: 3,
          price: '10.35',
          catalogReference: { catalogItemId: 'pizza', catalogItemName: 'Pizza' },
          dishOptions: [
            {
              name: 'Size',
              type: 'SELECTION',
              minChoices: 1,
              maxChoices: 1,
              selectedChoices: [{ quantity: 1, price: '2.00' }],
            },
            {
              name: 'Extras',
              maxChoices: 1,
              availableChoices: [{ itemId: 'olives', price: '0.99', name: 'Olives' }],
              selectedChoices: [{ catalogReference: { catalogItemId: 'olives' } }],
            },
            { name: 'Leave out', selectedChoices: [{ price: '0' }] },
          ],
        },
      ],
      totals: {
        subtotal: '40.02',
        tax: '3.55',
        delivery: '4.50',
        discount: '1.00',
        tip: '2.00',
        total: '49.17',
        quantity: 3,
        serviceFees: [{ name: 'Bag', fee: { value: '0.10', currency: 'USD' } }],
      },
      payments: [{ amount: '49.17' }],
      fulfillment: {
        type: 'DELIVERY',
        asap: true,
        deliveryDetails: {
          address: { formatted: '1 Main Street, Springfield' },
          restaurant: { fee: '4.50' },
        },
      },
    });
  });

  test.each([
    ['an archived dish', { lines: [{ itemId: 'soup' }] }],
    ['an unknown dish', { lines: [{ itemId: 'x' }] }],
    [
      'a choice that is not offered',
      { lines: [{ itemId: 'pizza', options: [{ name: 'Size', itemIds: ['olives'] }] }] },
    ],
    ['an unknown location', { configurationId: 'x' }],
  ])('with %s cannot be built', (_what, changes) => {
    expect(() => world.wix.control.checkout.build(cart(changes))).toThrow();
  });
});

describe('placing an order', () => {
  const place = () => world.wix.control.checkout.place({ cart: cart() });
  const spiPaths = () =>
    adapter.heard.map(({ path }) => path).filter((path) => path.startsWith('/wix-spi'));

  test('validates, keeps it on Wix, and creates it with what Wix sends', async () => {
    const placed = await place();
    expect(placed.outcome).toBe('created');
    expect(spiPaths()).toEqual([
      '/wix-spi/account-ids',
      '/wix-spi/validate-order',
      '/wix-spi/account-ids',
      '/wix-spi/create-order',
    ]);
    const creation = adapter.heard.find(({ path }) => path === '/wix-spi/create-order');
    expect(creation?.headers).toMatchObject({
      'user-agent': 'Wix',
      'accept-encoding': 'gzip, deflate',
      'content-type': 'text/plain; charset=utf-8',
    });
    const verifier = createSpiVerifier({
      publicKeys: [world.wix.publicKeyPem],
      appId,
      appSecret,
      now: () => new Date(),
    });
    expect(
      await verifier.verify(creation?.body ?? '', { allowInstanceToken: false }),
    ).toMatchObject({
      outcome: 'verified',
      instanceId,
      request: {
        accountId: 'account-1',
        configurationId: 'configuration-1',
        order: { id: placed.orderId },
        paidByPosGateway: false,
      },
    });
    expect(world.wix.control.orders.get(instanceId, placed.orderId)).toMatchObject({
      status: 'ACCEPTED',
      pos: { posOrderId: 'pos-1', posLocationId: 'pos-location', posOrderStatus: 'received' },
    });
  });

  test('stops at a verdict that is none of the good ones', async () => {
    answers['/wix-spi/validate-order'] = { status: 200, body: { posOrderStatus: 'invalid' } };
    const placed = await place();
    expect(placed).toMatchObject({ outcome: 'invalid', creation: null });
    expect(spiPaths()).not.toContain('/wix-spi/create-order');
    expect(world.wix.control.orders.list({})).toEqual([]);
  });

  test('tells of an adapter that gives no verdict', async () => {
    answers['/wix-spi/validate-order'] = { status: 503 };
    expect((await place()).outcome).toBe('failed');
  });

  test('a site that accepts by hand leaves the order new', async () => {
    world.wix.control.changeSite(instanceId, { acceptsOrdersByItself: false });
    const { orderId } = await place();
    expect(world.wix.control.orders.get(instanceId, orderId).status).toBe('NEW');
  });

  test('works over the control API, and an order can be sent again', async () => {
    const placed = await world.call('POST', '/control/cart/place', { cart: cart() });
    const { orderId } = z.object({ orderId: z.string() }).parse(placed.body);
    const again = await world.call('POST', `/control/orders/${orderId}/create-again`, {});
    expect(again.body).toMatchObject({ response: { status: 200 } });
    const creations = spiPaths().filter((path) => path === '/wix-spi/create-order');
    expect(creations).toHaveLength(2);
  });
});

describe('Orders v3', () => {
  const path = '/restaurants/v3/orders';
  const statusOf = async (id: string) =>
    z
      .object({ order: z.object({ id: z.string(), status: z.string() }) })
      .parse((await world.call('GET', `${path}/${id}`)).body).order.status;

  test('an order goes the legal ways and no others', async () => {
    world.wix.control.changeSite(instanceId, { acceptsOrdersByItself: false });
    const { orderId } = await world.wix.control.checkout.place({ cart: cart() });
    const step = async (name: string) =>
      (await world.call('POST', `${path}/${orderId}/${name}`, {})).status;
    expect(await step('fulfill')).toBe(400);
    expect(await step('accept')).toBe(200);
    expect(await step('accept')).toBe(400);
    expect(await step('fulfill')).toBe(200);
    expect(await step('accept')).toBe(400);
    expect(await statusOf(orderId)).toBe('FULFILLED');
    expect(await step('cancel')).toBe(200);
    expect(await step('fulfill')).toBe(400);
    expect(await statusOf(orderId)).toBe('CANCELED');
  });

  test('orders are listed by status, for their own instance alone', async () => {
    const { orderId } = await world.wix.control.checkout.place({ cart: cart() });
    const listed = await world.call('GET', `${path}?status=ACCEPTED&limit=5`);
    expect(listed.body).toMatchObject({ orders: [{ id: orderId, locationId: 'location-1' }] });
    expect((await world.call('GET', `${path}?status=NEW`)).body).toEqual({ orders: [] });
    expect((await world.call('GET', `${path}/nobody`)).status).toBe(404);
  });

  test('a list is as long as it is asked for, the eldest first unless told, and has no further page', async () => {
    world.wix.control.changeSite(instanceId, { acceptsOrdersByItself: false });
    const place = async () => {
      aheadMs += 1_000;
      const { orderId } = await world.wix.control.checkout.place({ cart: cart() });
      return world.wix.control.orders.get(instanceId, orderId);
    };
    const [first, second, third] = [await place(), await place(), await place()];
    aheadMs += 1_000;
    world.wix.control.orders.move(instanceId, second.id, 'accept');
    const list = async (query: string) => {
      const { status, body } = await world.call('GET', `${path}?${query}`);
      const { orders } = z
        .object({ orders: z.array(z.object({ id: z.string() })).optional() })
        .parse(body);
      return orders?.map(({ id }) => id) ?? status;
    };
    expect(await list('limit=2')).toEqual([first.id, second.id]);
    const lastChangeFirst = 'sort.fieldName=UPDATED_DATE&sort.order=DESC';
    expect(await list(lastChangeFirst)).toEqual([second.id, third.id, first.id]);
    expect(await list(`createdDate=gte:${second.createdDate}`)).toEqual([second.id, third.id]);
    expect(await list(`createdDate=lte:${first.createdDate}`)).toEqual([first.id]);
    for (const wrong of [
      'limit=1001',
      'limit=0',
      'status=FULFILLED',
      'createdDate=2026-01-05',
      'paging.limit=5',
    ]) {
      expect([wrong, await list(wrong)]).toEqual([wrong, 400]);
    }
  });
});

test('the dashboard frames the settings page with a fresh instance parameter', async () => {
  const page = await world.call('GET', `/dashboard/${instanceId}`, undefined, {});
  const [, source = ''] = /<iframe[^>]* src="([^"]+)"/.exec(String(page.body)) ?? [];
  const url = new URL(source.replaceAll('&amp;', '&'));
  expect(`${url.origin}${url.pathname}`).toBe(`${adapter.url}/settings`);
  expect(url.searchParams.get('instance')).toMatch(/^[\w-]+\.[\w-]+$/);
  expect((await world.call('GET', '/dashboard/nobody', undefined, {})).status).toBe(404);
});

test('the dashboard switches the integration on and off, at the site’s own locations alone', async () => {
  const path = `/dashboard/${instanceId}/configurations`;
  const enabled = () =>
    world.wix.control.configurations().map(({ id, enabled: isOn }) => [id, isOn]);
  const before = enabled();
  const press = (id: string, value: string) =>
    world.call('POST', `${path}/${id}`, { enabled: value }, {});
  expect((await press('configuration-1', 'true')).status).toBe(303);
  expect(enabled()).toContainEqual(['configuration-1', true]);
  expect((await press('configuration-1', 'false')).status).toBe(303);
  expect(enabled()).toContainEqual(['configuration-1', false]);
  expect((await press('configuration-2', 'true')).status).toBe(404);
  await press('configuration-1', String(before[0]?.[1]));
  expect(enabled()).toEqual(before);
});
