import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { asApp, type WixCallDeps } from './wix-call.ts';
import type { WixOrders } from './wix-orders.ts';
import { orderStatusSchema, type SandboxPlacedOrder, type WixState } from './wix-state.ts';

const params = z.object({ id: z.string() });
const query = z.object({
  /** "Currently, it is not possible to filter by status `FULFILLED`." */
  status: orderStatusSchema.exclude(['FULFILLED']).optional(),
  limit: z.coerce.number().int().min(1).max(1_000).default(100),
});
const messageBody = z.strictObject({ message: z.string().max(1_000).nullish() });

/** Orders v3 (contract §3). */
export function addOrderRoutes(
  app: FastifyInstance,
  deps: WixCallDeps & { readonly state: WixState; readonly orders: WixOrders },
): void {
  const { orders, state } = deps;
  const root = '/restaurants/v3/orders';
  const shown = (placed: SandboxPlacedOrder) => ({
    ...placed.order,
    status: placed.status,
    locationId: state.configurations.get(placed.configurationId)?.locationId,
    createdDate: placed.createdDate,
    updatedDate: placed.updatedDate,
  });

  app.get(
    root,
    asApp(deps, 'list_orders', ({ instanceId, request }) => {
      const { status, limit } = query.parse(request.query);
      const found = orders.list({ instanceId, ...(status === undefined ? {} : { status }) });
      return { orders: found.slice(-limit).map(shown) };
    }),
  );
  app.get(
    `${root}/:id`,
    asApp(deps, 'get_order', ({ instanceId, request }) => ({
      order: shown(orders.get(instanceId, params.parse(request.params).id)),
    })),
  );
  for (const [step, operation, body] of [
    ['accept', 'accept_order', messageBody],
    ['cancel', 'cancel_order', messageBody],
    ['fulfill', 'fulfill_order', z.strictObject({})],
  ] as const)
    app.post(
      `${root}/:id/${step}`,
      asApp(deps, operation, ({ instanceId, request }) => {
        body.parse(request.body ?? {});
        return { order: shown(orders.move(instanceId, params.parse(request.params).id, step)) };
      }),
    );
}
