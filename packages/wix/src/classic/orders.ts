import { z } from 'zod';
import type { WixOrderId } from '../ids.ts';
import { query, segment } from '../platform/path.ts';
import type { CallOptions, Transport } from '../platform/transport.ts';
import {
  listedOrderSchema,
  placedOrderSchema,
  type WixListedOrder,
  type WixPlacedOrder,
} from './placed-order.ts';

const root = '/restaurants/v3/orders';
const changedOrder = z.looseObject({ order: placedOrderSchema.nullish() });

export interface ChangedOrdersQuery {
  /** Only orders that were placed at this moment or later; Wix takes whole seconds. */
  readonly placedFrom: Date;
  /** 1 to 1,000; there is no further page. */
  readonly limit: number;
}

/** What the site owner says to the customer. */
export interface Acceptance {
  readonly message?: string;
}

/**
 * Orders v3 (contract §3). The three that change the status may be repeated: they end in the same
 * status. But a repeated one can be refused because the first had taken effect; the error then says
 * `mayHaveHappened`, and the order's status tells.
 */
export const createOrders = (send: Transport) => {
  const change = async (
    action: 'accept' | 'cancel' | 'fulfill',
    id: WixOrderId,
    body: object,
    options: CallOptions | undefined,
  ): Promise<WixPlacedOrder | null> => {
    const answer = await send(
      {
        operation: `orders.${action}`,
        method: 'POST',
        path: `${root}/${segment(id)}/${action}`,
        body,
        answer: changedOrder,
        effect: 'repeatable',
      },
      options,
    );
    return answer.order ?? null;
  };

  return {
    async get(id: WixOrderId, options?: CallOptions): Promise<WixPlacedOrder> {
      const answer = await send(
        {
          operation: 'orders.get',
          method: 'GET',
          path: `${root}/${segment(id)}`,
          answer: z.looseObject({ order: placedOrderSchema }),
          effect: 'read',
        },
        options,
      );
      return answer.order;
    },

    /** In whatever status, the last changed first. */
    async listChanged(
      { placedFrom, limit }: ChangedOrdersQuery,
      options?: CallOptions,
    ): Promise<readonly WixListedOrder[]> {
      const answer = await send(
        {
          operation: 'orders.list',
          method: 'GET',
          path: `${root}${query({
            createdDate: `gte:${placedFrom.toISOString().slice(0, 19)}Z`,
            'sort.fieldName': 'UPDATED_DATE',
            'sort.order': 'DESC',
            limit,
          })}`,
          // One that cannot be read hides no other.
          answer: z.looseObject({
            orders: z.array(listedOrderSchema.nullable().catch(null)).nullish(),
          }),
          effect: 'read',
        },
        options,
      );
      return (answer.orders ?? []).filter((order) => order !== null);
    },

    /** The order as Wix has it then; null where Wix's answer does not tell. */
    accept: (id: WixOrderId, acceptance: Acceptance = {}, options?: CallOptions) =>
      change('accept', id, acceptance, options),

    /** Also possible after FULFILLED. */
    cancel: (
      id: WixOrderId,
      cancellation: { readonly message?: string } = {},
      options?: CallOptions,
    ) => change('cancel', id, cancellation, options),

    fulfill: (id: WixOrderId, options?: CallOptions) => change('fulfill', id, {}, options),
  };
};
