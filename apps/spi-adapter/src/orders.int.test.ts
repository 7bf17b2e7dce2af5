import { createPosRegistry } from '@pos-bridge/core';
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
  usualOrderSettings,
} from '@pos-bridge/core/testing';
import type { AccountId, ConfigurationId, InstanceId } from '@pos-bridge/wix';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestAdapter, type TestAdapter } from '../testing/test-adapter.ts';
import { claimsOf, sign } from '../testing/tokens.ts';

let adapter: TestAdapter;
let pos: ProgrammablePos;
let instanceId: InstanceId;
let accountId: AccountId;
let configurationId: ConfigurationId;
let orders = 0;

beforeAll(async () => {
  pos = createProgrammablePos();
  adapter = await startTestAdapter({
    core: {
      pos: createPosRegistry([pos.provider]),
      settings: {
        spiCallRetentionDays: 30,
        publicUrl: 'http://localhost:3000',
        orders: { ...usualOrderSettings, answerWithinMs: 4_000 },
      },
    },
  });
  const { db } = adapter.database;
  instanceId = await insertInstance(db);
  accountId = await insertAccount(db, instanceId, {
    provider: pos.provider.declaration.key,
    posCredentials: await adapter.core.deps.sealer.seal('{}'),
  });
  const locationId = await insertLocation(db, accountId, { posLocationId: 'pos-1' });
  configurationId = await insertConfiguration(db, instanceId, { accountId, locationId });
  await insertPublishedCatalog(db, configurationId, sampleCatalog());
});
afterAll(() => adapter.close());

const call = async (operation: 'validate-order' | 'create-order', order: unknown, changes = {}) =>
  adapter.post(
    operation,
    await sign(claimsOf(instanceId, { accountId, configurationId, order, ...changes })),
  );
const newOrder = (changes = {}) => {
  orders += 1;
  return { ...sampleOrder(1), id: `order-${orders}`, ...changes };
};
const error = (code: string) => ({ applicationError: { code } });

describe('Validate Order', () => {
  test('a good order gets the status that means success', async () => {
    expect(await call('validate-order', newOrder())).toMatchObject({
      status: 200,
      body: { posOrderStatus: 'valid' },
    });
  });

  test('a bad order is answered with 200 too', async () => {
    expect(await call('validate-order', newOrder({ lineItems: [] }))).toMatchObject({
      status: 200,
      body: { posOrderStatus: 'invalid' },
    });
  });

  test('an account that is not authorized gets the error form', async () => {
    const { sql } = adapter.database;
    await sql`update accounts set pos_authorization = 'revoked' where id = ${accountId}`;
    try {
      expect(await call('validate-order', newOrder())).toMatchObject({
        status: 428,
        body: error('ACCOUNT_NOT_AUTHORIZED'),
      });
      expect(await call('create-order', newOrder())).toMatchObject({
        status: 428,
        body: error('ACCOUNT_NOT_AUTHORIZED'),
      });
    } finally {
      await sql`update accounts set pos_authorization = 'authorized' where id = ${accountId}`;
    }
  });

  test('an account or configuration of nobody is not found', async () => {
    expect(await call('validate-order', newOrder(), { accountId: 'nobody' })).toMatchObject({
      status: 404,
      body: error('ACCOUNT_NOT_FOUND'),
    });
    expect(await call('create-order', newOrder(), { configurationId: 'nowhere' })).toMatchObject({
      status: 404,
      body: error('LOCATION_NOT_FOUND'),
    });
  });

  test('an id that no text column takes is mended: the order is kept, an account is not found', async () => {
    for (const operation of ['validate-order', 'create-order'] as const) {
      expect(await call(operation, newOrder({ id: 'a\u0000b' }))).toMatchObject({ status: 200 });
      expect(await call(operation, newOrder(), { accountId: '\u0000' })).toMatchObject({
        status: 404,
        body: error('ACCOUNT_NOT_FOUND'),
      });
    }
    const kept = await adapter.database.sql`select wix_order_id as id from orders
      where wix_order_id like 'a%'`;
    expect(kept).toEqual([{ id: 'a\u{FFFD}b' }]);
  });
});

describe('Create Order', () => {
  test('all three fields come back, for a repeat the same', async () => {
    const order = newOrder();
    const first = await call('create-order', order);
    expect(first).toMatchObject({
      status: 200,
      body: { posLocationId: 'pos-1', posOrderStatus: 'received' },
    });
    const again = await call('create-order', order);
    expect(again).toMatchObject({ status: 200, body: first.body });
  });

  test('another order under the same id is a conflict', async () => {
    const order = newOrder();
    await call('create-order', order);
    expect(await call('create-order', { ...order, comment: 'another' })).toMatchObject({
      status: 409,
      body: error('ORDER_CONFLICT'),
    });
  });

  test('an order without an id is refused', async () => {
    expect(await call('create-order', newOrder({ id: null }))).toMatchObject({
      status: 400,
      body: error('INVALID_REQUEST'),
    });
  });

  test('the POS’s refusal is told in its words, line by line', async () => {
    pos.tricks.create.push({
      does: 'refuse',
      refusals: [{ code: 'AVAILABILITY_CHANGED', message: 'no cheese', lineIndex: 0 }],
    });
    const order = newOrder();
    const expected = {
      status: 428,
      body: {
        applicationError: {
          code: 'AVAILABILITY_CHANGED',
          data: {
            errors: [{ code: 'AVAILABILITY_CHANGED', message: 'no cheese', params: { line: '0' } }],
          },
        },
      },
    };
    expect(await call('create-order', order)).toMatchObject(expected);
    expect(await call('create-order', order)).toMatchObject(expected);
  });

  test('a POS that does not answer in time is a 504, and the repeat learns the end', async () => {
    pos.tricks.create.push({ does: 'create_and_lose_answer' });
    const silent = Array.from({ length: 20 }, () => ({ does: 'fail', kind: 'timeout' }) as const);
    pos.tricks.find.push(...silent);
    const order = newOrder();
    expect(await call('create-order', order)).toMatchObject({
      status: 504,
      body: error('SYSTEM_ERROR'),
    });
    pos.tricks.find.length = 0;
    await expect
      .poll(() => call('create-order', order), { timeout: 45_000 })
      .toMatchObject({ status: 200, body: { posOrderStatus: 'received' } });
  });

  test('a POS that cannot be reached is a 503 with Retry-After', async () => {
    pos.tricks.create.push(
      ...Array.from({ length: 4 }, () => ({ does: 'fail', kind: 'unreachable' }) as const),
    );
    const answer = await call('create-order', newOrder());
    pos.tricks.create.length = 0;
    expect(answer).toMatchObject({ status: 503, body: error('UNAVAILABLE') });
    expect(answer.headers.get('retry-after')).not.toBeNull();
  });
});

test('what an order holds of its customer reaches neither log nor ledger', async () => {
  const order = newOrder();
  await call('validate-order', order);
  await call('create-order', order);
  pos.tricks.create.push({
    does: 'refuse',
    refusals: [{ code: 'CLOSED', message: 'not for Maria', lineIndex: null }],
  });
  await call('create-order', newOrder());
  await adapter.ledger.flush();
  const rows = await adapter.database.sql`select request, response from spi_calls`;
  const text = JSON.stringify([adapter.log.lines, rows]);
  for (const secret of ['Maria', '600 000 001', 'maria@example.com', 'Ring twice', 'well done']) {
    expect(text).not.toContain(secret);
  }
});
