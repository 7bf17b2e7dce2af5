import {
  PosFault,
  type PosLocation,
  type PosProvider,
  type PosSession,
  posLocationSchema,
} from '@pos-bridge/pos';
import { createAuthorization, credentialsOf } from './authorization.ts';
import { createSandboxClient, type SandboxRequest } from './client.ts';
import { sandboxPosDeclaration } from './declaration.ts';
import {
  locationsSchema,
  menuSchema,
  orderAnswerSchema,
  ordersAnswerSchema,
  problemSchema,
  refusalsSchema,
  stockSchema,
  verdictSchema,
} from './messages.ts';
import { fulfillmentTypes, menuFromPos, openingPeriods } from './translate-menu.ts';
import { orderStateOf, refusalOf, sandboxOrderOf } from './translate-order.ts';
import { createWebhooks, stockLevelOf } from './webhooks.ts';

export interface SandboxPosProviderOptions {
  /** Address of the simulated POS, without a slash at its end. */
  readonly baseUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** `whsec_…`; several while one is being replaced. */
  readonly webhookSecrets: readonly string[];
  /** False: the bridge is told that this POS has no validation of its own. */
  readonly validatesOrders?: boolean;
  readonly fetch?: typeof fetch;
  /** Where the expiry of tokens is counted from. */
  readonly clock?: { now(): Date };
}

/** The {@link PosProvider} of the simulated POS. */
export function createSandboxPosProvider(options: SandboxPosProviderOptions): PosProvider {
  const client = createSandboxClient({
    baseUrl: options.baseUrl,
    fetch: options.fetch ?? fetch,
  });
  const validatesOrders = options.validatesOrders ?? true;
  const call = async (session: PosSession, request: Omit<SandboxRequest, 'accessToken'>) =>
    client.call({ ...request, accessToken: credentialsOf(session).accessToken });
  const place = (posLocationId: string, rest: string) =>
    `/v1/locations/${encodeURIComponent(posLocationId)}${rest}`;

  const validateOrder: NonNullable<PosProvider['validateOrder']> = async (
    session,
    order,
    { signal },
  ) => {
    const answer = await call(session, {
      method: 'POST',
      path: place(order.posLocationId, '/orders/validate'),
      body: sandboxOrderOf(order),
      signal,
      expected: [422, 501],
    });
    if (answer.status === 501) return null;
    const { refusals } =
      answer.status === 422 ? answer.read(refusalsSchema) : answer.read(verdictSchema);
    const valid = refusals.length === 0;
    return {
      valid,
      posOrderStatus: valid ? 'valid' : 'invalid',
      refusals: refusals.map(refusalOf),
    };
  };

  return {
    declaration: sandboxPosDeclaration({ validatesOrders }),
    authorization: createAuthorization({
      baseUrl: options.baseUrl,
      client,
      identity: options,
      now: () => options.clock?.now() ?? new Date(),
    }),
    ...(validatesOrders ? { validateOrder } : {}),

    listLocations: async (session, { signal }) => {
      const answer = await call(session, { method: 'GET', path: '/v1/locations', signal });
      return answer.read(locationsSchema).locations.map(locationOf);
    },

    fetchMenu: async (session, posLocationId, { signal }) => {
      const path = place(posLocationId, '/menu');
      const answer = await call(session, { method: 'GET', path, signal });
      return menuFromPos(answer.read(menuSchema));
    },

    createOrder: async (session, order, { signal, idempotencyKey }) => {
      const answer = await call(session, {
        method: 'POST',
        path: place(order.posLocationId, '/orders'),
        body: sandboxOrderOf(order),
        idempotencyKey,
        signal,
        expected: [422],
      });
      if (answer.status === 422)
        return {
          outcome: 'rejected',
          refusals: answer.read(refusalsSchema).refusals.map(refusalOf),
          posOrderStatus: 'rejected',
        };
      return { outcome: 'created', order: orderStateOf(answer.read(orderAnswerSchema).order) };
    },

    findOrderByReference: async (session, posLocationId, reference, { signal }) => {
      const answer = await call(session, {
        method: 'GET',
        path: place(posLocationId, '/orders'),
        query: { reference, limit: '1' },
        signal,
      });
      const [order] = answer.read(ordersAnswerSchema).orders;
      return order ? orderStateOf(order) : null;
    },

    getOrder: async (session, posLocationId, posOrderId, { signal }) => {
      const answer = await call(session, {
        method: 'GET',
        path: place(posLocationId, `/orders/${encodeURIComponent(posOrderId)}`),
        signal,
        expected: [404],
      });
      if (answer.status !== 404) return orderStateOf(answer.read(orderAnswerSchema).order);
      const { error } = answer.read(problemSchema);
      if (error === 'order_not_found') return null;
      throw new PosFault('location_gone', `GET order: ${error}`);
    },

    listStock: async (session, posLocationId, { signal }) => {
      const path = place(posLocationId, '/stock');
      const answer = await call(session, { method: 'GET', path, signal });
      return answer.read(stockSchema).levels.map(stockLevelOf);
    },

    webhooks: createWebhooks(options.webhookSecrets),
  };
}

type SandboxLocation = ReturnType<typeof locationsSchema.parse>['locations'][number];

function locationOf(location: SandboxLocation): PosLocation {
  const parsed = posLocationSchema.safeParse({
    posLocationId: location.id,
    name: location.name,
    address: location.address,
    timeZone: location.timeZone,
    currency: location.currency,
    hours: openingPeriods(location.openingHours),
    fulfillment: location.services.map(({ type, fee, minimumOrder }) => ({
      type: fulfillmentTypes[type],
      ...(fee === null ? {} : { fee, feeForAll: true }),
      ...(minimumOrder === null ? {} : { minimumOrder }),
    })),
    paused: location.paused,
  });
  if (parsed.success) return parsed.data;
  const where = parsed.error.issues.map((issue) => issue.path.join('.')).slice(0, 5);
  throw new PosFault('protocol', `location ${location.id} is unreadable at ${where.join(', ')}`);
}
