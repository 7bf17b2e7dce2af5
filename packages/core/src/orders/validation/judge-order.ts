import type { PosDeclaration } from '@pos-bridge/pos';
import type { OrderErrorCode } from '@pos-bridge/wix';
import type { PublishedCatalogs } from '../../catalog/versions/published-catalog.ts';
import type { Clock } from '../../clock.ts';
import type { LocationId, ValidationId } from '../../ids.ts';
import type { PosRegistry } from '../../pos/pos-registry.ts';
import type { AskPos } from '../ask-pos.ts';
import type { CheckOrder, OrderCheckResult } from '../checks/check-order.ts';
import type { KnownStock, OrderFacts } from '../checks/facts.ts';
import { gateChecks } from '../checks/order-checks.ts';
import { type TranslatedOrder, toPosOrder } from '../pos-order/to-pos-order.ts';
import type { OrderCatalog } from '../site-order/order-catalog.ts';
import type { SiteOrder } from '../site-order/site-order.ts';
import type { Tenant, TenantConfiguration } from './tenant.ts';
import type { PosOpinion, ValidationOutcome } from './validation.ts';

export interface JudgeDeps {
  readonly clock: Clock;
  readonly pos: PosRegistry;
  readonly checkOrder: CheckOrder;
  readonly askPos: AskPos;
  readonly orderCatalogs: OrderCatalogs;
  readonly stock: StockSnapshots;
}

/** Published menus, ready to be asked about lines. */
export interface OrderCatalogs {
  of(publicationId: Parameters<PublishedCatalogs['of']>[0]): Promise<OrderCatalog | null>;
}

/** What is known of a location's stock, by the POS's id of the item; see `createStockSnapshots`. */
export interface StockSnapshots {
  of(locationId: LocationId): Promise<ReadonlyMap<string, KnownStock>>;
}

/** An order at its place. */
export interface Case {
  readonly tenant: Tenant;
  readonly configuration: TenantConfiguration;
  readonly declaration: PosDeclaration;
  readonly catalog: OrderCatalog | null;
  readonly order: SiteOrder;
  readonly paidByPosGateway: boolean;
  /** In the POS's words; null where the configuration is not mapped. */
  readonly translated: TranslatedOrder | null;
}

/** @throws Error where the account's provider is none of this installation: a mistake in the set-up. */
export async function openCase(
  deps: Pick<JudgeDeps, 'pos' | 'orderCatalogs'>,
  tenant: Tenant,
  configuration: TenantConfiguration,
  asked: Pick<Case, 'order' | 'paidByPosGateway'> & { readonly reference: ValidationId },
): Promise<Case> {
  const provider = deps.pos.get(tenant.provider);
  if (provider === undefined) throw new Error(`no POS provider is called "${tenant.provider}"`);
  const { publicationId, location } = configuration;
  const { order, paidByPosGateway, reference } = asked;
  const catalog = publicationId === null ? null : await deps.orderCatalogs.of(publicationId);
  const posLocationId = location?.details.posLocationId;
  return {
    tenant,
    configuration,
    declaration: provider.declaration,
    catalog,
    order,
    paidByPosGateway,
    translated:
      posLocationId === undefined
        ? null
        : toPosOrder(order, { catalog, posLocationId, reference, paidByPosGateway }),
  };
}

/** How the place stands, for the checks. */
export const standingOf = (
  { posAuthorized }: Tenant,
  { verdict, refusal, pausedUntil }: TenantConfiguration,
): Pick<OrderFacts, 'account' | 'configuration' | 'pausedUntil'> => ({
  account: { authorized: posAuthorized },
  configuration: {
    ready: verdict.status === 'READY',
    code: refusal,
    reasons: verdict.reasons.map(({ sentence }) => sentence),
  },
  pausedUntil,
});

/** The bridge's own checks. */
export async function checkCase(
  deps: Pick<JudgeDeps, 'clock' | 'checkOrder' | 'stock'>,
  { tenant, configuration, ...asked }: Case,
): Promise<OrderCheckResult> {
  const { location } = configuration;
  return deps.checkOrder({
    ...asked,
    ...standingOf(tenant, configuration),
    now: deps.clock.now(),
    location: location?.details ?? null,
    stock: location === null ? new Map() : await deps.stock.of(location.id),
  });
}

/**
 * What the POS itself says of an order, within a time limit; nothing lasting comes of it. A POS is not
 * bothered with an order that it cannot make valid.
 */
export async function askOpinion(
  deps: Pick<JudgeDeps, 'askPos'> & { readonly posOpinionWithinMs: number },
  { tenant, declaration, translated }: Case,
  { judged, bound }: Pick<OrderCheckResult, 'judged' | 'bound'>,
): Promise<PosOpinion> {
  if (!judged) return notAsked('the bridge could not judge the order');
  if (bound) return notAsked('the bridge refuses the order, and no POS outvotes it');
  if (!declaration.capabilities.validatesOrders) return { kind: 'has_none' };
  if (translated?.outcome !== 'translated') {
    return notAsked('the order cannot be put into its words');
  }
  const answer = await deps.askPos(
    tenant.accountId,
    deps.posOpinionWithinMs,
    ({ provider, session }, call) =>
      provider.validateOrder === undefined
        ? Promise.resolve(null)
        : provider.validateOrder(session, translated.order, call),
  );
  switch (answer.kind) {
    case 'answered':
      return answer.value === null ? { kind: 'has_none' } : { kind: 'said', ...answer.value };
    case 'no_access':
      return { kind: 'no_access', reason: answer.reason };
    case 'failed':
      return { kind: 'failed', fault: answer.fault };
    default:
      return answer satisfies never;
  }
}

const notAsked = (why: string): PosOpinion => ({ kind: 'not_asked', why });

/** Both sides put together. */
export interface Decision {
  readonly outcome: ValidationOutcome;
  /** What Wix is told; null without a verdict. */
  readonly posOrderStatus: string | null;
  /** Why there is no verdict; null where there is one. */
  readonly refusal: OrderErrorCode | null;
  /** Of both sides, each once, ours first. */
  readonly codes: readonly OrderErrorCode[];
}

/**
 * The POS's word wins over our opinions; without one, ours stand. Over a check that is ours to decide
 * nobody's word wins, also where it was said before that check failed. Where a gate failed there is no
 * verdict at all.
 */
export function decide(
  checks: OrderCheckResult,
  opinion: PosOpinion,
  { validationStatuses }: Pick<PosDeclaration, 'validationStatuses'>,
): Decision {
  const failed = checks.findings.filter(({ verdict }) => verdict === 'failed');
  const codes = new Set(failed.map(({ code }) => code));
  if (!checks.judged || opinion.kind === 'no_access') {
    const gate = failed.find(({ check }) => gateChecks.some(({ id }) => id === check));
    const refusal = gate?.code ?? 'ACCOUNT_NOT_AUTHORIZED';
    codes.add(refusal);
    return { outcome: 'no_verdict', posOrderStatus: null, refusal, codes: [...codes] };
  }
  if (opinion.kind === 'said' && !(checks.bound && opinion.valid)) {
    for (const { code } of opinion.refusals) codes.add(code);
    return {
      outcome: opinion.valid ? 'valid' : 'invalid',
      posOrderStatus: opinion.posOrderStatus,
      refusal: null,
      codes: [...codes],
    };
  }
  return {
    outcome: checks.valid ? 'valid' : 'invalid',
    posOrderStatus: checks.valid ? validationStatuses.valid : validationStatuses.invalid,
    refusal: null,
    codes: [...codes],
  };
}
