import { newId, syncRunIdSchema } from '@pos-bridge/core/ids';
import { auditLog, catalogSyncRuns } from '@pos-bridge/core/tables';
import { wixOrderIdSchema } from '@pos-bridge/wix';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { callAs } from '../../../testing/test-console.ts';
import { openTestRestaurant, type TestRestaurant } from '../../../testing/test-restaurant.ts';

let restaurant: TestRestaurant;
let viewer: ReturnType<typeof callAs>;
let support: ReturnType<typeof callAs>;
const hour = 3_600_000;
const window = {
  from: new Date(Date.now() - hour).toISOString(),
  until: new Date(Date.now() + hour).toISOString(),
};

beforeAll(async () => {
  restaurant = await openTestRestaurant();
  const { console_, pos } = restaurant;
  viewer = callAs(console_.url, await console_.signIn(await console_.addStaff('viewer')));
  const person = await console_.addStaff('support', { name: 'Support One' });
  support = callAs(console_.url, await console_.signIn(person));
  for (const name of ['fine', 'gone-1', 'gone-2', 'stuck']) {
    if (name.startsWith('gone')) {
      pos.tricks.create.push({
        does: 'refuse',
        refusals: [{ code: 'CLOSED', message: 'The kitchen is closed.', lineIndex: null }],
      });
    }
    await console_.core.orders.create(restaurant.request({ id: wixOrderIdSchema.parse(name) }));
  }
  await console_.database.sql`update orders set attention = 'never_reached_pos',
    attention_since = now(), attention_due = now() where state = 'rejected'`;
  await console_.database.sql`update orders set attention = 'not_accepted',
    attention_since = now(), attention_due = now() where wix_order_id = 'stuck'`;
  const at = new Date();
  await console_.database.db.insert(catalogSyncRuns).values({
    id: syncRunIdSchema.parse(newId('sync')),
    configurationId: restaurant.address.configurationId,
    state: 'FAILED',
    mode: 'changes',
    requests: [{ trigger: 'schedule', at: at.toISOString() }],
    requestedAt: at,
    endedAt: at,
    attempt: 1,
    stepDone: 0,
    stepTotal: 0,
    callsDone: 0,
    callsPlanned: 0,
  });
});
afterAll(() => restaurant.console_.close());

const idOf = async (wixOrderId: string): Promise<string> => {
  const { rows } = await viewer.outages.orders.query({ ...window, limit: 100 });
  return rows.find((row) => row.wixOrderId === wixOrderId)?.id ?? '';
};

test('a window is told in sums; one without an end, or longer than a week, is refused', async () => {
  expect(await viewer.outages.get.query(window)).toMatchObject({
    all: { orders: 4, worth: [{ currency: 'EUR' }] },
    open: { orders: 3 },
    notTaken: { orders: 0 },
  });
  await expect(
    viewer.outages.get.query({
      ...window,
      from: new Date(Date.now() - 8 * 24 * hour).toISOString(),
    }),
  ).rejects.toMatchObject({ data: { code: 'BAD_REQUEST' } });
});

test('who was hit is told with the locations that can be synced', async () => {
  const { accountId, configurationId } = restaurant.address;
  expect(await viewer.outages.affected.query(window)).toMatchObject({
    merchants: 1,
    rows: [
      {
        accountId,
        merchantName: 'Trattoria Test',
        failedSyncs: 1,
        openOrders: 3,
        locations: [{ configurationId, locationName: 'Main Street' }],
      },
    ],
  });
  expect(
    await viewer.outages.affected.query({
      from: '2020-01-01T00:00:00Z',
      until: '2020-01-02T00:00:00Z',
    }),
  ).toEqual({ merchants: 0, rows: [] });
});

test('many orders are sent again and settled each with an audit row of its own; refused ones say why', async () => {
  const { db } = restaurant.console_.database;
  await expect(viewer.outages.preview.query({ ...window, work: 'resend' })).rejects.toMatchObject({
    data: { code: 'FORBIDDEN' },
  });
  const preview = await support.outages.preview.query({ ...window, work: 'resend' });
  expect(preview.orders).toEqual([await idOf('gone-2'), await idOf('gone-1')]);
  expect(preview.refused).toEqual([
    { id: await idOf('stuck'), sentence: 'The order is in the kitchen.' },
  ]);

  const stuck = await idOf('stuck');
  const reason = 'The POS was down.';
  expect(
    await support.outages.resend.mutate({ orders: [...preview.orders, stuck], reason }),
  ).toEqual({ done: 2, refused: [{ id: stuck, sentence: 'The order is in the kitchen.' }] });
  const settle = await support.outages.preview.query({ ...window, work: 'settle' });
  expect(settle.orders).toEqual([stuck]);
  expect(await support.outages.settle.mutate({ orders: [stuck, stuck], reason })).toEqual({
    done: 1,
    refused: [],
  });
  expect(await support.outages.settle.mutate({ orders: [stuck], reason })).toEqual({
    done: 0,
    refused: [{ id: stuck, sentence: 'The order no longer needed attention.' }],
  });

  const trail = await db.select().from(auditLog).orderBy(auditLog.id);
  expect(
    trail.map(({ action, subjectId, reason: why, actorName }) => [
      action,
      subjectId,
      why,
      actorName,
    ]),
  ).toEqual([
    ['order.resubmitted', preview.orders[0], reason, 'Support One'],
    ['order.resubmitted', preview.orders[1], reason, 'Support One'],
    ['order.settled', stuck, reason, 'Support One'],
  ]);
});

test('a window’s orders as a file say how many seconds each took, and nothing of the customer', async () => {
  const { console_ } = restaurant;
  const cookie = await console_.signIn(await console_.addStaff('viewer'));
  const answer = await fetch(
    `${console_.url}/export/outage-orders.csv?${new URLSearchParams(window)}`,
    { headers: { cookie } },
  );
  const text = await answer.text();
  expect(text.split('\r\n')[0]).toContain('"seconds_to_kitchen"');
  expect(text).toContain('"fine"');
  expect(text).not.toMatch(/Maria|600 ?000|maria@|well done|Ring twice/);
});
