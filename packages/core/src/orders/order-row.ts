import type { PosDeclaration, PosOrderPhase } from '@pos-bridge/pos';
import { eq } from 'drizzle-orm';
import type { Executor, Transaction } from '../database/connect.ts';
import type { OrderId } from '../ids.ts';
import type { CreatePromises } from './creation/next-step.ts';
import type { OrderEventKind } from './order-state.ts';
import { orderEvents, orders } from './tables.ts';

export type OrderRow = typeof orders.$inferSelect;

/** @throws Error where there is none: ids of orders come from rows. */
export async function loadOrder(executor: Executor, id: OrderId): Promise<OrderRow> {
  const [row] = await executor.select().from(orders).where(eq(orders.id, id));
  if (row === undefined) throw new Error(`there is no order ${id}`);
  return row;
}

/** The row as it is now; nobody else changes it until the transaction ends. */
export async function lockOrder(tx: Transaction, id: OrderId): Promise<OrderRow> {
  const [row] = await tx.select().from(orders).where(eq(orders.id, id)).for('update');
  if (row === undefined) throw new Error(`there is no order ${id}`);
  return row;
}

/** One line of an order's timeline. */
export interface OrderEvent {
  readonly kind: OrderEventKind;
  readonly detail?: Readonly<Record<string, unknown>>;
}

export async function recordEvents(
  executor: Executor,
  orderId: OrderId,
  at: Date,
  events: readonly OrderEvent[],
): Promise<void> {
  if (events.length === 0) return;
  await executor
    .insert(orderEvents)
    .values(events.map(({ kind, detail = {} }) => ({ orderId, at, kind, detail })));
}

export const promisesOf = ({ capabilities }: PosDeclaration): CreatePromises => ({
  idempotentCreate: capabilities.idempotentCreate,
  createSettlesWithinMs:
    capabilities.createSettlesWithinSeconds === undefined
      ? null
      : capabilities.createSettlesWithinSeconds * 1_000,
});

/** Where a status of the POS stands; one that it never declared means that it has the order. */
export const phaseOf = (declaration: PosDeclaration, posOrderStatus: string): PosOrderPhase =>
  declaration.orderStatuses.find(({ status }) => status === posOrderStatus)?.phase ?? 'received';
