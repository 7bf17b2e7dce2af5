import { runJobs } from '@pos-bridge/core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { callAs } from '../../../testing/test-console.ts';
import { openTestRestaurant, type TestRestaurant } from '../../../testing/test-restaurant.ts';
import { openTestSite, type TestSite } from '../../../testing/test-site.ts';

let site: TestSite;
let restaurant: TestRestaurant;
let viewer: ReturnType<typeof callAs>;
let support: ReturnType<typeof callAs>;
let configurationId: string;

beforeEach(async () => {
  site = await openTestSite();
  restaurant = await openTestRestaurant(undefined, { site });
  const { console_ } = restaurant;
  configurationId = restaurant.address.configurationId;
  viewer = callAs(console_.url, await console_.signIn(await console_.addStaff('viewer')));
  const person = await console_.addStaff('support', { name: 'Support One' });
  support = callAs(console_.url, await console_.signIn(person));
});
afterEach(async () => {
  await restaurant.console_.close();
  await site.close();
});

/** Runs a worker until what is awaited has come true. */
async function working<Value>(until: () => Promise<Value>): Promise<Value> {
  const { core, database, log } = restaurant.console_;
  const jobs = await runJobs(database.url, core.jobHandlers, log);
  try {
    return await until();
  } finally {
    await jobs.stop(5_000);
  }
}

const dishOut = { itemPosId: 'dish-3', inStock: false };

test('a location’s stock is its whole menu, searched and turned page by page', async () => {
  const [location] = (await viewer.stock.locations.query({ name: 'trattoria' })).rows;
  expect(location).toMatchObject({ configurationId, locationName: 'Main Street', itemsOut: 0 });
  expect((await viewer.stock.locations.query({ name: 'nobody' })).rows).toEqual([]);

  const first = await viewer.stock.items.query({ configurationId, limit: 10 });
  const second = await viewer.stock.items.query({
    configurationId,
    limit: 10,
    after: first.next ?? '',
  });
  const ids = [...first.rows, ...second.rows].map(({ itemPosId }) => itemPosId);
  // Twelve dishes and five choices.
  expect(ids).toHaveLength(17);
  expect(new Set(ids).size).toBe(17);
  expect(second.next).toBeNull();
  const found = await viewer.stock.items.query({ configurationId, text: 'DISH 11' });
  expect(found.rows.map(({ name }) => name)).toEqual(['Dish 11']);
});

test('a page that cannot be found is the caller’s mistake, in every list that is read downwards', async () => {
  const after = 'x'.repeat(150);
  for (const list of [
    viewer.stock.locations,
    viewer.stock.longOutages,
    viewer.drifts.list,
    viewer.endpoints.list,
  ]) {
    await expect(list.query({ after })).rejects.toMatchObject({ data: { code: 'BAD_REQUEST' } });
  }
});

test('a preview says exactly what is sent, and sends nothing', async () => {
  const preview = await support.stock.preview.mutate({ configurationId, items: [dishOut] });
  expect(preview).toMatchObject({
    webhook: {
      type: 'inventory.updated',
      data: { configurationId, items: [{ itemId: 'dish-3', inStock: false }] },
    },
    wix: { notTold: null, changes: [{ wixItemId: 'wix-dish-3', name: 'Dish 3', inStock: false }] },
    webhookEndpoints: [],
  });
  expect((await viewer.deliveries.list.query({})).rows).toEqual([]);
  expect((await viewer.stock.items.query({ configurationId, outOnly: true })).rows).toEqual([]);
});

test('what support sends arrives on Wix, proven, and stands in the trail with its reason', async () => {
  const reason = 'The kitchen called: it is sold out.';
  const { eventId } = await support.stock.send.mutate({
    configurationId,
    items: [dishOut],
    reason,
  });
  const message = await viewer.webhookEvents.get.query({ id: eventId });
  expect(message).toMatchObject({
    author: { kind: 'staff', name: 'Support One' },
    cause: { kind: 'support', reason },
    items: [{ itemPosId: 'dish-3', inStock: false }],
  });
  const arrived = await working(async () => {
    const filter = { eventSequence: message.sequence };
    await expect
      .poll(async () => (await viewer.deliveries.list.query(filter)).rows[0]?.state, {
        timeout: 45_000,
      })
      .toBe('delivered');
    const id = (await viewer.deliveries.list.query(filter)).rows[0]?.id ?? '';
    await expect
      .poll(async () => (await viewer.deliveries.get.query({ id })).items[0]?.provenAt, {
        timeout: 45_000,
      })
      .not.toBeNull();
    return viewer.deliveries.get.query({ id });
  });
  expect(site.shows('dish-3')).toBe(false);
  // It was said, and then read back.
  expect(arrived.calls).toMatchObject([
    { attempt: 1, request: expect.stringMatching(/^PATCH .*wix-dish-3$/), status: 200 },
    { attempt: 1, request: expect.stringMatching(/^GET /), status: 200, problem: null },
  ]);
  const trail = await support.audit.list.query({ action: 'stock.sent' });
  expect(trail.rows).toMatchObject([{ actorName: 'Support One', reason }]);
  const out = await viewer.stock.items.query({ configurationId, outOnly: true });
  expect(out.rows).toMatchObject([{ itemPosId: 'dish-3', source: 'support' }]);
});

test('a delivery is canceled and tried again, each with a reason, and a bulk retry takes what is left', async () => {
  await support.stock.send.mutate({ configurationId, items: [dishOut], reason: 'Sold out.' });
  const [{ id } = { id: '' }] = (await viewer.deliveries.list.query({})).rows;
  await support.deliveries.cancel.mutate({ id, reason: 'It came back.' });
  expect((await viewer.deliveries.list.query({ state: 'canceled' })).rows).toHaveLength(1);
  await expect(
    support.deliveries.cancel.mutate({ id, reason: 'Once more.' }),
  ).rejects.toMatchObject({ data: { code: 'CONFLICT' } });
  expect(await support.deliveries.retryAll.mutate({ reason: 'All of them.' })).toEqual({
    retried: 1,
    outdated: 0,
  });
  expect((await viewer.deliveries.list.query({ state: 'pending' })).rows).toHaveLength(1);
  const actions = (await support.audit.list.query({})).rows.map(({ action }) => action);
  const trail = actions.filter((action) => action !== 'staff.signed-in');
  expect(trail).toEqual(['deliveries.retried', 'delivery.canceled', 'stock.sent']);
});

test('a paused target is listed and resumed with a reason', async () => {
  await support.stock.send.mutate({ configurationId, items: [dishOut], reason: 'Sold out.' });
  await restaurant.console_.database.sql`
    update delivery_targets set state = 'paused', paused_at = now(), failing_since = now(),
      failures_in_row = 7, last_failure = 'HTTP 500'`;
  const [target] = (await viewer.endpoints.list.query({ trouble: 'failing' })).rows;
  expect(target).toMatchObject({ kind: 'wix', state: 'paused', waiting: 1 });
  const wish = { endpointId: target?.id ?? '', reason: 'Wix works again.' };
  await expect(viewer.endpoints.resume.mutate(wish)).rejects.toMatchObject({
    data: { code: 'FORBIDDEN' },
  });
  await support.endpoints.resume.mutate(wish);
  expect((await viewer.endpoints.list.query({ trouble: 'failing' })).rows).toEqual([]);
});

test('what cannot be said is refused in words', async () => {
  const say = (items: { itemPosId: string; inStock: boolean; outUntil?: string }[]) =>
    support.stock.send.mutate({ configurationId, items, reason: 'Because.' });
  await expect(say([{ itemPosId: 'no-such-dish', inStock: false }])).rejects.toMatchObject({
    message: 'Not on the menu: no-such-dish',
  });
  await expect(say([{ ...dishOut, outUntil: '2020-01-01T00:00:00Z' }])).rejects.toMatchObject({
    message: 'Back in stock must be in the future: dish-3',
  });
  await expect(
    support.stock.preview.mutate({ configurationId: 'nowhere', items: [dishOut] }),
  ).rejects.toMatchObject({ data: { code: 'NOT_FOUND' } });
});
