import { wixOrderSchema } from '@pos-bridge/wix';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sampleOrder } from '../../../testing/index.ts';
import { accounts, posLocations } from '../../accounts/tables.ts';
import { configurations } from '../../configurations/tables.ts';
import { newValidationId } from '../../ids.ts';
import { recallOrder, sealOrder } from '../customer-data/seal-order.ts';
import { fromClassicOrder } from '../site-order/classic/classic-order.ts';
import { createTestOrders, type TestOrders } from '../test-orders.fixture.ts';
import { readTenant } from './store-validation.ts';
import { createValidationWriter } from './validation-writer.ts';

let setup: TestOrders;

beforeEach(async () => {
  setup = await createTestOrders();
});
afterEach(async () => {
  await setup[Symbol.asyncDispose]();
});

const wrongPrice = wixOrderSchema.parse({
  ...sampleOrder(1),
  lineItems: [{ ...sampleOrder(1).lineItems?.[0], price: '7.50' }],
});

describe('every validation is stored with what it was decided on', () => {
  it('a good order', async () => {
    const result = await setup.orders.validate(setup.request());
    expect(result).toMatchObject({ outcome: 'judged', valid: true, posOrderStatus: 'valid' });
    const [stored] = await setup.validations();
    expect(stored).toMatchObject({
      ...setup.address,
      wixOrderId: 'wix-order-1',
      outcome: 'valid',
      posOrderStatus: 'valid',
      codes: [],
      posOpinion: { kind: 'has_none' },
      posLocationId: 'pos-1',
      posDurationMs: null,
    });
    expect(stored?.publicationId).toMatch(/^pub_/);
    if (result.outcome !== 'judged') throw new Error('no verdict');
    expect(stored?.findings).toEqual(result.findings);
    expect(result.findings).toHaveLength(34);
  });

  it('a bad order is a verdict too', async () => {
    const result = await setup.orders.validate(setup.request(wrongPrice));
    expect(result).toMatchObject({ outcome: 'judged', valid: false, posOrderStatus: 'invalid' });
    const [stored] = await setup.validations();
    expect(stored).toMatchObject({ outcome: 'invalid', posOrderStatus: 'invalid' });
    expect(stored?.codes).toContain('PRICE_CHANGED');
  });

  it('what is the customer’s is sealed, and comes back whole', async () => {
    await setup.orders.validate(setup.request());
    const [stored] = await setup.validations();
    if (stored === undefined) throw new Error('nothing was stored');
    const text = JSON.stringify(stored);
    for (const secret of [
      'Maria',
      'Sample',
      '600 000 001',
      '600000001',
      'maria@example.com',
      'Ring twice',
    ]) {
      expect(text).not.toContain(secret);
    }
    // Phone, the phone’s end, e-mail and Wix’s contact.
    expect(stored.contactKeys).toHaveLength(4);
    const { source } = await recallOrder(setup.core.deps.sealer, stored);
    expect(source.raw).toEqual(sampleOrder());
  });

  it('text that no database takes as such is kept all the same', async () => {
    const odd = wixOrderSchema.parse({
      ...sampleOrder(1),
      currency: '\u0000\ud800',
      extra: '\u0000',
    });
    await setup.orders.validate(setup.request(odd));
    const [stored] = await setup.validations();
    if (stored === undefined) throw new Error('nothing was stored');
    expect((await recallOrder(setup.core.deps.sealer, stored)).source.raw).toEqual(odd);
  });
});

describe('many at once', () => {
  it('share statements, and each is stored and answered for itself', async () => {
    const orders = Array.from({ length: 50 }, (_, n) =>
      wixOrderSchema.parse({
        ...sampleOrder(1),
        id: `order-${n}`,
        ...(n % 2 === 1 && { lineItems: [] }),
      }),
    );
    const results = await Promise.all(
      orders.map((order) => setup.orders.validate(setup.request(order))),
    );
    expect(results.map((result) => 'valid' in result && result.valid)).toEqual(
      orders.map((_, n) => n % 2 === 0),
    );
    const stored = await setup.validations();
    expect(new Set(stored.map(({ wixOrderId }) => wixOrderId)).size).toBe(50);
  });

  it('one that the database cannot hold costs the others nothing', async () => {
    const store = createValidationWriter({ database: setup.database });
    const tenant = await readTenant(setup.database, setup.address);
    if (tenant === null) throw new Error('no tenant');
    const order = fromClassicOrder(sampleOrder(1));
    const kept = await sealOrder(setup.core.deps.sealer, order, false);
    const decided = (posOrderStatus: string) => ({
      ...kept,
      id: newValidationId(new Date()),
      validatedAt: new Date(),
      requestId: null,
      wixOrderId: order.id,
      paidByPosGateway: false,
      outcome: 'valid' as const,
      posOrderStatus,
      codes: [],
      findings: [],
      posOpinion: { kind: 'has_none' as const },
      refusalWordsSealed: null,
      posLocationId: null,
      publicationId: null,
      durationMs: 1,
      posDurationMs: null,
    });
    const statuses = Array.from({ length: 20 }, (_, n) => (n === 11 ? 'a\0b' : 'valid'));
    const results = await Promise.allSettled(
      statuses.map((status) => store({ address: setup.address, tenant, decided: decided(status) })),
    );
    expect(results.map(({ status }) => status)).toEqual(
      statuses.map((_, n) => (n === 11 ? 'rejected' : 'fulfilled')),
    );
    expect(await setup.validations()).toHaveLength(19);
  });
});

describe('no verdict where none is possible', () => {
  it('an account that is not authorized', async () => {
    await setup.database.db.update(accounts).set({ posAuthorization: 'revoked' });
    expect(await setup.orders.validate(setup.request())).toMatchObject({
      outcome: 'no_verdict',
      code: 'ACCOUNT_NOT_AUTHORIZED',
    });
    expect(await setup.validations()).toMatchObject([
      { outcome: 'no_verdict', posOrderStatus: null },
    ]);
  });

  it('a location that is not mapped', async () => {
    await setup.database.db.update(configurations).set({ locationId: null });
    expect(await setup.orders.validate(setup.request())).toMatchObject({
      outcome: 'no_verdict',
      code: 'ACCOUNT_CONFIGURATION',
    });
  });

  it('an account, and a configuration, of somebody else', async () => {
    const { database, orders, request } = setup;
    const other = await createTestOrders();
    try {
      const { accountId, configurationId } = other.address;
      expect(await orders.validate(request(sampleOrder(), { accountId }))).toEqual({
        outcome: 'account-not-found',
      });
      expect(await orders.validate(request(sampleOrder(), { configurationId }))).toEqual({
        outcome: 'configuration-not-found',
      });
    } finally {
      await other[Symbol.asyncDispose]();
    }
    expect(await setup.validations()).toEqual([]);
    expect(database).toBeDefined();
  });
});

describe('what was remembered is never trusted', () => {
  it('a change between two validations counts at once', async () => {
    await setup.orders.validate(setup.request());
    await setup.database.db
      .update(accounts)
      .set({ orderingPausedUntil: new Date(Date.now() + 3_600_000) });
    expect(await setup.orders.validate(setup.request())).toMatchObject({ valid: false });
    await setup.database.db.update(accounts).set({ orderingPausedUntil: null });
    expect(await setup.orders.validate(setup.request())).toMatchObject({ valid: true });
    expect((await setup.validations()).map(({ outcome }) => outcome)).toEqual([
      'valid',
      'invalid',
      'valid',
    ]);
  });

  it('a location that changed, and a configuration that went', async () => {
    await setup.orders.validate(setup.request());
    const [location] = await setup.database.db.select().from(posLocations);
    if (location === undefined) throw new Error('no location');
    await setup.database.db
      .update(posLocations)
      .set({ details: { ...location.details, paused: { until: null } } })
      .where(eq(posLocations.id, location.id));
    expect(await setup.orders.validate(setup.request())).toMatchObject({ valid: false });
    await setup.database.db.update(configurations).set({ archived: true });
    expect(await setup.orders.validate(setup.request())).toMatchObject({ outcome: 'no_verdict' });
  });
});
