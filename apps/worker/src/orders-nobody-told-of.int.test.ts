import {
  insertAccount,
  insertConfiguration,
  insertInstance,
  insertLocation,
} from '@pos-bridge/core/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestSyncs, type TestSyncs } from '../testing/test-syncs.ts';

// No adapter stands where the simulated Wix looks for one: every Create Order and every webhook is lost.

let setup: TestSyncs;
beforeAll(async () => {
  setup = await createTestSyncs();
});
afterAll(() => setup.close());

let placed = 0;
/** A guest orders on the site; answers Wix's id of the order. */
function place(...steps: ('accept' | 'fulfill' | 'cancel')[]): string {
  placed += 1;
  const id = `order-${placed}`;
  const { instanceId, configurationId } = setup;
  const order = { id, instanceId, configurationId, order: { id, currency: 'USD' } };
  setup.wix.control.orders.add({ ...order, status: 'NEW', paidByPosGateway: false });
  for (const step of steps) move(id, step);
  return id;
}
const move = (id: string, step: 'accept' | 'fulfill' | 'cancel') =>
  setup.wix.control.orders.move(setup.instanceId, id, step);

const goLive = () =>
  setup.database.sql`update configurations set live_since = date_trunc('milliseconds', now())`;
const minutesLater = () =>
  setup.database.sql`update site_order_looks set looked_at = looked_at - interval '5 minutes'`;

/** Works off what waits in a queue, and answers how much that was. */
async function workOff(name: string): Promise<number> {
  const waiting = await setup.database.sql`
    delete from jobs.job where name = ${name} and state < 'active' returning data`;
  const handler = setup.core.jobHandlers.find(({ job }) => job.name === name);
  const { signal } = new AbortController();
  for (const { data } of waiting) {
    await handler?.handle(data, { jobId: 'test', attempt: 1, isLastAttempt: false, signal });
  }
  return waiting.length;
}
async function sweep() {
  const handler = setup.core.jobHandlers.find(({ job }) => job.name === 'orders-sweep');
  const { signal } = new AbortController();
  await handler?.handle({}, { jobId: 'test', attempt: 1, isLastAttempt: true, signal });
}
/** What the worker does of itself; answers how often Wix was asked for a list, and for one order. */
async function look() {
  setup.wix.control.requests.clear();
  await sweep();
  const sites = await workOff('orders-look-at-site');
  await workOff('orders-not-taken');
  const asked = (wanted: string) =>
    setup.wix.control.requests.list().filter(({ operation }) => operation === wanted).length;
  return { sites, lists: asked('list_orders'), orders: asked('get_order') };
}
/** By their ids: which of several is raised first is the queue's affair. */
const raised = async () =>
  (await setup.core.support.workList())
    .flatMap((item) => (item.kind === 'order-not-taken' ? [item.wixOrderId] : []))
    .sort();

test('an order that Wix has accepted is raised though nobody told of it, and leaves when it is canceled', async () => {
  place('accept');
  expect(await look()).toEqual({ sites: 0, lists: 0, orders: 0 });
  await goLive();
  const accepted = place('accept');
  const waiting = place();
  const fulfilled = place('accept', 'fulfill');
  place('accept', 'cancel');

  expect(await look()).toEqual({ sites: 1, lists: 1, orders: 2 });
  expect(await raised()).toEqual([accepted, fulfilled]);
  expect(await setup.core.support.workList()).toContainEqual(
    expect.objectContaining({ kind: 'order-not-taken', code: null, accountId: setup.accountId }),
  );

  // Not its turn yet; and then nothing is new.
  expect(await look()).toEqual({ sites: 0, lists: 0, orders: 0 });
  await minutesLater();
  expect(await look()).toEqual({ sites: 1, lists: 1, orders: 0 });
  expect(await raised()).toEqual([accepted, fulfilled]);

  move(accepted, 'cancel');
  move(waiting, 'accept');
  await minutesLater();
  expect(await look()).toEqual({ sites: 1, lists: 1, orders: 1 });
  expect(await raised()).toEqual([waiting, fulfilled]);
});

test('a site that cannot be asked holds up no other, and is asked again', async () => {
  const { db } = setup.database;
  const strange = await insertInstance(db);
  const accountId = await insertAccount(db, strange, { posMerchantId: 'merchant-2' });
  const locationId = await insertLocation(db, accountId);
  await insertConfiguration(db, strange, { accountId, locationId, liveSince: new Date() });
  await minutesLater();
  const id = place('accept');
  expect(await look()).toMatchObject({ sites: 2, lists: 1 });
  expect(await raised()).toContain(id);
  expect(setup.log.lines).toContainEqual({
    level: 'info',
    message: 'Wix did not list the orders of a site',
    details: { instanceId: strange, fault: expect.any(String) },
  });
  await minutesLater();
  expect(await look()).toMatchObject({ sites: 2 });
});

test('after a long time Wix is asked for a longer list', async () => {
  for (let count = 0; count <= 100; count += 1) place('accept');
  await minutesLater();
  setup.wix.control.requests.clear();
  await sweep();
  await workOff('orders-look-at-site');
  const asked = setup.wix.control.requests.list();
  expect(asked.filter(({ operation }) => operation === 'list_orders')).toHaveLength(2);
  const waiting = await setup.database.sql`
    select from jobs.job where name = 'orders-not-taken' and state < 'active'`;
  expect(waiting).toHaveLength(101);
});
