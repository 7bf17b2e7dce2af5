import { readMoment } from '@pos-bridge/storable';
import type { OrderErrorCode, RequestId, WixOrder, WixOrderId } from '@pos-bridge/wix';
import { and, desc, eq, isNull, or } from 'drizzle-orm';
import type { ConfigurationAddress } from '../configurations/find-configuration.ts';
import type { Database, Transaction } from '../database/connect.ts';
import { type AdvanceDeps, advanceOrder, send, type Turn } from './advance-order.ts';
import { hardStop } from './checks/gates.ts';
import { newOrderId, type OrderId, type ValidationId } from './ids.ts';
import { isSameOrder } from './is-same-order.ts';
import { recoverOrder } from './jobs.ts';
import { standingOf } from './judge-order.ts';
import { type KeptOrder, keepOrder } from './keep-order.ts';
import { type LeasedOrder, submitting } from './order-leases.ts';
import { type OrderRow, recordEvents } from './order-row.ts';
import { keepNotTaken, settleTaken } from './orders-not-taken.ts';
import { recallRefusals, type ToldRefusal } from './personal-data/refusal-words.ts';
import { readTenant } from './store-validation.ts';
import { orders, orderValidations } from './tables.ts';
import type { Tenant, TenantConfiguration } from './tenant.ts';

export interface CreateOrderRequest extends ConfigurationAddress {
  readonly requestId: RequestId | null;
  readonly order: WixOrder;
  readonly paidByPosGateway: boolean;
}

export type CreateOrderResult =
  | { readonly outcome: 'account-not-found' | 'configuration-not-found' }
  /** Wix named no order; without a name nothing can be created once. */
  | { readonly outcome: 'no_order_id' }
  /** Another order came under this id before. */
  | { readonly outcome: 'conflict'; readonly orderId: OrderId }
  /** No order was stored: account, location or menu does not stand, or ordering is paused. */
  | { readonly outcome: 'not_ready'; readonly code: OrderErrorCode; readonly sentence: string }
  | {
      readonly outcome: 'created';
      readonly orderId: OrderId;
      readonly posOrderId: string;
      readonly posLocationId: string;
      readonly posOrderStatus: string;
    }
  | {
      readonly outcome: 'rejected';
      readonly orderId: OrderId;
      readonly code: OrderErrorCode;
      readonly refusals: readonly ToldRefusal[];
    }
  /** No end within the time budget; a job goes on. */
  | { readonly outcome: 'pending'; readonly orderId: OrderId; readonly why: PendingReason };

/** `not_sent_yet`: the bridge itself was slow, and had no time left to call the POS. */
type PendingReason = 'pos_silent' | 'pos_unreachable' | 'not_sent_yet';

export type CreateOrder = (request: CreateOrderRequest) => Promise<CreateOrderResult>;

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
    if (wixOrderId === null || wixOrderId === undefined) return { outcome: 'no_order_id' };
    const kept = await keepOrder(deps.sealer, request.order, request.paidByPosGateway);

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
    const callUntil = deadline - deps.answerWithinMs * (1 - callShare);
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

/** The create's share of the budget; the rest is for asking the POS where its answer is lost. */
const callShare = 0.7;

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
  request: Pick<CreateOrderRequest, 'paidByPosGateway'>,
  kept: KeptOrder,
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
  { instanceId, accountId, configurationId }: CreateOrderRequest,
  wixOrderId: WixOrderId,
  { code, sentence }: NotReady,
): Promise<CreateOrderResult> {
  const order = { instanceId, accountId, configurationId, wixOrderId, code };
  await deps.database.db.transaction((tx) => keepNotTaken(tx, deps.jobs, order, deps.clock.now()));
  return { outcome: 'not_ready', code, sentence };
}

/** Orders for now are of no use to anybody later than this; others until they were promised. */
const submitWithinMs = 30 * 60_000;

interface NewOrder {
  readonly request: CreateOrderRequest;
  readonly wixOrderId: WixOrderId;
  readonly tenant: Tenant;
  readonly configuration: TenantConfiguration;
  readonly location: NonNullable<TenantConfiguration['location']>;
  readonly kept: KeptOrder;
  readonly limitMs: number;
}

/** Null where another caller was faster. Committed with the job that recovers it, ready to be sent. */
async function storeOrder(deps: CreateOrderDeps, order: NewOrder): Promise<LeasedOrder | null> {
  const { request, kept } = order;
  const now = deps.clock.now();
  const id = newOrderId(now);
  const lease = submitting({ attempts: 0 }, now, order.limitMs);
  return deps.database.db.transaction(async (tx) => {
    const seenOnWix = await settleTaken(tx, { ...request, wixOrderId: order.wixOrderId }, now);
    const [stored] = await tx
      .insert(orders)
      .values({
        ...kept,
        ...seenOnWix,
        ...lease,
        id,
        receivedAt: now,
        instanceId: request.instanceId,
        accountId: request.accountId,
        configurationId: request.configurationId,
        requestId: request.requestId,
        wixOrderId: order.wixOrderId,
        validationId: await validationOf(tx, order),
        provider: order.tenant.provider,
        locationId: order.location.id,
        posLocationId: order.location.details.posLocationId,
        publicationId: order.configuration.publicationId,
        paidByPosGateway: request.paidByPosGateway,
        version: 1,
        round: 1,
        asks: 0,
        submitBy: submitBy(request.order, now),
      })
      .onConflictDoNothing({ target: [orders.configurationId, orders.wixOrderId] })
      .returning();
    if (stored === undefined) return null;
    await recordEvents(tx, id, now, [
      { kind: 'received', detail: { requestId: request.requestId } },
      { kind: 'submitting', detail: { attempt: 1 } },
    ]);
    await deps.jobs.enqueue(
      tx,
      recoverOrder,
      { orderId: id },
      { startAfter: lease.leaseUntil, singletonKey: id },
    );
    return { ...stored, leaseToken: lease.leaseToken };
  });
}

function submitBy({ fulfillment }: WixOrder, now: Date): Date {
  const promised = readMoment(fulfillment?.promisedTime);
  const soonest = new Date(now.getTime() + submitWithinMs);
  const isForLater = fulfillment?.asap === false && promised !== null && promised > soonest;
  return isForLater ? promised : soonest;
}

/** The validation that went before: of this order, or of the same wishes before there was an order. */
async function validationOf(
  tx: Transaction,
  { request, wixOrderId, kept }: NewOrder,
): Promise<ValidationId | null> {
  const [found] = await tx
    .select({ id: orderValidations.id })
    .from(orderValidations)
    .where(
      and(
        eq(orderValidations.configurationId, request.configurationId),
        or(
          eq(orderValidations.wixOrderId, wixOrderId),
          and(
            isNull(orderValidations.wixOrderId),
            eq(orderValidations.fingerprint, kept.fingerprint),
          ),
        ),
      ),
    )
    .orderBy(desc(orderValidations.id))
    .limit(1);
  return found?.id ?? null;
}

/**
 * What Wix is told of an order: for a final one the same for ever, but for a POS's words, which are erased
 * with the customer's data.
 */
async function answerOf(
  { sealer }: Pick<CreateOrderDeps, 'sealer'>,
  order: OrderRow,
): Promise<CreateOrderResult> {
  const { id: orderId, state, refusals, refusalWordsSealed } = order;
  switch (state) {
    case 'created':
      return {
        outcome: 'created',
        orderId,
        posOrderId: order.posOrderId ?? '',
        posLocationId: order.posLocationId,
        posOrderStatus: order.answeredStatus ?? '',
      };
    case 'rejected':
      return {
        outcome: 'rejected',
        orderId,
        code: refusals?.[0]?.code ?? 'ORDER_REJECTED',
        refusals: await recallRefusals(sealer, { refusals: refusals ?? [], refusalWordsSealed }),
      };
    case 'received':
    case 'submitting':
    case 'unknown':
      return { outcome: 'pending', orderId, why: whyPending(order) };
    default:
      return state satisfies never;
  }
}

function whyPending({ uncertain, lastFault }: OrderRow): PendingReason {
  if (uncertain) return 'pos_silent';
  return lastFault === null ? 'not_sent_yet' : 'pos_unreachable';
}
