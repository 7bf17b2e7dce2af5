import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sampleOrder } from '../../../testing/index.ts';
import { orders } from '../tables.ts';
import { createTestOrders, type TestOrders } from '../test-orders.fixture.ts';
import { created, jobsWaiting } from './create-order.fixture.ts';

let setup: TestOrders;
beforeEach(async () => {
  setup = await createTestOrders();
});
afterEach(async () => {
  await setup[Symbol.asyncDispose]();
});

describe('after a process has died', () => {
  /** As a process leaves it that dies between its call and the answer. */
  const orphan = async () => {
    await setup.orders.create(setup.request());
    const past = new Date(Date.now() - 1_000);
    await setup.database.db.update(orders).set({
      state: 'submitting',
      uncertain: true,
      leaseToken: 'dead',
      leaseUntil: past,
      sendableUntil: past,
      nextStepAt: past,
      posOrderId: null,
      answeredStatus: null,
      finishedAt: null,
    });
  };

  it('the job finds what it left behind', async () => {
    await orphan();
    await setup.runJob('orders-recover', 'wix-order-1');
    expect(await setup.row()).toMatchObject({ state: 'created', posOrderId: 'pos-order-1' });
    expect(setup.pos.orders).toHaveLength(1);
  });

  it('a repeat finds it too, with the job or without', async () => {
    await orphan();
    const answers = await Promise.all([
      setup.orders.create(setup.request()),
      setup.another().create(setup.request()),
      setup.runJob('orders-recover', 'wix-order-1'),
    ]);
    expect(answers.slice(0, 2)).toMatchObject([created, created]);
    expect(setup.pos.orders).toHaveLength(1);
  });

  it('the sweep finds an order whose job was lost', async () => {
    await orphan();
    await setup.database.sql`delete from jobs.job where name = 'orders-recover'`;
    await setup.database.db.update(orders).set({ nextStepAt: new Date(Date.now() - 60_000) });
    await setup.runJob('orders-sweep');
    expect(await jobsWaiting(setup, 'orders-recover')).toHaveLength(1);
  });

  it('an order that the POS has twice is shown to a person', async () => {
    await setup.orders.create(setup.request());
    const { id } = await setup.row();
    await setup.orders.recordPosOrderEvent(
      { provider: 'programmable', posMerchantId: 'merchant-1' },
      {
        posOrderId: 'pos-order-2',
        posLocationId: 'pos-1',
        posOrderStatus: 'received',
        reference: id,
        updatedAt: new Date(),
      },
    );
    expect(await setup.row()).toMatchObject({
      posOrderId: 'pos-order-1',
      attention: 'duplicate_at_pos',
    });
  });
});

describe('an order from before fingerprints were made as they are now', () => {
  const asOld = (changes: Partial<typeof orders.$inferInsert> = {}) =>
    setup.database.db.update(orders).set({ fingerprint: 'made-otherwise', ...changes });

  it.each([
    ['by other rules', {}],
    // Null for a part of an order was once no missing part.
    ['by today’s rules, read otherwise', { fingerprint: '2.made-otherwise' }],
  ])('is recognised by what it holds: made %s', async (_, made) => {
    await setup.orders.create(setup.request());
    await asOld(made);
    const spelled = sampleOrder(3, {
      customer: { ...sampleOrder().customer, phone: '٣٤600000001' },
    });
    expect(await setup.orders.create(setup.request(spelled))).toMatchObject({ outcome: 'created' });
    expect(await setup.orders.create(setup.request(sampleOrder(2)))).toMatchObject({
      outcome: 'conflict',
    });
    expect(setup.pos.orders).toHaveLength(1);
  });

  it('without its customer once that is erased', async () => {
    await setup.orders.create(setup.request());
    await asOld({ orderSealed: null, contactKeys: [], personalErasedAt: new Date() });
    expect(await setup.orders.create(setup.request())).toMatchObject({ outcome: 'created' });
    expect(await setup.orders.create(setup.request(sampleOrder(2)))).toMatchObject({
      outcome: 'conflict',
    });
  });
});
