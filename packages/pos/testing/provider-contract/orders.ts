import { describe, expect, it } from 'vitest';
import type { PosOrder } from '../../src/pos-order.ts';
import type { PosSession } from '../../src/pos-provider.ts';
import { type ContractTest, patient } from './contract-setup.ts';

export function declareOrders({ setup, authorize, freshReference }: ContractTest): void {
  describe('orders', () => {
    const create = (session: PosSession, order: PosOrder, idempotencyKey: string) =>
      setup().provider.createOrder(session, order, { ...patient(), idempotencyKey });

    it('creates an order with a declared status and can read it again', async () => {
      const { session } = await authorize();
      const reference = freshReference();
      const outcome = await create(session, setup().acceptableOrder(reference), reference);
      if (outcome.outcome !== 'created') throw new Error('the order was refused');
      const statuses = setup().provider.declaration.orderStatuses.map(({ status }) => status);
      expect(statuses).toContain(outcome.order.posOrderStatus);
      expect(outcome.order.posLocationId).toBe(setup().posLocationId);
      const { posOrderId } = outcome.order;
      const { posLocationId } = setup();
      const read = await setup().provider.getOrder(session, posLocationId, posOrderId, patient());
      expect(read?.posOrderId).toBe(posOrderId);
      expect(read?.reference).toBe(reference);
    });

    it('creates one order for one idempotency key, also for callers at the same time', async (context) => {
      if (!setup().provider.declaration.capabilities.idempotentCreate)
        return context.skip('this POS knows no idempotency keys');
      const { session } = await authorize();
      const reference = freshReference();
      const order = setup().acceptableOrder(reference);
      const together = await Promise.all([1, 2, 3].map(() => create(session, order, reference)));
      const later = await create(session, order, reference);
      const ids = [...together, later].map((outcome) =>
        outcome.outcome === 'created' ? outcome.order.posOrderId : 'rejected',
      );
      expect(new Set(ids).size).toBe(1);
      expect(ids).not.toContain('rejected');
      expect(await setup().countOrders(reference)).toBe(1);
    });

    it('finds an order by reference, and answers null where there is none', async () => {
      const { session } = await authorize();
      const { posLocationId } = setup();
      const reference = freshReference();
      const find = () =>
        setup().provider.findOrderByReference(session, posLocationId, reference, patient());
      expect(await find()).toBeNull();
      const outcome = await create(session, setup().acceptableOrder(reference), reference);
      if (outcome.outcome !== 'created') throw new Error('the order was refused');
      expect((await find())?.posOrderId).toBe(outcome.order.posOrderId);
    });

    it('answers null for an order id that the POS does not know', async () => {
      const { session } = await authorize();
      const { posLocationId } = setup();
      const order = await setup().provider.getOrder(session, posLocationId, 'no-such', patient());
      expect(order).toBeNull();
    });

    it('answers a refusal with a value that says why, and keeps no order', async () => {
      const { session } = await authorize();
      const reference = freshReference();
      const outcome = await create(session, setup().refusedOrder(reference), reference);
      if (outcome.outcome !== 'rejected') throw new Error('the order was taken');
      expect(outcome.refusals.length).toBeGreaterThan(0);
      const declared = setup().provider.declaration;
      const statuses = declared.orderStatuses.filter(({ success }) => !success);
      expect(statuses.map(({ status }) => status)).toContain(outcome.posOrderStatus);
      const codes = declared.refusals.map(({ code }) => code);
      for (const { code } of outcome.refusals) expect(codes).toContain(code);
      expect(await setup().countOrders(reference)).toBe(0);
    });

    it('validates without a lasting effect', async (context) => {
      const { validateOrder } = setup().provider;
      if (!validateOrder) return context.skip('this POS does not validate orders');
      const { session } = await authorize();
      const { valid, invalid } = setup().provider.declaration.validationStatuses;
      const reference = freshReference();
      const good = await validateOrder(session, setup().acceptableOrder(reference), patient());
      expect(good).toMatchObject({ valid: true, posOrderStatus: valid, refusals: [] });
      const bad = await validateOrder(session, setup().refusedOrder(reference), patient());
      expect(bad).toMatchObject({ valid: false, posOrderStatus: invalid });
      expect(bad?.refusals.length).toBeGreaterThan(0);
      expect(await setup().countOrders(reference)).toBe(0);
    });

    it('throws a fault that may have happened when the answer is lost, and finds the order', async (context) => {
      const { loseNextCreateAnswer } = setup();
      if (!loseNextCreateAnswer) return context.skip('this setup loses no answers');
      const { session } = await authorize();
      const { posLocationId } = setup();
      const reference = freshReference();
      await loseNextCreateAnswer();
      const call = create(session, setup().acceptableOrder(reference), reference);
      await expect(call).rejects.toMatchObject({ kind: 'timeout', mayHaveHappened: true });
      const found = await setup().provider.findOrderByReference(
        session,
        posLocationId,
        reference,
        patient(),
      );
      expect(found?.reference).toBe(reference);
      expect(await setup().countOrders(reference)).toBe(1);
    });
  });
}
