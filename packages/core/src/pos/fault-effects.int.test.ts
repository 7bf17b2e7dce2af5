import type { PosFaultKind } from '@pos-bridge/pos';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createProgrammablePos } from '../../testing/programmable-pos.ts';
import { accounts, posLocations } from '../accounts/tables.ts';
import { configurations } from '../configurations/tables.ts';
import { createTestOrders, type TestOrders } from '../orders/test-orders.fixture.ts';
import { stockPolls } from '../stock/tables.ts';

// What packages/pos/README.md promises of each kind, by real calls; a sync's is in the worker's
// catalog-failures.int.test.ts.

let setup: TestOrders;
beforeEach(async () => {
  setup = await createTestOrders({ pos: createProgrammablePos({ validatesOrders: true }) });
  await setup.database.db.update(configurations).set({ status: 'READY' });
});
afterEach(async () => {
  await setup[Symbol.asyncDispose]();
});

const fail = (kind: PosFaultKind) => ({ does: 'fail', kind }) as const;

async function standing() {
  const { db } = setup.database;
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
  const { core, database, locationId } = setup;
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
    setup.pos.tricks.create.push(fail(kind));
    expect(await setup.orders.create(setup.request())).toMatchObject({ outcome: 'created' });
    expect(setup.pos.calls).toEqual(['create', 'create']);
  });

  it.each(['timeout', 'server_error', 'protocol'] as const)(
    '%s: the POS is asked for it before anything else',
    async (kind) => {
      setup.pos.tricks.create.push(fail(kind));
      expect(await setup.orders.create(setup.request())).toMatchObject({ outcome: 'created' });
      expect(setup.pos.calls.slice(0, 2)).toEqual(['create', 'find']);
      expect(setup.pos.orders).toHaveLength(1);
      expect(await standing()).toEqual(asBefore);
    },
  );

  it('unauthorized: it is refused, and the account is revoked', async () => {
    setup.pos.tricks.create.push(fail('unauthorized'));
    expect(await setup.orders.create(setup.request())).toMatchObject({
      outcome: 'rejected',
      code: 'ACCOUNT_NOT_AUTHORIZED',
    });
    expect(await standing()).toEqual(revoked);
  });

  it('location_gone: it is refused, and the location turns to ERROR', async () => {
    setup.pos.tricks.create.push(fail('location_gone'));
    expect(await setup.orders.create(setup.request())).toMatchObject({
      outcome: 'rejected',
      code: 'ACCOUNT_CONFIGURATION',
    });
    await locationIsGone();
  });

  it('location_gone where the POS is only asked about it', async () => {
    setup.pos.tricks.create.push(fail('timeout'));
    setup.pos.tricks.find.push(fail('location_gone'));
    await setup.orders.create(setup.request());
    await locationIsGone();
  });
});

it('location_gone of a validation turns the location to ERROR', async () => {
  setup.pos.tricks.validate.push(fail('location_gone'));
  await setup.orders.validate(setup.request());
  await locationIsGone();
});

describe('stock', () => {
  it.each(['unreachable', 'timeout', 'rate_limited', 'server_error', 'protocol'] as const)(
    '%s: it is asked for again later, and support sees why',
    async (kind) => {
      setup.pos.tricks.stock.push(fail(kind));
      expect(await pollStock()).toMatchObject({
        failuresInRow: 1,
        problem: expect.stringMatching(`^${kind}: (?!programmed)`),
      });
      expect(await standing()).toEqual(asBefore);
    },
  );

  it('unauthorized: the account is revoked', async () => {
    setup.pos.tricks.stock.push(fail('unauthorized'));
    expect(await pollStock()).toMatchObject({ problem: 'authorization-revoked' });
    expect(await standing()).toEqual(revoked);
  });

  it('location_gone: the location turns to ERROR', async () => {
    setup.pos.tricks.stock.push(fail('location_gone'));
    await pollStock();
    await locationIsGone();
  });
});

describe('locations', () => {
  const fetchLocations = () => setup.core.core.accounts.fetchLocations(setup.address.accountId);

  it.each(['unreachable', 'timeout', 'rate_limited', 'server_error', 'protocol'] as const)(
    '%s: the caller hears of it, and nothing known is lost',
    async (kind) => {
      setup.pos.tricks.locations.push(fail(kind));
      await expect(fetchLocations()).rejects.toMatchObject({ kind });
      expect(await standing()).toEqual(asBefore);
    },
  );

  it('unauthorized: the account is revoked', async () => {
    setup.pos.tricks.locations.push(fail('unauthorized'));
    expect(await fetchLocations()).toEqual({
      outcome: 'no-access',
      reason: 'authorization-revoked',
    });
    expect(await standing()).toEqual(revoked);
  });
});
