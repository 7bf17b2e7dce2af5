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
import { type OrderStage, setOrderStage } from '../order-stage.fixture.ts';
import { orders } from '../tables.ts';
import { created, jobsWaiting } from './create-order.fixture.ts';

let stage: OrderStage;
const onStage = async (...options: Parameters<typeof setOrderStage>) => {
  stage = await setOrderStage(...options);
};
afterEach(async () => {
  await stage[Symbol.asyncDispose]();
});

const another = wixOrderSchema.parse({ ...sampleOrder(), comment: 'something else' });

describe('with a POS that works', () => {
  beforeEach(() => onStage());

  it('an order is created, kept and linked to its validation', async () => {
    const validation = await stage.orders.validate(stage.request());
    expect(await stage.orders.create(stage.request())).toMatchObject(created);
    expect(stage.pos.orders).toHaveLength(1);
    expect(await stage.row()).toMatchObject({
      ...stage.address,
      state: 'created',
      validationId: 'validationId' in validation ? validation.validationId : null,
      posOrderId: 'pos-order-1',
      posPhase: 'received',
      attempts: 1,
      uncertain: false,
      leaseToken: null,
      attention: null,
    });
    expect(await stage.events()).toEqual(['received', 'submitting', 'created']);
  });

  it('a validation from before there was an order is found by what it asked for', async () => {
    const cart = wixOrderSchema.parse({ ...sampleOrder(), id: null });
    const validation = await stage.orders.validate(stage.request(cart));
    await stage.orders.create(stage.request());
    const { validationId } = await stage.row();
    expect({ validationId }).toEqual({
      validationId: 'validationId' in validation ? validation.validationId : undefined,
    });
  });

  it('the POS gets our reference and the order in its own ids', async () => {
    await stage.orders.create(stage.request());
    const { id } = await stage.row();
    expect(stage.pos.received).toMatchObject([
      { reference: id, posLocationId: 'pos-1', customer: { firstName: 'Maria' } },
    ]);
  });

  it('the job that recovers it stands before the call goes out', async () => {
    let waiting = 0;
    const provider = stage.pos.provider;
    const create = provider.createOrder;
    provider.createOrder = async (...call) => {
      waiting = (await jobsWaiting(stage, 'orders-recover')).length;
      return create(...call);
    };
    await stage.orders.create(stage.request());
    expect(waiting).toBe(1);
  });

  it('a repeat gets the first answer, whatever has become of the order since', async () => {
    await stage.orders.create(stage.request());
    await stage.orders.recordPosOrderEvent(
      { provider: 'programmable', posMerchantId: 'merchant-1' },
      {
        posOrderId: 'pos-order-1',
        posLocationId: 'pos-1',
        posOrderStatus: 'accepted',
        reference: null,
        updatedAt: new Date(Date.now() + 1_000),
      },
    );
    await stage.database.db.update(accounts).set({ posAuthorization: 'revoked' });
    expect(await stage.orders.create(stage.request())).toMatchObject(created);
    expect(await stage.row()).toMatchObject({ posOrderStatus: 'accepted' });
    expect(stage.pos.calls).toEqual(['create']);
  });

  it('twenty callers at once on two processes make one order and get one answer', async () => {
    stage.pos.tricks.create.push({ does: 'take', ms: 150 });
    const processes = [stage.orders, stage.another()];
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => processes[n % 2]?.create(stage.request())),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject(created);
    expect(stage.pos.calls).toEqual(['create']);
  });

  it('another order under the same id is a conflict, and changes nothing', async () => {
    await stage.orders.create(stage.request());
    expect(await stage.orders.create(stage.request(another))).toMatchObject({
      outcome: 'conflict',
    });
    expect(stage.pos.orders).toHaveLength(1);
    expect(await stage.events()).toContain('conflict');
  });

  it('the same id at another location is another order', async () => {
    const { instanceId, accountId } = stage.address;
    const configurationId = await insertConfiguration(stage.database.db, instanceId, {
      accountId,
      locationId: await insertLocation(stage.database.db, accountId, { posLocationId: 'pos-2' }),
    });
    await insertPublishedCatalog(stage.database.db, configurationId, sampleCatalog());
    await stage.orders.create(stage.request());
    await stage.orders.create(stage.request(another, { configurationId }));
    expect(stage.pos.orders.map(({ posLocationId }) => posLocationId)).toEqual(['pos-1', 'pos-2']);
  });

  it('an order without an id is not taken', async () => {
    const nameless = wixOrderSchema.parse({ ...sampleOrder(), id: null });
    expect(await stage.orders.create(stage.request(nameless))).toEqual({ outcome: 'no_order_id' });
    expect(stage.pos.calls).toEqual([]);
  });

  it('a location that is not ready takes nothing, and keeps which order it was', async () => {
    await stage.database.db.update(accounts).set({ state: 'inactive' });
    expect(await stage.orders.create(stage.request())).toMatchObject({
      outcome: 'not_ready',
      code: 'ACCOUNT_CONFIGURATION',
    });
    expect(await stage.database.db.select().from(orders)).toEqual([]);
    expect(await stage.database.db.select().from(ordersNotTaken)).toMatchObject([
      {
        ...stage.address,
        wixOrderId: 'wix-order-1',
        code: 'ACCOUNT_CONFIGURATION',
        raisedAt: null,
        settledAt: null,
      },
    ]);
    const { instanceId } = stage.address;
    expect(await jobsWaiting(stage, 'orders-not-taken')).toMatchObject([
      { data: { instanceId, wixOrderId: 'wix-order-1' } },
    ]);
  });

  it('a pause takes nothing but an order for after it; a repeat is free to be created', async () => {
    const until = new Date(Date.now() + 3_600_000);
    await stage.database.db.update(accounts).set({ orderingPausedUntil: until });
    expect(await stage.orders.create(stage.request())).toMatchObject({
      outcome: 'not_ready',
      code: 'CLOSED',
    });
    expect(await stage.database.db.select().from(orders)).toEqual([]);
    expect(stage.pos.calls).toEqual([]);
    const notTaken = () => stage.database.db.select().from(ordersNotTaken);
    expect(await notTaken()).toMatchObject([{ code: 'CLOSED', settledAt: null }]);
    const promisedTime = new Date(until.getTime() + 60_000).toISOString();
    const later = { ...sampleOrder().fulfillment, asap: false, promisedTime };
    expect(
      await stage.orders.create(
        stage.request(wixOrderSchema.parse({ ...sampleOrder(), fulfillment: later })),
      ),
    ).toMatchObject(created);
    expect(await notTaken()).toMatchObject([{ settledAt: expect.any(Date) }]);
  });

  it('without a menu no order is taken, since no line could be told to the POS', async () => {
    await stage.database.db.delete(catalogSyncStates);
    expect(await stage.orders.create(stage.request())).toMatchObject({
      outcome: 'not_ready',
      code: 'ACCOUNT_CONFIGURATION',
    });
  });

  it('amounts that cannot be read are refused without a call', async () => {
    const unreadable = wixOrderSchema.parse({ ...sampleOrder(1), totals: { total: 'free' } });
    const answer = await stage.orders.create(stage.request(unreadable));
    expect(answer).toMatchObject({ outcome: 'rejected', code: 'ORDER_ITEM' });
    expect(await stage.orders.create(stage.request(unreadable))).toEqual(answer);
    expect(stage.pos.calls).toEqual([]);
  });

  it('what it took is taken from the known stock, once', async () => {
    await stage.database.db.transaction((tx) =>
      stage.core.core.inventory.record(tx, {
        location: { id: stage.locationId, accountId: stage.address.accountId },
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
    await stage.orders.create(stage.request());
    await stage.orders.create(stage.request());
    const [cheese] = await stage.database.db
      .select()
      .from(stockLevels)
      .where(eq(stockLevels.itemPosId, 'cheese'));
    // Three lines of two, each with cheese.
    expect(cheese).toMatchObject({ quantity: 4 });
  });
});

it('an old cart’s dish that has left the menu goes to the POS by the id that it knew', async () => {
  await onStage();
  await stage.database.db
    .update(catalogIdentifiers)
    .set({ liveUntil: new Date('2026-01-05T08:00:00.000Z') })
    .where(eq(catalogIdentifiers.posId, 'dish-1'));
  expect(await stage.orders.create(stage.request(sampleOrder(2)))).toMatchObject({
    outcome: 'created',
  });
  expect(stage.pos.received[0]?.lines.map(({ dishPosId }) => dishPosId)).toEqual([
    'dish-0',
    'dish-1',
  ]);
});

it('a dish that no menu ever had is refused, and the POS never sees it', async () => {
  await onStage();
  const [line] = sampleOrder(1).lineItems ?? [];
  const order = sampleOrder(1, {
    lineItems: [
      {
        ...line,
        catalogReference: { catalogItemId: wixEntityIdSchema.parse('never-seen') },
      },
    ],
  });
  expect(await stage.orders.create(stage.request(order))).toMatchObject({
    outcome: 'rejected',
    code: 'AVAILABILITY_CHANGED',
  });
  expect(stage.pos.calls).toEqual([]);
});
