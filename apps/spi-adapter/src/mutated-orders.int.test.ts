import { createPosRegistry } from '@pos-bridge/core';
import {
  createProgrammablePos,
  insertAccount,
  insertConfiguration,
  insertInstance,
  insertLocation,
  insertPublishedCatalog,
  mutatedOrder,
  mutatedOrderBody,
  type ProgrammablePos,
  sampleCatalog,
  sampleOrder,
  usualOrderSettings,
} from '@pos-bridge/core/testing';
import { spiErrorBodySchema } from '@pos-bridge/wix';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { volume } from '../../../testing/volume.ts';
import { startTestAdapter, type TestAdapter } from '../testing/test-adapter.ts';
import { claimsOf, sign } from '../testing/tokens.ts';

/** Orders that are on their way at the same time. */
const lanes = 16;

let adapter: TestAdapter;
let pos: ProgrammablePos;
let address: { instanceId: string; accountId: string; configurationId: string };
let sent = 0;
/** Findings tell the time: while the same order is to get the same ones, the clock stands. */
let stoppedAt: Date | null = null;

/** A merchant that is ready for orders, on an adapter that answers Create Order within so long. */
async function open(answerWithinMs: number): Promise<void> {
  pos = createProgrammablePos();
  sent = 0;
  stoppedAt = null;
  adapter = await startTestAdapter({
    core: {
      clock: { now: () => stoppedAt ?? new Date() },
      pos: createPosRegistry([pos.provider]),
      settings: {
        spiCallRetentionDays: 30,
        publicUrl: 'http://localhost:3000',
        orders: { ...usualOrderSettings, answerWithinMs },
      },
    },
  });
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
}
afterEach(() => adapter.close());

interface Answer {
  readonly requestId: string;
  readonly status: number;
  readonly retryAfter: string | null;
  readonly body: unknown;
}

/** Signed and sent as Wix does, under a request id of its own. */
async function call(operation: 'validate-order' | 'create-order', order: unknown): Promise<Answer> {
  sent += 1;
  const requestId = `request-${sent}`;
  const { instanceId, ...ids } = address;
  const claims = claimsOf(instanceId, { ...ids, order });
  const data = { ...Object(claims['data']), metadata: { requestId, instanceId } };
  const { status, headers, body } = await adapter.post(operation, await sign({ ...claims, data }));
  return { requestId, status, retryAfter: headers.get('retry-after'), body };
}

/**
 * Holds a property of one order for so many orders, in lanes beside each other: what fails shrinks to
 * the one order that it is about. Of every four orders, one is to be sent `twice`.
 */
async function holdForEach(
  order: fc.Arbitrary<unknown>,
  times: number,
  property: (order: unknown, twice: boolean) => Promise<void>,
): Promise<void> {
  const one = fc.asyncProperty(order, fc.nat({ max: 3 }), (mutated, n) =>
    property(mutated, n === 0),
  );
  await Promise.all(
    Array.from({ length: lanes }, () => fc.assert(one, { numRuns: Math.ceil(times / lanes) })),
  );
}

/** What the adapter kept of a call, beside its names and times. */
async function storedOf({ requestId }: Answer): Promise<Record<string, unknown> | undefined> {
  const [row] = await adapter.database.sql`
    select outcome, pos_order_status as "posOrderStatus", codes, fingerprint,
      encode(record, 'base64') as "orderAndFindings"
    from order_validations where request_id = ${requestId}`;
  return row;
}

describe('with a POS that works', () => {
  // However slow the machine is, no answer comes because the time is over.
  beforeEach(() => open(60_000));

  test('mutated orders are judged, each, and the same one the same again', async () => {
    const times = volume(400, 10_000);
    const verdicts = { valid: 0, invalid: 0 };
    stoppedAt = new Date();
    await holdForEach(mutatedOrder, times, async (order, twice) => {
      const first = await call('validate-order', order);
      expect(first.status).toBe(200);
      const { posOrderStatus } = verdict.parse(first.body);
      verdicts[posOrderStatus] += 1;
      if (!twice) return;
      const again = await call('validate-order', order);
      expect({ ...again, requestId: first.requestId }).toEqual(first);
      const stored = await storedOf(first);
      expect(stored).toMatchObject({ outcome: posOrderStatus, posOrderStatus });
      expect(await storedOf(again)).toEqual(stored);
    });
    // Mutations that change nothing, or that nothing survives, would prove nothing.
    expect(verdicts.invalid).toBeGreaterThan(times / 5);
    expect(verdicts.valid).toBeGreaterThan(times / 5);
    const [rows] = await adapter.database.sql`select count(*)::int as count from order_validations`;
    expect(rows?.['count']).toBe(sent);
  }, 300_000);

  test('what is no order any more is the caller’s mistake', async () => {
    const statuses = new Set<number>();
    await holdForEach(mutatedOrderBody, volume(100, 800), async (body) => {
      statuses.add((await call('validate-order', body)).status);
    });
    expect([...statuses].sort()).toEqual([200, 400]);
  });

  test('mutated orders are created or refused; of two at once both hear the same', async () => {
    const times = volume(150, 3_000);
    const statuses = new Set<number>();
    let names = 0;
    await holdForEach(fc.oneof(mutatedOrder, mutatedOrderBody), times, async (mutated, twice) => {
      names += 1;
      const order = named(mutated, names);
      const [first, again] = await Promise.all([
        call('create-order', order),
        twice ? call('create-order', order) : null,
      ]);
      statuses.add(first.status);
      if (again !== null) expect({ ...again, requestId: first.requestId }).toEqual(first);
    });
    // 409: a mutation may give an order the id of an earlier one. 428: the POS has no such thing.
    expect([...statuses].filter((status) => ![200, 400, 409, 428].includes(status))).toEqual([]);
    const references = pos.orders.map(({ reference }) => reference);
    expect(references.length).toBeGreaterThan(times * 0.3);
    expect(new Set(references).size).toBe(references.length);
  }, 300_000);
});

test('where the POS is down orders get the error form, and it gets none of them', async () => {
  await open(1_200);
  const down = Array.from(
    { length: 2_000 },
    () => ({ does: 'fail', kind: 'unreachable' }) as const,
  );
  pos.tricks.create.push(...down);
  const statuses = new Set<number>();
  let names = 0;
  await holdForEach(mutatedOrder, 64, async (mutated) => {
    names += 1;
    const answer = await call('create-order', named(mutated, names));
    const { code } = spiErrorBodySchema.parse(answer.body).applicationError;
    statuses.add(answer.status);
    if (answer.status < 500) return;
    expect(answer).toMatchObject({ status: 503, retryAfter: '5' });
    expect(code).toBe('UNAVAILABLE');
  });
  expect(statuses).toContain(503);
  expect(pos.orders).toEqual([]);
});

const verdict = z.object({ posOrderStatus: z.enum(['valid', 'invalid']) });

/** An order of its own, unless a mutation gave it another name or none. */
const named = (order: unknown, name: number): unknown =>
  Object(order).id === sampleOrder(1).id ? { ...Object(order), id: `order-${name}` } : order;
