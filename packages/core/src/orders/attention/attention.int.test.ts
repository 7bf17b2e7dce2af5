import { wixOrderIdSchema } from '@pos-bridge/wix';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sampleOrder } from '../../../testing/index.ts';
import { handleWixEvent } from '../../wix/wix-event.ts';
import type { StubWixOrders } from '../stub-wix-orders.fixture.ts';
import { orders } from '../tables.ts';
import {
  createTestCreatedOrder,
  id,
  type TestCreatedOrder,
} from '../test-created-order.fixture.ts';
import type { TestOrders } from '../test-orders.fixture.ts';

let opened: TestCreatedOrder;
let setup: TestOrders;
let wix: StubWixOrders;
let begun: number;
let now: Date;

beforeEach(async () => {
  now = new Date('2026-01-05T11:00:00.000Z');
  opened = await createTestCreatedOrder({ now: () => now });
  ({ setup, wix, begun } = opened);
});
afterEach(async () => {
  await opened[Symbol.asyncDispose]();
});

const says = (posOrderStatus: string, second: number) => opened.says(posOrderStatus, second);
const tell = () => opened.tell();

describe('the deadline of acceptance', () => {
  const minutes = (count: number) => {
    now = new Date(now.getTime() + count * 60_000);
  };

  /** Whether the sweep has the order looked up at the POS now. */
  const sweepAsks = async () => {
    await setup.database.sql`delete from jobs.job where name = 'orders-poll'`;
    await setup.runJob('orders-sweep');
    const waiting = await setup.database.sql`
      select 1 from jobs.job where name = 'orders-poll' and state = 'created'`;
    return waiting.length > 0;
  };
  /** The kitchen has accepted, and its webhook was lost. */
  const acceptedUnheard = () => {
    const [order] = setup.pos.orders;
    if (order === undefined) throw new Error('the POS has no order');
    const updatedAt = new Date(order.updatedAt.getTime() + 1);
    setup.pos.orders[0] = { ...order, posOrderStatus: 'accepted', updatedAt };
  };

  it('an order that nobody accepted is raised once the POS says so too, and settles when somebody does', async () => {
    minutes(14);
    await setup.runJob('orders-poll', id);
    expect(await setup.row()).toMatchObject({ attention: null });
    minutes(2);
    expect(await sweepAsks()).toBe(true);
    expect(await setup.row()).toMatchObject({ attention: null });
    await setup.runJob('orders-poll', id);
    expect(await sweepAsks()).toBe(false);
    await setup.runJob('orders-poll', id);
    expect(await setup.row()).toMatchObject({ attention: 'not_accepted' });
    expect((await setup.events()).filter((kind) => kind === 'raised')).toHaveLength(1);
    await says('accepted', 1);
    expect(await setup.row()).toMatchObject({ attention: null, acceptBy: null });
  });

  it('an acceptance whose webhook was lost is learned well before the deadline', async () => {
    acceptedUnheard();
    minutes(7);
    expect(await sweepAsks()).toBe(false);
    minutes(1);
    expect(await sweepAsks()).toBe(true);
    await setup.runJob('orders-poll', id);
    expect(await setup.row()).toMatchObject({ posPhase: 'accepted', acceptBy: null });
    expect(await setup.events()).not.toContain('raised');
  });

  it('an acceptance that is learned in the second of the deadline raises nobody', async () => {
    acceptedUnheard();
    minutes(16);
    await sweepAsks();
    await setup.runJob('orders-poll', id);
    await setup.runJob('orders-sweep');
    expect(await setup.row()).toMatchObject({ posPhase: 'accepted', attention: null });
    expect(await setup.events()).not.toContain('raised');
  });

  it('a webhook that comes while the POS is being asked raises nobody', async () => {
    minutes(16);
    const { getOrder } = setup.pos.provider;
    setup.pos.provider.getOrder = async (...call) => {
      const answer = await getOrder(...call);
      await says('accepted', 1);
      return answer;
    };
    await setup.runJob('orders-poll', id);
    expect(await setup.events()).not.toContain('raised');
  });

  it('a POS that cannot be asked saves nobody from being late', async () => {
    minutes(16);
    setup.pos.tricks.get.push({ does: 'fail', kind: 'unreachable' });
    await setup.runJob('orders-poll', id);
    expect(await setup.row()).toMatchObject({ attention: 'not_accepted' });
  });

  it('who was called while the POS could not be asked is not for long after it can be', async () => {
    acceptedUnheard();
    minutes(16);
    setup.pos.tricks.get.push({ does: 'fail', kind: 'unreachable' });
    await setup.runJob('orders-poll', id);
    expect(await setup.row()).toMatchObject({ attention: 'not_accepted' });
    minutes(1);
    expect(await sweepAsks()).toBe(true);
    await setup.runJob('orders-poll', id);
    expect(await setup.row()).toMatchObject({ posPhase: 'accepted', attention: null });
  });

  it('an item whose ground has gone settles in the next sweep, whatever left it behind', async () => {
    await says('accepted', 1);
    await setup.database.db.update(orders).set({
      attention: 'not_accepted',
      attentionSince: now,
      attentionDue: now,
    });
    await setup.runJob('orders-sweep');
    expect(await setup.row()).toMatchObject({ attention: null, attentionDue: null });
    expect(await setup.events()).toContain('settled');
  });
});

describe('accepted on Wix, and not in the kitchen', () => {
  const other = 'wix-order-2';
  const refusal = { code: 'CLOSED' as const, message: 'The kitchen is closed.', lineIndex: null };
  const order = { ...sampleOrder(), id: wixOrderIdSchema.parse(other) };
  const refuse = () => setup.pos.tricks.create.push({ does: 'refuse', refusals: [refusal] });
  const stayAway = () =>
    setup.pos.tricks.create.push(
      ...Array.from({ length: 50 }, () => ({ does: 'fail', kind: 'unreachable' }) as const),
    );
  const create = () => setup.another({ answerWithinMs: 1_200 }).create(setup.request(order));
  const look = () => setup.runJob('orders-tell-wix', other);
  const hear = (kind: 'order_accepted' | 'order_canceled', second: number) =>
    handleWixEvent(setup.orders.eventHandlers, {
      kind,
      instanceId: setup.address.instanceId,
      orderId: order.id,
      occurredAt: new Date(begun + second * 1_000),
      sequence: null,
    });
  const by = { author: { kind: 'bridge' as const, name: 'test' }, reason: 'They cook from paper.' };

  it('refused by the POS: Wix is asked, and a person is called at once', async () => {
    wix.statuses.set(other, 'ACCEPTED');
    refuse();
    await create();
    const waiting = await setup.database.sql`
      select 1 from jobs.job where name = 'orders-tell-wix' and state = 'created'`;
    expect(waiting).toHaveLength(1);
    await look();
    expect(await setup.row(other)).toMatchObject({
      state: 'rejected',
      wixStatus: 'ACCEPTED',
      attention: 'never_reached_pos',
      attentionDue: now,
    });
    expect(await setup.core.core.support.workList()).toMatchObject([
      { kind: 'order', attention: 'never_reached_pos' },
    ]);
  });

  it('refused while nobody has accepted it: a person is called once somebody does, and no longer than it stands', async () => {
    wix.statuses.set(other, 'NEW');
    refuse();
    await create();
    await look();
    expect(await setup.row(other)).toMatchObject({ wixStatus: 'NEW', attention: null });
    await hear('order_accepted', 1);
    expect(await setup.row(other)).toMatchObject({ attention: 'never_reached_pos' });
    await hear('order_canceled', 2);
    expect(await setup.row(other)).toMatchObject({ attention: null });
  });

  it('what a person has taken care of is not raised again by Wix’s next word', async () => {
    wix.statuses.set(other, 'ACCEPTED');
    refuse();
    await create();
    await look();
    await setup.orders.support.settle((await setup.row(other)).id, by);
    await look();
    expect(await setup.row(other)).toMatchObject({ attention: null });
  });

  it('refused while Wix cannot be asked: a person is called without it', async () => {
    await wix[Symbol.asyncDispose]();
    refuse();
    await create();
    await expect(look()).rejects.toThrow(/Wix failed/);
    expect(await setup.row(other)).toMatchObject({ attention: 'never_reached_pos' });
  });

  it('a POS that is away: raised as soon as Wix says accepted, until the kitchen has it', async () => {
    wix.statuses.set(other, 'ACCEPTED');
    stayAway();
    expect(await create()).toMatchObject({ outcome: 'pending' });
    await look();
    const { submitBy } = await setup.row(other);
    expect(await setup.row(other)).toMatchObject({
      attention: 'not_at_pos_yet',
      attentionDue: submitBy,
    });
    setup.pos.tricks.create.length = 0;
    now = new Date(now.getTime() + 5 * 60_000);
    expect(await create()).toMatchObject({ outcome: 'created' });
    expect(await setup.row(other)).toMatchObject({ attention: null });
  });

  it('a POS that is away for too long: the same order is raised as lost', async () => {
    wix.statuses.set(other, 'ACCEPTED');
    stayAway();
    await create();
    await look();
    now = new Date(now.getTime() + 31 * 60_000);
    await create();
    expect(await setup.row(other)).toMatchObject({ attention: 'never_reached_pos' });
  });

  it('canceled by the kitchen while Wix cannot be told: a person is called at the first try', async () => {
    await says('canceled', 1);
    await wix[Symbol.asyncDispose]();
    await expect(tell()).rejects.toThrow(/Wix failed/);
    expect(await setup.row()).toMatchObject({ attention: 'status_conflict' });
  });
});
