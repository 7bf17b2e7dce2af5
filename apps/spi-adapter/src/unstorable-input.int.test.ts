import { createPosRegistry } from '@pos-bridge/core';
import { orderIdSchema, staffIdSchema } from '@pos-bridge/core/ids';
import {
  createProgrammablePos,
  insertAccount,
  insertConfiguration,
  insertInstance,
  insertLocation,
  insertPublishedCatalog,
  type ProgrammablePos,
  sampleCatalog,
  sampleOrder,
} from '@pos-bridge/core/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hangUp } from '../../../testing/hang-up.ts';
import { sampleInput, withTexts } from '../../../testing/text-fields.ts';
import { everySettingsProcedure, openSettings } from '../testing/settings-client.ts';
import { startTestAdapter, type TestAdapter } from '../testing/test-adapter.ts';
import { claimsOf, sign } from '../testing/tokens.ts';
import { allOperations } from './operations/all-operations.ts';

// What PostgreSQL cannot hold: of people it is refused, of Wix and of a POS it is mended and kept.
const unstorableTexts = ['a\0b', 'a\uD83Cb'];
const farMoments = ['+275760-09-13T00:00:00.000Z', '0000-01-01T00:00:00Z', '9999-12-31T23:59:59Z'];

let adapter: TestAdapter;
let pos: ProgrammablePos;
let address: { instanceId: string; accountId: string; configurationId: string };

beforeAll(async () => {
  pos = createProgrammablePos();
  adapter = await startTestAdapter({ pos: createPosRegistry([pos.provider]) });
  const { db } = adapter.database;
  const instanceId = await insertInstance(db);
  const accountId = await insertAccount(db, instanceId, {
    provider: pos.provider.declaration.key,
    posCredentials: await adapter.core.deps.sealer.seal('{}'),
  });
  const locationId = await insertLocation(db, accountId, { posLocationId: 'pos-1' });
  const configurationId = await insertConfiguration(db, instanceId, { accountId, locationId });
  await insertPublishedCatalog(db, configurationId, sampleCatalog());
  address = { instanceId, accountId, configurationId };
});
afterAll(() => adapter.close());

const call = async (operation: string, message: object) => {
  const { instanceId, ...ids } = address;
  return adapter.post(operation, await sign(claimsOf(instanceId, { ...ids, ...message })));
};
const orderOf = (id: string, changes: object) => ({ order: { ...sampleOrder(3), id, ...changes } });

test('no SPI operation fails on them, in all fields, and each call stands in the ledger', async () => {
  let calls = 0;
  for (const { name, request } of allOperations) {
    const sample = sampleInput(request);
    const texts = sample.fields.filter(
      ({ path }) => !/^(accountId|configurationId)$/.test(`${path}`),
    );
    for (const text of [...unstorableTexts, ...farMoments]) {
      for (const fields of [sample.fields, texts]) {
        const message = Object(withTexts(sample, fields, text));
        const { status } = await adapter.post(
          name,
          await sign(
            claimsOf(
              address.instanceId,
              fields === sample.fields ? message : { ...message, ...address },
            ),
          ),
        );
        calls += 1;
        expect(status, `${name} ${JSON.stringify(fields.map(({ path }) => path))}`).toBeLessThan(
          500,
        );
      }
    }
  }
  await adapter.ledger.flush();
  const [kept] = await adapter.database.sql`select count(*)::int as calls from spi_calls`;
  expect(kept).toEqual({ calls });
});

test('an order is in the kitchen whatever its texts hold and whenever it is wanted', async () => {
  for (const [index, changes] of [
    { comment: 'no \0 onions \uD83C' },
    { fulfillment: { ...sampleOrder(3).fulfillment, asap: false, promisedTime: farMoments[0] } },
    { 'unknown \0': { deeper: ['\uDC00'] } },
  ].entries()) {
    const answer = await call('create-order', orderOf(`order-${index}`, changes));
    expect(answer).toMatchObject({ status: 200, body: { posOrderStatus: 'received' } });
  }
  // Nothing of them reaches the kitchen; the record has them as far as it can hold them.
  expect(pos.received.at(-3)?.comment).toBe('no  onions');
  const [kept] = await adapter.database.sql`select id from orders where wix_order_id = 'order-0'`;
  const subject = { type: 'order', id: orderIdSchema.parse(kept?.['id']) } as const;
  const by = {
    author: { kind: 'staff', id: staffIdSchema.parse('staff_1'), name: 'A' },
    reason: 'asked',
  } as const;
  const shown = await adapter.core.core.orders.support.reveal(subject, by);
  expect(shown?.customer.comment).toBe('no \u{FFFD} onions \u{FFFD}');
});

test("a refusal in a POS's own words is passed on and kept", async () => {
  pos.tricks.create.push({
    does: 'refuse',
    refusals: [{ code: 'CLOSED', message: 'closed\0', lineIndex: null }],
  });
  const answer = await call('create-order', orderOf('order-refused', {}));
  expect(answer.status).toBeLessThan(500);
  expect(answer.text).toContain('closed\u{FFFD}');
});

test('the settings page is refused at the field', async () => {
  const client = await openSettings(adapter, address.instanceId);
  for (const { path, sample } of everySettingsProcedure()) {
    // Whoever has no session yet is told that they do not come from Wix.
    const refused =
      path === 'session.open'
        ? { status: 401, body: { code: 'NOT_FROM_WIX' } }
        : { status: 400, body: { code: 'INVALID_REQUEST' } };
    const own = Object.fromEntries(
      Object.entries(address).filter(([name]) => name in Object(sample.value)),
    );
    const value = { ...Object(sample.value), ...own };
    for (const text of [...unstorableTexts, ...farMoments]) {
      for (const field of sample.fields) {
        const name = field.path.map(String).join('.');
        if (farMoments.includes(text) && !field.isMoment) continue;
        const answer = await client.call(
          path,
          Object(withTexts({ ...sample, value }, [field], text)),
        );
        expect(answer, `${path} ${name}`).toMatchObject(refused);
        const { fields } = Object(answer.body);
        if (path !== 'session.open') expect(fields, `${path} ${name}`).toContain(name);
      }
    }
  }
});

test('no page that is open to everybody fails on them', async () => {
  const query = 'token=a%00&code=a%00&state=a%00&instanceId=a%00&link=a%00';
  for (const path of [
    '/wix/install',
    '/wix/oauth/callback',
    '/pos/programmable/connect',
    '/pos/programmable/oauth/callback',
    '/pos/a%00b/connect',
    '/settings',
  ]) {
    const answer = await fetch(`${adapter.url}${path}?${query}`, { redirect: 'manual' });
    expect(answer.status, path).toBeLessThan(500);
  }
  // What becomes part of a header, the name of a cookie for one.
  for (const odd of ['a b', '"🍕"', 'a;b=c', 'a\r\nb', '٣'.repeat(30), '__proto__', '']) {
    for (const path of ['/pos/programmable/connect', '/pos/programmable/oauth/callback']) {
      const asked = new URLSearchParams({ link: odd, state: odd, code: odd });
      const answer = await fetch(`${adapter.url}${path}?${asked}`, { redirect: 'manual' });
      expect(answer.status, `${path} ${odd}`).toBeLessThan(500);
    }
  }
  for (const body of ['{"instance":"a\\u0000"}', '{"instance":"\\ud800","accountId":"\\u0000"}']) {
    const answer = await fetch(`${adapter.url}/settings/api/session.open`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    expect(answer.status).toBe(401);
  }
});

test('a caller who hangs up is no error', async () => {
  const paths = ['/wix-spi/create-order', '/wix/webhooks', '/pos/programmable/webhooks'];
  for (const path of [...paths, '/settings/api/session.open']) {
    for (let n = 0; n < 5; n += 1) await hangUp(adapter.url, path);
  }
  // Counted as what nobody can vouch for, once the server has seen that they are gone.
  await expect
    .poll(async () => {
      const { values } = await adapter.metrics.unverifiedCalls.get();
      return values.find(({ labels }) => labels.reason === 'not_sent_whole')?.value;
    })
    .toBeGreaterThanOrEqual(5);
  expect(adapter.log.lines.filter(({ level }) => level === 'error')).toEqual([]);
});
