import { wixOrderSchema } from '@pos-bridge/wix';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { insertInstance, sampleOrder } from '../../../testing/index.ts';
import { createTestOrders, type TestOrders } from '../test-orders.fixture.ts';

let setup: TestOrders;
beforeEach(async () => {
  setup = await createTestOrders();
});
afterEach(async () => {
  await setup[Symbol.asyncDispose]();
});

const hourAgo = () => new Date(Date.now() - 3_600_000);
const troubles = (changes: Partial<Parameters<TestOrders['orders']['listTroubles']>[0]> = {}) =>
  setup.orders.listTroubles({
    instanceId: setup.address.instanceId,
    since: hourAgo(),
    limit: 10,
    ...changes,
  });

async function refuseOneOrder(): Promise<void> {
  setup.pos.tricks.create.push({
    does: 'refuse',
    refusals: [{ code: 'CLOSED', message: 'We are closed.', lineIndex: null }],
  });
  await setup.orders.create(setup.request());
}

it('an order that the POS refused is told with its reasons; one that it took is not', async () => {
  await refuseOneOrder();
  await setup.orders.create(setup.request(wixOrderSchema.parse({ ...sampleOrder(), id: 'fine' })));
  expect(await troubles()).toMatchObject({
    orders: [
      {
        wixOrderId: 'wix-order-1',
        configurationId: setup.address.configurationId,
        provider: 'programmable',
        state: 'rejected',
        attention: null,
        codes: ['CLOSED'],
      },
    ],
    checkouts: [],
  });
});

it('a checkout that did not pass is told with its codes, and nothing of the customer', async () => {
  await setup.orders.validate(
    setup.request(
      wixOrderSchema.parse({
        ...sampleOrder(1),
        lineItems: [{ ...sampleOrder(1).lineItems?.[0], price: '1.00' }],
      }),
    ),
  );
  const told = await troubles();
  expect(told.orders).toEqual([]);
  expect(told.checkouts).toHaveLength(1);
  expect(told.checkouts[0]?.codes).toContain('PRICE_CHANGED');
  expect(JSON.stringify(told)).not.toContain('Maria');
});

it('neither another instance’s nor what is older is told', async () => {
  await refuseOneOrder();
  const stranger = await insertInstance(setup.database.db);
  expect(await troubles({ instanceId: stranger })).toEqual({ orders: [], checkouts: [] });
  expect(await troubles({ since: new Date(Date.now() + 1_000) })).toEqual({
    orders: [],
    checkouts: [],
  });
});
