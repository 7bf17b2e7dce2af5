import { setTimeout as pause } from 'node:timers/promises';
import type {
  PosDeclaration,
  PosOrder,
  PosOrderState,
  PosProvider,
  PosRefusal,
  PosVerdict,
} from '@pos-bridge/pos';
import { PosFault, type PosFaultKind } from '@pos-bridge/pos';

/** What one call to the POS is to do instead of simply working. */
export type PosTrick =
  | { readonly does: 'fail'; readonly kind: PosFaultKind; readonly message?: string }
  /** The order is made, and the answer does not arrive. */
  | { readonly does: 'create_and_lose_answer' }
  /** The caller hears of a timeout at once, and the order is made after so long all the same. */
  | { readonly does: 'create_late'; readonly afterMs: number }
  | { readonly does: 'refuse'; readonly refusals: readonly PosRefusal[] }
  /** Nothing happens until the caller gives up. */
  | { readonly does: 'hang' }
  /** Not even then. */
  | { readonly does: 'ignore_signal'; readonly forMs: number }
  | { readonly does: 'take'; readonly ms: number }
  /** A mistake in the provider. */
  | { readonly does: 'throw'; readonly error: Error };

export interface ProgrammablePos {
  readonly provider: PosProvider;
  /** What the kitchen has. */
  readonly orders: PosOrderState[];
  readonly received: PosOrder[];
  /** Names of the calls that came, in their order. */
  readonly calls: string[];
  /** Tricks for the next calls of a kind, one each. */
  readonly tricks: Record<
    'create' | 'find' | 'validate' | 'get' | 'stock' | 'locations',
    PosTrick[]
  >;
  /** What the POS says of an order that it validates. */
  opinion: PosVerdict | null;
}

/** A POS inside the test's own process, which can be told to go wrong in every way that the port knows. */
export function createProgrammablePos(
  capabilities: Partial<PosDeclaration['capabilities']> = {},
  changes: Partial<PosDeclaration> = {},
): ProgrammablePos {
  const status = (
    name: string,
    success: boolean,
    phase: PosDeclaration['orderStatuses'][number]['phase'],
  ) => ({ status: name, success, phase, meaning: { en: name, es: name } });
  const declaration: PosDeclaration = {
    key: 'programmable',
    name: 'Programmable POS',
    capabilities: {
      validatesOrders: false,
      idempotentCreate: true,
      webhooks: true,
      countsStock: true,
      ...capabilities,
    },
    orderStatuses: [
      status('valid', true, 'validation'),
      status('invalid', false, 'validation'),
      status('received', true, 'received'),
      status('accepted', true, 'accepted'),
      status('canceled', false, 'canceled'),
      status('fulfilled', true, 'fulfilled'),
    ],
    validationStatuses: { valid: 'valid', invalid: 'invalid' },
    refusals: [],
    money: { rounding: 'HALF_UP' },
    requires: { customerPhone: true, customerEmail: false },
    ...changes,
  };
  const byKey = new Map<string, PosOrderState>();

  const make = (order: PosOrder, key: string): PosOrderState => {
    const known = declaration.capabilities.idempotentCreate ? byKey.get(key) : undefined;
    if (known !== undefined) return known;
    const made: PosOrderState = {
      posOrderId: `pos-order-${pos.orders.length + 1}`,
      posLocationId: order.posLocationId,
      posOrderStatus: 'received',
      reference: order.reference,
      updatedAt: new Date(),
    };
    pos.orders.push(made);
    byKey.set(key, made);
    return made;
  };

  /** Plays what every call can suffer; what only a create can do is the create's own. */
  const suffer = async (trick: PosTrick | undefined, signal: AbortSignal): Promise<void> => {
    switch (trick?.does) {
      case 'fail':
        throw new PosFault(trick.kind, trick.message ?? `programmed: ${trick.kind}`);
      case 'hang':
        await pause(60_000, undefined, { signal }).catch(() => {});
        throw new PosFault('timeout', 'programmed: no answer');
      case 'ignore_signal':
        await pause(trick.forMs);
        return;
      case 'take':
        await pause(trick.ms);
        return;
      case 'throw':
        throw trick.error;
      default:
    }
  };

  const pos: ProgrammablePos = {
    orders: [],
    received: [],
    calls: [],
    tricks: { create: [], find: [], validate: [], get: [], stock: [], locations: [] },
    opinion: null,
    provider: {
      declaration,
      authorization: {
        consentUrl: () => 'http://pos.invalid/consent',
        exchange: async () => ({ outcome: 'refused', message: 'not needed' }),
        renew: null,
        revoke: async () => {},
      },
      listLocations: async (_session, { signal }) => {
        pos.calls.push('locations');
        await suffer(pos.tricks.locations.shift(), signal);
        return [];
      },
      fetchMenu: async () => {
        throw new PosFault('protocol', 'this POS shows no menu');
      },
      listStock: async (_session, _posLocationId, { signal }) => {
        pos.calls.push('stock');
        await suffer(pos.tricks.stock.shift(), signal);
        return [];
      },
      validateOrder: async (_session, order, { signal }) => {
        pos.calls.push('validate');
        pos.received.push(order);
        await suffer(pos.tricks.validate.shift(), signal);
        return pos.opinion;
      },
      createOrder: async (_session, order, { signal, idempotencyKey }) => {
        pos.calls.push('create');
        pos.received.push(order);
        const trick = pos.tricks.create.shift();
        if (trick?.does === 'refuse') {
          return { outcome: 'rejected', refusals: trick.refusals, posOrderStatus: 'invalid' };
        }
        if (trick?.does === 'create_late') {
          setTimeout(() => make(order, idempotencyKey), trick.afterMs);
          throw new PosFault('timeout', 'programmed: late');
        }
        await suffer(trick, signal);
        const made = make(order, idempotencyKey);
        if (trick?.does === 'create_and_lose_answer') {
          throw new PosFault('timeout', 'programmed: the answer is lost');
        }
        return { outcome: 'created', order: made };
      },
      findOrderByReference: async (_session, _posLocationId, reference, { signal }) => {
        pos.calls.push('find');
        await suffer(pos.tricks.find.shift(), signal);
        return pos.orders.find((order) => order.reference === reference) ?? null;
      },
      getOrder: async (_session, _posLocationId, posOrderId, { signal }) => {
        pos.calls.push('get');
        await suffer(pos.tricks.get.shift(), signal);
        return pos.orders.find((order) => order.posOrderId === posOrderId) ?? null;
      },
    },
  };
  return pos;
}
