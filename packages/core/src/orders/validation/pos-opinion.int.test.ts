import { wixOrderSchema } from '@pos-bridge/wix';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createProgrammablePos, sampleOrder } from '../../../testing/index.ts';
import { configurations } from '../../configurations/tables.ts';
import { orderEvents, orders } from '../tables.ts';
import { createTestOrders, type TestOrders } from '../test-orders.fixture.ts';

let setup: TestOrders;
let pos: ReturnType<typeof createProgrammablePos>;

const wrongPrice = wixOrderSchema.parse({
  ...sampleOrder(1),
  lineItems: [{ ...sampleOrder(1).lineItems?.[0], price: '7.50' }],
});

describe('a POS with a validation of its own', () => {
  const opinion = (valid: boolean) => ({
    valid,
    posOrderStatus: valid ? 'valid' : 'invalid',
    refusals: valid ? [] : [{ code: 'NO_CAPACITY' as const, message: 'too busy', lineIndex: null }],
  });

  beforeEach(async () => {
    pos = createProgrammablePos({ validatesOrders: true });
    setup = await createTestOrders({ pos });
  });
  afterEach(async () => {
    await setup[Symbol.asyncDispose]();
  });

  it('has the last word where it refuses', async () => {
    pos.opinion = opinion(false);
    expect(await setup.orders.validate(setup.request())).toMatchObject({
      outcome: 'judged',
      valid: false,
      posOrderStatus: 'invalid',
    });
    expect(await setup.validations()).toMatchObject([
      {
        outcome: 'invalid',
        codes: ['NO_CAPACITY'],
        posOpinion: {
          kind: 'said',
          valid: false,
          posOrderStatus: 'invalid',
          refusals: [{ code: 'NO_CAPACITY', lineIndex: null, sentence: null }],
        },
      },
    ]);
  });

  it('has the last word where it agrees to what the bridge would refuse', async () => {
    pos.opinion = opinion(true);
    expect(await setup.orders.validate(setup.request(wrongPrice))).toMatchObject({ valid: true });
    const [stored] = await setup.validations();
    expect(stored?.outcome).toBe('valid');
    expect(stored?.codes).toContain('PRICE_CHANGED');
    const [listed] = await setup.orders.support.listValidations({ limit: 1 });
    expect(listed?.decidedBy).toBe('pos');
    expect(listed?.outvoted).toContain('PRICE_CHANGED');
  });

  it('does not outvote a pause, and is not even asked', async () => {
    pos.opinion = opinion(true);
    const until = new Date(Date.now() + 3_600_000);
    await setup.database.db.update(configurations).set({ orderingPausedUntil: until });
    expect(await setup.orders.validate(setup.request())).toMatchObject({
      outcome: 'judged',
      valid: false,
      posOrderStatus: 'invalid',
    });
    expect(await setup.validations()).toMatchObject([
      { outcome: 'invalid', codes: ['CLOSED'], posOpinion: { kind: 'not_asked' } },
    ]);
    expect(pos.calls).toEqual([]);
  });

  it('does not make valid what nobody could create: nothing, what cannot be read, what has no name', async () => {
    pos.opinion = opinion(true);
    const [first, ...others] = sampleOrder().lineItems ?? [];
    const gone = { catalogItemId: 'wix-gone', catalogItemName: 'Gone' };
    const codes = [];
    for (const lineItems of [
      [],
      [{}],
      [{ ...first, quantity: 1.5 }],
      [{ ...first, catalogReference: gone }, ...others],
    ]) {
      const order = wixOrderSchema.parse({ ...sampleOrder(), lineItems });
      expect(await setup.orders.validate(setup.request(order))).toMatchObject({ valid: false });
      expect(pos.calls).toEqual([]);
      codes.push((await setup.validations()).at(-1)?.codes[0]);
      expect(await setup.orders.create(setup.request(order))).toMatchObject({
        outcome: 'rejected',
        code: codes.at(-1),
      });
      await setup.database.db.delete(orderEvents);
      await setup.database.db.delete(orders);
    }
    expect(codes).toEqual(['ORDER_ITEM', 'ORDER_ITEM', 'ORDER_ITEM', 'AVAILABILITY_CHANGED']);
    expect(pos.calls).toEqual([]);
  });

  it('gets the order in its own ids', async () => {
    pos.opinion = opinion(true);
    await setup.orders.validate(setup.request());
    expect(pos.received[0]).toMatchObject({
      posLocationId: 'pos-1',
      lines: [{ dishPosId: 'dish-0' }, { dishPosId: 'dish-1' }, { dishPosId: 'dish-2' }],
    });
  });

  it.each([
    ['does not answer in time', { does: 'hang' }],
    ['ignores its time limit', { does: 'ignore_signal', forMs: 2_500 }],
    ['fails', { does: 'fail', kind: 'server_error' }],
    ['is a provider with a mistake', { does: 'throw', error: new TypeError('oops') }],
  ] as const)('leaves the bridge’s verdict where it %s', async (_, trick) => {
    pos.opinion = opinion(false);
    pos.tricks.validate.push(trick);
    const impatient = setup.another({ posOpinionWithinMs: 1_000 });
    expect(await impatient.validate(setup.request())).toMatchObject({ valid: true });
    expect(await setup.validations()).toMatchObject([{ posOpinion: { kind: 'failed' } }]);
  });

  it('that no longer lets the bridge in leaves no verdict', async () => {
    pos.tricks.validate.push({ does: 'fail', kind: 'unauthorized' });
    expect(await setup.orders.validate(setup.request())).toMatchObject({
      outcome: 'no_verdict',
      code: 'ACCOUNT_NOT_AUTHORIZED',
    });
  });

  it('that has no opinion leaves the bridge’s', async () => {
    expect(await setup.orders.validate(setup.request())).toMatchObject({ valid: true });
    expect(await setup.validations()).toMatchObject([{ posOpinion: { kind: 'has_none' } }]);
  });
});
