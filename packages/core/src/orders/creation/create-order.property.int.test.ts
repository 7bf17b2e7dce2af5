import { wixOrderSchema } from '@pos-bridge/wix';
import fc from 'fast-check';
import { afterEach, expect, it } from 'vitest';
import { volume } from '../../../../../testing/volume.ts';
import { createProgrammablePos, type PosTrick, sampleOrder } from '../../../testing/index.ts';
import { createTestOrders, type TestOrders } from '../test-orders.fixture.ts';

let setup: TestOrders;
afterEach(async () => {
  await setup[Symbol.asyncDispose]();
});

const fault = fc.constantFrom<PosTrick>(
  { does: 'fail', kind: 'timeout' },
  { does: 'fail', kind: 'server_error' },
  { does: 'fail', kind: 'unreachable' },
  { does: 'fail', kind: 'rate_limited' },
  { does: 'fail', kind: 'protocol' },
  { does: 'throw', error: new TypeError('a mistake') },
);
const createTrick = fc.oneof(
  fault,
  fc.constantFrom<PosTrick>(
    { does: 'create_and_lose_answer' },
    { does: 'create_late', afterMs: 60 },
    { does: 'create_late', afterMs: 400 },
    { does: 'take', ms: 30 },
  ),
);
const scenario = fc.record({
  create: fc.array(createTrick, { maxLength: 4 }),
  find: fc.array(fault, { maxLength: 3 }),
  callers: fc.integer({ min: 1, max: 4 }),
});

/** Plays one order of its own against the faults, by several callers on two processes at once. */
async function play(
  n: number,
  { create, find, callers }: { create: PosTrick[]; find: PosTrick[]; callers: number },
): Promise<void> {
  const { pos } = setup;
  pos.tricks.create.splice(0, pos.tricks.create.length, ...create);
  pos.tricks.find.splice(0, pos.tricks.find.length, ...find);
  const order = wixOrderSchema.parse({ ...sampleOrder(1), id: `order-${n}` });
  const processes = [setup.orders, setup.another()];
  await Promise.all(
    Array.from({ length: callers }, (_, caller) =>
      processes[caller % 2]?.create(setup.request(order)),
    ),
  );
  await expect.poll(async () => (await setup.row(`order-${n}`)).leaseToken).toBeNull();
}

const madeAtPos = async (n: number) => {
  const { id } = await setup.row(`order-${n}`);
  return setup.pos.orders.filter(({ reference }) => reference === id);
};

const patient = { failuresInRow: 1_000, restMs: 1, callsAtOnce: 100, callsWaiting: 100 };

it('whatever goes wrong with a POS that knows keys, it ends with one order and one answer', async () => {
  setup = await createTestOrders({ settings: { answerWithinMs: 1_500, posGuard: patient } });
  let n = 0;
  await fc.assert(
    fc.asyncProperty(scenario, async (faults) => {
      n += 1;
      await play(n, faults);
      const order = wixOrderSchema.parse({ ...sampleOrder(1), id: `order-${n}` });
      await expect
        .poll(() => setup.orders.create(setup.request(order)), { timeout: 60_000 })
        .toMatchObject({ outcome: 'created' });
      await expect.poll(async () => (await madeAtPos(n)).length).toBe(1);
      const [atPos] = await madeAtPos(n);
      expect(await setup.row(`order-${n}`)).toMatchObject({
        state: 'created',
        posOrderId: atPos?.posOrderId,
        attention: null,
      });
    }),
    { numRuns: volume(12, 100), endOnFailure: true },
  );
}, 300_000);

it('whatever goes wrong with a POS that promises nothing, it never has an order twice', async () => {
  setup = await createTestOrders({
    pos: createProgrammablePos({ idempotentCreate: false }),
    settings: { answerWithinMs: 1_000, posGuard: patient },
  });
  let n = 0;
  await fc.assert(
    fc.asyncProperty(scenario, async (faults) => {
      n += 1;
      await play(n, faults);
      // What was to come late has come by now.
      await new Promise((resolve) => setTimeout(resolve, 450));
      const order = wixOrderSchema.parse({ ...sampleOrder(1), id: `order-${n}` });
      await setup.orders.create(setup.request(order));
      const made = await madeAtPos(n);
      expect(made.length).toBeLessThanOrEqual(1);
      if (made.length === 0) {
        expect((await setup.row(`order-${n}`)).state).toMatch(/^(received|unknown)$/);
        return;
      }
      await expect
        .poll(() => setup.orders.create(setup.request(order)), { timeout: 60_000 })
        .toMatchObject({ outcome: 'created', posOrderId: made[0]?.posOrderId });
      expect(await madeAtPos(n)).toHaveLength(1);
    }),
    { numRuns: volume(8, 40), endOnFailure: true },
  );
}, 300_000);
