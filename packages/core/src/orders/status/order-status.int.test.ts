import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createProgrammablePos, type ProgrammablePos } from '../../../testing/index.ts';
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
let now: Date;

async function open(pos?: ProgrammablePos): Promise<void> {
  opened = await createTestCreatedOrder({ now: () => now }, pos);
  ({ setup, wix } = opened);
}
beforeEach(async () => {
  now = new Date('2026-01-05T11:00:00.000Z');
  await open();
});
afterEach(async () => {
  await opened[Symbol.asyncDispose]();
});

const says = (posOrderStatus: string, second: number) => opened.says(posOrderStatus, second);
const tell = () => opened.tell();

describe('what the POS says comes to Wix', () => {
  it('accepted', async () => {
    await says('accepted', 1);
    await tell();
    expect(wix.statuses.get(id)).toBe('ACCEPTED');
    expect(await setup.row()).toMatchObject({ wixStatus: 'ACCEPTED', attention: null });
    expect(await setup.events()).toContain('wix_accepted');
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
    expect(await setup.row()).toMatchObject({ wixStatus: 'ACCEPTED', attention: null });
  });

  it('a step whose answer was lost is not taken twice', async () => {
    wix.lostAnswers.push(502);
    await says('accepted', 1);
    await tell();
    expect(wix.changes).toEqual([`accept ${id}`]);
    expect(await setup.row()).toMatchObject({ wixStatus: 'ACCEPTED', attention: null });
  });

  it('an order that is canceled on Wix stays so, and a person is called', async () => {
    wix.statuses.set(id, 'CANCELED');
    await says('accepted', 1);
    await tell();
    expect(wix.changes).toEqual([]);
    expect(await setup.row()).toMatchObject({ attention: 'status_conflict' });
  });

  it('canceled on Wix while the kitchen has only received it: raised, and it stays so', async () => {
    wix.statuses.set(id, 'CANCELED');
    await tell();
    expect(wix.changes).toEqual([]);
    expect(await setup.row()).toMatchObject({ attention: 'status_conflict' });
    await tell();
    expect(await setup.row()).toMatchObject({ attention: 'status_conflict' });
  });

  it('a payment that has not cleared is waited for', async () => {
    wix.statuses.set(id, 'PENDING');
    await says('accepted', 1);
    await setup.database.sql`delete from jobs.job where name = 'orders-tell-wix'`;
    await tell();
    expect(wix.changes).toEqual([]);
    const waiting = await setup.database.sql`
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
    expect(await setup.row()).toMatchObject({ attention: 'status_conflict' });
    expect(await setup.events()).toContain('wix_refused');
  });

  it('a fault that passes is left to the queue', async () => {
    await says('accepted', 1);
    await wix[Symbol.asyncDispose]();
    await expect(tell()).rejects.toThrow(/Wix failed/);
    expect(await setup.row()).toMatchObject({ attention: null });
  });
});

describe('a POS that tells nothing by itself', () => {
  it('is asked, and what it says comes to Wix', async () => {
    await opened[Symbol.asyncDispose]();
    const pos = createProgrammablePos({ webhooks: false });
    await open(pos);
    const [order] = pos.orders;
    if (order === undefined) throw new Error('the POS has no order');
    pos.orders[0] = {
      ...order,
      posOrderStatus: 'accepted',
      updatedAt: new Date(order.updatedAt.getTime() + 1),
    };
    now = new Date(now.getTime() + 31_000);
    await setup.runJob('orders-sweep');
    const waiting = await setup.database.sql`
      select 1 from jobs.job where name = 'orders-poll' and state = 'created'`;
    expect(waiting).toHaveLength(1);
    await setup.runJob('orders-poll', id);
    expect(await setup.row()).toMatchObject({ posOrderStatus: 'accepted' });
    await tell();
    expect(wix.statuses.get(id)).toBe('ACCEPTED');
  });

  it('and one that has lost an order is shown to a person until it knows it again', async () => {
    const lost = setup.pos.orders.splice(0);
    const poll = async () => {
      await setup.database.db.update(orders).set({ pollAt: now });
      await setup.runJob('orders-poll', id);
    };
    await poll();
    expect(await setup.row()).toMatchObject({ attention: 'gone_from_pos' });
    // Wix says what the POS said last, which does not bring the order back.
    wix.statuses.set(id, 'ACCEPTED');
    await tell();
    expect(await setup.row()).toMatchObject({ attention: 'gone_from_pos' });
    setup.pos.orders.push(...lost);
    await poll();
    expect(await setup.row()).toMatchObject({ attention: null });
  });
});
