import { wixOrderIdSchema } from '@pos-bridge/wix';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sampleOrder } from '../../../testing/index.ts';
import { handleWixEvent } from '../../wix/wix-event.ts';
import type { StubWixOrders } from '../stub-wix-orders.fixture.ts';
import {
  createTestCreatedOrder,
  id,
  merchant,
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

describe('events in any order, however often', () => {
  it('the last word counts', async () => {
    expect(await says('fulfilled', 3)).toBe('recorded');
    expect(await says('accepted', 2)).toBe('known');
    expect(await says('fulfilled', 3)).toBe('known');
    await tell();
    expect(wix.statuses.get(id)).toBe('FULFILLED');
    expect((await setup.events()).filter((kind) => kind === 'pos_status')).toHaveLength(1);
  });

  it('of two at one moment the later phase counts', async () => {
    const at = new Date(Date.now() + 5_000);
    const event = (posOrderStatus: string) =>
      setup.orders.recordPosOrderEvent(merchant, {
        posOrderId: 'pos-order-1',
        posLocationId: 'pos-1',
        posOrderStatus,
        reference: null,
        updatedAt: at,
      });
    await event('accepted');
    await event('fulfilled');
    await event('accepted');
    expect(await setup.row()).toMatchObject({ posOrderStatus: 'fulfilled' });
  });

  it('an order of the kitchen’s own, or of another merchant, is nobody’s business here', async () => {
    const own = {
      posOrderId: 'walk-in',
      posLocationId: 'pos-1',
      posOrderStatus: 'accepted',
      reference: null,
      updatedAt: new Date(),
    };
    expect(await setup.orders.recordPosOrderEvent(merchant, own)).toBe('ignored');
    const other = { ...merchant, posMerchantId: 'merchant-2' };
    expect(
      await setup.orders.recordPosOrderEvent(other, { ...own, posOrderId: 'pos-order-1' }),
    ).toBe('ignored');
  });

  /** What Wix's webhooks say, `second` seconds after the start. */
  const wixSays = async (
    kind: 'order_new' | 'order_accepted' | 'order_canceled',
    second: number,
  ): Promise<void> => {
    const event = {
      instanceId: setup.address.instanceId,
      orderId: (await setup.row()).wixOrderId,
      occurredAt: new Date(begun + second * 1_000),
      sequence: null,
    };
    await handleWixEvent(setup.orders.eventHandlers, { ...event, kind });
  };

  it('a cancellation on Wix of what the kitchen prepares is shown to a person', async () => {
    await says('accepted', 1);
    await wixSays('order_canceled', 3);
    await wixSays('order_accepted', 2);
    await wixSays('order_canceled', 3);
    expect(await setup.row()).toMatchObject({
      wixStatus: 'CANCELED',
      attention: 'status_conflict',
    });
    expect((await setup.events()).filter((kind) => kind === 'wix_status')).toHaveLength(1);
  });

  it('a cancellation that Wix tells of while it is being asked is not taken back by the older answer', async () => {
    wix.statuses.set(id, 'ACCEPTED');
    await says('accepted', 1);
    await setup.database.sql`delete from jobs.job where name = 'orders-tell-wix'`;
    wix.meanwhile = () => wixSays('order_canceled', 2);
    await tell();
    const canceled = { wixStatus: 'CANCELED', attention: 'status_conflict' };
    expect(await setup.row()).toMatchObject(canceled);
    const waiting = await setup.database.sql`
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
    expect(await setup.row()).toMatchObject({ attention: 'status_conflict' });
  });

  it('what the POS refused and has all the same is a person’s, until the POS has canceled it', async () => {
    const other = 'wix-order-2';
    wix.statuses.set(other, 'ACCEPTED');
    const refusal = { code: 'CLOSED' as const, message: 'Closed.', lineIndex: null };
    setup.pos.tricks.create.push({ does: 'refuse', refusals: [refusal] });
    const order = { ...sampleOrder(), id: wixOrderIdSchema.parse(other) };
    await setup.orders.create(setup.request(order));
    await setup.runJob('orders-tell-wix', other);
    const { id: reference } = await setup.row(other);
    const tells = (posOrderStatus: string, second: number) =>
      setup.orders.recordPosOrderEvent(merchant, {
        posOrderId: 'pos-order-2',
        posLocationId: 'pos-1',
        posOrderStatus,
        reference,
        updatedAt: new Date(begun + second * 1_000),
      });
    await tells('accepted', 1);
    expect(await setup.row(other)).toMatchObject({ attention: 'status_conflict' });
    await setup.runJob('orders-tell-wix', other);
    expect(await setup.row(other)).toMatchObject({ attention: 'status_conflict' });
    await tells('canceled', 2);
    expect(await setup.row(other)).toMatchObject({ attention: 'never_reached_pos' });
    await tells('canceled', 2);
    expect(await setup.row(other)).toMatchObject({ attention: 'never_reached_pos' });
  });

  it('settled by a person, an order that the POS has spoken of is still not sent again', async () => {
    const other = 'wix-order-settled';
    const refusal = { code: 'CLOSED' as const, message: 'Closed.', lineIndex: null };
    setup.pos.tricks.create.push({ does: 'refuse', refusals: [refusal] });
    const order = { ...sampleOrder(), id: wixOrderIdSchema.parse(other) };
    await setup.orders.create(setup.request(order));
    const { id: reference } = await setup.row(other);
    await setup.orders.recordPosOrderEvent(merchant, {
      posOrderId: 'pos-order-2',
      posLocationId: 'pos-1',
      posOrderStatus: 'accepted',
      reference,
      updatedAt: new Date(begun + 1_000),
    });
    const by = { author: { kind: 'bridge' as const, name: 'test' }, reason: 'They cook it.' };
    await setup.orders.support.settle(reference, by);
    expect(await setup.row(other)).toMatchObject({ state: 'rejected', attention: null });
    expect(await setup.orders.support.retry(reference, by)).toEqual({
      outcome: 'refused',
      why: 'known-to-pos',
    });
  });

  it('a payment that clears lets the kitchen’s word go out', async () => {
    await says('accepted', 1);
    await setup.database.sql`delete from jobs.job where name = 'orders-tell-wix'`;
    await wixSays('order_new', 2);
    const waiting = await setup.database.sql`
      select 1 from jobs.job where name = 'orders-tell-wix' and state = 'created'`;
    expect(waiting).toHaveLength(1);
  });
});
