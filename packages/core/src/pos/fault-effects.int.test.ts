import type { PosFaultKind } from '@pos-bridge/pos';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createProgrammablePos } from '../../testing/programmable-pos.ts';
import { accounts, posLocations } from '../accounts/tables.ts';
import { configurations } from '../configurations/tables.ts';
import { type OrderStage, setOrderStage } from '../orders/order-stage.fixture.ts';
import { stockPolls } from '../stock/tables.ts';

// What packages/pos/README.md promises of each kind, by real calls; a sync's is in the worker's
// catalog-failures.int.test.ts.

let stage: OrderStage;
beforeEach(async () => {
  stage = await setOrderStage({ pos: createProgrammablePos({ validatesOrders: true }) });
  await stage.database.db.update(configurations).set({ status: 'READY' });
});
afterEach(async () => {
  await stage[Symbol.asyncDispose]();
});

const fail = (kind: PosFaultKind) => ({ does: 'fail', kind }) as const;

async function standing() {
  const { db } = stage.database;
  const [configuration] = await db.select().from(configurations);
  const [account] = await db.select().from(accounts);
  const [location] = await db.select().from(posLocations);
  return {
    status: configuration?.status,
    authorization: account?.posAuthorization,
    isGone: location?.goneAt !== null,
  };
}
const asBefore = { status: 'READY', authorization: 'authorized', isGone: false };
const gone = { status: 'ERROR', authorization: 'authorized', isGone: true };
const revoked = { status: 'ERROR', authorization: 'revoked', isGone: false };

const locationIsGone = async () => expect(await standing()).toEqual(gone);
const pollStock = async () => {
  const { core, database, locationId } = stage;
  await database.db.insert(stockPolls).values({ locationId, dueAt: new Date() });
  const handler = core.core.jobHandlers.find(({ job }) => job.name === 'inventory-poll-stock');
  if (handler === undefined) throw new Error('no job polls stock');
  const signal = new AbortController().signal;
  await handler.handle({ locationId }, { jobId: 'test', attempt: 1, isLastAttempt: false, signal });
  const [poll] = await database.db
    .select()
    .from(stockPolls)
    .where(eq(stockPolls.locationId, locationId));
  return poll;
};

describe('an order', () => {
  it.each(['unreachable', 'rate_limited'] as const)('%s: it is sent again', async (kind) => {
    stage.pos.tricks.create.push(fail(kind));
    expect(await stage.orders.create(stage.request())).toMatchObject({ outcome: 'created' });
    expect(stage.pos.calls).toEqual(['create', 'create']);
  });

  it.each(['timeout', 'server_error', 'protocol'] as const)(
    '%s: the POS is asked for it before anything else',
    async (kind) => {
      stage.pos.tricks.create.push(fail(kind));
      expect(await stage.orders.create(stage.request())).toMatchObject({ outcome: 'created' });
      expect(stage.pos.calls.slice(0, 2)).toEqual(['create', 'find']);
      expect(stage.pos.orders).toHaveLength(1);
      expect(await standing()).toEqual(asBefore);
    },
  );

  it('unauthorized: it is refused, and the account is revoked', async () => {
    stage.pos.tricks.create.push(fail('unauthorized'));
    expect(await stage.orders.create(stage.request())).toMatchObject({
      outcome: 'rejected',
      code: 'ACCOUNT_NOT_AUTHORIZED',
    });
    expect(await standing()).toEqual(revoked);
  });

  it('location_gone: it is refused, and the location turns to ERROR', async () => {
    stage.pos.tricks.create.push(fail('location_gone'));
    expect(await stage.orders.create(stage.request())).toMatchObject({
      outcome: 'rejected',
      code: 'ACCOUNT_CONFIGURATION',
    });
    await locationIsGone();
  });

  it('location_gone where the POS is only asked about it', async () => {
    stage.pos.tricks.create.push(fail('timeout'));
    stage.pos.tricks.find.push(fail('location_gone'));
    await stage.orders.create(stage.request());
    await locationIsGone();
  });
});

it('location_gone of a validation turns the location to ERROR', async () => {
  stage.pos.tricks.validate.push(fail('location_gone'));
  await stage.orders.validate(stage.request());
  await locationIsGone();
});

describe('stock', () => {
  it.each(['unreachable', 'timeout', 'rate_limited', 'server_error', 'protocol'] as const)(
    '%s: it is asked for again later, and support sees why',
    async (kind) => {
      stage.pos.tricks.stock.push(fail(kind));
      expect(await pollStock()).toMatchObject({
        failuresInRow: 1,
        problem: expect.stringMatching(`^${kind}: (?!programmed)`),
      });
      expect(await standing()).toEqual(asBefore);
    },
  );

  it('unauthorized: the account is revoked', async () => {
    stage.pos.tricks.stock.push(fail('unauthorized'));
    expect(await pollStock()).toMatchObject({ problem: 'authorization-revoked' });
    expect(await standing()).toEqual(revoked);
  });

  it('location_gone: the location turns to ERROR', async () => {
    stage.pos.tricks.stock.push(fail('location_gone'));
    await pollStock();
    await locationIsGone();
  });
});

describe('locations', () => {
  const fetchLocations = () => stage.core.core.accounts.fetchLocations(stage.address.accountId);

  it.each(['unreachable', 'timeout', 'rate_limited', 'server_error', 'protocol'] as const)(
    '%s: the caller hears of it, and nothing known is lost',
    async (kind) => {
      stage.pos.tricks.locations.push(fail(kind));
      await expect(fetchLocations()).rejects.toMatchObject({ kind });
      expect(await standing()).toEqual(asBefore);
    },
  );

  it('unauthorized: the account is revoked', async () => {
    stage.pos.tricks.locations.push(fail('unauthorized'));
    expect(await fetchLocations()).toEqual({
      outcome: 'no-access',
      reason: 'authorization-revoked',
    });
    expect(await standing()).toEqual(revoked);
  });
});
