import type {
  PublishedCatalog,
  PublishedCatalogs,
} from '../../catalog/versions/published-catalog.ts';
import type { OrderCatalogs } from '../validation/judge-order.ts';
import { createOrderCatalog, type OrderCatalog } from './order-catalog.ts';

/** Makes each published menu ready once; what nobody holds any more is forgotten with it. */
export function createOrderCatalogs(published: Pick<PublishedCatalogs, 'of'>): OrderCatalogs {
  const ready = new WeakMap<PublishedCatalog, OrderCatalog>();
  return {
    of: async (publicationId) => {
      const menu = await published.of(publicationId);
      if (menu === null) return null;
      const known = ready.get(menu);
      if (known !== undefined) return known;
      const made = createOrderCatalog(menu);
      ready.set(menu, made);
      return made;
    },
  };
}
