import type { OrderErrorCode } from '@pos-bridge/wix';
import { isNotNull, sql } from 'drizzle-orm';
import type { Drizzle } from '../database/connect.ts';
import { waitsForPerson } from '../orders/not-taken/orders-not-taken.ts';
import { ordersNotTaken } from '../orders/not-taken/tables.ts';
import type { OrderAttention } from '../orders/order-state.ts';
import { addUp, type Worth } from '../orders/outage/worths.ts';
import { orders } from '../orders/tables.ts';

/** All orders of one cause: the work list shows the first of each kind alone. */
export type WorkSum = {
  readonly orders: number;
  /** Since when the first of them waits. */
  readonly since: Date;
  /** What they come to; nothing of orders that the bridge did not take. */
  readonly worth: readonly Worth[];
} & (
  | { readonly kind: 'order'; readonly attention: OrderAttention }
  | { readonly kind: 'order-not-taken'; readonly code: OrderErrorCode | null }
);

/** From the indexes `orders_for_attention` and `orders_not_taken_raised`, which hold what waits and nothing else. */
export async function sumWork(db: Drizzle): Promise<WorkSum[]> {
  const count = sql<number>`count(*)`.mapWith(Number);
  const [raised, notTaken] = await Promise.all([
    db
      .select({
        attention: orders.attention,
        currency: orders.currency,
        orders: count,
        total: sql<string | null>`sum(${orders.total})`,
        since: sql<Date>`min(${orders.attentionSince})`.mapWith(orders.attentionSince),
      })
      .from(orders)
      .where(isNotNull(orders.attention))
      .groupBy(orders.attention, orders.currency),
    db
      .select({
        code: ordersNotTaken.code,
        orders: count,
        since: sql<Date>`min(${ordersNotTaken.raisedAt})`.mapWith(ordersNotTaken.raisedAt),
      })
      .from(ordersNotTaken)
      .where(waitsForPerson)
      .groupBy(ordersNotTaken.code),
  ]);
  const byAttention = Map.groupBy(raised, ({ attention }) => attention);
  return [
    ...[...byAttention].flatMap(([attention, parts]): WorkSum[] => {
      if (attention === null) return [];
      return [
        {
          kind: 'order',
          attention,
          orders: parts.reduce((sum, part) => sum + part.orders, 0),
          since: new Date(Math.min(...parts.map(({ since }) => since.getTime()))),
          worth: addUp(parts),
        },
      ];
    }),
    ...notTaken.map((sum): WorkSum => ({ kind: 'order-not-taken', ...sum, worth: [] })),
  ];
}
