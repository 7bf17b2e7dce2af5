import { z } from 'zod';
import type { CartInput } from './cart.ts';
import type { SpiCaller, SpiExchange } from './spi-caller.ts';
import { orderOfCart, type SandboxOrder } from './storefront.ts';
import { WixRefusal } from './wix-errors.ts';
import type { WixOrders } from './wix-orders.ts';
import type { SandboxPlacedOrder, WixState } from './wix-state.ts';

/** A shopper at the checkout of a Wix site. */
export interface Checkout {
  /** The order that the cart makes; nothing is sent or kept. */
  build(cart: CartInput): SandboxOrder;
  /** Validate Order through the adapter. */
  validate(request: CheckoutRequest): Promise<SpiExchange>;
  /**
   * Validate Order, and where the adapter gives a verdict the order is placed on Wix and created
   * through the adapter. Which statuses mean success is the caller's to know: `isValid`.
   */
  place(request: CheckoutRequest & PlaceOptions): Promise<PlacedOrder>;
  /** Create Order for an order that Wix has already, as Wix repeats it. */
  createAgain(orderId: string, accountId?: string): Promise<SpiExchange>;
}

export interface CheckoutRequest {
  readonly cart: CartInput;
  /** Asked of the adapter by List Account IDs where missing, as Wix does. */
  readonly accountId?: string;
  readonly paidByPosGateway?: boolean;
}

export interface PlaceOptions {
  /** By default `valid` alone lets the order pass. */
  readonly isValid?: (posOrderStatus: string) => boolean;
}

export interface PlacedOrder {
  readonly outcome: 'created' | 'invalid' | 'failed';
  readonly orderId: string;
  readonly validation: SpiExchange;
  /** Null where validation stopped it. */
  readonly creation: SpiExchange | null;
}

const verdictSchema = z.object({ posOrderStatus: z.string() });
const accountsSchema = z.object({ accountIds: z.array(z.string()) });
const createdSchema = z.object({
  posOrderId: z.string().nullable().default(null),
  posLocationId: z.string().nullable().default(null),
  posOrderStatus: z.string().nullable().default(null),
});

export function createCheckout(deps: {
  readonly state: WixState;
  readonly orders: WixOrders;
  readonly callSpi: SpiCaller;
}): Checkout {
  const { state, orders, callSpi } = deps;

  const accountOf = async (instanceId: string): Promise<string> => {
    const { response } = await callSpi({ operation: 'listAccountIds', instanceId });
    const [accountId] = accountsSchema.safeParse(response.body).data?.accountIds ?? [];
    if (accountId === undefined)
      throw new WixRefusal(409, 'NO_ACCOUNT', 'The site has no account with a POS');
    return accountId;
  };

  const call = async (
    operation: 'validateOrder' | 'createOrder',
    { order, configuration, currency }: SandboxOrder,
    account: string | undefined,
    paidByPosGateway: boolean,
  ): Promise<SpiExchange> => {
    const accountId = account ?? (await accountOf(configuration.instanceId));
    return callSpi({
      operation,
      instanceId: configuration.instanceId,
      currency,
      identity: { identityType: 'ANONYMOUS_VISITOR', anonymousVisitorId: 'visitor' },
      request: { accountId, configurationId: configuration.id, order, paidByPosGateway },
    });
  };

  const create = async (
    placed: SandboxPlacedOrder,
    accountId: string | undefined,
  ): Promise<SpiExchange> => {
    const configuration = state.configurations.get(placed.configurationId);
    const site = state.sites.get(placed.instanceId);
    if (!configuration || !site) throw new Error(`order ${placed.id} is of no site`);
    const { order, paidByPosGateway } = placed;
    const built = { order, configuration, currency: site.currency };
    const exchange = await call('createOrder', built, accountId, paidByPosGateway);
    if (exchange.response.status === 200)
      orders.recordPosAnswer(placed.id, createdSchema.parse(exchange.response.body));
    return exchange;
  };

  return {
    build: (cart) => orderOfCart(state, cart),
    validate: ({ cart, accountId, paidByPosGateway = false }) =>
      call('validateOrder', orderOfCart(state, cart), accountId, paidByPosGateway),
    place: async ({ isValid = (status) => status === 'valid', ...request }) => {
      const { accountId, paidByPosGateway = false } = request;
      const built = orderOfCart(state, request.cart);
      const validation = await call('validateOrder', built, accountId, paidByPosGateway);
      const verdict = verdictSchema.safeParse(validation.response.body).data;
      const stopped = { orderId: built.order.id, validation, creation: null };
      if (validation.response.status !== 200 || !verdict) return { outcome: 'failed', ...stopped };
      if (!isValid(verdict.posOrderStatus)) return { outcome: 'invalid', ...stopped };
      const { instanceId, id: configurationId } = built.configuration;
      const placed = orders.add({
        id: built.order.id,
        instanceId,
        configurationId,
        status: 'NEW',
        paidByPosGateway,
        order: built.order,
      });
      if (state.sites.get(instanceId)?.acceptsOrdersByItself)
        orders.move(instanceId, placed.id, 'accept');
      const creation = await create(placed, accountId);
      return {
        outcome: creation.response.status === 200 ? 'created' : 'failed',
        orderId: placed.id,
        validation,
        creation,
      };
    },
    createAgain: (orderId, accountId) => {
      const placed = state.orders.get(orderId);
      if (!placed) throw new Error(`no order ${orderId}`);
      return create(placed, accountId);
    },
  };
}
