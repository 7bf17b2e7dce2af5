import { findAccounts, findConfigurations, findInstances } from './find-locations.ts';
import { findByCustomer, findOrders, findOrdersNotTaken, findValidations } from './find-orders.ts';
import { findCalls, findDeliveries, findSyncs, findWebhookEvents } from './find-traffic.ts';
import type { FindDeps, Hit } from './hit.ts';

export interface FindWish {
  readonly text: string;
  /** Whether orders may be found by a customer's phone or e-mail. */
  readonly byCustomer: boolean;
}

/**
 * Takes any id, its beginning, or words of a name, and finds what it names. Every look-up is answered from
 * an index. By a customer's e-mail exactly; by a phone however it is written, with its country or without.
 */
export async function findAnything(deps: FindDeps, wish: FindWish): Promise<Hit[]> {
  const text = wish.text.trim();
  if (text.length < 2) return [];
  const kinds = await Promise.all([
    findAccounts(deps, text),
    findConfigurations(deps, text),
    findInstances(deps, text),
    findOrders(deps, text),
    findOrdersNotTaken(deps, text),
    findValidations(deps, text),
    wish.byCustomer ? findByCustomer(deps, text) : [],
    findCalls(deps, text),
    findSyncs(deps, text),
    findWebhookEvents(deps, text),
    findDeliveries(deps, text),
  ]);
  const hits = new Map(kinds.flat().map((hit) => [`${hit.kind} ${hit.id} ${hit.instanceId}`, hit]));
  return [...hits.values()];
}
