import { eq } from 'drizzle-orm';
import type { ConfigurationAddress } from '../../configurations/find-configuration.ts';
import type { Drizzle, Transaction } from '../../database/connect.ts';
import type { OrderId, ValidationId } from '../../ids.ts';
import type { SealedOrder } from '../customer-data/seal-order.ts';
import { orders, orderValidations } from '../tables.ts';

/** Whose order is meant: that of a Create Order, or that of a Validate Order. */
export type OrderSubject =
  | { readonly type: 'order'; readonly id: OrderId }
  | { readonly type: 'validation'; readonly id: ValidationId };

/** An order as it is kept, and where it belongs. */
export interface SubjectOrder
  extends ConfigurationAddress,
    Pick<SealedOrder, 'orderOpen' | 'orderSealed'> {
  readonly personalErasedAt: Date | null;
  readonly paidByPosGateway: boolean;
}

/** Undefined where there is no such order. */
export async function readSubject(
  db: Drizzle | Transaction,
  subject: OrderSubject,
): Promise<SubjectOrder | undefined> {
  if (subject.type === 'order') {
    const [order] = await db
      .select({ ...columnsOf(orders), orderOpen: orders.orderOpen })
      .from(orders)
      .where(eq(orders.id, subject.id));
    return order;
  }
  const [validation] = await db
    .select({ ...columnsOf(orderValidations), record: orderValidations.record })
    .from(orderValidations)
    .where(eq(orderValidations.id, subject.id));
  if (validation === undefined) return undefined;
  const { record, ...rest } = validation;
  return { ...rest, orderOpen: record.order };
}

const columnsOf = <Table extends typeof orders | typeof orderValidations>(table: Table) => ({
  instanceId: table.instanceId,
  accountId: table.accountId,
  configurationId: table.configurationId,
  orderSealed: table.orderSealed,
  personalErasedAt: table.personalErasedAt,
  paidByPosGateway: table.paidByPosGateway,
});
