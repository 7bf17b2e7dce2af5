import { wixEntityIdSchema, wixOrderSchema } from '@pos-bridge/wix';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  insertConfiguration,
  insertLocation,
  insertPublishedCatalog,
  sampleCatalog,
  sampleOrder,
} from '../../../testing/index.ts';
import { accounts } from '../../accounts/tables.ts';
import { catalogIdentifiers, catalogSyncStates } from '../../catalog/tables.ts';
import { stockLevels } from '../../stock/tables.ts';
import { ordersNotTaken } from '../not-taken/tables.ts';
import { orders } from '../tables.ts';
import { createTestOrders, type TestOrders } from '../test-orders.fixture.ts';
import { created, jobsWaiting } from './create-order.fixture.ts';

let setup: TestOrders;
const withSetup = async (...options: Parameters<typeof createTestOrders>) => {
  setup = await createTestOrders(...options);
};
afterEach(async () => {
  await setup[Symbol.asyncDispose]();
});

const another = wixOrderSchema.parse({ ...sampleOrder(), comment: 'something else' });

describe('with a POS that works', () => {
  beforeEach(() => withSetup());

  it('an order is created, kept and linked to its validation', async () => {
    const validation = await setup.orders.validate(setup.request());
    expect(await setup.orders.create(setup.request())).toMatchObject(created);
    expect(setup.pos.orders).toHaveLength(1);
    expect(await setup.row()).toMatchObject({
      ...setup.address,
      state: 'created',
      validationId: 'validationId' in validation ? validation.validationId : null,
      posOrderId: 'pos-order-1',
      posPhase: 'received',
      attempts: 1,
      uncertain: false,
      leaseToken: null,
      attention: null,
      total: '76.25',
      currency: 'EUR',
    });
    expect(await setup.events()).toEqual(['received', 'submitting', 'created']);
  });

  it('a validation from before there was an order is found by what it asked for', async () => {
    const cart = wixOrderSchema.parse({ ...sampleOrder(), id: null });
    const validation = await setup.orders.validate(setup.request(cart));
    await setup.orders.create(setup.request());
    const { validationId } = await setup.row();
    expect({ validationId }).toEqual({
      validationId: 'validationId' in validation ? validation.validationId : undefined,
    });
  });

  it('the POS gets our reference and the order in its own ids', async () => {
    await setup.orders.create(setup.request());
    const { id } = await setup.row();
    expect(setup.pos.received).toMatchObject([
      { reference: id, posLocationId: 'pos-1', customer: { firstName: 'Maria' } },
    ]);
  });

  it('the job that recovers it stands before the call goes out', async () => {
    let waiting = 0;
    const provider = setup.pos.provider;
    const create = provider.createOrder;
    provider.createOrder = async (...call) => {
      waiting = (await jobsWaiting(setup, 'orders-recover')).length;
      return create(...call);
    };
    await setup.orders.create(setup.request());
    expect(waiting).toBe(1);
  });

  it('a repeat gets the first answer, whatever has become of the order since', async () => {
    await setup.orders.create(setup.request());
    await setup.orders.recordPosOrderEvent(
      { provider: 'programmable', posMerchantId: 'merchant-1' },
      {
        posOrderId: 'pos-order-1',
        posLocationId: 'pos-1',
        posOrderStatus: 'accepted',
        reference: null,
        updatedAt: new Date(Date.now() + 1_000),
      },
    );
    await setup.database.db.update(accounts).set({ posAuthorization: 'revoked' });
    expect(await setup.orders.create(setup.request())).toMatchObject(created);
    expect(await setup.row()).toMatchObject({ posOrderStatus: 'accepted' });
    expect(setup.pos.calls).toEqual(['create']);
  });

  it('twenty callers at once on two processes make one order and get one answer', async () => {
    setup.pos.tricks.create.push({ does: 'take', ms: 150 });
    const processes = [setup.orders, setup.another()];
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => processes[n % 2]?.create(setup.request())),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject(created);
    expect(setup.pos.calls).toEqual(['create']);
  });

  it('another order under the same id is a conflict, and changes nothing', async () => {
    await setup.orders.create(setup.request());
    expect(await setup.orders.create(setup.request(another))).toMatchObject({
      outcome: 'conflict',
    });
    expect(setup.pos.orders).toHaveLength(1);
    expect(await setup.events()).toContain('conflict');
  });

  it('the same id at another location is another order', async () => {
    const { instanceId, accountId } = setup.address;
    const configurationId = await insertConfiguration(setup.database.db, instanceId, {
      accountId,
      locationId: await insertLocation(setup.database.db, accountId, { posLocationId: 'pos-2' }),
    });
    await insertPublishedCatalog(setup.database.db, configurationId, sampleCatalog());
    await setup.orders.create(setup.request());
    await setup.orders.create(setup.request(another, { configurationId }));
    expect(setup.pos.orders.map(({ posLocationId }) => posLocationId)).toEqual(['pos-1', 'pos-2']);
  });

  it('an order without an id is not taken', async () => {
    const nameless = wixOrderSchema.parse({ ...sampleOrder(), id: null });
    expect(await setup.orders.create(setup.request(nameless))).toEqual({ outcome: 'no_order_id' });
    expect(setup.pos.calls).toEqual([]);
  });

  it('a location that is not ready takes nothing, and keeps which order it was', async () => {
    await setup.database.db.update(accounts).set({ state: 'inactive' });
    expect(await setup.orders.create(setup.request())).toMatchObject({
      outcome: 'not_ready',
      code: 'ACCOUNT_CONFIGURATION',
    });
    expect(await setup.database.db.select().from(orders)).toEqual([]);
    expect(await setup.database.db.select().from(ordersNotTaken)).toMatchObject([
      {
        ...setup.address,
        wixOrderId: 'wix-order-1',
        code: 'ACCOUNT_CONFIGURATION',
        raisedAt: null,
        settledAt: null,
      },
    ]);
    const { instanceId } = setup.address;
    expect(await jobsWaiting(setup, 'orders-not-taken')).toMatchObject([
      { data: { instanceId, wixOrderId: 'wix-order-1' } },
    ]);
  });

  it('a pause takes nothing but an order for after it; a repeat is free to be created', async () => {
    const until = new Date(Date.now() + 3_600_000);
    await setup.database.db.update(accounts).set({ orderingPausedUntil: until });
    expect(await setup.orders.create(setup.request())).toMatchObject({
      outcome: 'not_ready',
      code: 'CLOSED',
    });
    expect(await setup.database.db.select().from(orders)).toEqual([]);
    expect(setup.pos.calls).toEqual([]);
    const notTaken = () => setup.database.db.select().from(ordersNotTaken);
    expect(await notTaken()).toMatchObject([{ code: 'CLOSED', settledAt: null }]);
    const promisedTime = new Date(until.getTime() + 60_000).toISOString();
    const later = { ...sampleOrder().fulfillment, asap: false, promisedTime };
    expect(
      await setup.orders.create(
        setup.request(wixOrderSchema.parse({ ...sampleOrder(), fulfillment: later })),
      ),
    ).toMatchObject(created);
    expect(await notTaken()).toMatchObject([{ settledAt: expect.any(Date) }]);
  });

  it('without a menu no order is taken, since no line could be told to the POS', async () => {
    await setup.database.db.delete(catalogSyncStates);
    expect(await setup.orders.create(setup.request())).toMatchObject({
      outcome: 'not_ready',
      code: 'ACCOUNT_CONFIGURATION',
    });
  });

  it('amounts that cannot be read are refused without a call', async () => {
    const unreadable = wixOrderSchema.parse({ ...sampleOrder(1), totals: { total: 'free' } });
    const answer = await setup.orders.create(setup.request(unreadable));
    expect(answer).toMatchObject({ outcome: 'rejected', code: 'ORDER_ITEM' });
    expect(await setup.orders.create(setup.request(unreadable))).toEqual(answer);
    expect(setup.pos.calls).toEqual([]);
  });

  it('what it took is taken from the known stock, once', async () => {
    await setup.database.db.transaction((tx) =>
      setup.core.core.inventory.record(tx, {
        location: { id: setup.locationId, accountId: setup.address.accountId },
        items: [
          {
            kind: 'observed',
            itemPosId: 'cheese',
            observation: {
              id: 'count',
              observer: 'pos',
              observedAt: new Date(Date.now() - 60_000),
              inStock: true,
              quantity: 10,
              outUntil: null,
            },
          },
        ],
        cause: { kind: 'poll' },
        author: { kind: 'bridge', name: 'test' },
      }),
    );
    await setup.orders.create(setup.request());
    await setup.orders.create(setup.request());
    const [cheese] = await setup.database.db
      .select()
      .from(stockLevels)
      .where(eq(stockLevels.itemPosId, 'cheese'));
    // Three lines of two, each with cheese.
    expect(cheese).toMatchObject({ quantity: 4 });
  });
});

it('an old cart’s dish that has left the menu goes to the POS by the id that it knew', async () => {
  await withSetup();
  await setup.database.db
    .update(catalogIdentifiers)
    .set({ liveUntil: new Date('2026-01-05T08:00:00.000Z') })
    .where(eq(catalogIdentifiers.posId, 'dish-1'));
  expect(await setup.orders.create(setup.request(sampleOrder(2)))).toMatchObject({
    outcome: 'created',
  });
  expect(setup.pos.received[0]?.lines.map(({ dishPosId }) => dishPosId)).toEqual([
    'dish-0',
    'dish-1',
  ]);
});

it('a dish that no menu ever had is refused, and the POS never sees it', async () => {
  await withSetup();
  const [line] = sampleOrder(1).lineItems ?? [];
  const order = sampleOrder(1, {
    lineItems: [
      {
        ...line,
        catalogReference: { catalogItemId: wixEntityIdSchema.parse('never-seen') },
      },
    ],
  });
  expect(await setup.orders.create(setup.request(order))).toMatchObject({
    outcome: 'rejected',
    code: 'AVAILABILITY_CHANGED',
  });
  expect(setup.pos.calls).toEqual([]);
});
