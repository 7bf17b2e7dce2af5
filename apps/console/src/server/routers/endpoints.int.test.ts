import { afterEach, beforeEach, expect, test } from 'vitest';
import { callAs } from '../../../testing/test-console.ts';
import { openTestRestaurant, type TestRestaurant } from '../../../testing/test-restaurant.ts';

let restaurant: TestRestaurant;
let viewer: ReturnType<typeof callAs>;
let support: ReturnType<typeof callAs>;
let accountId: string;

beforeEach(async () => {
  restaurant = await openTestRestaurant();
  const { console_ } = restaurant;
  accountId = restaurant.address.accountId;
  viewer = callAs(console_.url, await console_.signIn(await console_.addStaff('viewer')));
  support = callAs(console_.url, await console_.signIn(await console_.addStaff('support')));
});
afterEach(() => restaurant.console_.close());

const subscribe = (name: string) =>
  support.endpoints.addWebhookEndpoint.mutate({
    accountId,
    url: `https://${name}.example.com/stock`,
    description: name,
    reason: 'The merchant asked for it.',
  });

/** Tells of an endpoint that it has been down since then. */
const fail = (name: string, since: string, state = 'active') =>
  restaurant.console_.database.sql`
    update delivery_targets set failing_since = ${since}, failures_in_row = 3, last_failure = 'HTTP 500',
      state = ${state}, paused_at = ${state === 'paused' ? since : null}
    where subscriber_id = (select id from subscribers where description = ${name})`;

test('the longest outage is on top, those that work are below, and pages neither skip nor repeat', async () => {
  for (const name of ['a', 'b', 'c', 'd', 'e']) await subscribe(name);
  await fail('d', '2026-05-01T10:00:00.001Z', 'paused');
  await fail('b', '2026-05-01T11:00:00Z');
  await fail('e', '2026-05-01T11:00:00Z');
  const walked: (string | null)[] = [];
  for (let after: string | undefined; ; ) {
    const page = await viewer.endpoints.list.query({ limit: 1, after });
    walked.push(...page.rows.map(({ description }) => description));
    if (page.next === null) break;
    after = page.next;
  }
  expect(walked[0]).toBe('d');
  expect(walked.slice(1, 3).toSorted()).toEqual(['b', 'e']);
  expect(walked.slice(3).toSorted()).toEqual(['a', 'c']);

  const names = async (trouble: 'paused' | 'failing' | 'none') =>
    (await viewer.endpoints.list.query({ trouble })).rows.map(({ description }) => description);
  expect(await names('paused')).toEqual(['d']);
  expect((await names('failing')).toSorted()).toEqual(['b', 'd', 'e']);
  expect((await names('none')).toSorted()).toEqual(['a', 'c']);
  await expect(viewer.endpoints.list.query({ after: 'nowhere' })).rejects.toMatchObject({
    data: { code: 'BAD_REQUEST' },
  });
});

test('an endpoint tells what waits for it and what was given up', async () => {
  const { webhookEndpointId } = await subscribe('till');
  for (const itemPosId of ['dish-1', 'dish-2', 'dish-3']) {
    await restaurant.console_.core.inventory.send({
      configurationId: restaurant.address.configurationId,
      items: [{ itemPosId, inStock: false }],
      author: { kind: 'bridge', name: 'test' },
      reason: 'Sold out.',
    });
  }
  const { sql } = restaurant.console_.database;
  await sql`update deliveries set state = 'dead' where position = (
    select min(position) from deliveries join delivery_targets target on target.id = target_id
    where subscriber_id = ${webhookEndpointId})`;
  const [row] = (await viewer.endpoints.list.query({ kind: 'subscriber' })).rows;
  expect(row).toMatchObject({ waiting: 2, dead: 1, merchantName: 'Trattoria Test' });
  expect(await viewer.endpoints.get.query({ endpointId: row?.id ?? '' })).toEqual(row);
});

test('a webhook endpoint’s secret is told once, to support, and stands neither in the trail nor in the log', async () => {
  const { webhookEndpointId, secret } = await subscribe('till');
  expect(secret).toMatch(/^whsec_/);
  const reason = 'It leaked.';
  const rotated = await support.endpoints.rotateSecret.mutate({ webhookEndpointId, reason });
  expect(rotated.secret).not.toBe(secret);
  await support.endpoints.removeWebhookEndpoint.mutate({
    webhookEndpointId,
    reason: 'Not used any more.',
  });
  expect((await viewer.endpoints.list.query({})).rows).toEqual([]);
  const trail = await support.audit.list.query({ accountId });
  expect(trail.rows.map(({ action }) => action)).toEqual([
    'subscriber.removed',
    'subscriber.secret-rotated',
    'subscriber.added',
  ]);
  const kept = JSON.stringify([trail, restaurant.console_.log.lines]);
  expect(kept).not.toContain(secret);
  expect(kept).not.toContain(rotated.secret);
});

test('a viewer changes no endpoint, and an address that leads inward is refused in words', async () => {
  const { webhookEndpointId } = await subscribe('till');
  const [{ id: endpointId } = { id: '' }] = (await viewer.endpoints.list.query({})).rows;
  const reason = 'Because.';
  const url = 'https://other.example.com/';
  const forbidden = { data: { code: 'FORBIDDEN' } };
  const { endpoints } = viewer;
  await expect(endpoints.resume.mutate({ endpointId, reason })).rejects.toMatchObject(forbidden);
  await expect(
    endpoints.addWebhookEndpoint.mutate({ accountId, url, description: '', reason }),
  ).rejects.toMatchObject(forbidden);
  await expect(endpoints.rotateSecret.mutate({ webhookEndpointId, reason })).rejects.toMatchObject(
    forbidden,
  );
  await expect(
    endpoints.removeWebhookEndpoint.mutate({ webhookEndpointId, reason }),
  ).rejects.toMatchObject(forbidden);
  await expect(
    support.endpoints.addWebhookEndpoint.mutate({
      accountId,
      url: 'https://10.0.0.1/',
      description: '',
      reason,
    }),
  ).rejects.toMatchObject({
    data: { code: 'BAD_REQUEST' },
    message: 'The URL must be on the public internet.',
  });
});
