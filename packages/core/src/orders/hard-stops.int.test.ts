import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createProgrammablePos } from '../../testing/index.ts';
import { accounts, posLocations } from '../accounts/tables.ts';
import { configurations } from '../configurations/tables.ts';
import type { Drizzle } from '../database/connect.ts';
import { ordersNotTaken } from './not-taken/tables.ts';
import { orders } from './tables.ts';
import { createTestOrders, type TestOrders } from './test-orders.fixture.ts';

/** What stops every order at a location, each on its own, and the code that Wix is told. */
const stops: readonly {
  readonly name: string;
  readonly code: string;
  set(db: Drizzle): Promise<unknown>;
}[] = [
  {
    name: 'a disconnected account',
    code: 'ACCOUNT_NOT_CONNECTED',
    set: (db) => db.update(accounts).set({ state: 'disconnected' }),
  },
  {
    name: 'an account whose access was revoked',
    code: 'ACCOUNT_NOT_AUTHORIZED',
    set: (db) => db.update(accounts).set({ posAuthorization: 'revoked' }),
  },
  {
    name: 'an archived location',
    code: 'ACCOUNT_CONFIGURATION',
    set: (db) => db.update(configurations).set({ archived: true }),
  },
  {
    name: 'a location that is not mapped',
    code: 'ACCOUNT_CONFIGURATION',
    set: (db) => db.update(configurations).set({ locationId: null }),
  },
  {
    name: 'a location that the POS no longer has',
    code: 'ACCOUNT_CONFIGURATION',
    set: (db) => db.update(posLocations).set({ goneAt: new Date() }),
  },
];

describe.each(stops)('$name takes no order, whatever the POS says', ({ code, set }) => {
  let setup: TestOrders;

  beforeEach(async () => {
    const pos = createProgrammablePos({ validatesOrders: true });
    pos.opinion = { valid: true, posOrderStatus: 'valid', refusals: [] };
    setup = await createTestOrders({ pos });
  });
  afterEach(async () => {
    await setup[Symbol.asyncDispose]();
  });

  it('in Validate Order', async () => {
    expect(await setup.orders.validate(setup.request())).toMatchObject({ valid: true });
    await set(setup.database.db);
    expect(await setup.orders.validate(setup.request())).toMatchObject({
      outcome: 'no_verdict',
      code,
    });
  });

  it('in Create Order, and what it was is kept for a person', async () => {
    await set(setup.database.db);
    expect(await setup.orders.create(setup.request())).toMatchObject({
      outcome: 'not_ready',
      code,
    });
    expect(setup.pos.calls).toEqual([]);
    expect(await setup.database.db.select().from(orders)).toEqual([]);
    expect(await setup.database.db.select().from(ordersNotTaken)).toMatchObject([
      { wixOrderId: 'wix-order-1', code, settledAt: null },
    ]);
  });
});
