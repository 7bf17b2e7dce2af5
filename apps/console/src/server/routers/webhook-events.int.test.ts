import type { DeliveryState } from '@pos-bridge/core/testing';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { callAs } from '../../../testing/test-console.ts';
import { openTestRestaurant, type TestRestaurant } from '../../../testing/test-restaurant.ts';

let restaurant: TestRestaurant;
let viewer: ReturnType<typeof callAs>;
let cookie: string;

beforeEach(async () => {
  restaurant = await openTestRestaurant();
  const { console_ } = restaurant;
  cookie = await console_.signIn(await console_.addStaff('viewer'));
  viewer = callAs(console_.url, cookie);
});
afterEach(() => restaurant.console_.close());

async function say(...itemPosIds: string[]): Promise<string> {
  const sent = await restaurant.console_.core.inventory.send({
    configurationId: restaurant.address.configurationId,
    items: itemPosIds.map((itemPosId, place) => ({ itemPosId, inStock: place > 0 })),
    author: { kind: 'bridge', name: 'test' },
    reason: '=Sold out',
  });
  return sent.outcome === 'sent' ? sent.eventId : '';
}

/** Gives a message exactly these deliveries, each to a target of its own. */
async function giveDeliveries(eventId: string, states: readonly DeliveryState[]): Promise<void> {
  const { accountId, configurationId } = restaurant.address;
  const { sql } = restaurant.console_.database;
  await sql`delete from deliveries where message_sequence =
    (select sequence from inventory_messages where id = ${eventId})`;
  await sql`update inventory_messages set to_nobody = ${states.length === 0} where id = ${eventId}`;
  for (const state of states) {
    const [target] = await sql`insert into delivery_targets (id, kind, account_id, state)
      values ('tgt_' || gen_random_uuid(), 'subscriber', ${accountId}, 'active') returning id`;
    await sql`insert into deliveries (id, message_sequence, target_id, account_id, configuration_id,
        state, due_at, created_at)
      select 'dlv_' || gen_random_uuid(), sequence, ${target?.['id']}, ${accountId},
        ${configurationId}, ${state}, now(), now() from inventory_messages where id = ${eventId}`;
  }
}

test('a message is called by its worst delivery, and a filter finds it under that name alone', async () => {
  const cases = [
    { states: ['delivered', 'pending', 'dead'], called: 'dead' },
    { states: ['delivered', 'superseded', 'sending'], called: 'waiting' },
    { states: ['pending'], called: 'waiting' },
    { states: ['delivered', 'skipped', 'canceled'], called: 'delivered' },
    { states: ['superseded', 'skipped', 'canceled'], called: 'dropped' },
    { states: [], called: 'to-nobody' },
  ] as const;
  const expected = new Map<string, string[]>();
  for (const { states, called } of cases) {
    const id = await say('dish-1');
    await giveDeliveries(id, states);
    expected.set(called, [id, ...(expected.get(called) ?? [])]);
  }
  for (const state of ['dead', 'waiting', 'delivered', 'dropped', 'to-nobody'] as const) {
    const { rows } = await viewer.webhookEvents.list.query({ state });
    expect(rows.map(({ id }) => id)).toEqual(expected.get(state));
    expect(new Set(rows.map((row) => row.state))).toEqual(new Set([state]));
  }
});

test('the list is turned page by page, newest first, and narrowed by cause and time', async () => {
  const ids: string[] = [];
  for (let n = 1; n <= 5; n += 1) ids.unshift(await say(`dish-${n}`));
  const top = await viewer.webhookEvents.list.query({ limit: 2 });
  expect(top.rows.map(({ id }) => id)).toEqual(ids.slice(0, 2));
  const next = await viewer.webhookEvents.list.query({ limit: 2, before: top.older ?? '' });
  expect(next.rows.map(({ id }) => id)).toEqual(ids.slice(2, 4));
  const back = await viewer.webhookEvents.list.query({ limit: 2, after: next.newer ?? '' });
  expect(back.rows.map(({ id }) => id)).toEqual(ids.slice(0, 2));

  const { sql } = restaurant.console_.database;
  await sql`update inventory_messages set cause = '{"kind":"poll"}', created_at = '2026-05-01T10:00:00Z'
    where id = ${ids[4] ?? ''}`;
  const polled = await viewer.webhookEvents.list.query({ cause: 'poll' });
  expect(polled.rows.map(({ id }) => id)).toEqual([ids[4]]);
  const early = await viewer.webhookEvents.list.query({ createdBefore: '2026-05-02T00:00:00Z' });
  expect(early.rows.map(({ id }) => id)).toEqual([ids[4]]);
  const { accountId, configurationId } = restaurant.address;
  expect((await viewer.webhookEvents.list.query({ accountId, configurationId })).rows).toHaveLength(
    5,
  );
  expect((await viewer.webhookEvents.list.query({ accountId: 'another' })).rows).toEqual([]);
});

test('a line tells how many items it names and who is concerned; the file has the same rows', async () => {
  const id = await say('dish-1', 'dish-2', 'dish-3');
  const { rows } = await viewer.webhookEvents.list.query({});
  expect(rows).toMatchObject([
    { id, itemCount: 3, itemsOut: 1, merchantName: 'Trattoria Test', cause: { kind: 'support' } },
  ]);
  const { url } = restaurant.console_;
  const file = await fetch(`${url}/export/webhook-events.csv?cause=support`, {
    headers: { cookie },
  });
  const [head, line, ...more] = (await file.text()).split('\r\n');
  expect(head).toMatch(/^"message_id","sequence","created_at","state",/);
  // Text that a spreadsheet would run is kept as text.
  expect(line).toMatch(
    new RegExp(`^"${id}","\\d+",.*,"waiting","support","'=Sold out","bridge","test","3","1",`),
  );
  expect(more).toEqual(['']);
});
