import { randomUUID } from 'node:crypto';
import { createSealer } from '@pos-bridge/core';
import { wixEventTypes } from '@pos-bridge/wix';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestAdapter, type TestAdapter } from '../testing/test-adapter.ts';
import { appSecret, changePart, sign, strangerKeys } from '../testing/tokens.ts';

let adapter: TestAdapter;
const sealer = createSealer([{ id: 'test', secret: Buffer.alloc(32, 1) }]);
beforeAll(async () => {
  adapter = await startTestAdapter({ appSecret, core: { sealer } });
});
afterAll(() => adapter.close());

/** A webhook as Wix sends it: the data is JSON text inside JSON text inside a token. */
const claimsOf = (
  eventType: string,
  data: unknown,
  instanceId: string = randomUUID(),
  iat = Math.floor(Date.now() / 1000),
) => ({ data: JSON.stringify({ eventType, instanceId, data: JSON.stringify(data) }), iat });

const post = (body: string, contentType = 'text/plain; charset=utf-8') =>
  fetch(`${adapter.url}/wix/webhooks`, {
    method: 'POST',
    body,
    headers: { 'content-type': contentType },
  });
const stored = async (instanceId: string) =>
  adapter.database.sql`select * from wix_events where instance_id = ${instanceId}`;
const queued = async (name: string) => {
  const [row] = await adapter.database
    .sql`select count(*)::int as jobs from jobs.job where name = ${name}`;
  return row?.['jobs'];
};

test('an event is kept once with one job, however often and however labelled it comes', async () => {
  const instanceId = randomUUID();
  const before = await queued('wix-event');
  const body = await sign(claimsOf('AppInstalled', { appId: 'app-1' }, instanceId));
  const answers = await Promise.all(
    ['text/plain', 'plain/text', 'application/json', 'nonsense', ''].map((type) =>
      post(body, type),
    ),
  );
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
  expect(await stored(instanceId)).toMatchObject([{ kind: 'app_installed', processed_at: null }]);
  expect(await queued('wix-event')).toBe(before + 1);
});

test('the same event signed at another time, or of another site, is another event', async () => {
  const [one, two] = [randomUUID(), randomUUID()];
  await post(await sign(claimsOf('AppRemoved', {}, one, 1_700_000_000)));
  await post(await sign(claimsOf('AppRemoved', {}, one, 1_700_000_001)));
  await post(await sign(claimsOf('AppRemoved', {}, two, 1_700_000_000)));
  expect(await stored(one)).toHaveLength(2);
  expect(await stored(two)).toHaveLength(1);
});

test('of an order nothing but its id is kept, and an unknown event is kept encrypted', async () => {
  const instanceId = randomUUID();
  const customer = { firstName: 'Ada', phone: '+34600000000' };
  const orderEvent = {
    id: randomUUID(),
    entityFqdn: 'wix.restaurants.v3.order',
    slug: 'new_order',
    entityId: 'order-1',
    eventTime: '2026-03-01T12:00:00Z',
    entityEventSequence: '7',
    createdEvent: { entityAsJson: JSON.stringify({ id: 'order-1', customer }) },
  };
  await post(await sign(claimsOf(wixEventTypes.order_new, orderEvent, instanceId)));
  await post(await sign(claimsOf('wix.moon.v1.landed', { customer }, instanceId)));
  const rows = await stored(instanceId);
  expect(rows).toHaveLength(2);
  expect(rows.find((row) => row['kind'] === 'order_new')).toMatchObject({
    entity_id: 'order-1',
    sequence: '7',
  });
  expect(JSON.stringify(rows)).not.toMatch(/Ada|34600000000/);
  expect(JSON.stringify(adapter.log.lines)).not.toMatch(/Ada|34600000000/);
  const unknown = rows.find((row) => row['kind'] === 'unknown');
  expect(JSON.parse(await sealer.open(unknown?.['sealed_data']))).toEqual({ customer });
});

test('an event of the whole account is taken, and nothing is stored', async () => {
  const event = { eventType: 'wix.account.v1.renamed', data: '{}' };
  const before = await adapter.database.sql`select 1 from wix_events`;
  const answer = await post(await sign({ data: JSON.stringify(event), iat: 1_700_000_000 }));
  expect(answer.status).toBe(200);
  expect(await adapter.database.sql`select 1 from wix_events`).toHaveLength(before.length);
});

test('texts and times that no table takes are mended, and the event is kept', async () => {
  const instanceId = randomUUID();
  const domainEvent = {
    id: 'event\ud83d\0',
    entityFqdn: 'wix.restaurants.posspihost.v1.configuration',
    slug: 'created',
    entityId: 'configuration-1',
    eventTime: '+275760-09-13T00:00:00Z',
    createdEvent: {
      entityAsJson: { id: 'configuration-1', locationId: 'l\0', metaSiteId: '\udc00' },
    },
  };
  const { configuration_created: created } = wixEventTypes;
  const claims = claimsOf(created, domainEvent, instanceId, 1_700_000_000);
  expect((await post(await sign(claims))).status).toBe(200);
  expect((await post(await sign(claimsOf('moon\0\ud83d', { a: '\0' }, instanceId)))).status).toBe(
    200,
  );
  const rows = await stored(instanceId);
  const configuration = rows.find((row) => row['kind'] === 'configuration_created');
  expect(configuration).toMatchObject({
    deduplication_key: 'event\ufffd\ufffd',
    details: { locationId: 'l\ufffd', metaSiteId: '\ufffd' },
  });
  expect(new Date(configuration?.['occurred_at']).getTime()).toBe(1_700_000_000_000);
  expect(rows.find((row) => row['kind'] === 'unknown')).toMatchObject({
    event_type: 'moon\ufffd\ufffd',
  });
});

test.each<[string, () => Promise<string>]>([
  ['empty', async () => ''],
  ['no token', async () => JSON.stringify(claimsOf('AppRemoved', {}))],
  [
    'signed by somebody else',
    () => sign(claimsOf('AppRemoved', {}), undefined, strangerKeys.privateKey),
  ],
  [
    'without an algorithm',
    async () => changePart(await sign(claimsOf('AppRemoved', {})), 0, () => 'eyJhbGciOiJub25lIn0'),
  ],
  [
    'changed on the way',
    async () =>
      changePart(await sign(claimsOf('AppRemoved', {})), 1, (part) => `${part.slice(0, -4)}AAAA`),
  ],
  ['without an event', () => sign({ iat: 1 })],
])('a body that is %s is refused, and says nothing about why', async (_what, body) => {
  const count = async () => (await adapter.database.sql`select 1 from wix_events`).length;
  const before = await count();
  const answer = await post(await body());
  expect(answer.status).toBe(401);
  expect(await answer.text()).toBe('');
  expect(await count()).toBe(before);
});

test('a body over 1 MiB is refused', async () => {
  expect((await post('x'.repeat(1024 * 1024 + 1))).status).toBe(413);
});

test('while it cannot be kept it is not answered 200, so that Wix sends it again', async () => {
  const instanceId = randomUUID();
  const body = await sign(claimsOf('AppInstalled', {}, instanceId));
  await adapter.database.sql`alter table wix_events rename to wix_events_away`;
  try {
    expect((await post(body)).status).toBe(503);
  } finally {
    await adapter.database.sql`alter table wix_events_away rename to wix_events`;
  }
  expect((await post(body)).status).toBe(200);
  expect(await stored(instanceId)).toHaveLength(1);
});
