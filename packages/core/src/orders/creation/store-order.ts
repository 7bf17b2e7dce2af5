import { readMoment } from '@pos-bridge/storable';
import type { WixOrderId } from '@pos-bridge/wix';
import { and, desc, eq, isNull, or } from 'drizzle-orm';
import type { Transaction } from '../../database/connect.ts';
import { newOrderId, type ValidationId } from '../../ids.ts';
import type { SealedOrder } from '../customer-data/seal-order.ts';
import { recoverOrder } from '../jobs.ts';
import { settleTaken } from '../not-taken/orders-not-taken.ts';
import type { OrderRequest } from '../order-request.ts';
import { recordEvents } from '../order-row.ts';
import { orderTimes } from '../order-times.ts';
import { worthToSum } from '../site-order/order-worth.ts';
import type { SiteOrder } from '../site-order/site-order.ts';
import { orders, orderValidations } from '../tables.ts';
import type { Tenant, TenantConfiguration } from '../validation/tenant.ts';
import type { AdvanceDeps } from './advance-order.ts';
import { type LeasedOrder, submitting } from './order-leases.ts';

interface NewOrder {
  readonly request: OrderRequest;
  readonly wixOrderId: WixOrderId;
  readonly tenant: Tenant;
  readonly configuration: TenantConfiguration;
  readonly location: NonNullable<TenantConfiguration['location']>;
  readonly kept: SealedOrder;
  readonly limitMs: number;
}

/** Null where another caller was faster. Committed with the job that recovers it, ready to be sent. */
export async function storeOrder(
  deps: Pick<AdvanceDeps, 'database' | 'clock' | 'jobs'>,
  order: NewOrder,
): Promise<LeasedOrder | null> {
  const { request, kept } = order;
  const now = deps.clock.now();
  const id = newOrderId(now);
  const lease = submitting({ attempts: 0 }, now, order.limitMs);
  return deps.database.db.transaction(async (tx) => {
    const seenOnWix = await settleTaken(tx, { ...request, wixOrderId: order.wixOrderId }, now);
    const [stored] = await tx
      .insert(orders)
      .values({
        ...kept,
        ...worthToSum(request.order),
        ...seenOnWix,
        ...lease,
        id,
        receivedAt: now,
        instanceId: request.instanceId,
        accountId: request.accountId,
        configurationId: request.configurationId,
        requestId: request.requestId,
        wixOrderId: order.wixOrderId,
        validationId: await validationOf(tx, order),
        provider: order.tenant.provider,
        locationId: order.location.id,
        posLocationId: order.location.details.posLocationId,
        publicationId: order.configuration.publicationId,
        paidByPosGateway: request.paidByPosGateway,
        version: 1,
        round: 1,
        asks: 0,
        submitBy: submitBy(request.order, now),
      })
      .onConflictDoNothing({ target: [orders.configurationId, orders.wixOrderId] })
      .returning();
    if (stored === undefined) return null;
    await recordEvents(tx, id, now, [
      { kind: 'received', detail: { requestId: request.requestId } },
      { kind: 'submitting', detail: { attempt: 1 } },
    ]);
    await deps.jobs.enqueue(
      tx,
      recoverOrder,
      { orderId: id },
      { startAfter: lease.leaseUntil, singletonKey: id },
    );
    return { ...stored, leaseToken: lease.leaseToken };
  });
}

function submitBy({ fulfillment }: SiteOrder, now: Date): Date {
  const promised = readMoment(fulfillment.promisedTime);
  const soonest = new Date(now.getTime() + orderTimes.submit);
  const isForLater = !fulfillment.asap && promised !== null && promised > soonest;
  return isForLater ? promised : soonest;
}

/** The validation that went before: of this order, or of the same wishes before there was an order. */
async function validationOf(
  tx: Transaction,
  { request, wixOrderId, kept }: NewOrder,
): Promise<ValidationId | null> {
  const [found] = await tx
    .select({ id: orderValidations.id })
    .from(orderValidations)
    .where(
      and(
        eq(orderValidations.configurationId, request.configurationId),
        or(
          eq(orderValidations.wixOrderId, wixOrderId),
          and(
            isNull(orderValidations.wixOrderId),
            eq(orderValidations.fingerprint, kept.fingerprint),
          ),
        ),
      ),
    )
    .orderBy(desc(orderValidations.id))
    .limit(1);
  return found?.id ?? null;
}
