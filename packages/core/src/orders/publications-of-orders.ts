import { sql } from 'drizzle-orm';
import type { PublicationsOfOrders } from '../catalog/versions/expire-catalogs.ts';
import { firstOrderIdAt, firstValidationIdAt } from '../ids.ts';

/** Which menus orders still name, so that they are kept. */
export const publicationsOfOrders: PublicationsOfOrders = (from, until) => sql`
  select publication_id from order_validations
  where id >= ${firstValidationIdAt(from)} and id < ${firstValidationIdAt(until)}
  union
  select publication_id from orders
  where id >= ${firstOrderIdAt(from)} and id < ${firstOrderIdAt(until)}
  union
  select publication_id from orders where state in ('received', 'submitting', 'unknown')
  union
  select publication_id from orders where attention is not null`;
