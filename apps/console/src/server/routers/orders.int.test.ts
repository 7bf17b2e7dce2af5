import { wixOrderIdSchema } from '@pos-bridge/wix';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { callAs } from '../../../testing/test-console.ts';
import { openTestRestaurant, type TestRestaurant } from '../../../testing/test-restaurant.ts';

let restaurant: TestRestaurant;
let viewer: ReturnType<typeof callAs>;
let support: ReturnType<typeof callAs>;

beforeEach(async () => {
  restaurant = await openTestRestaurant();
  const { console_ } = restaurant;
  viewer = callAs(console_.url, await console_.signIn(await console_.addStaff('viewer')));
  const person = await console_.addStaff('support', { name: 'Support One' });
  support = callAs(console_.url, await console_.signIn(person));
});
afterEach(() => restaurant.console_.close());

const wixOrder = (n: number) => ({ id: wixOrderIdSchema.parse(`wix-order-${n}`) });
const create = (n: number) =>
  restaurant.console_.core.orders.create(restaurant.request(wixOrder(n)));
const refuseNext = () =>
  restaurant.pos.tricks.create.push({
    does: 'refuse',
    refusals: [{ code: 'CLOSED', message: 'The kitchen is closed.', lineIndex: null }],
  });
const personal = /Maria|600 ?000|maria@|well done|Ring twice/;

test('orders are listed newest first, page by page, and by state, code and reason', async () => {
  await create(1);
  refuseNext();
  await create(2);
  await create(3);
  const top = await viewer.orders.list.query({ limit: 2 });
  expect(top.rows.map((row) => row.wixOrderId)).toEqual(['wix-order-3', 'wix-order-2']);
  expect(top.rows[1]).toMatchObject({
    state: 'rejected',
    codes: ['CLOSED'],
    merchantName: 'Trattoria Test',
    total: expect.stringMatching(/^\d+\.\d\d$/),
    currency: 'EUR',
  });
  const rest = await viewer.orders.list.query({ limit: 2, before: top.older ?? '' });
  expect(rest.rows.map((row) => row.wixOrderId)).toEqual(['wix-order-1']);
  const back = await viewer.orders.list.query({ limit: 2, after: rest.newer ?? '' });
  expect(back.rows.map((row) => row.wixOrderId)).toEqual(['wix-order-3', 'wix-order-2']);

  const ids = async (filter: Parameters<typeof viewer.orders.list.query>[0]) =>
    (await viewer.orders.list.query(filter)).rows.map((row) => row.wixOrderId);
  expect(await ids({ state: 'rejected' })).toEqual(['wix-order-2']);
  expect(await ids({ code: 'CLOSED' })).toEqual(['wix-order-2']);
  expect(await ids({ code: 'PRICE_CHANGED' })).toEqual([]);
  expect(await ids({ attention: 'any' })).toEqual([]);
  expect(await ids({ until: '2020-01-01T00:00:00Z' })).toEqual([]);
  await expect(viewer.orders.list.query({ before: 'nonsense' })).rejects.toMatchObject({
    data: { code: 'BAD_REQUEST' },
  });
});

test('an order’s story is masked; showing the customer needs the role and a reason, and is audited', async () => {
  await create(1);
  const [{ id } = { id: '' }] = (await viewer.orders.list.query({})).rows;
  const story = await viewer.orders.get.query({ id });
  expect(JSON.stringify(story)).not.toMatch(personal);
  expect(story.customer).toMatchObject({ name: 'M••• S•••', email: 'm•••@•••.com' });
  expect(story.hidden).toContain('/customer/phone');
  // Of a comment it shows that there is one; dishes and amounts are nobody’s secret.
  expect(story.receipt).toMatchObject({
    currency: 'EUR',
    fulfillment: { type: 'PICKUP', asap: true },
  });
  expect(story.receipt.lines[0]).toMatchObject({ name: 'Dish 0', quantity: 2, comment: '•••' });
  expect(story.events.map(({ kind }) => kind)).toEqual(['received', 'submitting', 'created']);

  await expect(viewer.orders.reveal.mutate({ id, reason: 'I want to' })).rejects.toMatchObject({
    data: { code: 'FORBIDDEN' },
  });
  await expect(support.orders.reveal.mutate({ id, reason: '  ' })).rejects.toMatchObject({
    data: { code: 'BAD_REQUEST' },
  });
  const shown = await support.orders.reveal.mutate({ id, reason: 'The guest called.' });
  expect(shown.customer).toMatchObject({ name: 'Maria Sample', email: 'maria@example.com' });
  expect(shown.receipt.lines[0]).toMatchObject({ comment: 'well done, please' });
  const trail = await support.audit.list.query({ action: 'customer.revealed' });
  expect(trail.rows).toMatchObject([
    { actorName: 'Support One', subjectType: 'order', subjectId: id, reason: 'The guest called.' },
  ]);
  expect(JSON.stringify(trail.rows)).not.toMatch(personal);
});

test('what the POS said against an order is told to support alone', async () => {
  refuseNext();
  await create(1);
  const [{ id } = { id: '' }] = (await viewer.orders.list.query({})).rows;
  const refusalsFor = async (person: typeof viewer) =>
    (await person.orders.get.query({ id })).refusals;
  expect(await refusalsFor(viewer)).toEqual([{ code: 'CLOSED', message: null, lineIndex: null }]);
  expect(await refusalsFor(support)).toEqual([
    { code: 'CLOSED', message: 'The kitchen is closed.', lineIndex: null },
  ]);
});

test('a file of orders holds nothing of the customer’s', async () => {
  await create(1);
  const { console_ } = restaurant;
  const cookie = await console_.signIn(await console_.addStaff('viewer'));
  const answer = await fetch(`${console_.url}/export/orders.csv`, { headers: { cookie } });
  const text = await answer.text();
  expect(text).toContain('wix-order-1');
  expect(text).not.toMatch(personal);
});

test('a validation leads to the order that followed, and says what changed between', async () => {
  const { core } = restaurant.console_;
  const asked = restaurant.request(wixOrder(1));
  await core.orders.validate(asked);
  const { fulfillment } = asked.order;
  await core.orders.create({
    ...asked,
    order: {
      ...asked.order,
      fulfillment: { ...fulfillment, asap: false, promisedTime: '2030-01-01T12:00:00.000Z' },
    },
  });
  const [{ id } = { id: '' }] = (await viewer.validations.list.query({})).rows;
  const story = await viewer.validations.get.query({ id });
  expect(story.followedBy).toMatchObject({ wixOrderId: 'wix-order-1', state: 'created' });
  const { differences = [], customerChanged } = story.followedBy?.changes ?? {};
  expect(customerChanged).toBe(false);
  expect(new Map(differences.map(({ path, before, after }) => [path, [before, after]]))).toEqual(
    new Map<string, unknown>([
      ['/fulfillment/asap', [true, false]],
      ['/fulfillment/promisedTime', [null, '2030-01-01T12:00:00.000Z']],
    ]),
  );
  const order = await viewer.orders.get.query({ id: story.followedBy?.id ?? '' });
  expect(order.validation).toMatchObject({ id, outcome: 'valid' });
});

test('an order is judged again as things stand now, and nothing is stored', async () => {
  const { core, database } = restaurant.console_;
  await core.orders.validate(restaurant.request(wixOrder(1)));
  const [{ id } = { id: '' }] = (await viewer.validations.list.query({})).rows;
  await database.db.transaction((tx) =>
    core.inventory.record(tx, {
      location: { id: restaurant.locationId, accountId: restaurant.address.accountId },
      cause: { kind: 'poll' },
      author: { kind: 'bridge', name: 'test' },
      items: [
        {
          kind: 'observed',
          itemPosId: 'dish-1',
          observation: {
            id: 'observation-1',
            observer: 'pos',
            observedAt: new Date(),
            inStock: false,
            quantity: null,
            outUntil: null,
          },
        },
      ],
    }),
  );
  // The stock that the first validation read serves for a second.
  await expect
    .poll(async () => (await support.validations.validateAgain.mutate({ id })).verdict, {
      timeout: 45_000,
    })
    .toBe('invalid');
  const again = await support.validations.validateAgain.mutate({ id });
  expect(again.findings.find(({ check }) => check === 'items.stock')).toMatchObject({
    verdict: 'failed',
    lineIndex: 1,
  });
  expect((await viewer.validations.list.query({})).rows).toHaveLength(1);
  expect((await viewer.validations.get.query({ id })).outcome).toBe('valid');
  expect(restaurant.pos.orders).toEqual([]);
  await expect(viewer.validations.validateAgain.mutate({ id })).rejects.toMatchObject({
    data: { code: 'FORBIDDEN' },
  });
});

test('an order that the POS refused goes out once more, with a reason; one that it has does not', async () => {
  refuseNext();
  await create(1);
  const [{ id } = { id: '' }] = (await viewer.orders.list.query({})).rows;
  expect((await viewer.orders.get.query({ id })).retry).toEqual({ way: 'resubmit' });
  expect(await support.orders.retry.mutate({ id, reason: 'The kitchen has opened.' })).toEqual({
    outcome: 'resubmitted',
  });
  await runRecovery(id);
  const story = await viewer.orders.get.query({ id });
  expect(story).toMatchObject({ state: 'created', round: 2, retry: { way: 'none' } });
  expect(restaurant.pos.orders.map(({ reference }) => reference)).toEqual([id]);
  expect(story.events.map(({ kind }) => kind)).toEqual([
    'received',
    'submitting',
    'rejected',
    'resubmitted',
    'submitting',
    'created',
  ]);
  await expect(support.orders.retry.mutate({ id, reason: 'Again.' })).rejects.toMatchObject({
    data: { code: 'CONFLICT' },
    message: 'The order is in the kitchen.',
  });
  const trail = await support.audit.list.query({ action: 'order.resubmitted' });
  expect(trail.rows).toMatchObject([{ subjectId: id, reason: 'The kitchen has opened.' }]);
});

test('an order of which the POS spoke after refusing it is not sent again', async () => {
  refuseNext();
  await create(1);
  const [{ id } = { id: '' }] = (await viewer.orders.list.query({})).rows;
  await raise('status_conflict');
  await expect(support.orders.retry.mutate({ id, reason: 'Again.' })).rejects.toMatchObject({
    data: { code: 'CONFLICT' },
  });
  expect(restaurant.pos.calls).toEqual(['create']);
});

test('an order whose answer was lost is only asked about, and found', async () => {
  restaurant.pos.tricks.create.push({ does: 'create_and_lose_answer' });
  restaurant.pos.tricks.find.push(
    ...Array.from({ length: 200 }, () => ({ does: 'fail', kind: 'unreachable' }) as const),
  );
  await create(1);
  const [{ id, state } = { id: '', state: '' }] = (await viewer.orders.list.query({})).rows;
  expect(state).toBe('unknown');
  restaurant.pos.tricks.find.length = 0;
  await expect
    .poll(async () => (await viewer.orders.get.query({ id })).retry.way, { timeout: 45_000 })
    .toBe('ask');
  expect(await support.orders.retry.mutate({ id, reason: 'Is it there?' })).toEqual({
    outcome: 'asked',
  });
  await expect
    .poll(
      async () => {
        await runRecovery(id);
        return (await viewer.orders.get.query({ id })).state;
      },
      { timeout: 45_000 },
    )
    .toBe('created');
  expect(restaurant.pos.orders).toHaveLength(1);
});

test('a raised order is settled with a reason, and leaves the work list', async () => {
  await create(1);
  const [{ id } = { id: '' }] = (await viewer.orders.list.query({})).rows;
  await raise('not_accepted');
  expect((await viewer.orders.list.query({ attention: 'not_accepted' })).rows).toHaveLength(1);
  await support.orders.settle.mutate({ id, reason: 'The kitchen called back.' });
  await runJob('orders-sweep', {});
  expect((await viewer.orders.list.query({ attention: 'any' })).rows).toEqual([]);
  await expect(support.orders.settle.mutate({ id, reason: 'Again.' })).rejects.toMatchObject({
    data: { code: 'CONFLICT' },
  });
});

const raise = (attention: string) => restaurant.console_.database.sql`
  update orders set attention = ${attention}, accept_by = now() - interval '1 minute',
    attention_since = now(), attention_due = now()`;

const runRecovery = (orderId: string) => runJob('orders-recover', { orderId });

/** What the worker would do. */
async function runJob(name: string, payload: object): Promise<void> {
  const handler = restaurant.console_.core.jobHandlers.find(({ job }) => job.name === name);
  const { signal } = new AbortController();
  await handler?.handle(payload, { jobId: 'test', attempt: 1, isLastAttempt: false, signal });
}
