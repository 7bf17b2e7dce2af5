import type { PosProvider } from '@pos-bridge/pos';
import { PosFault } from '@pos-bridge/pos';

/** Told of a location that the POS says it does not know. */
export type OnLocationGone = (posLocationId: string) => Promise<void>;

/**
 * The provider, with every call that names a location watched: whichever of them hears `location_gone`,
 * the location is reported before the fault goes on to the caller.
 */
export function watchLocations(provider: PosProvider, onGone: OnLocationGone): PosProvider {
  const watched = async <Value>(
    posLocationId: string,
    call: () => Promise<Value>,
  ): Promise<Value> => {
    try {
      return await call();
    } catch (error) {
      if (error instanceof PosFault && error.kind === 'location_gone') await onGone(posLocationId);
      throw error;
    }
  };
  const { declaration, authorization, webhooks } = provider;
  return {
    declaration,
    authorization,
    ...(webhooks && { webhooks }),
    listLocations: (session, call) => provider.listLocations(session, call),
    fetchMenu: (session, at, call) => watched(at, () => provider.fetchMenu(session, at, call)),
    ...(provider.validateOrder && {
      validateOrder: (session, order, call) =>
        watched(
          order.posLocationId,
          async () => (await provider.validateOrder?.(session, order, call)) ?? null,
        ),
    }),
    createOrder: (session, order, call) =>
      watched(order.posLocationId, () => provider.createOrder(session, order, call)),
    findOrderByReference: (session, at, reference, call) =>
      watched(at, () => provider.findOrderByReference(session, at, reference, call)),
    getOrder: (session, at, posOrderId, call) =>
      watched(at, () => provider.getOrder(session, at, posOrderId, call)),
    listStock: (session, at, call) => watched(at, () => provider.listStock(session, at, call)),
  };
}
