import { wixOrderIdSchema } from '@pos-bridge/wix';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sampleOrder } from '../../testing/index.ts';
import { catalogPublications, catalogSyncStates } from '../catalog/tables.ts';
import { createTestOrders, type TestOrders } from '../orders/test-orders.fixture.ts';

let setup: TestOrders;
beforeAll(async () => {
  setup = await createTestOrders();
});
afterAll(() => setup[Symbol.asyncDispose]());

let asked = 0;
async function checkOut(changes: { readonly price?: string } = {}) {
  asked += 1;
  const order = sampleOrder(1);
  const lineItems = (order.lineItems ?? []).map((line) => ({ ...line, ...changes }));
  const id = wixOrderIdSchema.parse(`order-${asked}`);
  await setup.orders.validate(setup.request({ ...order, id, lineItems }));
}
const raised = () => setup.core.core.support.workList();

test('checkouts stopped for their prices in a row are raised, until one passes, a menu is published or a sync finds nothing to publish', async () => {
  const { configurationId, accountId } = setup.address;
  await checkOut();
  for (const _ of [1, 2, 3]) await checkOut({ price: '1.00' });
  expect(await raised()).toEqual([]);
  await checkOut({ price: '1.00' });
  const [first] = (await setup.validations()).filter(({ outcome }) => outcome === 'invalid');
  expect(await raised()).toMatchObject([
    { kind: 'prices-refused', configurationId, accountId, refused: 4, due: first?.validatedAt },
  ]);

  await checkOut();
  expect(await raised()).toEqual([]);
  for (const _ of [1, 2, 3, 4]) await checkOut({ price: '1.00' });
  expect(await raised()).toMatchObject([{ kind: 'prices-refused', refused: 4 }]);
  await setup.database.db.update(catalogPublications).set({ publishedAt: new Date() });
  expect(await raised()).toEqual([]);

  for (const _ of [1, 2, 3, 4]) await checkOut({ price: '1.00' });
  expect(await raised()).toMatchObject([{ kind: 'prices-refused', refused: 4 }]);
  await setup.database.db.update(catalogSyncStates).set({ lastSuccessAt: new Date() });
  expect(await raised()).toEqual([]);
});
