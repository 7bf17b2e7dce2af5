import { desc, eq } from 'drizzle-orm';
import { accounts } from '../../accounts/tables.ts';
import { configurations } from '../../configurations/tables.ts';
import type { Drizzle } from '../../database/connect.ts';
import type { Sealer } from '../../encryption.ts';
import type { ValidationId } from '../../ids.ts';
import { type OrderReader, tellRefusals } from '../customer-data/refusal-words.ts';
import { recallOrder, type SealedOrder } from '../customer-data/seal-order.ts';
import { splitOrder } from '../customer-data/split-order.ts';
import { orders, orderValidations } from '../tables.ts';
import { fromRecord } from '../validation/validation-record.ts';
import { compareOrders, type OrderDifference } from './compare-orders.ts';
import { decisionOf } from './decided-by.ts';
import { maskedOrderOf } from './kept-order-view.ts';

interface StoryDeps {
  readonly db: Drizzle;
  readonly sealer: Sealer;
}

/** What changed between Validate Order and Create Order. */
export interface OrderChanges {
  readonly differences: readonly OrderDifference[];
  /** Something of the customer's changed as well, which is not shown. */
  readonly customerChanged: boolean;
}

export async function readValidation(
  { db, sealer }: StoryDeps,
  id: ValidationId,
  reader: OrderReader,
) {
  const [row] = await db
    .select({
      validation: orderValidations,
      merchantName: accounts.merchantName,
      locationName: configurations.locationName,
    })
    .from(orderValidations)
    .leftJoin(accounts, eq(accounts.id, orderValidations.accountId))
    .leftJoin(configurations, eq(configurations.id, orderValidations.configurationId))
    .where(eq(orderValidations.id, id));
  if (row === undefined) return undefined;
  const { validation, ...names } = row;
  const { record, orderSealed, contactKeys: _k, personalErasedAt, ...rest } = validation;
  const { refusalWordsSealed, ...told } = rest;
  const { orderOpen, findings, posOpinion } = fromRecord(record);
  const [order] = await db
    .select()
    .from(orders)
    .where(eq(orders.validationId, id))
    .orderBy(desc(orders.id))
    .limit(1);
  return {
    ...told,
    findings,
    posOpinion:
      posOpinion.kind === 'said'
        ? {
            ...posOpinion,
            refusals: await tellRefusals(sealer, { ...posOpinion, refusalWordsSealed }, reader),
          }
        : posOpinion,
    ...decisionOf(told.outcome, { findings, posOpinion }),
    ...names,
    ...(await maskedOrderOf(sealer, { orderOpen, orderSealed, personalErasedAt })),
    /** The order that followed; null where there was none. */
    followedBy:
      order === undefined
        ? null
        : {
            id: order.id,
            receivedAt: order.receivedAt,
            state: order.state,
            wixOrderId: order.wixOrderId,
            changes: await changesBetween(sealer, { orderOpen, orderSealed }, order),
          },
  };
}

type Kept = Pick<SealedOrder, 'orderOpen' | 'orderSealed'>;

export async function changesBetween(
  sealer: Sealer,
  before: Kept,
  after: Kept,
): Promise<OrderChanges> {
  const personal = async (kept: Kept) =>
    splitOrder((await recallOrder(sealer, kept)).source).personal;
  return {
    differences: compareOrders(before.orderOpen, after.orderOpen),
    customerChanged:
      before.orderSealed !== null &&
      after.orderSealed !== null &&
      compareOrders(await personal(before), await personal(after)).length > 0,
  };
}
