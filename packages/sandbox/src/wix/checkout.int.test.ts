import { createSpiVerifier } from '@pos-bridge/wix';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { cart, createTestShop, type TestShop } from '../../testing/test-shop.ts';
import { appId, appSecret, instanceId } from '../../testing/test-wix.ts';

let shop: TestShop;
beforeEach(async () => {
  shop = await createTestShop();
});
afterEach(() => shop.close());

describe('a cart', () => {
  test('has the live prices, the default choices and totals that add up', () => {
    const { order } = shop.setup.wix.control.checkout.build(
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
    expect(() => shop.setup.wix.control.checkout.build(cart(changes))).toThrow();
  });
});

describe('placing an order', () => {
  const place = () => shop.setup.wix.control.checkout.place({ cart: cart() });
  const spiPaths = () =>
    shop.adapter.heard.map(({ path }) => path).filter((path) => path.startsWith('/wix-spi'));

  test('validates, keeps it on Wix, and creates it with what Wix sends', async () => {
    const placed = await place();
    expect(placed.outcome).toBe('created');
    expect(spiPaths()).toEqual([
      '/wix-spi/account-ids',
      '/wix-spi/validate-order',
      '/wix-spi/account-ids',
      '/wix-spi/create-order',
    ]);
    const creation = shop.adapter.heard.find(({ path }) => path === '/wix-spi/create-order');
    expect(creation?.headers).toMatchObject({
      'user-agent': 'Wix',
      'accept-encoding': 'gzip, deflate',
      'content-type': 'text/plain; charset=utf-8',
    });
    const verifier = createSpiVerifier({
      publicKeys: [shop.setup.wix.publicKeyPem],
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
    expect(shop.setup.wix.control.orders.get(instanceId, placed.orderId)).toMatchObject({
      status: 'ACCEPTED',
      pos: { posOrderId: 'pos-1', posLocationId: 'pos-location', posOrderStatus: 'received' },
    });
  });

  test('stops at a verdict that is none of the good ones', async () => {
    shop.answers['/wix-spi/validate-order'] = { status: 200, body: { posOrderStatus: 'invalid' } };
    const placed = await place();
    expect(placed).toMatchObject({ outcome: 'invalid', creation: null });
    expect(spiPaths()).not.toContain('/wix-spi/create-order');
    expect(shop.setup.wix.control.orders.list({})).toEqual([]);
  });

  test('tells of an adapter that gives no verdict', async () => {
    shop.answers['/wix-spi/validate-order'] = { status: 503 };
    expect((await place()).outcome).toBe('failed');
  });

  test('a site that accepts by hand leaves the order new', async () => {
    shop.setup.wix.control.changeSite(instanceId, { acceptsOrdersByItself: false });
    const { orderId } = await place();
    expect(shop.setup.wix.control.orders.get(instanceId, orderId).status).toBe('NEW');
  });

  test('works over the control API, and an order can be sent again', async () => {
    const placed = await shop.setup.call('POST', '/control/cart/place', { cart: cart() });
    const { orderId } = z.object({ orderId: z.string() }).parse(placed.body);
    const again = await shop.setup.call('POST', `/control/orders/${orderId}/create-again`, {});
    expect(again.body).toMatchObject({ response: { status: 200 } });
    const creations = spiPaths().filter((path) => path === '/wix-spi/create-order');
    expect(creations).toHaveLength(2);
  });
});
