import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { asApp, type WixCallDeps } from './wix-call.ts';
import type { WixOrders } from './wix-orders.ts';
import { orderStatusSchema, type SandboxPlacedOrder, type WixState } from './wix-state.ts';

const params = z.object({ id: z.string() });
/**
 * What Wix lists by; it has no further page. The order and the greatest limit are those of its packages,
 * which say no usual limit: the smaller, the sooner a caller that relies on it is seen.
 */
const query = z.strictObject({
  /** "Currently, it is not possible to filter by status `FULFILLED`." */
  status: orderStatusSchema.exclude(['FULFILLED']).optional(),
  createdDate: z.templateLiteral([z.enum(['gte', 'lte']), ':', z.iso.datetime()]).optional(),
  'sort.fieldName': z.enum(['CREATED_DATE', 'UPDATED_DATE']).default('CREATED_DATE'),
  'sort.order': z.enum(['ASC', 'DESC']).default('ASC'),
  limit: z.coerce.number().int().min(1).max(1_000).default(50),
});
type ListQuery = z.infer<typeof query>;
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
      const wish = query.parse(request.query);
      const { status } = wish;
      const found = orders.list({ instanceId, ...(status === undefined ? {} : { status }) });
      return { orders: listed(found, wish).map(shown) };
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

function listed(orders: readonly SandboxPlacedOrder[], wish: ListQuery): SandboxPlacedOrder[] {
  const [, bound = '', at = ''] = /^(gte|lte):(.*)$/.exec(wish.createdDate ?? '') ?? [];
  const by = wish['sort.fieldName'] === 'CREATED_DATE' ? 'createdDate' : 'updatedDate';
  const turn = wish['sort.order'] === 'ASC' ? 1 : -1;
  return orders
    .filter(({ createdDate }) => {
      const distance = Date.parse(createdDate) - Date.parse(at);
      return bound === 'gte' ? distance >= 0 : bound === 'lte' ? distance <= 0 : true;
    })
    .sort((a, b) => turn * (Date.parse(a[by]) - Date.parse(b[by])))
    .slice(0, wish.limit);
}
