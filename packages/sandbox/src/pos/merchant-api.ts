import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { SandboxClock } from '../simulation/clock.ts';
import type { FaultRules } from '../simulation/fault-rules.ts';
import { playFaults } from '../simulation/play-faults.ts';
import type { RequestLog } from '../simulation/request-log.ts';
import type { Kitchen } from './kitchen.ts';
import type { PosOauth } from './oauth.ts';
import { type PosOrder, type PosOrderRequest, posOrderRequestSchema } from './pos-order.ts';
import { type PosLocation, type PosState, placeKey } from './pos-state.ts';
import { isInStock, levelsOf } from './stock.ts';

/** The operations of the POS that faults can strike and that the request log counts. */
export const posOperations = [
  'oauth_token',
  'oauth_revoke',
  'list_locations',
  'get_menu',
  'validate_order',
  'create_order',
  'find_orders',
  'get_order',
  'list_stock',
] as const;
export type PosOperation = (typeof posOperations)[number];

export interface MerchantApiDeps {
  readonly state: PosState;
  readonly clock: SandboxClock;
  readonly oauth: PosOauth;
  readonly kitchen: Kitchen;
  readonly faults: FaultRules;
  readonly requests: RequestLog;
}

type Answer = (
  merchantId: string,
  request: FastifyRequest,
  reply: FastifyReply,
) => unknown | Promise<unknown>;
type LocationAnswer = (
  location: PosLocation,
  request: FastifyRequest,
  reply: FastifyReply,
) => unknown;

const locationParams = z.object({ locationId: z.string() });
const orderParams = z.object({ orderId: z.string() });
const ordersQuery = z.object({
  reference: z.string().optional(),
  status: z.string().optional(),
  updated_since: z.iso.datetime().optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});

/** What the bridge calls with a merchant's token: `/v1/…`. Errors are `{error, message}`. */
export function addMerchantApi(app: FastifyInstance, deps: MerchantApiDeps): void {
  const { state, clock, kitchen } = deps;

  const forMerchant =
    (operation: PosOperation, answer: Answer) =>
    async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
      const tenant = deps.oauth.merchantOf(request.headers.authorization);
      const path = new URL(request.url, 'http://pos').pathname;
      const { method, id: requestId } = request;
      deps.requests.record({ at: clock.now(), method, path, operation, tenant, requestId });
      const effects = deps.faults.draw({ tenant, operation });
      if (!(await playFaults(effects, request, reply))) return reply;
      if (tenant === null) return problem(reply, 401, 'unauthorized', 'no valid access token');
      return answer(tenant, request, reply);
    };

  const forLocation = (operation: PosOperation, answer: LocationAnswer) =>
    forMerchant(operation, (merchantId, request, reply) => {
      const { locationId } = locationParams.parse(request.params);
      const location = state.locations.get(locationId);
      return location?.merchantId === merchantId
        ? answer(location, request, reply)
        : problem(reply, 404, 'location_not_found', 'no such location');
    });

  /** An order that the POS cannot read is refused like any other, so that somebody learns why. */
  const withOrder = (
    request: FastifyRequest,
    reply: FastifyReply,
    then: (order: PosOrderRequest) => unknown,
  ): unknown => {
    const parsed = posOrderRequestSchema.safeParse(request.body);
    if (parsed.success) return then(parsed.data);
    const [issue] = parsed.error.issues;
    const message = `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'unreadable'}`;
    return refused(reply, [{ reason: 'order_malformed', message, line: null }]);
  };

  app.get(
    '/v1/locations',
    forMerchant('list_locations', (merchantId) => ({
      locations: [...state.locations.values()]
        .filter((location) => location.merchantId === merchantId)
        .map(({ menu: _menu, ...location }) => location),
    })),
  );

  app.get(
    '/v1/locations/:locationId/menu',
    forLocation('get_menu', (location) => {
      const now = clock.now();
      const available = (id: string) => isInStock(state, location.id, id, 1, now);
      return {
        currency: location.currency,
        ...location.menu,
        items: location.menu.items.map((item) => ({ ...item, available: available(item.id) })),
        modifiers: location.menu.modifiers.map((modifier) => ({
          ...modifier,
          available: available(modifier.id),
        })),
      };
    }),
  );

  app.post(
    '/v1/locations/:locationId/orders/validate',
    forLocation('validate_order', (location, request, reply) => {
      if (!state.merchants.get(location.merchantId)?.validatesOrders)
        return problem(reply, 501, 'not_supported', 'this POS does not validate orders');
      return withOrder(request, reply, (order) => {
        const refusals = kitchen.validate(location, order);
        return { valid: refusals.length === 0, refusals };
      });
    }),
  );

  app.post(
    '/v1/locations/:locationId/orders',
    forLocation('create_order', (location, request, reply) =>
      withOrder(request, reply, (order) => {
        const key = request.headers['idempotency-key'];
        const result = kitchen.create(location, order, typeof key === 'string' ? key : null);
        switch (result.outcome) {
          case 'created':
            return reply.code(result.repeated ? 200 : 201).send({ order: summary(result.order) });
          case 'refused':
            return refused(reply, result.refusals);
          case 'key_conflict':
            return problem(reply, 409, 'key_conflict', 'this Idempotency-Key named another order');
        }
      }),
    ),
  );

  app.get(
    '/v1/locations/:locationId/orders',
    forLocation('find_orders', (location, request) => {
      const query = ordersQuery.parse(request.query);
      const candidates =
        query.reference === undefined
          ? [...state.orders.values()].filter(({ locationId }) => locationId === location.id)
          : (state.ordersByReference.get(placeKey(location.id, query.reference)) ?? []).flatMap(
              (id) => state.orders.get(id) ?? [],
            );
      const orders = candidates.filter(
        (order) =>
          (query.status === undefined || order.status === query.status) &&
          (query.updated_since === undefined || order.updatedAt >= query.updated_since),
      );
      return { orders: orders.slice(0, query.limit).map(summary) };
    }),
  );

  app.get(
    '/v1/locations/:locationId/orders/:orderId',
    forLocation('get_order', (location, request, reply) => {
      const order = state.orders.get(orderParams.parse(request.params).orderId);
      return order?.locationId === location.id
        ? { order: summary(order) }
        : problem(reply, 404, 'order_not_found', 'no such order');
    }),
  );

  app.get(
    '/v1/locations/:locationId/stock',
    forLocation('list_stock', (location) => ({
      levels: levelsOf(state, location.id, clock.now()),
    })),
  );
}

const summary = (order: PosOrder) => ({
  id: order.id,
  locationId: order.locationId,
  status: order.status,
  reference: order.request.reference,
  createdAt: order.createdAt,
  updatedAt: order.updatedAt,
});

const problem = (reply: FastifyReply, status: number, error: string, message: string) =>
  reply.code(status).send({ error, message });

const refused = (reply: FastifyReply, refusals: readonly unknown[]) =>
  reply.code(422).send({ error: 'order_refused', message: 'the order is refused', refusals });
