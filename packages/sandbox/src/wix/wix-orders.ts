import type { SandboxClock } from '../simulation/clock.ts';
import { WixRefusal } from './wix-errors.ts';
import type { OrderEventSlug, WixEvents } from './wix-events.ts';
import type { SandboxPlacedOrder, WixOrderStatus, WixState } from './wix-state.ts';

/** The orders on Wix's side and the ways of their status (contract §3). */
export interface WixOrders {
  add(order: Omit<SandboxPlacedOrder, 'createdDate' | 'updatedDate' | 'pos'>): SandboxPlacedOrder;
  /** @throws WixRefusal where the instance has no such order */
  get(instanceId: string, orderId: string): SandboxPlacedOrder;
  list(filter: {
    readonly instanceId?: string;
    readonly status?: WixOrderStatus;
  }): SandboxPlacedOrder[];
  /** @throws WixRefusal where the status does not allow it */
  move(instanceId: string, orderId: string, step: OrderStep): SandboxPlacedOrder;
  /** Keeps what the adapter answered to Create Order. */
  recordPosAnswer(orderId: string, pos: SandboxPlacedOrder['pos']): void;
}

export type OrderStep = 'clear_payment' | 'accept' | 'cancel' | 'fulfill';

const steps: Readonly<
  Record<
    OrderStep,
    {
      readonly from: readonly WixOrderStatus[];
      readonly to: WixOrderStatus;
      readonly slug: OrderEventSlug;
    }
  >
> = {
  clear_payment: { from: ['PENDING'], to: 'NEW', slug: 'new_order' },
  accept: { from: ['NEW'], to: 'ACCEPTED', slug: 'order_accepted' },
  cancel: {
    from: ['PENDING', 'NEW', 'ACCEPTED', 'FULFILLED'],
    to: 'CANCELED',
    slug: 'order_canceled',
  },
  fulfill: { from: ['ACCEPTED'], to: 'FULFILLED', slug: 'order_fulfilled' },
};

export function createWixOrders(deps: {
  readonly state: WixState;
  readonly clock: SandboxClock;
  readonly events: WixEvents;
}): WixOrders {
  const { state, clock, events } = deps;
  const get: WixOrders['get'] = (instanceId, orderId) => {
    const order = state.orders.get(orderId);
    if (order?.instanceId !== instanceId)
      throw new WixRefusal(404, 'ORDER_NOT_FOUND', 'No such order');
    return order;
  };
  const keep = (order: SandboxPlacedOrder): SandboxPlacedOrder => {
    state.orders.set(order.id, order);
    state.changed();
    return order;
  };

  return {
    add: (input) => {
      const now = clock.now().toISOString();
      const order = keep({ ...input, createdDate: now, updatedDate: now, pos: null });
      if (order.status === 'NEW') events.order(order, 'new_order');
      return order;
    },
    get,
    list: ({ instanceId, status }) =>
      [...state.orders.values()].filter(
        (order) =>
          (instanceId === undefined || order.instanceId === instanceId) &&
          (status === undefined || order.status === status),
      ),
    move: (instanceId, orderId, name) => {
      const order = get(instanceId, orderId);
      const step = steps[name];
      if (!step.from.includes(order.status))
        throw new WixRefusal(
          400,
          'INVALID_ORDER_STATUS',
          `An order that is ${order.status} cannot become ${step.to}`,
        );
      const moved = keep({ ...order, status: step.to, updatedDate: clock.now().toISOString() });
      events.order(moved, step.slug);
      return moved;
    },
    recordPosAnswer: (orderId, pos) => {
      const order = state.orders.get(orderId);
      if (order) keep({ ...order, pos });
    },
  };
}
