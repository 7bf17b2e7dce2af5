import type { ProgrammablePos } from '../../testing/index.ts';
import type { Clock } from '../clock.ts';
import { type StubWixOrders, startStubWixOrders } from './stub-wix-orders.fixture.ts';
import { createTestOrders, type TestOrders } from './test-orders.fixture.ts';

/** An order that the POS has just taken, and that is NEW on Wix. */
export interface TestCreatedOrder {
  readonly setup: TestOrders;
  readonly wix: StubWixOrders;
  /** Later than the order's creation, and the same for a whole test. */
  readonly begun: number;
  /** The POS says where the order stands, `second` seconds after the start. */
  says(
    posOrderStatus: string,
    second: number,
  ): ReturnType<TestOrders['orders']['recordPosOrderEvent']>;
  /** Takes that to Wix. */
  tell(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

export const id = 'wix-order-1';
export const merchant = { provider: 'programmable', posMerchantId: 'merchant-1' };

export async function createTestCreatedOrder(
  clock: Clock,
  pos?: ProgrammablePos,
): Promise<TestCreatedOrder> {
  const wix = await startStubWixOrders();
  wix.statuses.set(id, 'NEW');
  const setup = await createTestOrders({ wix: wix.gateway, clock, ...(pos && { pos }) });
  await setup.orders.create(setup.request());
  const begun = Date.now();
  return {
    setup,
    wix,
    begun,
    says: (posOrderStatus, second) =>
      setup.orders.recordPosOrderEvent(merchant, {
        posOrderId: 'pos-order-1',
        posLocationId: 'pos-1',
        posOrderStatus,
        reference: null,
        updatedAt: new Date(begun + second * 1_000),
      }),
    tell: () => setup.runJob('orders-tell-wix', id),
    [Symbol.asyncDispose]: async () => {
      await setup[Symbol.asyncDispose]();
      await wix[Symbol.asyncDispose]();
    },
  };
}
