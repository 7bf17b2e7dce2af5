import { wixOrderIdSchema } from '@pos-bridge/wix';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createProgrammablePos, sampleOrder } from '../../../testing/index.ts';
import { handleWixEvent } from '../../wix/wix-event.ts';
import { type OrderStage, setOrderStage } from '../order-stage.fixture.ts';
import { type StubWixOrders, startStubWixOrders } from '../stub-wix-orders.fixture.ts';
import { orders } from '../tables.ts';

let stage: OrderStage;
let wix: StubWixOrders;
let now: Date;
/** Later than the order's creation, and the same for a whole test. */
let begun: number;
const id = 'wix-order-1';
const merchant = { provider: 'programmable', posMerchantId: 'merchant-1' };

beforeEach(async () => {
  now = new Date('2026-01-05T11:00:00.000Z');
  wix = await startStubWixOrders();
  wix.statuses.set(id, 'NEW');
  stage = await setOrderStage({ wix: wix.gateway, clock: { now: () => now } });
  await stage.orders.create(stage.request());
  begun = Date.now();
});
afterEach(async () => {
  await stage[Symbol.asyncDispose]();
  await wix[Symbol.asyncDispose]();
});

/** What the POS says of the order `second` seconds after the start. */
const says = (posOrderStatus: string, second: number) =>
  stage.orders.recordPosNews(merchant, {
    posOrderId: 'pos-order-1',
    posLocationId: 'pos-1',
    posOrderStatus,
    reference: null,
    updatedAt: new Date(begun + second * 1_000),
  });
const tell = () => stage.runJob('orders-tell-wix', id);

describe('what the POS says comes to Wix', () => {
  it('accepted', async () => {
    await says('accepted', 1);
    await tell();
    expect(wix.statuses.get(id)).toBe('ACCEPTED');
    expect(await stage.row()).toMatchObject({ wixStatus: 'ACCEPTED', attention: null });
    expect(await stage.events()).toContain('wix_accepted');
  });

  it('fulfilled, by way of accepted', async () => {
    await says('fulfilled', 1);
    await tell();
    expect(wix.changes).toEqual([`accept ${id}`, `fulfill ${id}`]);
  });

  it('canceled', async () => {
    await says('canceled', 1);
    await tell();
    expect(wix.statuses.get(id)).toBe('CANCELED');
  });

  it('what is so already counts as done, without a call', async () => {
    wix.statuses.set(id, 'ACCEPTED');
    await says('accepted', 1);
    await tell();
    await tell();
    expect(wix.changes).toEqual([]);
    expect(await stage.row()).toMatchObject({ wixStatus: 'ACCEPTED', attention: null });
  });

  it('a step whose answer was lost is not taken twice', async () => {
    wix.lostAnswers.push(502);
    await says('accepted', 1);
    await tell();
    expect(wix.changes).toEqual([`accept ${id}`]);
    expect(await stage.row()).toMatchObject({ wixStatus: 'ACCEPTED', attention: null });
  });

  it('an order that is canceled on Wix stays so, and a person is called', async () => {
    wix.statuses.set(id, 'CANCELED');
    await says('accepted', 1);
    await tell();
    expect(wix.changes).toEqual([]);
    expect(await stage.row()).toMatchObject({ attention: 'status_conflict' });
  });

  it('canceled on Wix while the kitchen has only received it: raised, and it stays so', async () => {
    wix.statuses.set(id, 'CANCELED');
    await tell();
    expect(wix.changes).toEqual([]);
    expect(await stage.row()).toMatchObject({ attention: 'status_conflict' });
    await tell();
    expect(await stage.row()).toMatchObject({ attention: 'status_conflict' });
  });

  it('a payment that has not cleared is waited for', async () => {
    wix.statuses.set(id, 'PENDING');
    await says('accepted', 1);
    await stage.database.sql`delete from jobs.job where name = 'orders-tell-wix'`;
    await tell();
    expect(wix.changes).toEqual([]);
    const waiting = await stage.database.sql`
      select start_after from jobs.job where name = 'orders-tell-wix' and state = 'created'`;
    expect(waiting).toHaveLength(1);
    wix.statuses.set(id, 'NEW');
    await tell();
    expect(wix.statuses.get(id)).toBe('ACCEPTED');
  });

  it('an order that Wix no longer knows is shown to a person', async () => {
    wix.statuses.delete(id);
    await says('accepted', 1);
    await tell();
    expect(await stage.row()).toMatchObject({ attention: 'status_conflict' });
    expect(await stage.events()).toContain('wix_refused');
  });

  it('a fault that passes is left to the queue', async () => {
    await says('accepted', 1);
    await wix[Symbol.asyncDispose]();
    await expect(tell()).rejects.toThrow(/Wix failed/);
    expect(await stage.row()).toMatchObject({ attention: null });
    wix = await startStubWixOrders();
  });
});

describe('news in any order, however often', () => {
  it('the last word counts', async () => {
    expect(await says('fulfilled', 3)).toBe('recorded');
    expect(await says('accepted', 2)).toBe('known');
    expect(await says('fulfilled', 3)).toBe('known');
    await tell();
    expect(wix.statuses.get(id)).toBe('FULFILLED');
    expect((await stage.events()).filter((kind) => kind === 'pos_status')).toHaveLength(1);
  });

  it('of two at one moment the later stage counts', async () => {
    const at = new Date(Date.now() + 5_000);
    const news = (posOrderStatus: string) =>
      stage.orders.recordPosNews(merchant, {
        posOrderId: 'pos-order-1',
        posLocationId: 'pos-1',
        posOrderStatus,
        reference: null,
        updatedAt: at,
      });
    await news('accepted');
    await news('fulfilled');
    await news('accepted');
    expect(await stage.row()).toMatchObject({ posOrderStatus: 'fulfilled' });
  });

  it('an order of the kitchen’s own, or of another merchant, is nobody’s business here', async () => {
    const own = {
      posOrderId: 'walk-in',
      posLocationId: 'pos-1',
      posOrderStatus: 'accepted',
      reference: null,
      updatedAt: new Date(),
    };
    expect(await stage.orders.recordPosNews(merchant, own)).toBe('ignored');
    const other = { ...merchant, posMerchantId: 'merchant-2' };
    expect(await stage.orders.recordPosNews(other, { ...own, posOrderId: 'pos-order-1' })).toBe(
      'ignored',
    );
  });

  /** What Wix's webhooks say, `second` seconds after the start. */
  const wixSays = async (
    kind: 'order_new' | 'order_accepted' | 'order_canceled',
    second: number,
  ): Promise<void> => {
    const event = {
      instanceId: stage.address.instanceId,
      orderId: (await stage.row()).wixOrderId,
      occurredAt: new Date(begun + second * 1_000),
      sequence: null,
    };
    await handleWixEvent(stage.orders.eventHandlers, { ...event, kind });
  };

  it('a cancellation on Wix of what the kitchen prepares is shown to a person', async () => {
    await says('accepted', 1);
    await wixSays('order_canceled', 3);
    await wixSays('order_accepted', 2);
    await wixSays('order_canceled', 3);
    expect(await stage.row()).toMatchObject({
      wixStatus: 'CANCELED',
      attention: 'status_conflict',
    });
    expect((await stage.events()).filter((kind) => kind === 'wix_status')).toHaveLength(1);
  });

  it('a cancellation that Wix tells of while it is being asked is not taken back by the older answer', async () => {
    wix.statuses.set(id, 'ACCEPTED');
    await says('accepted', 1);
    await stage.database.sql`delete from jobs.job where name = 'orders-tell-wix'`;
    wix.meanwhile = () => wixSays('order_canceled', 2);
    await tell();
    const canceled = { wixStatus: 'CANCELED', attention: 'status_conflict' };
    expect(await stage.row()).toMatchObject(canceled);
    const waiting = await stage.database.sql`
      select 1 from jobs.job where name = 'orders-tell-wix' and state = 'created'`;
    expect(waiting).toHaveLength(1);
  });

  it('a cancellation from the time of the look that is told of after it still counts', async () => {
    wix.statuses.set(id, 'ACCEPTED');
    await says('accepted', 1);
    wix.meanwhile = () => {
      now = new Date(now.getTime() + 2_000);
      return Promise.resolve();
    };
    const asked = now.getTime();
    await tell();
    await wixSays('order_canceled', (asked + 1_000 - begun) / 1_000);
    expect(await stage.row()).toMatchObject({ attention: 'status_conflict' });
  });

  it('what the POS refused and has all the same is a person’s, until the POS has canceled it', async () => {
    const other = 'wix-order-2';
    wix.statuses.set(other, 'ACCEPTED');
    const refusal = { code: 'CLOSED' as const, message: 'Closed.', lineIndex: null };
    stage.pos.tricks.create.push({ does: 'refuse', refusals: [refusal] });
    const order = { ...sampleOrder(), id: wixOrderIdSchema.parse(other) };
    await stage.orders.create(stage.request(order));
    await stage.runJob('orders-tell-wix', other);
    const { id: reference } = await stage.row(other);
    const tells = (posOrderStatus: string, second: number) =>
      stage.orders.recordPosNews(merchant, {
        posOrderId: 'pos-order-2',
        posLocationId: 'pos-1',
        posOrderStatus,
        reference,
        updatedAt: new Date(begun + second * 1_000),
      });
    await tells('accepted', 1);
    expect(await stage.row(other)).toMatchObject({ attention: 'status_conflict' });
    await stage.runJob('orders-tell-wix', other);
    expect(await stage.row(other)).toMatchObject({ attention: 'status_conflict' });
    await tells('canceled', 2);
    expect(await stage.row(other)).toMatchObject({ attention: 'never_reached_pos' });
    await tells('canceled', 2);
    expect(await stage.row(other)).toMatchObject({ attention: 'never_reached_pos' });
  });

  it('settled by a person, an order that the POS has spoken of is still not sent again', async () => {
    const other = 'wix-order-settled';
    const refusal = { code: 'CLOSED' as const, message: 'Closed.', lineIndex: null };
    stage.pos.tricks.create.push({ does: 'refuse', refusals: [refusal] });
    const order = { ...sampleOrder(), id: wixOrderIdSchema.parse(other) };
    await stage.orders.create(stage.request(order));
    const { id: reference } = await stage.row(other);
    await stage.orders.recordPosNews(merchant, {
      posOrderId: 'pos-order-2',
      posLocationId: 'pos-1',
      posOrderStatus: 'accepted',
      reference,
      updatedAt: new Date(begun + 1_000),
    });
    const by = { author: { kind: 'bridge' as const, name: 'test' }, reason: 'They cook it.' };
    await stage.orders.desk.settle(reference, by);
    expect(await stage.row(other)).toMatchObject({ state: 'rejected', attention: null });
    expect(await stage.orders.desk.retry(reference, by)).toEqual({
      outcome: 'refused',
      why: 'known-to-pos',
    });
  });

  it('a payment that clears lets the kitchen’s word go out', async () => {
    await says('accepted', 1);
    await stage.database.sql`delete from jobs.job where name = 'orders-tell-wix'`;
    await wixSays('order_new', 2);
    const waiting = await stage.database.sql`
      select 1 from jobs.job where name = 'orders-tell-wix' and state = 'created'`;
    expect(waiting).toHaveLength(1);
  });
});

describe('the deadline of acceptance', () => {
  const minutes = (count: number) => {
    now = new Date(now.getTime() + count * 60_000);
  };

  /** Whether the sweep has the order looked up at the POS now. */
  const sweepAsks = async () => {
    await stage.database.sql`delete from jobs.job where name = 'orders-poll'`;
    await stage.runJob('orders-sweep');
    const waiting = await stage.database.sql`
      select 1 from jobs.job where name = 'orders-poll' and state = 'created'`;
    return waiting.length > 0;
  };
  /** The kitchen has accepted, and its webhook was lost. */
  const acceptedUnheard = () => {
    const [order] = stage.pos.orders;
    if (order === undefined) throw new Error('the POS has no order');
    const updatedAt = new Date(order.updatedAt.getTime() + 1);
    stage.pos.orders[0] = { ...order, posOrderStatus: 'accepted', updatedAt };
  };

  it('an order that nobody accepted is raised once the POS says so too, and settles when somebody does', async () => {
    minutes(14);
    await stage.runJob('orders-poll', id);
    expect(await stage.row()).toMatchObject({ attention: null });
    minutes(2);
    expect(await sweepAsks()).toBe(true);
    expect(await stage.row()).toMatchObject({ attention: null });
    await stage.runJob('orders-poll', id);
    expect(await sweepAsks()).toBe(false);
    await stage.runJob('orders-poll', id);
    expect(await stage.row()).toMatchObject({ attention: 'not_accepted' });
    expect((await stage.events()).filter((kind) => kind === 'raised')).toHaveLength(1);
    await says('accepted', 1);
    expect(await stage.row()).toMatchObject({ attention: null, acceptBy: null });
  });

  it('an acceptance whose webhook was lost is learned well before the deadline', async () => {
    acceptedUnheard();
    minutes(7);
    expect(await sweepAsks()).toBe(false);
    minutes(1);
    expect(await sweepAsks()).toBe(true);
    await stage.runJob('orders-poll', id);
    expect(await stage.row()).toMatchObject({ posStage: 'accepted', acceptBy: null });
    expect(await stage.events()).not.toContain('raised');
  });

  it('an acceptance that is learned in the second of the deadline raises nobody', async () => {
    acceptedUnheard();
    minutes(16);
    await sweepAsks();
    await stage.runJob('orders-poll', id);
    await stage.runJob('orders-sweep');
    expect(await stage.row()).toMatchObject({ posStage: 'accepted', attention: null });
    expect(await stage.events()).not.toContain('raised');
  });

  it('a webhook that comes while the POS is being asked raises nobody', async () => {
    minutes(16);
    const { getOrder } = stage.pos.provider;
    stage.pos.provider.getOrder = async (...call) => {
      const answer = await getOrder(...call);
      await says('accepted', 1);
      return answer;
    };
    await stage.runJob('orders-poll', id);
    expect(await stage.events()).not.toContain('raised');
  });

  it('a POS that cannot be asked saves nobody from being late', async () => {
    minutes(16);
    stage.pos.tricks.get.push({ does: 'fail', kind: 'unreachable' });
    await stage.runJob('orders-poll', id);
    expect(await stage.row()).toMatchObject({ attention: 'not_accepted' });
  });

  it('who was called while the POS could not be asked is not for long after it can be', async () => {
    acceptedUnheard();
    minutes(16);
    stage.pos.tricks.get.push({ does: 'fail', kind: 'unreachable' });
    await stage.runJob('orders-poll', id);
    expect(await stage.row()).toMatchObject({ attention: 'not_accepted' });
    minutes(1);
    expect(await sweepAsks()).toBe(true);
    await stage.runJob('orders-poll', id);
    expect(await stage.row()).toMatchObject({ posStage: 'accepted', attention: null });
  });

  it('an item whose ground has gone settles in the next sweep, whatever left it behind', async () => {
    await says('accepted', 1);
    await stage.database.db.update(orders).set({
      attention: 'not_accepted',
      attentionSince: now,
      attentionDue: now,
    });
    await stage.runJob('orders-sweep');
    expect(await stage.row()).toMatchObject({ attention: null, attentionDue: null });
    expect(await stage.events()).toContain('settled');
  });
});

describe('accepted on Wix, and not in the kitchen', () => {
  const other = 'wix-order-2';
  const refusal = { code: 'CLOSED' as const, message: 'The kitchen is closed.', lineIndex: null };
  const order = { ...sampleOrder(), id: wixOrderIdSchema.parse(other) };
  const refuse = () => stage.pos.tricks.create.push({ does: 'refuse', refusals: [refusal] });
  const stayAway = () =>
    stage.pos.tricks.create.push(
      ...Array.from({ length: 50 }, () => ({ does: 'fail', kind: 'unreachable' }) as const),
    );
  const create = () => stage.another({ answerWithinMs: 1_200 }).create(stage.request(order));
  const look = () => stage.runJob('orders-tell-wix', other);
  const hear = (kind: 'order_accepted' | 'order_canceled', second: number) =>
    handleWixEvent(stage.orders.eventHandlers, {
      kind,
      instanceId: stage.address.instanceId,
      orderId: order.id,
      occurredAt: new Date(begun + second * 1_000),
      sequence: null,
    });
  const by = { author: { kind: 'bridge' as const, name: 'test' }, reason: 'They cook from paper.' };

  it('refused by the POS: Wix is asked, and a person is called at once', async () => {
    wix.statuses.set(other, 'ACCEPTED');
    refuse();
    await create();
    const waiting = await stage.database.sql`
      select 1 from jobs.job where name = 'orders-tell-wix' and state = 'created'`;
    expect(waiting).toHaveLength(1);
    await look();
    expect(await stage.row(other)).toMatchObject({
      state: 'rejected',
      wixStatus: 'ACCEPTED',
      attention: 'never_reached_pos',
      attentionDue: now,
    });
    expect(await stage.core.core.support.workList()).toMatchObject([
      { kind: 'order', attention: 'never_reached_pos' },
    ]);
  });

  it('refused while nobody has accepted it: a person is called once somebody does, and no longer than it stands', async () => {
    wix.statuses.set(other, 'NEW');
    refuse();
    await create();
    await look();
    expect(await stage.row(other)).toMatchObject({ wixStatus: 'NEW', attention: null });
    await hear('order_accepted', 1);
    expect(await stage.row(other)).toMatchObject({ attention: 'never_reached_pos' });
    await hear('order_canceled', 2);
    expect(await stage.row(other)).toMatchObject({ attention: null });
  });

  it('what a person has taken care of is not raised again by Wix’s next word', async () => {
    wix.statuses.set(other, 'ACCEPTED');
    refuse();
    await create();
    await look();
    await stage.orders.desk.settle((await stage.row(other)).id, by);
    await look();
    expect(await stage.row(other)).toMatchObject({ attention: null });
  });

  it('refused while Wix cannot be asked: a person is called without it', async () => {
    await wix[Symbol.asyncDispose]();
    refuse();
    await create();
    await expect(look()).rejects.toThrow(/Wix failed/);
    expect(await stage.row(other)).toMatchObject({ attention: 'never_reached_pos' });
    wix = await startStubWixOrders();
  });

  it('a POS that is away: raised as soon as Wix says accepted, until the kitchen has it', async () => {
    wix.statuses.set(other, 'ACCEPTED');
    stayAway();
    expect(await create()).toMatchObject({ outcome: 'pending' });
    await look();
    const { submitBy } = await stage.row(other);
    expect(await stage.row(other)).toMatchObject({
      attention: 'not_at_pos_yet',
      attentionDue: submitBy,
    });
    stage.pos.tricks.create.length = 0;
    now = new Date(now.getTime() + 5 * 60_000);
    expect(await create()).toMatchObject({ outcome: 'created' });
    expect(await stage.row(other)).toMatchObject({ attention: null });
  });

  it('a POS that is away for too long: the same order is raised as lost', async () => {
    wix.statuses.set(other, 'ACCEPTED');
    stayAway();
    await create();
    await look();
    now = new Date(now.getTime() + 31 * 60_000);
    await create();
    expect(await stage.row(other)).toMatchObject({ attention: 'never_reached_pos' });
  });

  it('canceled by the kitchen while Wix cannot be told: a person is called at the first try', async () => {
    await says('canceled', 1);
    await wix[Symbol.asyncDispose]();
    await expect(tell()).rejects.toThrow(/Wix failed/);
    expect(await stage.row()).toMatchObject({ attention: 'status_conflict' });
    wix = await startStubWixOrders();
  });
});

describe('a POS that tells nothing by itself', () => {
  it('is asked, and what it says comes to Wix', async () => {
    await stage[Symbol.asyncDispose]();
    const pos = createProgrammablePos({ webhooks: false });
    stage = await setOrderStage({ pos, wix: wix.gateway, clock: { now: () => now } });
    await stage.orders.create(stage.request());
    const [order] = pos.orders;
    if (order === undefined) throw new Error('the POS has no order');
    pos.orders[0] = {
      ...order,
      posOrderStatus: 'accepted',
      updatedAt: new Date(order.updatedAt.getTime() + 1),
    };
    now = new Date(now.getTime() + 31_000);
    await stage.runJob('orders-sweep');
    const waiting = await stage.database.sql`
      select 1 from jobs.job where name = 'orders-poll' and state = 'created'`;
    expect(waiting).toHaveLength(1);
    await stage.runJob('orders-poll', id);
    expect(await stage.row()).toMatchObject({ posOrderStatus: 'accepted' });
    await tell();
    expect(wix.statuses.get(id)).toBe('ACCEPTED');
  });

  it('and one that has lost an order is shown to a person until it knows it again', async () => {
    const lost = stage.pos.orders.splice(0);
    const poll = async () => {
      await stage.database.db.update(orders).set({ pollAt: now });
      await stage.runJob('orders-poll', id);
    };
    await poll();
    expect(await stage.row()).toMatchObject({ attention: 'gone_from_pos' });
    // Wix says what the POS said last, which does not bring the order back.
    wix.statuses.set(id, 'ACCEPTED');
    await tell();
    expect(await stage.row()).toMatchObject({ attention: 'gone_from_pos' });
    stage.pos.orders.push(...lost);
    await poll();
    expect(await stage.row()).toMatchObject({ attention: null });
  });
});
