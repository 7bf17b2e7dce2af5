import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { cart, createTestShop, type TestShop } from '../../testing/test-shop.ts';
import { instanceId } from '../../testing/test-wix.ts';

let shop: TestShop;
beforeEach(async () => {
  shop = await createTestShop();
});
afterEach(() => shop.close());

describe('Orders v3', () => {
  const path = '/restaurants/v3/orders';
  const statusOf = async (id: string) =>
    z
      .object({ order: z.object({ id: z.string(), status: z.string() }) })
      .parse((await shop.setup.call('GET', `${path}/${id}`)).body).order.status;

  test('an order goes the legal ways and no others', async () => {
    shop.setup.wix.control.changeSite(instanceId, { acceptsOrdersByItself: false });
    const { orderId } = await shop.setup.wix.control.checkout.place({ cart: cart() });
    const step = async (name: string) =>
      (await shop.setup.call('POST', `${path}/${orderId}/${name}`, {})).status;
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
    const { orderId } = await shop.setup.wix.control.checkout.place({ cart: cart() });
    const listed = await shop.setup.call('GET', `${path}?status=ACCEPTED&limit=5`);
    expect(listed.body).toMatchObject({ orders: [{ id: orderId, locationId: 'location-1' }] });
    expect((await shop.setup.call('GET', `${path}?status=NEW`)).body).toEqual({ orders: [] });
    expect((await shop.setup.call('GET', `${path}/nobody`)).status).toBe(404);
  });

  test('a list is as long as it is asked for, the eldest first unless told, and has no further page', async () => {
    shop.setup.wix.control.changeSite(instanceId, { acceptsOrdersByItself: false });
    const place = async () => {
      shop.later(1_000);
      const { orderId } = await shop.setup.wix.control.checkout.place({ cart: cart() });
      return shop.setup.wix.control.orders.get(instanceId, orderId);
    };
    const [first, second, third] = [await place(), await place(), await place()];
    shop.later(1_000);
    shop.setup.wix.control.orders.move(instanceId, second.id, 'accept');
    const list = async (query: string) => {
      const { status, body } = await shop.setup.call('GET', `${path}?${query}`);
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
