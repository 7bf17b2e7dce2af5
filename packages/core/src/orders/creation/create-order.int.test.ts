import { wixEntityIdSchema, wixOrderSchema } from '@pos-bridge/wix';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  createProgrammablePos,
  insertConfiguration,
  insertLocation,
  insertPublishedCatalog,
  sampleCatalog,
  sampleOrder,
} from '../../../testing/index.ts';
import { accounts } from '../../accounts/tables.ts';
import { catalogIdentifiers, catalogSyncStates } from '../../catalog/tables.ts';
import { stockLevels } from '../../stock/tables.ts';
import { type OrderStage, setOrderStage } from '../order-stage.fixture.ts';
import { orders, ordersNotTaken } from '../tables.ts';

let stage: OrderStage;
const onStage = async (...options: Parameters<typeof setOrderStage>) => {
  stage = await setOrderStage(...options);
};
afterEach(async () => {
  await stage[Symbol.asyncDispose]();
});

const created = {
  outcome: 'created',
  posOrderId: 'pos-order-1',
  posLocationId: 'pos-1',
  posOrderStatus: 'received',
};
const another = wixOrderSchema.parse({ ...sampleOrder(), comment: 'something else' });

/** All that was put aside for later, in the queue's own table. */
const jobsWaiting = (name: string) =>
  stage.database
    .sql`select data, start_after from jobs.job where name = ${name} and state < 'active'`;

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
      posStage: 'received',
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
      waiting = (await jobsWaiting('orders-recover')).length;
      return create(...call);
    };
    await stage.orders.create(stage.request());
    expect(waiting).toBe(1);
  });

  it('a repeat gets the first answer, whatever has become of the order since', async () => {
    await stage.orders.create(stage.request());
    await stage.orders.recordPosNews(
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
    expect(await jobsWaiting('orders-not-taken')).toMatchObject([
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
        news: [
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

describe('with a POS that loses answers', () => {
  beforeEach(() => onStage());

  it('an order that was made is found by its reference, and not made again', async () => {
    stage.pos.tricks.create.push({ does: 'create_and_lose_answer' });
    expect(await stage.orders.create(stage.request())).toMatchObject(created);
    expect(stage.pos.calls).toEqual(['create', 'find']);
    expect(await stage.events()).toEqual([
      'received',
      'submitting',
      'answer_lost',
      'asked',
      'found',
      'created',
    ]);
  });

  it('an order that was not made is made, once the POS has said that it has none', async () => {
    stage.pos.tricks.create.push({ does: 'fail', kind: 'timeout' });
    expect(await stage.orders.create(stage.request())).toMatchObject(created);
    expect(stage.pos.calls).toEqual(['create', 'find', 'create']);
    expect(await stage.row()).toMatchObject({ attempts: 2 });
  });

  it('an order that is made later all the same is one order, thanks to its key', async () => {
    stage.pos.tricks.create.push({ does: 'create_late', afterMs: 300 });
    expect(await stage.orders.create(stage.request())).toMatchObject(created);
    await expect.poll(() => stage.pos.orders.length).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(stage.pos.orders).toHaveLength(1);
  });

  it('a POS that cannot be asked either leaves the order to the job', async () => {
    stage.pos.tricks.create.push({ does: 'create_and_lose_answer' });
    stage.pos.tricks.find.push(
      ...Array.from({ length: 50 }, () => ({ does: 'fail', kind: 'server_error' }) as const),
    );
    const impatient = stage.another({ answerWithinMs: 3_000 });
    expect(await impatient.create(stage.request())).toMatchObject({
      outcome: 'pending',
      why: 'pos_silent',
    });
    stage.pos.tricks.find.length = 0;
    // The more often it was asked in vain, the longer it is left alone, and the job comes again.
    const recovered = async () => {
      await stage.runJob('orders-recover', 'wix-order-1');
      return stage.row();
    };
    await expect
      .poll(recovered, { timeout: 60_000 })
      .toMatchObject({ state: 'created', posOrderId: 'pos-order-1' });
    expect(await stage.orders.create(stage.request())).toMatchObject(created);
    expect(stage.pos.orders).toHaveLength(1);
  });

  it('news from the POS ends the search', async () => {
    stage.pos.tricks.create.push({ does: 'create_and_lose_answer' });
    stage.pos.tricks.find.push(
      ...Array.from({ length: 50 }, () => ({ does: 'fail', kind: 'server_error' }) as const),
    );
    await stage.another({ answerWithinMs: 3_000 }).create(stage.request());
    const [atPos] = stage.pos.orders;
    if (atPos === undefined) throw new Error('the POS has no order');
    const merchant = { provider: 'programmable', posMerchantId: 'merchant-1' };
    expect(await stage.orders.recordPosNews(merchant, atPos)).toBe('recorded');
    expect(await stage.orders.create(stage.request())).toMatchObject(created);
  });
});

describe('with a POS that knows no keys', () => {
  it('an order whose answer was lost is never made again by itself', async () => {
    let now = new Date();
    await onStage({
      pos: createProgrammablePos({ idempotentCreate: false }),
      clock: { now: () => now },
    });
    stage.pos.tricks.create.push({ does: 'fail', kind: 'timeout' });
    const impatient = stage.another({ answerWithinMs: 3_000 });
    expect(await impatient.create(stage.request())).toMatchObject({
      outcome: 'pending',
      why: 'pos_silent',
    });
    const hurried = stage.another({ answerWithinMs: 1_500 });
    for (const minutes of [1, 5, 60, 20 * 60, 30 * 60]) {
      now = new Date(now.getTime() + minutes * 60_000);
      expect(await hurried.create(stage.request())).toMatchObject({ outcome: 'pending' });
    }
    expect(stage.pos.calls.filter((call) => call === 'find').length).toBeGreaterThan(3);
    expect(stage.pos.calls.filter((call) => call === 'create')).toHaveLength(1);
    expect(await stage.row()).toMatchObject({ state: 'unknown', attention: 'outcome_unknown' });
  });

  it('it is made again once a promise of the POS proves that it cannot come any more', async () => {
    let now = new Date();
    await onStage({
      pos: createProgrammablePos({ idempotentCreate: false, createSettlesWithinSeconds: 30 }),
      clock: { now: () => now },
    });
    stage.pos.tricks.create.push({ does: 'fail', kind: 'timeout' });
    const impatient = stage.another({ answerWithinMs: 3_000 });
    expect(await impatient.create(stage.request())).toMatchObject({ outcome: 'pending' });
    now = new Date(now.getTime() + 20_000);
    expect(await impatient.create(stage.request())).toMatchObject({ outcome: 'pending' });
    expect(stage.pos.calls.filter((call) => call === 'create')).toHaveLength(1);
    now = new Date(now.getTime() + 60_000);
    expect(await stage.orders.create(stage.request())).toMatchObject(created);
    expect(stage.pos.calls.filter((call) => call === 'create')).toHaveLength(2);
  });

  it('an order that turns up late is found, and not made again', async () => {
    await onStage({ pos: createProgrammablePos({ idempotentCreate: false }) });
    stage.pos.tricks.create.push({ does: 'create_late', afterMs: 500 });
    expect(await stage.orders.create(stage.request())).toMatchObject(created);
    expect(stage.pos.orders).toHaveLength(1);
  });
});

describe('with a POS that cannot be reached', () => {
  it('an order that was never sent is sent as soon as it can be', async () => {
    await onStage();
    stage.pos.tricks.create.push(
      { does: 'fail', kind: 'unreachable' },
      { does: 'fail', kind: 'rate_limited' },
    );
    expect(await stage.orders.create(stage.request())).toMatchObject(created);
    // Nothing had to be asked: nothing had been sent.
    expect(stage.pos.calls).toEqual(['create', 'create', 'create']);
  });

  it('a POS that stays away leaves the order received, and then gives it up', async () => {
    let now = new Date();
    await onStage({ clock: { now: () => now } });
    stage.pos.tricks.create.push(
      ...Array.from({ length: 50 }, () => ({ does: 'fail', kind: 'unreachable' }) as const),
    );
    const impatient = stage.another({ answerWithinMs: 3_000 });
    expect(await impatient.create(stage.request())).toMatchObject({
      outcome: 'pending',
      why: 'pos_unreachable',
    });
    expect(await stage.row()).toMatchObject({ state: 'received', uncertain: false });
    now = new Date(now.getTime() + 31 * 60_000);
    expect(await stage.orders.create(stage.request())).toMatchObject({
      outcome: 'rejected',
      code: 'ORDER_REJECTED',
    });
    expect(await stage.row()).toMatchObject({ state: 'rejected', attention: 'never_reached_pos' });
    expect(stage.pos.orders).toEqual([]);
  });

  it('one merchant’s dead POS is left alone after a few failures', async () => {
    await onStage({
      settings: {
        answerWithinMs: 3_000,
        posGuard: { failuresInRow: 2, restMs: 60_000, callsAtOnce: 4, callsWaiting: 4 },
      },
    });
    stage.pos.tricks.create.push(
      ...Array.from({ length: 50 }, () => ({ does: 'fail', kind: 'unreachable' }) as const),
    );
    expect(await stage.orders.create(stage.request())).toMatchObject({
      outcome: 'pending',
      why: 'pos_unreachable',
    });
    expect(stage.pos.calls).toHaveLength(2);
    expect((await stage.row()).lastFault).toContain('circuit_open');
  });
});

describe('with a bridge that is slow itself', () => {
  it('what comes too late to be sent is not sent, nor is the POS blamed', async () => {
    await onStage();
    // What is left for the call is shorter than a call is worth.
    const late = stage.another({ answerWithinMs: 300 });
    expect(await late.create(stage.request())).toMatchObject({
      outcome: 'pending',
      why: 'not_sent_yet',
    });
    expect(stage.pos.calls).toEqual([]);
    expect(await stage.row()).toMatchObject({ state: 'received', uncertain: false });
    expect(await stage.orders.create(stage.request())).toMatchObject(created);
    expect(stage.pos.calls).toEqual(['create']);
  });
});

describe('with a POS that refuses', () => {
  const refusals = [{ code: 'AVAILABILITY_CHANGED' as const, message: 'no cheese', lineIndex: 0 }];

  it('the refusal is kept, and every repeat gets it', async () => {
    await onStage();
    stage.pos.tricks.create.push({ does: 'refuse', refusals });
    const answer = await stage.orders.create(stage.request());
    expect(answer).toMatchObject({ outcome: 'rejected', code: 'AVAILABILITY_CHANGED', refusals });
    expect(await stage.orders.create(stage.request())).toEqual(answer);
    expect(stage.pos.calls).toEqual(['create']);
    expect(await stage.row()).toMatchObject({
      state: 'rejected',
      refusals: [{ code: 'AVAILABILITY_CHANGED', lineIndex: 0, sentence: null }],
    });
  });

  it('an authorization that is gone is a refusal', async () => {
    await onStage();
    stage.pos.tricks.create.push({ does: 'fail', kind: 'unauthorized' });
    expect(await stage.orders.create(stage.request())).toMatchObject({
      outcome: 'rejected',
      code: 'ACCOUNT_NOT_AUTHORIZED',
    });
  });

  it('an authorization that goes while an answer is lost proves nothing', async () => {
    await onStage({ settings: { answerWithinMs: 3_000 } });
    stage.pos.tricks.create.push(
      { does: 'fail', kind: 'timeout' },
      { does: 'fail', kind: 'unauthorized' },
    );
    expect(await stage.orders.create(stage.request())).toMatchObject({
      outcome: 'pending',
      why: 'pos_silent',
    });
    expect(await stage.row()).toMatchObject({ state: 'unknown' });
  });
});

describe('after a process has died', () => {
  beforeEach(() => onStage());

  /** As a process leaves it that dies between its call and the answer. */
  const orphan = async () => {
    await stage.orders.create(stage.request());
    const past = new Date(Date.now() - 1_000);
    await stage.database.db.update(orders).set({
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
    await stage.runJob('orders-recover', 'wix-order-1');
    expect(await stage.row()).toMatchObject({ state: 'created', posOrderId: 'pos-order-1' });
    expect(stage.pos.orders).toHaveLength(1);
  });

  it('a repeat finds it too, with the job or without', async () => {
    await orphan();
    const answers = await Promise.all([
      stage.orders.create(stage.request()),
      stage.another().create(stage.request()),
      stage.runJob('orders-recover', 'wix-order-1'),
    ]);
    expect(answers.slice(0, 2)).toMatchObject([created, created]);
    expect(stage.pos.orders).toHaveLength(1);
  });

  it('the sweep finds an order whose job was lost', async () => {
    await orphan();
    await stage.database.sql`delete from jobs.job where name = 'orders-recover'`;
    await stage.database.db.update(orders).set({ nextStepAt: new Date(Date.now() - 60_000) });
    await stage.runJob('orders-sweep');
    expect(await jobsWaiting('orders-recover')).toHaveLength(1);
  });

  it('an order that the POS has twice is shown to a person', async () => {
    await stage.orders.create(stage.request());
    const { id } = await stage.row();
    await stage.orders.recordPosNews(
      { provider: 'programmable', posMerchantId: 'merchant-1' },
      {
        posOrderId: 'pos-order-2',
        posLocationId: 'pos-1',
        posOrderStatus: 'received',
        reference: id,
        updatedAt: new Date(),
      },
    );
    expect(await stage.row()).toMatchObject({
      posOrderId: 'pos-order-1',
      attention: 'duplicate_at_pos',
    });
  });
});

describe('an order from before fingerprints were made as they are now', () => {
  beforeEach(() => onStage());
  const asOld = (changes: Partial<typeof orders.$inferInsert> = {}) =>
    stage.database.db.update(orders).set({ fingerprint: 'made-otherwise', ...changes });

  it.each([
    ['by other rules', {}],
    // Null for a part of an order was once no missing part.
    ['by today’s rules, read otherwise', { fingerprint: '2.made-otherwise' }],
  ])('is recognised by what it holds: made %s', async (_, made) => {
    await stage.orders.create(stage.request());
    await asOld(made);
    const spelled = sampleOrder(3, {
      customer: { ...sampleOrder().customer, phone: '٣٤600000001' },
    });
    expect(await stage.orders.create(stage.request(spelled))).toMatchObject({ outcome: 'created' });
    expect(await stage.orders.create(stage.request(sampleOrder(2)))).toMatchObject({
      outcome: 'conflict',
    });
    expect(stage.pos.orders).toHaveLength(1);
  });

  it('without its customer once that is erased', async () => {
    await stage.orders.create(stage.request());
    await asOld({ orderSealed: null, contactKeys: [], personalErasedAt: new Date() });
    expect(await stage.orders.create(stage.request())).toMatchObject({ outcome: 'created' });
    expect(await stage.orders.create(stage.request(sampleOrder(2)))).toMatchObject({
      outcome: 'conflict',
    });
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
