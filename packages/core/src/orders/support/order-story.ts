import { readMoment } from '@pos-bridge/storable';
import { asc, eq } from 'drizzle-orm';
import { accounts } from '../../accounts/tables.ts';
import type { Clock } from '../../clock.ts';
import { configurations } from '../../configurations/tables.ts';
import type { Drizzle } from '../../database/connect.ts';
import type { Sealer } from '../../encryption.ts';
import type { OrderId } from '../../ids.ts';
import type { PosRegistry } from '../../pos/pos-registry.ts';
import { type OrderReader, tellRefusals } from '../customer-data/refusal-words.ts';
import { named } from '../not-taken/orders-not-taken.ts';
import { ordersNotTaken } from '../not-taken/tables.ts';
import type { OrderRow } from '../order-row.ts';
import { orderEvents, orders, orderValidations } from '../tables.ts';
import { maskedOrderOf } from './kept-order-view.ts';
import { kitchenDelay } from './kitchen-delay.ts';
import { orderRetry } from './order-retry.ts';
import { changesBetween } from './validation-story.ts';

export async function readOrder(
  deps: {
    readonly db: Drizzle;
    readonly sealer: Sealer;
    readonly pos: PosRegistry;
    readonly clock: Clock;
  },
  id: OrderId,
  reader: OrderReader,
) {
  const { db, sealer } = deps;
  const [row] = await db
    .select({
      order: orders,
      merchantName: accounts.merchantName,
      locationName: configurations.locationName,
    })
    .from(orders)
    .innerJoin(accounts, eq(accounts.id, orders.accountId))
    .innerJoin(configurations, eq(configurations.id, orders.configurationId))
    .where(eq(orders.id, id));
  if (row === undefined) return undefined;
  const { order, ...names } = row;
  const events = await db
    .select()
    .from(orderEvents)
    .where(eq(orderEvents.orderId, id))
    .orderBy(asc(orderEvents.id));
  const { orderOpen: _o, orderSealed: _s, contactKeys: _k, personalErasedAt: _e, ...open } = order;
  const { leaseToken: _lease, refusals, refusalWordsSealed, ...told } = open;
  const declaration = deps.pos.get(order.provider)?.declaration;
  const validation = await validationBefore(deps, order);
  return {
    ...told,
    ...names,
    /** Why it was refused; null where it was not. */
    refusals: refusals && (await tellRefusals(sealer, { refusals, refusalWordsSealed }, reader)),
    ...(await maskedOrderOf(sealer, order)),
    posName: declaration?.name ?? order.provider,
    /** Every status that this POS has, as it declares them. */
    statuses: (declaration?.orderStatuses ?? []).map(({ status, meaning }) => ({
      status,
      meaning: meaning.en,
    })),
    events,
    /** The validation that went before; null where there was none. */
    validation,
    /** How late it came to the kitchen; null where it came soon, or did not come. */
    delay:
      order.state === 'created' && order.finishedAt !== null
        ? kitchenDelay({
            orderedAt: orderedAt(order, events, validation),
            askedAt: await firstAskedAt(db, order),
            reachedAt: order.finishedAt,
            wasFound: events.some(({ kind }) => kind === 'found'),
          })
        : null,
    retry: orderRetry(order, events, deps.clock.now()),
  };
}

async function validationBefore(
  { db, sealer }: { readonly db: Drizzle; readonly sealer: Sealer },
  order: OrderRow,
) {
  if (order.validationId === null) return null;
  const [found] = await db
    .select()
    .from(orderValidations)
    .where(eq(orderValidations.id, order.validationId));
  if (found === undefined) return null;
  const { id, validatedAt, wixOrderId, outcome, posOrderStatus, codes } = found;
  const { record, orderSealed } = found;
  const changes = await changesBetween(sealer, { orderOpen: record.order, orderSealed }, order);
  return { id, validatedAt, wixOrderId, outcome, posOrderStatus, codes, changes };
}

/**
 * When the guest ordered: as Wix told it, or when it asked about this very order at the checkout. Null where
 * neither is known: the same wishes without an order's name may be those of another day.
 */
function orderedAt(
  order: OrderRow,
  events: readonly Pick<typeof orderEvents.$inferSelect, 'kind' | 'detail'>[],
  validation: Awaited<ReturnType<typeof validationBefore>>,
): Date | null {
  const placed = events.find(
    ({ kind, detail }) => kind === 'wix_status' && detail['status'] === 'NEW',
  )?.detail['occurredAt'];
  const told = typeof placed === 'string' ? readMoment(placed) : null;
  if (told !== null) return told;
  return validation?.wixOrderId === order.wixOrderId ? validation.validatedAt : null;
}

/** Wix's first Create Order, which may have been refused as not ready before the one that made the row. */
async function firstAskedAt(db: Drizzle, order: OrderRow): Promise<Date> {
  const [refused] = await db
    .select({ seenAt: ordersNotTaken.seenAt, code: ordersNotTaken.code })
    .from(ordersNotTaken)
    .where(named(order));
  const { receivedAt } = order;
  const isEarlier = refused !== undefined && refused.code !== null && refused.seenAt < receivedAt;
  return isEarlier ? refused.seenAt : receivedAt;
}
