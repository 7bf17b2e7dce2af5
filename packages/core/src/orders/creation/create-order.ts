import type { OrderErrorCode, WixOrderId } from '@pos-bridge/wix';
import { and, eq } from 'drizzle-orm';
import type { ConfigurationAddress } from '../../configurations/find-configuration.ts';
import type { Database } from '../../database/connect.ts';
import { hardStop } from '../checks/check-order.ts';
import { type SealedOrder, sealOrder } from '../customer-data/seal-order.ts';
import { storeNotTaken } from '../not-taken/orders-not-taken.ts';
import type { OrderRequest } from '../order-request.ts';
import { type OrderRow, recordEvents } from '../order-row.ts';
import { orderTimes } from '../order-times.ts';
import { orders } from '../tables.ts';
import { standingOf } from '../validation/judge-order.ts';
import { readTenant } from '../validation/store-validation.ts';
import type { TenantConfiguration } from '../validation/tenant.ts';
import { type AdvanceDeps, advanceOrder, send, type Turn } from './advance-order.ts';
import { answerOf, type CreateOrderResult } from './create-order-result.ts';
import { isSameOrder } from './is-same-order.ts';
import { storeOrder } from './store-order.ts';

export type CreateOrder = (request: OrderRequest) => Promise<CreateOrderResult>;

export interface CreateOrderDeps extends AdvanceDeps {
  readonly database: Pick<Database, 'db' | 'sql'>;
  /** From Wix's call to our answer. */
  readonly answerWithinMs: number;
}

/**
 * Create Order (contract §2), exactly once: an order is stored under its configuration and Wix's id
 * before anything is sent, so that every repeat, on whatever process, finds it and gets the same answer.
 * The ways by which an order can be created again are those of `nextStep`, and no other.
 */
export function createCreateOrder(deps: CreateOrderDeps): CreateOrder {
  return async (request) => {
    const deadline = performance.now() + deps.answerWithinMs;
    const wixOrderId = request.order.id;
    if (wixOrderId === null) return { outcome: 'no_order_id' };
    const kept = await sealOrder(deps.sealer, request.order, request.paidByPosGateway);

    const [tenant, known] = await Promise.all([
      readTenant(deps.database, request),
      findOrder(deps, request, wixOrderId),
    ]);
    if (tenant === null) return { outcome: 'account-not-found' };
    const { configuration } = tenant;
    if (configuration === null) return { outcome: 'configuration-not-found' };
    // An order that is there has its answer, whatever has become of the account since.
    if (known !== undefined) return repeat(deps, known, request, kept, deadline);

    const { location, refusal } = configuration;
    if (refusal !== null || location === null) {
      return refuse(deps, request, wixOrderId, reasonOf(configuration));
    }
    const { publicationId } = configuration;
    const stop = hardStop({
      ...standingOf(tenant, configuration),
      order: request.order,
      now: deps.clock.now(),
      catalog: publicationId === null ? null : await deps.orderCatalogs.of(publicationId),
    });
    if (stop !== undefined) return refuse(deps, request, wixOrderId, stop);
    const callUntil = deadline - deps.answerWithinMs * (1 - orderTimes.createShare);
    const limitMs = callUntil - performance.now();
    const stored = await storeOrder(deps, {
      request,
      wixOrderId,
      tenant,
      location,
      configuration,
      kept,
      limitMs,
    });
    if (stored === null) {
      const other = await findOrder(deps, request, wixOrderId);
      if (other === undefined) throw new Error('an order that stands in the way cannot be found');
      return repeat(deps, other, request, kept, deadline);
    }
    const provider = deps.pos.get(tenant.provider);
    if (provider === undefined) throw new Error(`no POS provider is called "${tenant.provider}"`);
    const sent = await send(deps, provider.declaration, { uncertain: false }, stored, callUntil);
    return answerOf(deps, await advanceOrder(deps, sent, untilThen(deadline)));
  };
}

/** A shopper, and Wix, wait for as long as the budget lasts. */
const untilThen = (deadline: number): Turn => ({ deadline, patienceMs: Number.POSITIVE_INFINITY });

async function findOrder(
  { database }: Pick<CreateOrderDeps, 'database'>,
  { configurationId }: ConfigurationAddress,
  wixOrderId: WixOrderId,
): Promise<OrderRow | undefined> {
  const [row] = await database.db
    .select()
    .from(orders)
    .where(and(eq(orders.configurationId, configurationId), eq(orders.wixOrderId, wixOrderId)));
  return row;
}

async function repeat(
  deps: CreateOrderDeps,
  known: OrderRow,
  request: Pick<OrderRequest, 'paidByPosGateway'>,
  kept: SealedOrder,
  deadline: number,
): Promise<CreateOrderResult> {
  const isSame = await isSameOrder(deps.sealer, known, { ...kept, ...request });
  await recordEvents(deps.database.db, known.id, deps.clock.now(), [
    { kind: isSame ? 'repeated' : 'conflict' },
  ]);
  if (!isSame) return { outcome: 'conflict', orderId: known.id };
  return answerOf(deps, await advanceOrder(deps, known, untilThen(deadline)));
}

interface NotReady {
  readonly code: OrderErrorCode;
  readonly sentence: string;
}

const reasonOf = ({ refusal, verdict }: TenantConfiguration): NotReady => ({
  code: refusal ?? 'ACCOUNT_CONFIGURATION',
  sentence: verdict.reasons[0]?.sentence ?? 'The location is not ready for orders.',
});

/** No order, so that a repeat is free to create it; but Wix may count on it, and somebody must know. */
async function refuse(
  deps: CreateOrderDeps,
  { instanceId, accountId, configurationId }: OrderRequest,
  wixOrderId: WixOrderId,
  { code, sentence }: NotReady,
): Promise<CreateOrderResult> {
  const order = { instanceId, accountId, configurationId, wixOrderId, code };
  await deps.database.db.transaction((tx) => storeNotTaken(tx, deps.jobs, order, deps.clock.now()));
  return { outcome: 'not_ready', code, sentence };
}
