import type { TestOrders } from '../test-orders.fixture.ts';

/** What Wix is told of the first order that the POS has taken. */
export const created = {
  outcome: 'created',
  posOrderId: 'pos-order-1',
  posLocationId: 'pos-1',
  posOrderStatus: 'received',
};

/** All that was put aside for later, in the queue's own table. */
export const jobsWaiting = ({ database }: TestOrders, name: string) =>
  database.sql`select data, start_after from jobs.job where name = ${name} and state < 'active'`;
