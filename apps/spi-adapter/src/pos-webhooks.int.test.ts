import { createPosRegistry, runJobs } from '@pos-bridge/core';
import { insertAccount, insertInstance, insertLocation } from '@pos-bridge/core/testing';
import { createSandboxPosProvider } from '@pos-bridge/pos-sandbox';
import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startTestAdapter, type TestAdapter } from '../testing/test-adapter.ts';

const [current, former] = [
  'whsec_Y3VycmVudC1zZWNyZXQtb2YtdGhlLXBvcw==',
  'whsec_Zm9ybWVyLXNlY3JldC1vZi10aGUtcG9z',
];
const stranger = 'whsec_YS1zZWNyZXQtdGhhdC1ub2JvZHkta25vd3M=';

let adapter: TestAdapter;

beforeEach(async () => {
  adapter = await startTestAdapter({
    pos: createPosRegistry([
      createSandboxPosProvider({
        baseUrl: 'http://127.0.0.1:1',
        clientId: 'bridge',
        clientSecret: 'secret',
        webhookSecrets: [current, former],
      }),
    ]),
  });
});

afterEach(() => adapter.close());

const stockMessage = (changes: object = {}) => ({
  type: 'stock.updated',
  merchantId: 'merchant-1',
  locationId: 'pos-location',
  occurredAt: new Date().toISOString(),
  levels: [
    {
      itemId: 'soup',
      available: false,
      quantity: null,
      outUntil: null,
      observedAt: new Date().toISOString(),
    },
  ],
  ...changes,
});

interface Sending {
  readonly id?: string;
  readonly secret?: string;
  readonly at?: Date;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly provider?: string;
}

async function send({ id = 'msg_1', secret = current, at = new Date(), ...more }: Sending = {}) {
  const body = more.body ?? JSON.stringify(stockMessage());
  const response = await fetch(`${adapter.url}/pos/${more.provider ?? 'sandbox'}/webhooks`, {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
      'webhook-signature': new Webhook(secret).sign(id, at, body),
      ...more.headers,
    },
  });
  return { status: response.status, text: await response.text(), headers: response.headers };
}

const stored = async () =>
  (await adapter.database.sql`select message_id, state from pos_webhooks order by id`).map(
    (row) => `${row['message_id']} ${row['state']}`,
  );

test('a message is stored once, however often and with whichever good secret it comes', async () => {
  for (const secret of [current, former, current]) {
    expect(await send({ secret })).toMatchObject({ status: 200, text: '{}' });
  }
  expect(await stored()).toEqual(['msg_1 received']);
});

test('what the database cannot hold in a message is mended, and the message is kept', async () => {
  const far = '+275760-09-13T00:00:00.000Z';
  const levels = stockMessage().levels.map((level) => ({
    ...level,
    itemId: 'soup\0',
    outUntil: far,
    observedAt: far,
  }));
  const body = JSON.stringify(stockMessage({ occurredAt: far, levels }));
  expect(await send({ id: 'msg_odd', body })).toMatchObject({ status: 200 });
  const [row] = await adapter.database.sql`
    select events->0->'levels'->0->>'itemPosId' as item from pos_webhooks`;
  expect(row).toEqual({ item: 'soup\u{FFFD}' });
});

test.each<[string, Sending]>([
  ['a secret that nobody gave out', { secret: stranger }],
  ['a message of six minutes ago', { at: new Date(Date.now() - 6 * 60_000) }],
  ['a message from the future', { at: new Date(Date.now() + 6 * 60_000) }],
  ['another body than was signed', { headers: { 'webhook-signature': 'v1,AAAA' } }],
  ['another id than was signed', { headers: { 'webhook-id': 'msg_2' } }],
  ['no signature', { headers: { 'webhook-signature': '' } }],
])('%s is refused without a word about why, and not stored', async (_name, sending) => {
  const answer = await send(sending);
  expect(answer).toMatchObject({ status: 401, text: '{"error":"not a webhook of this POS"}' });
  expect(await stored()).toEqual([]);
  expect(adapter.log.lines.some(({ message }) => /rejected/.test(message))).toBe(true);
});

test('a POS that nobody knows is not there, and a body beyond 1 MiB is too large', async () => {
  expect(await send({ provider: 'square' })).toMatchObject({ status: 404 });
  expect(await send({ body: 'x'.repeat(1024 * 1024 + 1) })).toMatchObject({ status: 413 });
});

test('while the database is away a POS is told to come again', async () => {
  await adapter.database.close();
  const answer = await send();
  expect(answer).toMatchObject({ status: 503, text: '{"error":"not stored"}' });
  expect(answer.headers.get('retry-after')).toBe('5');
});

test('what a message says of the stock is known afterwards, once', async () => {
  const { db, url } = adapter.database;
  const accountId = await insertAccount(db, await insertInstance(db));
  const locationId = await insertLocation(db, accountId, { posLocationId: 'pos-location' });
  await send();
  await send({ id: 'msg_of_a_kind_to_come', body: '{"type":"weather.updated"}' });
  const { core, log } = adapter.core;
  const running = await runJobs(url, core.posWebhooks.jobHandlers, log);
  const deadline = Date.now() + 10_000;
  while ((await stored())[0] !== 'msg_1 handled' && Date.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await running.stop(5_000);
  expect(await stored()).toEqual(['msg_1 handled', 'msg_of_a_kind_to_come handled']);
  expect(await core.inventory.snapshot(db, locationId)).toEqual(
    new Map([['soup', { inStock: false, quantity: null, outUntil: null }]]),
  );
});
