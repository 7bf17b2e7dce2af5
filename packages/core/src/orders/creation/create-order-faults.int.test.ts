import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createProgrammablePos } from '../../../testing/index.ts';
import { createTestOrders, type TestOrders } from '../test-orders.fixture.ts';
import { created } from './create-order.fixture.ts';

let setup: TestOrders;
const withSetup = async (...options: Parameters<typeof createTestOrders>) => {
  setup = await createTestOrders(...options);
};
afterEach(async () => {
  await setup[Symbol.asyncDispose]();
});

describe('with a POS that loses answers', () => {
  beforeEach(() => withSetup());

  it('an order that was made is found by its reference, and not made again', async () => {
    setup.pos.tricks.create.push({ does: 'create_and_lose_answer' });
    expect(await setup.orders.create(setup.request())).toMatchObject(created);
    expect(setup.pos.calls).toEqual(['create', 'find']);
    expect(await setup.events()).toEqual([
      'received',
      'submitting',
      'answer_lost',
      'asked',
      'found',
      'created',
    ]);
  });

  it('an order that was not made is made, once the POS has said that it has none', async () => {
    setup.pos.tricks.create.push({ does: 'fail', kind: 'timeout' });
    expect(await setup.orders.create(setup.request())).toMatchObject(created);
    expect(setup.pos.calls).toEqual(['create', 'find', 'create']);
    expect(await setup.row()).toMatchObject({ attempts: 2 });
  });

  it('an order that is made later all the same is one order, thanks to its key', async () => {
    setup.pos.tricks.create.push({ does: 'create_late', afterMs: 300 });
    expect(await setup.orders.create(setup.request())).toMatchObject(created);
    await expect.poll(() => setup.pos.orders.length).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(setup.pos.orders).toHaveLength(1);
  });

  it('a POS that cannot be asked either leaves the order to the job', async () => {
    setup.pos.tricks.create.push({ does: 'create_and_lose_answer' });
    setup.pos.tricks.find.push(
      ...Array.from({ length: 50 }, () => ({ does: 'fail', kind: 'server_error' }) as const),
    );
    const impatient = setup.another({ answerWithinMs: 3_000 });
    expect(await impatient.create(setup.request())).toMatchObject({
      outcome: 'pending',
      why: 'pos_silent',
    });
    setup.pos.tricks.find.length = 0;
    // The more often it was asked in vain, the longer it is left alone, and the job comes again.
    const recovered = async () => {
      await setup.runJob('orders-recover', 'wix-order-1');
      return setup.row();
    };
    await expect
      .poll(recovered, { timeout: 60_000 })
      .toMatchObject({ state: 'created', posOrderId: 'pos-order-1' });
    expect(await setup.orders.create(setup.request())).toMatchObject(created);
    expect(setup.pos.orders).toHaveLength(1);
  });

  it('news from the POS ends the search', async () => {
    setup.pos.tricks.create.push({ does: 'create_and_lose_answer' });
    setup.pos.tricks.find.push(
      ...Array.from({ length: 50 }, () => ({ does: 'fail', kind: 'server_error' }) as const),
    );
    await setup.another({ answerWithinMs: 3_000 }).create(setup.request());
    const [atPos] = setup.pos.orders;
    if (atPos === undefined) throw new Error('the POS has no order');
    const merchant = { provider: 'programmable', posMerchantId: 'merchant-1' };
    expect(await setup.orders.recordPosOrderEvent(merchant, atPos)).toBe('recorded');
    expect(await setup.orders.create(setup.request())).toMatchObject(created);
  });
});

describe('with a POS that knows no keys', () => {
  it('an order whose answer was lost is never made again by itself', async () => {
    let now = new Date();
    await withSetup({
      pos: createProgrammablePos({ idempotentCreate: false }),
      clock: { now: () => now },
    });
    setup.pos.tricks.create.push({ does: 'fail', kind: 'timeout' });
    const impatient = setup.another({ answerWithinMs: 3_000 });
    expect(await impatient.create(setup.request())).toMatchObject({
      outcome: 'pending',
      why: 'pos_silent',
    });
    const hurried = setup.another({ answerWithinMs: 1_500 });
    for (const minutes of [1, 5, 60, 20 * 60, 30 * 60]) {
      now = new Date(now.getTime() + minutes * 60_000);
      expect(await hurried.create(setup.request())).toMatchObject({ outcome: 'pending' });
    }
    expect(setup.pos.calls.filter((call) => call === 'find').length).toBeGreaterThan(3);
    expect(setup.pos.calls.filter((call) => call === 'create')).toHaveLength(1);
    expect(await setup.row()).toMatchObject({ state: 'unknown', attention: 'outcome_unknown' });
  });

  it('it is made again once a promise of the POS proves that it cannot come any more', async () => {
    let now = new Date();
    await withSetup({
      pos: createProgrammablePos({ idempotentCreate: false, createSettlesWithinSeconds: 30 }),
      clock: { now: () => now },
    });
    setup.pos.tricks.create.push({ does: 'fail', kind: 'timeout' });
    const impatient = setup.another({ answerWithinMs: 3_000 });
    expect(await impatient.create(setup.request())).toMatchObject({ outcome: 'pending' });
    now = new Date(now.getTime() + 20_000);
    expect(await impatient.create(setup.request())).toMatchObject({ outcome: 'pending' });
    expect(setup.pos.calls.filter((call) => call === 'create')).toHaveLength(1);
    now = new Date(now.getTime() + 60_000);
    expect(await setup.orders.create(setup.request())).toMatchObject(created);
    expect(setup.pos.calls.filter((call) => call === 'create')).toHaveLength(2);
  });

  it('an order that turns up late is found, and not made again', async () => {
    await withSetup({ pos: createProgrammablePos({ idempotentCreate: false }) });
    setup.pos.tricks.create.push({ does: 'create_late', afterMs: 500 });
    expect(await setup.orders.create(setup.request())).toMatchObject(created);
    expect(setup.pos.orders).toHaveLength(1);
  });
});

describe('with a POS that cannot be reached', () => {
  it('an order that was never sent is sent as soon as it can be', async () => {
    await withSetup();
    setup.pos.tricks.create.push(
      { does: 'fail', kind: 'unreachable' },
      { does: 'fail', kind: 'rate_limited' },
    );
    expect(await setup.orders.create(setup.request())).toMatchObject(created);
    // Nothing had to be asked: nothing had been sent.
    expect(setup.pos.calls).toEqual(['create', 'create', 'create']);
  });

  it('a POS that stays away leaves the order received, and then gives it up', async () => {
    let now = new Date();
    await withSetup({ clock: { now: () => now } });
    setup.pos.tricks.create.push(
      ...Array.from({ length: 50 }, () => ({ does: 'fail', kind: 'unreachable' }) as const),
    );
    const impatient = setup.another({ answerWithinMs: 3_000 });
    expect(await impatient.create(setup.request())).toMatchObject({
      outcome: 'pending',
      why: 'pos_unreachable',
    });
    expect(await setup.row()).toMatchObject({ state: 'received', uncertain: false });
    now = new Date(now.getTime() + 31 * 60_000);
    expect(await setup.orders.create(setup.request())).toMatchObject({
      outcome: 'rejected',
      code: 'ORDER_REJECTED',
    });
    expect(await setup.row()).toMatchObject({ state: 'rejected', attention: 'never_reached_pos' });
    expect(setup.pos.orders).toEqual([]);
  });

  it('one merchant’s dead POS is left alone after a few failures', async () => {
    await withSetup({
      settings: {
        answerWithinMs: 3_000,
        posGuard: { failuresInRow: 2, restMs: 60_000, callsAtOnce: 4, callsWaiting: 4 },
      },
    });
    setup.pos.tricks.create.push(
      ...Array.from({ length: 50 }, () => ({ does: 'fail', kind: 'unreachable' }) as const),
    );
    expect(await setup.orders.create(setup.request())).toMatchObject({
      outcome: 'pending',
      why: 'pos_unreachable',
    });
    expect(setup.pos.calls).toHaveLength(2);
    expect((await setup.row()).lastFault).toContain('circuit_open');
  });
});

describe('with a bridge that is slow itself', () => {
  it('what comes too late to be sent is not sent, nor is the POS blamed', async () => {
    await withSetup();
    // What is left for the call is shorter than a call is worth.
    const late = setup.another({ answerWithinMs: 300 });
    expect(await late.create(setup.request())).toMatchObject({
      outcome: 'pending',
      why: 'not_sent_yet',
    });
    expect(setup.pos.calls).toEqual([]);
    expect(await setup.row()).toMatchObject({ state: 'received', uncertain: false });
    expect(await setup.orders.create(setup.request())).toMatchObject(created);
    expect(setup.pos.calls).toEqual(['create']);
  });
});

describe('with a POS that refuses', () => {
  const refusals = [{ code: 'AVAILABILITY_CHANGED' as const, message: 'no cheese', lineIndex: 0 }];

  it('the refusal is kept, and every repeat gets it', async () => {
    await withSetup();
    setup.pos.tricks.create.push({ does: 'refuse', refusals });
    const answer = await setup.orders.create(setup.request());
    expect(answer).toMatchObject({ outcome: 'rejected', code: 'AVAILABILITY_CHANGED', refusals });
    expect(await setup.orders.create(setup.request())).toEqual(answer);
    expect(setup.pos.calls).toEqual(['create']);
    expect(await setup.row()).toMatchObject({
      state: 'rejected',
      refusals: [{ code: 'AVAILABILITY_CHANGED', lineIndex: 0, sentence: null }],
    });
  });

  it('an authorization that is gone is a refusal', async () => {
    await withSetup();
    setup.pos.tricks.create.push({ does: 'fail', kind: 'unauthorized' });
    expect(await setup.orders.create(setup.request())).toMatchObject({
      outcome: 'rejected',
      code: 'ACCOUNT_NOT_AUTHORIZED',
    });
  });

  it('an authorization that goes while an answer is lost proves nothing', async () => {
    await withSetup({ settings: { answerWithinMs: 3_000 } });
    setup.pos.tricks.create.push(
      { does: 'fail', kind: 'timeout' },
      { does: 'fail', kind: 'unauthorized' },
    );
    expect(await setup.orders.create(setup.request())).toMatchObject({
      outcome: 'pending',
      why: 'pos_silent',
    });
    expect(await setup.row()).toMatchObject({ state: 'unknown' });
  });
});
