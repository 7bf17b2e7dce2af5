import { randomUUID } from 'node:crypto';
import type { SandboxClock } from '../simulation/clock.ts';
import { impossibleLines, itemsSold, refusalsOf } from './order-validation.ts';
import type { PosOrder, PosOrderRequest, PosOrderStatus, Refusal } from './pos-order.ts';
import { fileOrder, type PosLocation, type PosState, placeKey } from './pos-state.ts';
import { takeFromStock } from './stock.ts';
import type { WebhookSender } from './webhook-sender.ts';

/** Takes orders and moves them along. */
export interface Kitchen {
  /** What the POS thinks of an order; nothing is kept. */
  validate(location: PosLocation, order: PosOrderRequest): Refusal[];
  create(
    location: PosLocation,
    order: PosOrderRequest,
    idempotencyKey: string | null,
  ): CreateOutcome;
  /** Sets an order's status as staff at the till would. @returns null where it is unknown */
  setStatus(orderId: string, status: PosOrderStatus): PosOrder | null;
  /** The next `times` orders of a location are refused for this reason. */
  refuseNext(locationId: string, refusal: Refusal, times: number): void;
  close(): void;
}

export type CreateOutcome =
  | { readonly outcome: 'created'; readonly order: PosOrder; readonly repeated: boolean }
  | { readonly outcome: 'refused'; readonly refusals: readonly Refusal[] }
  /** The Idempotency-Key came before, with another order. */
  | { readonly outcome: 'key_conflict' };

export function createKitchen(deps: {
  readonly state: PosState;
  readonly clock: SandboxClock;
  readonly webhooks: WebhookSender;
}): Kitchen {
  const { state, clock, webhooks } = deps;
  const refusing = new Map<string, { refusal: Refusal; times: number }>();
  const timers = new Set<NodeJS.Timeout>();

  const tell = (merchantId: string, order: PosOrder): void => {
    const { id, locationId, status, updatedAt, request } = order;
    webhooks.send(merchantId, {
      type: 'order.updated',
      locationId,
      order: { id, locationId, status, updatedAt, reference: request.reference },
    });
  };

  const setStatus: Kitchen['setStatus'] = (orderId, status) => {
    const order = state.orders.get(orderId);
    const location = order && state.locations.get(order.locationId);
    if (!order || !location) return null;
    const moved: PosOrder = { ...order, status, updatedAt: clock.now().toISOString() };
    state.orders.set(orderId, moved);
    state.changed();
    tell(location.merchantId, moved);
    return moved;
  };

  const forcedRefusal = (locationId: string): Refusal[] => {
    const forced = refusing.get(locationId);
    if (!forced) return [];
    if (forced.times > 1) refusing.set(locationId, { ...forced, times: forced.times - 1 });
    else refusing.delete(locationId);
    return [forced.refusal];
  };

  const acceptLater = (merchantId: string, orderId: string): void => {
    const delay = state.merchants.get(merchantId)?.acceptsAfterMs;
    if (delay === null || delay === undefined) return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      if (state.orders.get(orderId)?.status === 'received') setStatus(orderId, 'accepted');
    }, delay);
    timers.add(timer);
  };

  return {
    validate: (location, order) => refusalsOf(state, location, order, clock.now()),
    create: (location, request, idempotencyKey) => {
      const merchant = state.merchants.get(location.merchantId);
      if (idempotencyKey !== null && merchant?.honorsIdempotencyKeys) {
        const known = state.ordersByKey.get(placeKey(location.id, idempotencyKey));
        const order = known === undefined ? undefined : state.orders.get(known);
        if (order)
          return JSON.stringify(order.request) === JSON.stringify(request)
            ? { outcome: 'created', order, repeated: true }
            : { outcome: 'key_conflict' };
      }
      const now = clock.now();
      const forced = forcedRefusal(location.id);
      const refusals =
        forced.length > 0
          ? forced
          : merchant?.validatesOrders
            ? refusalsOf(state, location, request, now)
            : impossibleLines(state, location, request, now);
      if (refusals.length > 0) return { outcome: 'refused', refusals };
      const order: PosOrder = {
        id: `ord_${randomUUID()}`,
        locationId: location.id,
        status: 'received',
        createdAt: now.toISOString(),
        updatedAt: now.toISOString(),
        idempotencyKey,
        request,
      };
      fileOrder(state, order);
      state.changed();
      tell(location.merchantId, order);
      const levels = takeFromStock(state, clock, location.id, itemsSold(request));
      if (levels.length > 0)
        webhooks.send(location.merchantId, {
          type: 'stock.updated',
          locationId: location.id,
          levels,
        });
      acceptLater(location.merchantId, order.id);
      return { outcome: 'created', order, repeated: false };
    },
    setStatus,
    refuseNext: (locationId, refusal, times) => {
      refusing.set(locationId, { refusal, times });
    },
    close: () => {
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
}
