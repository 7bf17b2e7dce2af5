import { wixOrderIdSchema } from '@pos-bridge/wix';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { accounts } from '../../accounts/tables.ts';
import { configurations } from '../../configurations/tables.ts';
import { auditLog } from '../../staff/tables.ts';
import { handleWixEvent } from '../../wix/wix-event.ts';
import { type StubWixOrders, startStubWixOrders } from '../stub-wix-orders.fixture.ts';
import { createTestOrders, type TestOrders } from '../test-orders.fixture.ts';
import { ordersNotTaken } from './tables.ts';

let setup: TestOrders;
let wix: StubWixOrders;
const start = new Date('2026-01-05T11:00:00.000Z');
let now: Date;

beforeEach(async () => {
  now = start;
  wix = await startStubWixOrders();
  setup = await createTestOrders({ wix: wix.gateway, clock: { now: () => now } });
});
afterEach(async () => {
  await setup[Symbol.asyncDispose]();
  await wix[Symbol.asyncDispose]();
});

const id = wixOrderIdSchema.parse('wix-order-1');
const create = () => setup.orders.create(setup.request());
const ready = (state: 'active' | 'inactive') => setup.database.db.update(accounts).set({ state });
const hear = (kind: 'order_new' | 'order_accepted' | 'order_canceled', second: number) =>
  handleWixEvent(setup.orders.eventHandlers, {
    kind,
    instanceId: setup.address.instanceId,
    orderId: id,
    occurredAt: new Date(start.getTime() + second * 1_000),
    sequence: null,
  });
const workList = () => setup.core.core.support.workList();
const find = () => setup.core.core.support.find({ text: id, byCustomer: false });
const item = { kind: 'order-not-taken', wixOrderId: id, code: 'ACCOUNT_CONFIGURATION' };

it('refused as not ready: Wix is asked, and a person is called until the order is created', async () => {
  wix.statuses.set(id, 'ACCEPTED');
  await ready('inactive');
  expect(await create()).toMatchObject({ outcome: 'not_ready' });
  expect(await workList()).toEqual([]);
  expect(await setup.lookAfterNotTaken()).toBe(1);
  expect(await workList()).toMatchObject([
    {
      ...item,
      due: now,
      accountId: setup.address.accountId,
      instanceId: setup.address.instanceId,
    },
  ]);
  const named = { id, title: id, instanceId: setup.address.instanceId };
  const hit = { ...named, kind: 'order-not-taken', merchantName: 'Merchant One' };
  expect(await find()).toMatchObject([{ ...hit, state: 'waits_for_person' }]);
  await ready('active');
  expect(await create()).toMatchObject({ outcome: 'created' });
  expect(await find()).toMatchObject([{ kind: 'order', title: id }]);
  expect(await workList()).toEqual([]);
  expect(await setup.row(id)).toMatchObject({ wixStatus: 'ACCEPTED', wixSeenAt: now });
});

it('a person is called once somebody accepts it, and no longer than it stands', async () => {
  wix.statuses.set(id, 'NEW');
  await ready('inactive');
  await create();
  await setup.lookAfterNotTaken();
  expect(await workList()).toEqual([]);
  expect(await find()).toMatchObject([{ kind: 'order-not-taken', state: 'not_accepted' }]);
  await hear('order_accepted', 1);
  expect(await workList()).toMatchObject([item]);
  await hear('order_new', 0);
  expect(await workList()).toMatchObject([item]);
  await hear('order_canceled', 2);
  expect(await workList()).toEqual([]);
  expect(await find()).toMatchObject([{ kind: 'order-not-taken', state: 'settled' }]);
});

it('an order that Wix does not know calls nobody, and is still heard of', async () => {
  await ready('inactive');
  await create();
  await setup.lookAfterNotTaken();
  expect(await workList()).toEqual([]);
  await hear('order_accepted', -1);
  expect(await workList()).toMatchObject([item]);
});

it('while Wix cannot be asked a person is called without it, until Wix says otherwise', async () => {
  await wix[Symbol.asyncDispose]();
  await ready('inactive');
  await create();
  await expect(setup.lookAfterNotTaken()).rejects.toThrow(/Wix failed/);
  expect(await workList()).toMatchObject([item]);
  await hear('order_new', 1);
  expect(await workList()).toEqual([]);
  wix = await startStubWixOrders();
});

it('a cancellation that Wix tells of while it is being asked counts', async () => {
  wix.statuses.set(id, 'ACCEPTED');
  await ready('inactive');
  await create();
  wix.meanwhile = () => hear('order_canceled', -1);
  await setup.lookAfterNotTaken();
  expect(await workList()).toEqual([]);
});

it('a look that was lost is made by the sweep, for a while', async () => {
  await ready('inactive');
  await create();
  const looks = async () => {
    await setup.runJob('orders-sweep');
    return setup.lookAfterNotTaken();
  };
  await setup.database.sql`delete from jobs.job where name = 'orders-not-taken'`;
  expect(await looks()).toBe(0);
  now = new Date(now.getTime() + 60_000);
  // Wix does not have it yet.
  expect(await looks()).toBe(1);
  expect(await workList()).toEqual([]);
  wix.statuses.set(id, 'ACCEPTED');
  expect(await looks()).toBe(1);
  expect(await workList()).toMatchObject([item]);
  expect(await looks()).toBe(0);
});

it('a look that no sweep can make any more is over', async () => {
  await ready('inactive');
  await create();
  await setup.lookAfterNotTaken();
  now = new Date(now.getTime() + 16 * 60_000);
  await setup.runJob('orders-sweep');
  expect(await setup.lookAfterNotTaken()).toBe(0);
});

it('what a person has taken care of leaves for good, with a reason in the audit trail', async () => {
  wix.statuses.set(id, 'ACCEPTED');
  await ready('inactive');
  await create();
  await setup.lookAfterNotTaken();
  const settle = () =>
    setup.orders.support.settleNotTaken(
      { instanceId: setup.address.instanceId, wixOrderId: id },
      { author: { kind: 'bridge', name: 'test' }, reason: 'They cook from paper.' },
    );
  expect(await settle()).toEqual({ outcome: 'settled' });
  expect(await settle()).toEqual({ outcome: 'not-raised' });
  await create();
  await setup.lookAfterNotTaken();
  expect(await workList()).toEqual([]);
  const trail = await setup.database.db.select().from(auditLog);
  expect(trail).toMatchObject([
    { action: 'order-not-taken.settled', subjectId: id, reason: 'They cook from paper.' },
  ]);
});

it('a kitchen that cooks what was canceled on Wix without a word is seen when the site is looked at', async () => {
  await setup.database.db.update(configurations).set({ liveSince: start });
  wix.statuses.set(id, 'ACCEPTED');
  await create();
  wix.statuses.set(id, 'CANCELED');
  await setup.lookAtSite();
  expect(await workList()).toMatchObject([{ kind: 'order', attention: 'status_conflict' }]);
});

it('what was raised in the moment of its creation settles in the sweep', async () => {
  wix.statuses.set(id, 'ACCEPTED');
  await create();
  const { accountId, configurationId, instanceId } = setup.address;
  await setup.database.db.insert(ordersNotTaken).values({
    accountId,
    configurationId,
    instanceId,
    wixOrderId: id,
    seenAt: now,
    raisedAt: now,
  });
  await setup.runJob('orders-sweep');
  expect(await workList()).toEqual([]);
});

describe('whose Create Order never came', () => {
  const atLocation = (locationId: string, createdDate: string) => {
    wix.statuses.set(id, 'ACCEPTED');
    wix.details.set(id, { locationId, createdDate });
  };
  beforeEach(() =>
    setup.database.db
      .update(configurations)
      .set({ wixLocationId: 'location-1', liveSince: new Date('2026-01-05T10:00:00.000Z') }),
  );

  it('a person is called half a minute after Wix said accepted', async () => {
    atLocation('location-1', '2026-01-05T10:59:00Z');
    await hear('order_accepted', 0);
    const waiting = await setup.database.sql`
      select extract(epoch from start_after)::float8 * 1000 as at from jobs.job where name = 'orders-not-taken'`;
    expect(waiting).toEqual([{ at: now.getTime() + 30_000 }]);
    expect(await workList()).toEqual([]);
    await setup.lookAfterNotTaken();
    expect(await workList()).toMatchObject([{ ...item, code: null }]);
  });

  it('nobody, where it came meanwhile', async () => {
    atLocation('location-1', '2026-01-05T10:59:00Z');
    await hear('order_accepted', 0);
    await create();
    expect(await setup.lookAfterNotTaken()).toBe(1);
    expect(await workList()).toEqual([]);
  });

  it.each([
    ['of a location that the bridge does not serve', 'location-2', '2026-01-05T10:59:00Z', {}],
    ['from before the location went live', 'location-1', '2026-01-05T09:59:00Z', {}],
    ['where the site owner left it off', 'location-1', '2026-01-05T10:59:00Z', { enabled: false }],
    ['of an archived location', 'location-1', '2026-01-05T10:59:00Z', { archived: true }],
    ['without an account', 'location-1', '2026-01-05T10:59:00Z', { accountId: null }],
  ])('nobody for one %s', async (_, locationId, createdDate, changes) => {
    atLocation(locationId, createdDate);
    await hear('order_accepted', 0);
    await setup.database.db.update(configurations).set({ ...changes, wixLocationId: 'location-1' });
    expect(await setup.lookAfterNotTaken()).toBe(1);
    expect(await workList()).toEqual([]);
  });

  it.each([
    ['that Wix names no location of', null, 'location-1'],
    ['whose location the bridge was never told', 'location-1', null],
  ])('a person is called for one %s, on a site with one location', async (_, ofOrder, known) => {
    wix.statuses.set(id, 'ACCEPTED');
    wix.details.set(id, { locationId: ofOrder, createdDate: '2026-01-05T10:59:00Z' });
    await setup.database.db.update(configurations).set({ wixLocationId: known });
    await hear('order_accepted', 0);
    await setup.lookAfterNotTaken();
    expect(await workList()).toMatchObject([{ ...item, code: null }]);
  });

  it('nor was heard of: a person is called once the site is looked at, and no longer than it stands', async () => {
    atLocation('location-1', '2026-01-05T10:59:00Z');
    await setup.lookAtSite();
    await setup.lookAfterNotTaken();
    expect(await workList()).toMatchObject([{ ...item, code: null }]);
    wix.statuses.set(id, 'CANCELED');
    await setup.lookAtSite();
    expect(await workList()).toEqual([]);
  });

  it('a site that sends the bridge no orders costs Wix no call', async () => {
    await setup.database.db.update(configurations).set({ enabled: false });
    await hear('order_accepted', 0);
    expect(await setup.lookAfterNotTaken()).toBe(0);
  });
});
